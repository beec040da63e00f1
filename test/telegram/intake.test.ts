import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import type { Update } from 'telegraf/types';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { memoryInbox } from '../../src/store/inbox.ts';
import { ApiError } from '../../src/telegram/failure.ts';
import { Intake } from '../../src/telegram/intake.ts';
import { Lanes } from '../../src/telegram/lanes.ts';

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

describe('the intake', () => {
  const update = (update_id: number, chat = 1) => ({ update_id, message: { chat: { id: chat } } }) as Update;
  const log = openLog('silent');

  it('handles each update once and marks it', async () => {
    const inbox = memoryInbox<Update>();
    const handled: number[] = [];
    const intake = new Intake(inbox, async ({ update_id }) => handled.push(update_id), log);
    intake.accept([update(1), update(2)]);
    intake.accept([update(2), update(3)]);
    await intake.lanes.below(0);
    expect(handled).toEqual([1, 2, 3]);
    expect(inbox.pending()).toEqual([]);
  });

  it.each([
    ['a bug', new Error('bug'), []],
    ['a message that Telegram refused', new ApiError('refused', 'sendMessage', 403), []],
    ['a reply given up', new ApiError('unknown', 'sendMessage', 502), []],
    ['the end of the program', new ApiError('stopped', 'sendMessage', 'STOPPED'), [1]],
    ['a withdrawn token', new ApiError('refused', 'sendMessage', 401), [1]],
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
    );
    intake.accept([update(1), update(2)]);
    await intake.lanes.below(0);
    expect(handled).toEqual([2]);
    expect(inbox.pending().map(({ update_id }) => update_id)).toEqual(kept);
  });

  it('takes up what an earlier run left, before anything new of that chat', async () => {
    const inbox = memoryInbox<Update>();
    inbox.save([update(1), update(2, 7)]);
    const handled: number[] = [];
    const intake = new Intake(inbox, async ({ update_id }) => handled.push(update_id), log);
    intake.resume();
    intake.accept([update(1), update(3)]);
    await intake.lanes.below(0);
    expect(handled.filter((id) => id !== 2)).toEqual([1, 3]);
    expect(handled).toContain(2);
  });
});
