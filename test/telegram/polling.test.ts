import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { memoryInbox } from '../../src/store/inbox.ts';
import { Pace } from '../../src/telegram/access/pace.ts';
import { type Api, TIMING } from '../../src/telegram/api.ts';
import type { Update } from '../../src/telegram/framework/telegraf.ts';
import { Intake } from '../../src/telegram/intake.ts';
import { Lanes } from '../../src/telegram/lanes.ts';
import { Polling } from '../../src/telegram/polling.ts';
import { held } from './heap.ts';

const ROUNDS = 20_000;
/** What one round may leave behind, in bytes: nothing, but the heap is never quite the same. */
const NOTHING = 50;

describe('a bot that runs for months', () => {
  it('keeps nothing of a poll', async () => {
    const log = openLog('silent');
    const intake = new Intake(memoryInbox<Update>(), async () => undefined, log, new Pace(30, () => true));
    const ending = new AbortController();
    const seen: number[] = [];
    let polls = 0;
    const callApi = async () => {
      await setImmediate();
      if (++polls % ROUNDS === 0) seen.push(held());
      if (seen.length === 3) ending.abort();
      return [];
    };
    await new Polling({ callApi } as unknown as Api, intake, log, TIMING).run(ending.signal);
    const [, warm = 0, end = 0] = seen;
    expect((end - warm) / ROUNDS).toBeLessThan(NOTHING);
  });

  it('keeps nothing of a wait that came to nothing', async () => {
    const lanes = new Lanes<number>();
    lanes.add(1, () => new Promise(() => undefined));
    const wait = async () => {
      for (let round = 0; round < ROUNDS; round += 100) {
        await Promise.all(Array.from({ length: 100 }, () => lanes.below(0, { ms: 1 })));
      }
      return held();
    };
    const warm = await wait();
    expect(((await wait()) - warm) / ROUNDS).toBeLessThan(NOTHING);
  });

  it('stops waiting at the signal, at once', async () => {
    const lanes = new Lanes<number>();
    lanes.add(1, () => new Promise(() => undefined));
    const ending = new AbortController();
    const waiting = lanes.below(0, { signal: ending.signal });
    ending.abort();
    await waiting;
    await lanes.below(0, { signal: ending.signal });
    expect(lanes.size).toBe(1);
  });
});
