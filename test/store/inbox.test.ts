import { cpSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Inbox, memoryInbox, type Numbered } from '../../src/store/inbox.js';
import { openInbox } from '../../src/store/inbox-database.js';
import { emptyFolder } from './folder.js';

interface Update extends Numbered {
  text: string;
}
const update = (update_id: number): Update => ({ update_id, text: `喀什 ${update_id}` });
const ids = (updates: readonly Numbered[]) => updates.map(({ update_id }) => update_id);

const opened = (): Inbox<Update> => {
  const inbox = openInbox<Update>(emptyFolder());
  onTestFinished(() => inbox.close());
  return inbox;
};

describe.each([
  ['in memory', () => memoryInbox<Update>()],
  ['on disk', opened],
])('an inbox %s', (_, open) => {
  it('gives back what it did not know, in order', () => {
    const inbox = open();
    expect(inbox.save([update(7), update(5), update(7)])).toEqual([update(7), update(5)]);
    expect(inbox.save([update(5), update(9)])).toEqual([update(9)]);
    expect(inbox.pending()).toEqual([update(7), update(5), update(9)]);
  });

  it('never gives out again what is done', () => {
    const inbox = open();
    inbox.save([update(1), update(2)]);
    inbox.done(1);
    inbox.done(99);
    expect(inbox.save([update(1)])).toEqual([]);
    expect(inbox.pending()).toEqual([update(2)]);
    inbox.done(2);
    expect(inbox.pending()).toEqual([]);
    expect(inbox.save([])).toEqual([]);
  });

  it('puts behind all others what is postponed and waits, and what is saved later behind that', () => {
    const inbox = open();
    inbox.save([1, 2, 3, 4].map(update));
    inbox.done(3);
    inbox.postpone(2, 1, 3, 99);
    expect(ids(inbox.pending())).toEqual([4, 2, 1]);
    inbox.save([update(5)]);
    inbox.postpone(2);
    expect(ids(inbox.pending())).toEqual([4, 1, 5, 2]);
    expect(inbox.read(2)).toEqual(update(2));
    inbox.done(1, 2);
    inbox.postpone();
    expect(ids(inbox.pending())).toEqual([4, 5]);
  });
});

it('does on disk, closed and opened at any time, what it does in memory', () => {
  const step = fc.oneof(
    fc.record({ save: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 5 }) }),
    fc.record({ done: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ postpone: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }) }),
    fc.constant('restart' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const folder = emptyFolder();
      const twin = memoryInbox<Update>();
      let inbox = openInbox<Update>(folder);
      for (const step of steps) {
        if (step === 'restart') {
          inbox.close();
          inbox = openInbox<Update>(folder);
        } else if ('save' in step) {
          expect(ids(inbox.save(step.save.map(update)))).toEqual(ids(twin.save(step.save.map(update))));
        } else if ('postpone' in step) {
          inbox.postpone(...step.postpone);
          twin.postpone(...step.postpone);
        } else {
          inbox.done(step.done);
          twin.done(step.done);
        }
        expect(inbox.pending()).toEqual(twin.pending());
      }
      inbox.close();
    }),
    { numRuns: 30 },
  );
});

