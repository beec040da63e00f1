import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readStateConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { Access } from '../../src/store/access.js';
import { inspectAudit } from '../../src/store/audit-inspect.js';
import { writeLine } from '../../src/store/audit-line.js';
import { noteOf, readNote } from '../../src/store/audit-note.js';
import { type Head, sealOf } from '../../src/store/chain.js';
import { openState, type State } from '../../src/store/state.js';
import { Witness } from '../../src/store/witness.js';
import { Attendance } from '../../src/telegram/access/attendance.js';
import { Api } from '../../src/telegram/api.js';
import { emptyFolder } from '../store/folder.js';
import { Emulator, TOKEN } from '../telegram/emulator/emulator.js';
import { ADMIN, ALLOWED, STRANGER } from '../telegram/process.js';
import { checkAudit, killAfterEach, Scene } from './scene.js';

// Every way of tampering with the audit that we could think of, done to a state as a bot leaves it, then looked for as
// `--check-audit` and a start do; that the program does so is seen on the sound state. The README's table says the same,
// and is held against this one.

killAfterEach();

const DAY = 86_400_000;
const KEY = '0123456789abcdef0123456789abcdef';
const START = Date.now() - 3 * DAY;

interface Line {
  readonly file: string;
  readonly text: string;
}

/** A state of four days: on the second somebody is let in, on the last there are questions only. */
const build = async (folder: string, key?: string, without?: 'approval', days = 4): Promise<Head> => {
  let now = START;
  let update = 0;
  const state: State<never> = openState<never>(folder, 400, () => now, key);
  const access = new Access(state.ledger, [ADMIN], [ALLOWED]);
  for (let day = 0; day < days; day++, now += DAY) {
    for (let i = 0; i < 5; i++) {
      const shown = ['喀什地区/莎车县'];
      await state.audit.add({
        who: ALLOWED,
        kind: 'question',
        asked: `莎车 ${i}`,
        shown,
        outcome: 'answered',
        update: ++update,
      });
    }
    if (day !== 1) continue;
    const request = { key: 'k'.repeat(16), id: STRANGER, name: 'P', line: '某局 安', at: now };
    access.apply({ ...request, update: ++update });
    if (without !== 'approval') access.decide(request.key, 'approved', ADMIN, now, ++update);
    await state.telling.settle();
  }
  const { head } = state.audit;
  await state.close();
  return head;
};

