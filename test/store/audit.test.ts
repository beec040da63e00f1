import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Audit, type Event, memoryAudit } from '../../src/store/audit.js';
import { openAudit } from '../../src/store/audit-files.js';
import { emptyFolder } from './folder.js';

const DAY = 86_400_000;
const START = Date.UTC(2024, 10, 22, 4);

const event = (asked: string, outcome = 'answered', who = 1): Event => ({
  who,
  kind: 'question',
  asked,
  shown: ['喀什地区/莎车县'],
  outcome,
});

const onDisk = (now: () => number): Audit => {
  const audit = openAudit(emptyFolder(), 400, now);
  onTestFinished(() => audit.close());
  return audit;
};

describe.each([
  ['in memory', (now: () => number) => memoryAudit(now)],
  ['on disk', onDisk],
])('an audit %s', (_, open) => {
  it('numbers entries in order and gives the latest first', async () => {
    const audit = open(() => START);
    await Promise.all(['甲', '乙', '丙'].map((asked) => audit.add(event(asked))));
    await audit.add(event('丁'));
    expect((await audit.latest(3)).map(({ n, asked }) => `${n}${asked}`)).toEqual(['4丁', '3丙', '2乙']);
    expect((await audit.latest(1))[0]).toEqual({ n: 4, at: '2024-11-22 12:00:00', ...event('丁') });
    expect(audit.head.n).toBe(4);
    expect(await audit.check()).toMatchObject({ entries: 4, first: 1, breaks: [] });
  });

  it('starts empty', async () => {
    const audit = open(() => START);
    expect(await audit.latest(5)).toEqual([]);
    expect(await audit.misses(5)).toEqual([]);
    expect((await audit.check()).breaks).toEqual([]);
    expect(audit.faults).toEqual([]);
  });

  it('groups and counts the misses of thirty days', async () => {
    let now = START;
    const audit = open(() => now);
    await audit.add(event('老问题', 'none'));
    now += 31 * DAY;
    for (const asked of ['石河子', '石河子 ', '石河子']) await audit.add(event(asked, 'none'));
    await audit.add(event('和田', 'choice'));
    await audit.add(event('莎车'));
    await audit.add({ ...event('石河子', 'none'), kind: 'apply' });
    expect(await audit.misses(5)).toEqual([
      { asked: '石河子', outcome: 'none', count: 3 },
      { asked: '和田', outcome: 'choice', count: 1 },
    ]);
    expect(await audit.misses(1)).toHaveLength(1);
  });
});