describe('the file', () => {
  it('is for its owner alone, and for one process', () => {
    const folder = emptyFolder();
    const inbox = openInbox(folder);
    expect(statSync(join(folder, 'inbox.db')).mode & 0o777).toBe(0o600);
    expect(() => openInbox(folder)).toThrow(/正由另一个进程使用/);
    inbox.close();
    openInbox(folder).close();
  });

  it('keeps no text of what was answered', () => {
    const folder = emptyFolder();
    const inbox = openInbox<Update>(folder);
    inbox.save([{ update_id: 1, text: 'secret question' }]);
    inbox.close();
    const text = () => readFileSync(join(folder, 'inbox.db'), 'utf8');
    expect(text()).toContain('secret question');
    const again = openInbox<Update>(folder);
    again.done(1);
    again.close();
    expect(text()).not.toContain('secret question');
  });

  it('forgets what was answered two days before the last answer, and nothing for a jump of the clock', () => {
    const folder = emptyFolder();
    let now = 0;
    const inbox = openInbox<Update>(folder, () => now);
    const answer = (id: number) => {
      inbox.save([update(id)]);
      inbox.done(id);
    };
    answer(1);
    now = 730 * 24 * 3_600_000;
    expect(inbox.save([update(1)])).toEqual([]);
    now = 47 * 3_600_000;
    answer(2);
    now += 2 * 3_600_000;
    expect(inbox.save([update(1)])).toEqual([]);
    answer(3);
    now += 2 * 3_600_000;
    expect(inbox.save([update(1), update(2)])).toEqual([update(1)]);
    inbox.close();
  });

  it('keeps what was set aside for who looks into it, and never gives it out', () => {
    const folder = emptyFolder();
    const inbox = openInbox<Update>(folder);
    inbox.save([update(1), update(2)]);
    inbox.setAside(1, '{"update_id":1,"message":null}');
    inbox.setAside(7, '{"update_id":7,"message":5}');
    expect(ids(inbox.pending())).toEqual([2]);
    expect(inbox.read(1)).toBeUndefined();
    expect(inbox.read(2)).toEqual(update(2));
    inbox.close();
    const again = openInbox<Update>(folder);
    expect(ids(again.pending())).toEqual([2]);
    expect(again.save([update(1)])).toEqual([]);
    again.close();
    expect(readFileSync(join(folder, 'inbox.db'), 'utf8')).toContain('{"update_id":7,"message":5}');
  });

  it('drops an update with a turned bit, says so and keeps the rest', () => {
    const folder = emptyFolder();
    const inbox = openInbox<Update>(folder);
    inbox.save([
      { update_id: 1, text: 'from 700200002' },
      { update_id: 2, text: 'sound' },
    ]);
    inbox.close();
    const file = join(folder, 'inbox.db');
    const bytes = readFileSync(file);
    const at = bytes.indexOf('700200002') + 8;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const again = openInbox<Update>(folder);
    expect(again.pending()).toEqual([{ update_id: 2, text: 'sound' }]);
    expect(again.faults).toEqual(['收件数据库中有 1 条未答复的消息已损坏，已丢弃。']);
    again.close();
  });

  it.each<[string, (log: string) => void]>([
    ['cut off', (log) => truncateSync(log, readFileSync(log).length - 3000)],
    [
      'turned',
      (log) => {
        const bytes = readFileSync(log);
        const at = bytes.lastIndexOf('喀什 2');
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(log, bytes);
      },
    ],
  ])('%s in its log after a sudden end: what was lost is told, once', (_, harm) => {
    const folder = emptyFolder();
    const inbox = openInbox<Update>(folder);
    inbox.save([update(1)]);
    inbox.save([update(2)]);
    // As a SIGKILL leaves it.
    const left = emptyFolder();
    cpSync(folder, left, { recursive: true });
    inbox.close();
    harm(join(left, 'inbox.db-wal'));
    const again = openInbox<Update>(left);
    expect(again.faults).toEqual([
      '收件数据库的末尾已损坏，最后收到的 1 条消息丢失；没有得到答复的，请对方重发。',
    ]);
    expect(again.pending()).toEqual([update(1)]);
    expect(again.save([update(3)])).toEqual([update(3)]);
    again.close();
    const third = openInbox<Update>(left);
    expect(third.faults).toEqual([]);
    expect(third.pending()).toEqual([update(1), update(3)]);
    third.close();
  });

  it.each([
    ['cut off', (file: string) => truncateSync(file, 5000)],
    ['overwritten', (file: string) => writeFileSync(file, 'x'.repeat(9000))],
  ])('%s is moved aside and told', (_, harm) => {
    const folder = emptyFolder();
    const inbox = openInbox<Update>(folder);
    inbox.save([update(1)]);
    inbox.close();
    harm(join(folder, 'inbox.db'));
    const again = openInbox<Update>(folder);
    expect(again.faults).toEqual([
      expect.stringMatching(/inbox\.db\.damaged-\d+”；其中尚未答复的提问已丢失/),
    ]);
    expect(again.save([update(1)])).toEqual([update(1)]);
    again.close();
  });
});
