import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askJson, MAIN, run } from './program.ts';

const ROOT = join(import.meta.dirname, '../..');
const NOTICE = '2024-xcs35';
const MAKE_PIPE = 'mkfifo';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relief-funds-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the notices in which one file was changed. */
function damaged(name: string, file: string, change: (text: string) => string): string {
  const data = join(folder, name);
  cpSync(join(ROOT, 'data/notices', NOTICE), join(data, NOTICE), { recursive: true });
  const path = join(data, NOTICE, file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
  return data;
}

const exchange = (from: string, to: string) => (text: string) => text.replace(from, () => to);

describe('a question as arguments', () => {
  it('is answered as plain text', async () => {
    const { code, out, err } = await run(['喀什', '莎车']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const words of [
      '全年合计　65,468 万元',
      '提前下达　46,660 万元　71.27%',
      '本次下达　18,808 万元　28.73%',
      '适用绩效目标：喀什地区区域目标 14 项',
      '来源：新财社〔2024〕35号 附件1、附件3',
    ])
      expect(out).toContain(words);
    expect(out.endsWith('\n')).toBe(true);
  });

  it.each([
    ['a choice', ['经开区'], 0, '请选择'],
    ['an amount below zero, in two words', ['-49', '是哪里'], 0, '乌鲁木齐市养老福利院'],
    ['nothing in the notice', ['今天天气怎么样'], 1, ''],
  ])('%s: %j exits %i', async (_, args, code, words) => {
    const ended = await run(args);
    expect(ended).toMatchObject({ code, err: '' });
    expect(ended.out).toContain(words);
    expect(ended.out.trim()).not.toBe('');
  });

  it('needs no colours: what goes to a file is plain', async () => {
    for (const args of [['莎车'], ['--explain', '莎车'], ['--check']])
      expect((await run(args, { env: { FORCE_COLOR: '1' } })).out).not.toContain('\u001B');
  });
});

describe('an option that cannot be used', () => {
  it.each([
    [['--check', '--jsn'], '--jsn'],
    [['--check-audit', '1', 'abc'], '--check-audit 1234'],
  ])('%j: one sentence that names it, exit 2', async (args, named) => {
    const { code, out, err } = await run(args, { input: '莎车\n' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('--json', () => {
  it('answers line by line in order, each by itself; a blank line is help', async () => {
    const questions = ['莎车', '', '那叶城呢', '   ', '提前下达', '经开区', '2081902', '今天天气怎么样'];
    const answers = await askJson(questions);
    expect(answers.map(({ query }) => query)).toEqual(questions);
    expect(answers.map(({ kind }) => kind)).toEqual([
      'allocation',
      'help',
      'allocation',
      'help',
      'allocation',
      'choice',
      'subject',
      'none',
    ]);
    const alone = await askJson(['提前下达']);
    expect(answers[4]).toEqual(alone[0]);
    expect(answers[4]?.places).toEqual(['全区']);
  });

  it.each([
    ['no input', '', 0],
    ['one blank line', '\n', 1],
    ['a last line without its end', '莎车\n叶城', 2],
    ['lines from Windows', '莎车\r\n叶城\r\n', 2],
  ])('%s', async (_, input, lines) => {
    const { code, out, err } = await run(['--json'], { input });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answers = out.split('\n').slice(0, -1);
    expect(answers).toHaveLength(lines);
    for (const line of answers) expect(JSON.parse(line)).not.toMatchObject({ kind: 'none' });
    expect(out).not.toContain('\\r');
  });

  it("takes only a line feed for a line's end", async () => {
    const { code, out } = await run(['--json'], { input: '喀什\r莎车\r\n巴楚\u2028叶城\n\r\n墨玉' });
    const answers = out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    expect({ code, kinds: answers.map(({ kind }) => kind) }).toEqual({
      code: 0,
      kinds: ['allocation', expect.any(String), 'help', 'allocation'],
    });
    expect(answers[0].query).toBe('喀什\r莎车');
  });

  it('answers whatever comes', async () => {
    const input = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0x80, 0x0a, 0x00, 0x0a]),
      Buffer.from(`${'莎车'.repeat(5000)}\n\u202E{"kind":"allocation"}\n`),
    ]);
    const { code, out, err } = await run(['--json'], { input });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => typeof JSON.parse(line).text),
    ).toEqual(Array(4).fill('string'));
  });

  const line = (chat: unknown, q: unknown) => JSON.stringify({ chat, q });

  it('goes on, chat by chat, from the last message of each; a line by itself from none', async () => {
    const lines = [
      line('a', '莎车 本次下达'),
      line('b', '和田'),
      '叶城呢',
      line('a', '叶城呢'),
      ` ${line('b', '2')} `,
      line(7, '提前下达'),
      line('7', '那和田地区呢'),
      line('a', '谢谢'),
      line('a', '提前下达呢'),
      line('b', ''),
    ];
    const answers = await askJson(lines);
    expect(answers.map(({ query, kind, places, column }) => [query, kind, places, column])).toEqual([
      ['莎车 本次下达', 'allocation', ['喀什地区/莎车县'], 'current'],
      ['和田', 'choice', ['和田地区', '和田地区/和田市', '和田地区/和田县'], undefined],
      ['叶城呢', 'allocation', ['喀什地区/叶城县'], undefined],
      ['叶城呢', 'allocation', ['喀什地区/叶城县'], 'current'],
      ['2', 'allocation', ['和田地区/和田市'], undefined],
      ['提前下达', 'allocation', ['全区'], 'advance'],
      ['那和田地区呢', 'allocation', ['和田地区'], 'advance'],
      ['谢谢', 'help', undefined, undefined],
      ['提前下达呢', 'allocation', ['喀什地区/叶城县'], 'advance'],
      ['', 'help', undefined, undefined],
    ]);
  });

  it('takes what is no message of a chat as a question', async () => {
    const texts = [
      '{"chat":"a"}',
      '{"q":"莎车"}',
      '{"chat":{},"q":"莎车"}',
      '{"chat":"a","q":1}',
      '[1]',
      'null',
      '{',
    ];
    expect((await askJson(texts)).map(({ query }) => query)).toEqual(texts);
  });

  it('stops quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [MAIN, '--json'], { env: { PATH: process.env.PATH }, cwd: folder });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdin.write('全区\n'.repeat(300));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end('全区\n'.repeat(300));
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('a pipe', () => {
  it('is answered line by line as plain text', async () => {
    const { code, out, err } = await run([], { input: '莎车 本次\n65468是哪里\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.indexOf('本次下达　18,808 万元')).toBeGreaterThan(0);
    expect(out.indexOf('65,468 万元对应')).toBeGreaterThan(out.indexOf('18,808'));
    expect(out).not.toContain('{"');
  });

  it('ends with 0 whatever its answers', async () => {
    expect(await run([], { input: '今天天气怎么样\n' })).toMatchObject({ code: 0, err: '' });
    expect(await run([])).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('--explain', () => {
  it('shows each stage', async () => {
    const { code, out, err } = await run(['--explain', '喀什', '莎本']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const stages = ['整理', '识别', '别字', '词语', '理解', '问题', '答案'];
    const found = stages.map((stage) => out.split('\n').findIndex((line) => line.startsWith(stage)));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBe(0);
    expect(out).toContain('喀什地区/莎车县');
    expect(out).toContain('莎本 → 莎车　确定');
  });
});

describe('--check', () => {
  it('finds the data in order', async () => {
    const { code, out, err } = await run(['--check']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const words of ['133 行', '792,267', '564,771', '227,496', '更正：7 处'])
      expect(out).toContain(words);
  });

  it('tells every fault at once, each with its line', async () => {
    const data = damaged('many', 'allocations.csv', (text) =>
      text.replace('65468,', '65460,').replace('38900,', '38901,'),
    );
    const { code, out } = await run(['--check', '--data', data]);
    expect(code).toBe(1);
    const lines = readFileSync(join(data, NOTICE, 'allocations.csv'), 'utf8').split('\n');
    for (const amount of ['65460', '38901']) {
      expect(out).toContain(amount);
      const line = lines.findIndex((text) => text.includes(amount)) + 1;
      expect(out).toMatch(new RegExp(`allocations\\.csv\\D{1,4}${line}\\D`));
    }
  });

  it('names a file that cannot be read as what it is', async () => {
    const data = damaged('torn', 'notice.json', exchange('{', ''));
    const { code, out } = await run(['--check', '--data', data]);
    expect(code).toBe(1);
    expect(out).toContain('notice.json');
  });

  it('says what the names and words point at and no notice has, which stops nothing', async () => {
    const { code, out, err } = await run(['--check', '--data', join(ROOT, 'test/notices/2023-xcs12')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    const first = lines.findIndex((line) => line.startsWith('提示：'));
    expect(lines.slice(0, first).join('\n')).toContain('数据检查通过');
    for (const line of lines.slice(first))
      expect(line).toMatch(/^提示：.+ 第 \d+ 行：“.+”不见于任何一份通知/);
    expect(out).toContain('“救助对象对社会救助实施的满意度”');
    expect((await run(['--check'])).out).not.toContain('提示：');
  });

  it('misses a source that is not there', async () => {
    const { code, out, err } = await run(['--check', '--source', join(folder, 'nowhere.txt')]);
    expect(code).toBe(1);
    expect(out + err).toContain('nowhere.txt');
  });

  it('lists what a source does not hold', async () => {
    const source = join(folder, 'empty.txt');
    writeFileSync(source, '新财社〔2024〕35号\n');
    const { code, out } = await run(['--check', '--source', source]);
    expect(code).toBe(1);
    expect(out).toContain('莎车县');
  });
});

describe('--data', () => {
  it('answers from another folder', async () => {
    const data = damaged('same', 'notice.json', (text) => `${text}\n`);
    const [plain, json, explained] = await Promise.all([
      run(['--data', data, '莎车']),
      run(['--json', '--data', data], { input: '莎车\n' }),
      run(['--data', data, '--explain', '莎车']),
    ]);
    expect(plain).toMatchObject({ code: 0, out: expect.stringContaining('65,468') });
    expect(json).toMatchObject({ code: 0, out: expect.stringContaining('"65468"') });
    expect(explained).toMatchObject({ code: 0, out: expect.stringContaining('喀什地区/莎车县') });
  });

  it.each([[['莎车']], [['--json']], [['--explain', '莎车']], [[]]])(
    '%j: nothing starts on bad data',
    async (args) => {
      const data = damaged(`bad-${args.join('')}`, 'allocations.csv', exchange('65468,', '65460,'));
      const { code, out, err } = await run([...args, '--data', data], { input: '莎车\n' });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/allocations\.csv\D{1,4}\d+/);
    },
  );

  it('that is not there is none to start on', async () => {
    expect(await run(['莎车', '--data', join(folder, 'nowhere')])).toMatchObject({ code: 1, out: '' });
  });
});

describe('what is no text file', () => {
  const pipe = () => {
    const name = join(folder, `pipe-${Math.random()}`);
    execFileSync(MAKE_PIPE, [name]);
    return name;
  };

  it.each<[string, () => string[], string]>([
    ['--data on a file', () => ['--data', join(ROOT, 'README.md'), '喀什'], '不是可以读取的文件夹'],
    ['--data on a device', () => ['--data', '/dev/zero', '喀什'], '不是可以读取的文件夹'],
    ['--data on a pipe', () => ['--data', pipe(), '喀什'], '不是可以读取的文件夹'],
    ['--source on a device', () => ['--check', '--source', '/dev/zero'], '不是普通文件'],
    ['--source on a pipe', () => ['--check', '--source', pipe()], '不是普通文件'],
    [
      'a pipe among the data',
      () => {
        const data = damaged(`piped-${Math.random()}`, 'subjects.csv', (text) => `${text}\n`);
        const file = join(data, NOTICE, 'subjects.csv');
        rmSync(file);
        execFileSync(MAKE_PIPE, [file]);
        return ['--data', data, '喀什'];
      },
      '不是普通文件',
    ],
  ])('is one sentence at once: %s', async (_, args, words) => {
    const { code, out, err } = await run(args());
    expect(code).toBe(1);
    const lines = (out + err).trimEnd().split('\n');
    expect(lines).toEqual(['数据有 1 处问题，请改正后再启动：', expect.stringContaining(words)]);
  });
});

describe('the bot', () => {
  const BOT = { BOT_TOKEN: `1:${'a'.repeat(35)}`, TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };

  it.each([
    [0o640, true],
    [0o600, false],
  ])(
    'warns of a .env that others can read, mode %o: %s; ends with one sentence where STATE_DIR cannot be made',
    async (mode, warned) => {
      const cwd = mkdtempSync(join(folder, 'env-'));
      writeFileSync(join(cwd, '.env'), 'ADMIN_IDS=1\n');
      chmodSync(join(cwd, '.env'), mode);
      const { code, err } = await run([], { cwd, env: { ...BOT, STATE_DIR: '/proc/x/y' } });
      expect(code).toBeGreaterThan(0);
      expect(err).toMatch(/STATE_DIR 指向的文件夹“\/proc\/x\/y”无法写入/);
      expect(err.includes('chmod 600 .env')).toBe(warned);
    },
  );
});

describe('--check-audit', () => {
  it('names AUDIT_KEY where that is too short, and STATE_DIR where nothing is there', async () => {
    expect(await run(['--check-audit'], { env: { AUDIT_KEY: 'short' } })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^AUDIT_KEY 应为 16 个字符以上/),
    });
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'audit'), '');
    expect(await run(['--check-audit'], { env: { STATE_DIR: taken } })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^STATE_DIR 中的“.*”无法读取（ENOTDIR）.*\n$/),
    });
    expect(await run(['--check-audit'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('STATE_DIR 中没有审计'),
    });
  });
});

describe('what runs', () => {
  const BAD = { BOT_TOKEN: '12345:short' };

  it('is the bot where BOT_TOKEN is set, whatever standard input is', async () => {
    const { code, out, err } = await run([], { input: '莎车\n', env: BAD });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('BOT_TOKEN');
    expect(err).not.toContain('short');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([[['--check']], [['--json']], [['--explain', '莎车']], [['莎车']]])(
    'is %j even where BOT_TOKEN is set',
    async (args) => {
      expect(await run(args, { input: '莎车\n', env: BAD })).toMatchObject({ code: 0, err: '' });
    },
  );

  it('counts a name with nothing behind it as not set', async () => {
    const { code, out } = await run([], { input: '莎车\n', env: { BOT_TOKEN: '' } });
    expect(code).toBe(0);
    expect(out).toContain('65,468');
  });

  it('reads .env where it is started, and says nothing of it', async () => {
    const cwd = mkdtempSync(join(folder, 'env-'));
    writeFileSync(join(cwd, '.env'), 'BOT_TOKEN=12345:short\n');
    const bot = await run([], { cwd });
    expect(bot).toMatchObject({ code: 2, out: '', err: expect.stringContaining('BOT_TOKEN') });
    writeFileSync(join(cwd, '.env'), 'BOT_TOKEN=\nLOG_LEVEL=info\n');
    const { out, err } = await run([], { cwd, input: '莎车\n' });
    expect(out).toMatch(/^莎车县/);
    expect(err).toBe('');
  });

  it('is started with exec, so that signals reach it', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(scripts.start).toBe('exec node dist/main.js');
  });
});