const auditOf = (folder: string) => join(folder, 'audit');
const filesOf = (folder: string) =>
  readdirSync(auditOf(folder))
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
const linesOf = (folder: string): Line[] =>
  filesOf(folder).flatMap((file) =>
    readFileSync(join(auditOf(folder), file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((text) => ({ file, text })),
  );

const put = (folder: string, lines: readonly Line[]): void => {
  for (const file of filesOf(folder)) {
    const texts = lines.filter((line) => line.file === file).map(({ text }) => `${text}\n`);
    if (texts.length > 0) writeFileSync(join(auditOf(folder), file), texts.join(''));
    else rmSync(join(auditOf(folder), file));
  }
};
const change = (folder: string, edit: (lines: Line[]) => Line[]): void => put(folder, edit(linesOf(folder)));

/** Computes every line anew, as anybody can who has no key, and the head with it. */
const recompute = (folder: string, edit: (lines: Line[]) => Line[]): void => {
  let last: Head = { n: 0, hash: '' };
  const lines = edit(linesOf(folder)).map(({ file, text }) => {
    const { previous: _, hash: __, ...entry } = JSON.parse(text);
    const line = writeLine({ ...entry, n: last.n + 1 }, last.hash, sealOf);
    last = line.head;
    return { file, text: line.text };
  });
  put(folder, lines);
  writeHead(folder, last);
};

const writeHead = (folder: string, head: Head): void => {
  const file = join(auditOf(folder), 'head');
  const note = noteOf({ ...readNote(file), keyId: '' });
  const witness = new Witness(file);
  witness.write(head, true, note);
  witness.close();
};

const headOf = ({ text }: Line): Head => JSON.parse(text);
const isOf = (kind: string) => (line: Line) => JSON.parse(line.text).kind === kind;
const replace = (folder: string, other: string): void => {
  rmSync(folder, { recursive: true });
  cpSync(other, folder, { recursive: true });
};

/** Folders that somebody could put in the place of the state. */
const others = {
  older: { path: '' },
  olderKeyed: { path: '' },
  forged: { path: '' },
  forgedKeyed: { path: '' },
};

/** Found by `--check-audit` without a key, with one, with a noted head and no key; found at a start by the chats. */
type Expected = readonly [plain: boolean, keyed: boolean, noted: boolean, chats: boolean];

const YES = [true, true, true, false] as const;

const MANIPULATIONS: [string, (folder: string, isKeyed: boolean) => void, Expected][] = [
  [
    '改动一个字节',
    (folder) => change(folder, (lines) => lines.with(7, edited(lines[7], /莎车/, '叶城'))),
    YES,
  ],
  [
    '改动一条并重算它的校验值',
    (folder) =>
      change(folder, (lines) => {
        const { previous, hash: _, ...entry } = JSON.parse(lines[7]?.text ?? '');
        return lines.with(7, {
          file: lines[7]?.file ?? '',
          text: writeLine({ ...entry, asked: '叶城' }, previous, sealOf).text,
        });
      }),
    YES,
  ],
  ['抽去一条', (folder) => change(folder, (lines) => lines.toSpliced(7, 1)), YES],
  ['插入一条', (folder) => change(folder, (lines) => lines.toSpliced(7, 0, lines[3] as Line)), YES],
  [
    '对调两条',
    (folder) => change(folder, (lines) => lines.with(7, lines[8] as Line).with(8, lines[7] as Line)),
    YES,
  ],
  ['截去末尾几条', (folder) => change(folder, (lines) => lines.slice(0, -2)), [true, true, true, false]],
  [
    '截去末尾几条并改写 audit/head',
    (folder) => {
      change(folder, (lines) => lines.slice(0, -2));
      writeHead(folder, headOf(linesOf(folder).at(-1) as Line));
    },
    [false, true, true, true],
  ],
  [
    '删去最后一天并改写 audit/head',
    (folder) => {
      rmSync(join(auditOf(folder), filesOf(folder).at(-1) ?? ''));
      writeHead(folder, headOf(linesOf(folder).at(-1) as Line));
    },
    [false, true, true, true],
  ],
  ['删去最早的一天', (folder) => rmSync(join(auditOf(folder), filesOf(folder)[0] ?? '')), YES],
  [
    '删去最早的一天，补一条假的到期记录并整链重算',
    (folder) => {
      const first = filesOf(folder)[0] ?? '';
      const old = linesOf(folder).filter(({ file }) => file === first);
      rmSync(join(auditOf(folder), first));
      forgeExpiry(folder, headOf(old.at(-1) as Line));
    },
    [false, true, true, true],
  ],
  [
    '抽去批准后整链重算',
    (folder) => recompute(folder, (lines) => lines.filter((line) => !isOf('approve')(line))),
    [true, true, true, true],
  ],
  [
    '抽去批准后整链重算，准入记录也重做',
    (folder) => replace(folder, others.forged.path),
    [false, true, true, true],
  ],
  [
    '改写一条提问后整链重算',
    (folder) => recompute(folder, (lines) => lines.with(2, edited(lines[2], /莎车/, '叶城'))),
    [false, true, true, true],
  ],
  ['删除 audit 文件夹', (folder) => rmSync(auditOf(folder), { recursive: true }), [true, true, true, true]],
  ['删除 audit/head', (folder) => rmSync(join(auditOf(folder), 'head')), [true, true, true, false]],
  ['删除准入记录', (folder) => rmSync(join(folder, 'access.db')), [true, true, true, false]],
  [
    '把 STATE_DIR 换成较早的一份',
    (folder, isKeyed) => replace(folder, isKeyed ? others.olderKeyed.path : others.older.path),
    [false, false, true, true],
  ],
  ['把 STATE_DIR 换成空的', (folder) => rmSync(folder, { recursive: true }), [true, true, true, true]],
  [
    '持有 AUDIT_KEY 的人整份重做',
    (folder, isKeyed) => replace(folder, isKeyed ? others.forgedKeyed.path : others.forged.path),
    [false, false, true, true],
  ],
];

const edited = (line: Line | undefined, from: RegExp, to: string): Line => ({
  file: line?.file ?? '',
  text: line?.text.replace(from, to) ?? '',
});

const forgeExpiry = (folder: string, removed: Head): void => {
  let last: Head = removed;
  const lines = linesOf(folder).map(({ file, text }, index) => {
    const { previous: _, hash: __, ...entry } = JSON.parse(text);
    const told =
      index === 0 ? { ...entry, kind: 'expire', asked: '', shown: [], outcome: 'expired', removed } : entry;
    const line = writeLine({ ...told, n: last.n + 1 }, last.hash, sealOf);
    last = line.head;
    return { file, text: line.text };
  });
  put(folder, lines);
  writeHead(folder, last);
};

/** What the log says when a bot starts on this state, where the menus of the admins' chats hold the head from before. */
const saidAtStart = async (folder: string, before: Emulator): Promise<string> => {
  const telegram = new Emulator();
  onTestFinished(() => telegram.close());
  telegram.world.chats.set(ADMIN, []);
  telegram.follow(before);
  let said = '';
  const log = openLog('info', [], {
    write: (line: string) => {
      said += line;
    },
  });
  const api = new Api({ token: TOKEN, apiRoot: await telegram.listen(), proxyUrl: undefined }, log);
  const state = openState<never>(folder, 400);
  const access = new Access(state.ledger, [ADMIN], [ALLOWED]);
  const ending = new AbortController();
  await new Attendance(api, access, state, log).begin(ending.signal);
  ending.abort();
  await state.close();
  return said;
};

describe('the audit', () => {
  const root = mkdtempSync(join(tmpdir(), 'audit-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let plain: string;
  let keyed: string;
  let head: Head;
  let before: Emulator;

  beforeAll(async () => {
    let made = 0;
    const fresh = () => join(root, `${++made}`);
    plain = fresh();
    keyed = fresh();
    for (const other of Object.values(others)) other.path = fresh();
    head = await build(plain);
    await build(keyed, KEY);
    await build(others.older.path, undefined, undefined, 3);
    await build(others.olderKeyed.path, KEY, undefined, 3);
    await build(others.forged.path, undefined, 'approval');
    await build(others.forgedKeyed.path, KEY, 'approval');
  });

  it('as the bot left it is found sound, by all four', async () => {
    expect(await checkAudit({ STATE_DIR: plain })).toMatchObject({ code: 0 });
    expect(await checkAudit({ STATE_DIR: keyed, AUDIT_KEY: KEY })).toMatchObject({ code: 0 });
    expect(await checkAudit({ STATE_DIR: plain }, [String(head.n), head.hash])).toMatchObject({ code: 0 });
    // Its head goes into the menu of the admin's chat.
    const live = await Scene.set({ STATE_DIR: plain });
    const bot = await live.start();
    await live.telegram.until(() => live.telegram.world.commands.get(`chat:${ADMIN}`));
    await live.kill('SIGTERM');
    expect(bot.log()).not.toContain('管理员的聊天里');
    before = live.telegram;
  });

  it('with another key, or without the one that it was written with, says which setting is wrong', async () => {
    for (const other of [{ AUDIT_KEY: KEY.toUpperCase() }, {}]) {
      const { ok, text } = await inspectAudit(readStateConfig({ STATE_DIR: keyed, ...other }));
      expect({ ok, text }).toEqual({ ok: false, text: expect.stringContaining('AUDIT_KEY') });
    }
  });

  it.each(MANIPULATIONS)('%s', async (_, harm, expected) => {
    const harmed = (from: string, isKeyed: boolean): string => {
      const folder = join(emptyFolder(), 'state');
      cpSync(from, folder, { recursive: true });
      harm(folder, isKeyed);
      return folder;
    };
    const found = async (settings: Record<string, string>, noted?: Head): Promise<boolean> =>
      !(await inspectAudit(readStateConfig(settings), noted)).ok;
    expect([
      await found({ STATE_DIR: harmed(plain, false) }),
      await found({ STATE_DIR: harmed(keyed, true), AUDIT_KEY: KEY }),
      await found({ STATE_DIR: harmed(plain, false) }, { n: head.n, hash: head.hash.slice(0, 16) }),
      (await saidAtStart(harmed(plain, false), before)).includes('管理员的聊天里'),
    ]).toEqual(expected);
  });
});

it('the README says of each what was found here', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const told = (is: boolean) => (is ? '能' : '不能');
  const rows = MANIPULATIONS.map(([name, , expected]) => `| ${name} | ${expected.map(told).join(' | ')} |`);
  expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
});