describe('the files', () => {
  const setUp = async (count = 6) => {
    const folder = emptyFolder();
    const audit = openAudit(folder, 400, () => START);
    for (let i = 1; i <= count; i++) await audit.add(event(`问题${i}`));
    const { head } = audit;
    await audit.close();
    return { folder, head, file: join(folder, 'audit', '2024-11-22.jsonl') };
  };
  const reopened = (folder: string, now = START): Audit => {
    const audit = openAudit(folder, 400, () => now);
    onTestFinished(() => audit.close());
    return audit;
  };

  it('go on where they stopped', async () => {
    const { folder, head } = await setUp();
    const audit = reopened(folder, START + DAY);
    expect(audit.faults).toEqual([]);
    expect(audit.head).toEqual(head);
    await audit.add(event('次日'));
    expect(readdirSync(join(folder, 'audit'))).toEqual(['2024-11-22.jsonl', '2024-11-23.jsonl', 'head']);
    expect(await audit.check()).toMatchObject({ entries: 7, first: 1, breaks: [] });
    expect((await audit.latest(2)).map(({ n }) => n)).toEqual([7, 6]);
  });

  it('know so many updates and no more, after a restart too: an update is handled again within a day', async () => {
    const folder = emptyFolder();
    const first = openAudit(folder, 400, () => START);
    const numbered = (update: number) => ({ ...event('问'), update });
    await Promise.all(Array.from({ length: 50_010 }, (_, index) => first.add(numbered(index + 1))));
    await first.close();
    const audit = reopened(folder, START);
    await audit.add(numbered(50_010));
    await audit.add(numbered(11));
    expect(audit.head.n).toBe(50_010);
    await audit.add(numbered(10));
    expect(audit.head.n).toBe(50_011);
  });

  it('are for their owner alone', async () => {
    const { folder, file } = await setUp();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'audit')).mode & 0o777).toBe(0o700);
  });

  it('are dropped after AUDIT_DAYS, and the rest still fits', async () => {
    const folder = emptyFolder();
    let now = START;
    const audit = openAudit(folder, 2, () => now);
    for (let day = 0; day < 5; day++, now += DAY) await audit.add(event(`第${day}天`));
    expect(readdirSync(join(folder, 'audit')).filter((name) => name !== 'head')).toEqual([
      '2024-11-24.jsonl',
      '2024-11-25.jsonl',
      '2024-11-26.jsonl',
    ]);
    expect(await audit.check()).toMatchObject({ entries: 5, first: 3, breaks: [] });
    await audit.close();
  });

  it('name any turned byte: the first entry that does not fit', async () => {
    const { folder, file } = await setUp(4);
    const sound = readFileSync(file);
    const audit = reopened(folder);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const harmed = Buffer.from(sound);
        harmed[at] = (harmed[at] ?? 0) ^ flip;
        writeFileSync(file, harmed);
        const line = sound.subarray(0, at).toString('latin1').split('\n').length;
        expect((await audit.check()).breaks[0]?.n).toBe(line);
      }),
      // The last line's end turned into a carriage return, which readers of lines take for an end as well.
      { numRuns: 150, examples: [[sound.length - 1, 0x0a ^ 0x0d]] },
    );
  });

  it.each<[string, (lines: string[]) => string[], number]>([
    ['taken out', (lines) => lines.toSpliced(2, 1), 3],
    ['put in', (lines) => lines.toSpliced(2, 0, lines[1] ?? ''), 3],
    ['swapped', (lines) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''), 3],
    ['cut off behind the fourth', (lines) => lines.slice(0, 4), 5],
  ])('name an entry %s', async (_, change, n) => {
    const { folder, file } = await setUp();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${change(lines).join('\n')}\n`);
    const audit = reopened(folder);
    expect((await audit.check()).breaks[0]?.n).toBe(n);
    expect(audit.faults).not.toEqual([]);
  });

  it('drop a torn last entry, say so and stay whole', async () => {
    const { folder, file } = await setUp();
    appendFileSync(file, '{"n":7,"at":"2024-11');
    const audit = reopened(folder);
    expect(audit.faults).toEqual(['审计文件 2024-11-22.jsonl 的最后一条未写完，已丢弃。']);
    await audit.add(event('后来'));
    expect(await audit.check()).toMatchObject({ entries: 7, first: 1, breaks: [] });
  });

  it('say what a cut-off end took along, and never use its numbers again', async () => {
    const { folder, file } = await setUp();
    truncateSync(file, readFileSync(file).indexOf('{"n":5') + 20);
    const audit = reopened(folder);
    expect(audit.faults).toEqual(['审计记录第 5 至 6 条缺失或已损坏。']);
    await audit.add(event('后来'));
    expect(audit.head.n).toBe(7);
    expect((await audit.check()).breaks).toEqual([{ n: 5, to: 6, file: '2024-11-22.jsonl', line: 5 }]);
  });

  it('say that a whole file is missing', async () => {
    const { folder, file } = await setUp();
    rmSync(file);
    const audit = reopened(folder);
    expect(audit.faults).toEqual(['审计记录第 1 至 6 条缺失或已损坏。']);
    expect((await audit.check()).breaks[0]?.n).toBe(1);
  });

  it('survive a missing or harmed witness, and say so', async () => {
    const { folder, head } = await setUp();
    writeFileSync(join(folder, 'audit', 'head'), 'x');
    const audit = reopened(folder);
    expect(audit.faults).toEqual(['审计的核对文件 audit/head 缺失或已损坏，已按审计文件重建。']);
    expect(audit.head).toEqual(head);
  });

  it.each([false, true])(
    'keep their order though the clock is set back; restarted in between: %s',
    async (restarted) => {
      const folder = emptyFolder();
      let now = START + DAY;
      let audit = openAudit(folder, 400, () => now);
      await audit.add(event('甲'));
      now = START;
      if (restarted) {
        await audit.close();
        audit = openAudit(folder, 400, () => now);
      }
      await audit.add(event('乙'));
      now = START + 2 * DAY;
      await audit.add(event('丙'));
      expect(await audit.check()).toMatchObject({ entries: 3, first: 1, breaks: [] });
      await audit.close();
    },
  );

  it('can be checked while entries come in', async () => {
    const audit = onDisk(() => START);
    const added: Promise<void>[] = [];
    for (let i = 0; i < 200; i++) added.push(audit.add(event(`问题${i}`)));
    const checks = Array.from({ length: 20 }, async (_, i) => {
      await added[i * 10];
      added.push(audit.add(event('其间')));
      return audit.check();
    });
    for (const { breaks } of await Promise.all(checks)) expect(breaks).toEqual([]);
    await Promise.all(added);
    expect(await audit.check()).toMatchObject({ entries: 220, first: 1, breaks: [] });
  });

  it('pass over a day that has no entry yet', async () => {
    const { folder, head } = await setUp();
    writeFileSync(join(folder, 'audit', '2024-11-23.jsonl'), '');
    const audit = reopened(folder);
    expect(audit.faults).toEqual([]);
    expect(audit.head).toEqual(head);
  });
});
