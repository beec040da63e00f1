import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Update } from 'telegraf/types';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { memoryInbox } from '../../src/store/inbox.ts';
import { Pace } from '../../src/telegram/access/pace.ts';
import { ApiError } from '../../src/telegram/failure.ts';
import { Intake } from '../../src/telegram/intake.ts';
import { Lanes } from '../../src/telegram/lanes.ts';
import { Turns } from '../../src/telegram/turns.ts';

describe('lanes', () => {
  it('run the jobs of one key in order and one at a time, whatever each takes', async () => {
    const jobs = fc.array(fc.record({ key: fc.nat(4), ticks: fc.nat(5) }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(jobs, async (jobs) => {
        const lanes = new Lanes<number>();
        const ended: { key: number; index: number }[] = [];
        const busy = new Set<number>();
        for (const [index, { key, ticks }] of jobs.entries()) {
          lanes.add(key, async () => {
            expect(busy.has(key)).toBe(false);
            busy.add(key);
            for (let tick = 0; tick < ticks; tick++) await setImmediate();
            busy.delete(key);
            ended.push({ key, index });
          });
        }
        expect(lanes.size).toBe(jobs.length);
        await lanes.below(0);
        expect(lanes.size).toBe(0);
        for (const key of new Set(jobs.map((job) => job.key))) {
          const order = ended.filter((job) => job.key === key).map(({ index }) => index);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
        expect(ended).toHaveLength(jobs.length);
      }),
    );
  });

  it('do not wait for a stalled key', async () => {
    const lanes = new Lanes<string>();
    lanes.add('stalled', () => new Promise(() => undefined));
    let ran = false;
    lanes.add('other', async () => {
      ran = true;
    });
    await lanes.below(1);
    expect(ran).toBe(true);
  });
});

it('turns: who writes for the first time waits behind each other chat once, not behind all they wrote', () => {
  const started: { chat: number; nth: number }[] = [];
  const turns = new Turns<{ chat: number; nth: number }>(2, (item) => started.push(item));
  for (let nth = 0; nth < 50; nth++) for (const chat of [1, 2, 3]) turns.add({ chat, nth });
  turns.add({ chat: 9, nth: 0 });
  for (let ended = 0; ended < 151; ended++) turns.done(started[ended] ?? { chat: 0, nth: 0 });
  expect(started.findIndex(({ chat }) => chat === 9)).toBeLessThan(8);
  expect(started).toHaveLength(151);
  for (const chat of [1, 2, 3]) {
    const order = started.filter((item) => item.chat === chat).map(({ nth }) => nth);
    expect(order).toEqual(Array.from({ length: 50 }, (_, nth) => nth));
  }
});

describe('the intake', () => {
  const update = (update_id: number, chat = 1) => ({ update_id, message: { chat: { id: chat } } }) as Update;
  const log = openLog('silent');
  const pace = new Pace(1000, () => true);
  const strangersOnly: Pick<Pace, 'isFirst' | 'room' | 'recall'> = {
    room: async () => 'yes',
    recall: () => undefined,
    isFirst: () => false,
  };

  it('handles each update once and marks it', async () => {
    const inbox = memoryInbox<Update>();
    const handled: number[] = [];
    const intake = new Intake(inbox, async ({ update_id }) => handled.push(update_id), log, pace);
    await intake.accept([update(1), update(2)]);
    await intake.accept([update(2), update(3)]);
    await intake.lanes.below(0);
    expect(handled).toEqual([1, 2, 3]);
    expect(inbox.pending()).toEqual([]);
  });

  it.each([
    ['a bug', new Error('bug'), []],
    ['a message that Telegram refused', new ApiError('refused', 'sendMessage', 403), []],
    ['a reply too old', new ApiError('expired', 'sendMessage', 502), []],
    ['the end of the program', new ApiError('stopped', 'sendMessage', 'STOPPED'), [1]],
  ])('after %s goes on, and keeps what was cut off', async (_, error, kept) => {
    const inbox = memoryInbox<Update>();
    const handled: number[] = [];
    const intake = new Intake(
      inbox,
      async ({ update_id }) => {
        if (update_id === 1) throw error;
        handled.push(update_id);
      },
      log,
      pace,
    );
    await intake.accept([update(1), update(2)]);
    await intake.lanes.below(0);
    expect(handled).toEqual([2]);
    expect(inbox.pending().map(({ update_id }) => update_id)).toEqual(kept);
  });

  it('keeps what the disk refuses to record, and handles it when it can', async () => {
    const inbox = memoryInbox<Update>();
    const handled: number[] = [];
    let refusals = 2;
    const intake = new Intake(
      inbox,
      async ({ update_id }) => {
        if (refusals-- > 0) throw Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' });
        handled.push(update_id);
      },
      log,
      pace,
    );
    await intake.accept([update(1), update(2)]);
    await expect.poll(() => intake.storage.lasting).toBeGreaterThan(0);
    expect(inbox.pending()).toHaveLength(2);
    await intake.lanes.idle();
    expect(handled).toEqual([1, 2]);
    expect(intake.storage.lasting).toBe(0);
    expect(inbox.pending()).toEqual([]);
  });

  it('leaves strangers on disk beyond a number, and takes them up in order', async () => {
    const inbox = memoryInbox<Update>();
    const chats = new Map<number, number[]>();
    let most = 0;
    let now = 0;
    const intake = new Intake(
      inbox,
      async (update) => {
        most = Math.max(most, ++now);
        await setImmediate();
        now--;
        const { id } = (update as { message: { chat: { id: number } } }).message.chat;
        chats.set(id, [...(chats.get(id) ?? []), update.update_id]);
      },
      log,
      strangersOnly,
    );
    const updates = Array.from({ length: 6000 }, (_, index) => update(index + 1, index % 3000));
    await intake.accept(updates);
    await expect.poll(() => intake.load.waiting, { timeout: 120_000 }).toBe(0);
    expect(most).toBeLessThanOrEqual(200);
    expect(chats.size).toBe(3000);
    for (const [first = 0, second = 0] of chats.values()) expect(first).toBeLessThan(second);
    expect(inbox.pending()).toEqual([]);
  });

  it('takes up what an earlier run left, before anything new of that chat', async () => {
    const inbox = memoryInbox<Update>();
    inbox.save([update(1), update(2, 7)]);
    const handled: number[] = [];
    const intake = new Intake(inbox, async ({ update_id }) => handled.push(update_id), log, pace);
    intake.resume();
    await intake.accept([update(1), update(3)]);
    await intake.lanes.below(0);
    expect(handled.filter((id) => id !== 2)).toEqual([1, 3]);
    expect(handled).toContain(2);
  });

  it('has strangers wait for one turn of each other one, however often it is ended in between', async () => {
    const inbox = memoryInbox<Update>();
    const handled: number[] = [];
    /** One run, which is ended once it has handled so many. */
    const run = async (most: number, updates: readonly Update[] = []) => {
      const last = handled.length + most;
      const handle = async ({ update_id }: Update) => {
        if (handled.length >= last) throw new ApiError('stopped', 'sendMessage', 'STOPPED');
        handled.push(update_id);
      };
      const intake = new Intake(inbox, handle, log, strangersOnly);
      intake.resume();
      await intake.accept(updates);
      await intake.lanes.idle();
    };
    const flood = Array.from({ length: 9 }, (_, index) => update(index + 1, 1 + (index % 3)));
    await run(2, [...flood, update(10, 9)]);
    for (let nth = 0; nth < 5; nth++) await run(2);
    expect(handled).toEqual([1, 2, 3, 10, 4, 5, 6, 7, 8, 9]);
    expect(inbox.pending()).toEqual([]);
  });
});
