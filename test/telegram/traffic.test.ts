import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../src/telegram/failure.ts';
import { faultsOf } from '../../src/telegram/health.ts';
import { PerMinute } from '../../src/telegram/per-minute.ts';
import { Traffic } from '../../src/telegram/traffic.ts';

const RATE = { perSecond: 25, chatPause: 1000 };

/** On a clock of its own: what goes out when. */
describe('the pace', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  /** Sends to these chats, in this order, and notes when each went. */
  function sender(
    traffic: Traffic,
    answer: (chat: number, nth: number) => ApiError | undefined = () => undefined,
  ) {
    const went: { chat: number; at: number }[] = [];
    const send = (chat: number): Promise<void> =>
      traffic
        .pass(chat, 'sendMessage', async () => {
          went.push({ chat, at: performance.now() });
          const error = answer(chat, went.length);
          if (error) throw error;
        })
        .catch((error) => {
          if (error.retryAfter !== undefined) return send(chat);
          throw error;
        });
    return { went, send };
  }

  const throttled = (seconds: number) => new ApiError('refused', 'sendMessage', 429, '', seconds);

  it('never lets more than 30 arrive in any second, however long each is on its way', async () => {
    const traffic = new Traffic(RATE);
    const arrived: number[] = [];
    let seed = 1;
    const chance = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const all = Array.from({ length: 300 }, (_, chat) =>
      traffic.pass(chat, 'sendMessage', async () => {
        // Now and then the network stands still, and all that waits arrives at once.
        const stall = Math.floor(performance.now() / 5000) % 2 === 0 ? 0 : 2000 - (performance.now() % 2000);
        await pass(chance() * 100 + stall);
        arrived.push(performance.now());
        await pass(chance() * 100);
      }),
    );
    await vi.advanceTimersByTimeAsync(120_000);
    await Promise.all(all);
    for (const at of arrived) {
      expect(arrived.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(30);
    }
  });

  it('keeps near 25 a second', async () => {
    const { went, send } = sender(new Traffic(RATE));
    const all = Promise.all(Array.from({ length: 200 }, (_, chat) => send(chat)));
    await vi.advanceTimersByTimeAsync(10_000);
    await all;
    for (const { at } of went) {
      expect(went.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(26);
    }
    const last = went.at(-1)?.at ?? 0;
    expect(last - (went[0]?.at ?? 0)).toBeGreaterThan(7500);
    expect(last - (went[0]?.at ?? 0)).toBeLessThan(8500);
  });

  it('lets one go a second in a chat, in order, and others meanwhile', async () => {
    const { went, send } = sender(new Traffic(RATE));
    const all = Promise.all([send(1), send(1), send(1), send(2)]);
    await vi.advanceTimersByTimeAsync(5000);
    await all;
    expect(went.map(({ chat }) => chat)).toEqual([1, 2, 1, 1]);
    const [first = 0, second = 0, third = 0] = went.filter(({ chat }) => chat === 1).map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(third - second).toBeGreaterThanOrEqual(1000);
  });

  it('lets those who may ask go first', async () => {
    const traffic = new Traffic(RATE);
    traffic.isFirst = (chat) => chat < 10;
    const { went, send } = sender(traffic);
    const all = [];
    for (let chat = 100; chat < 150; chat++) all.push(send(chat));
    for (let chat = 1; chat < 10; chat++) all.push(send(chat));
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(all);
    // The first had gone before they came.
    expect(went.slice(1, 10).map(({ chat }) => chat)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('takes turns between chats, however much one has', async () => {
    const { went, send } = sender(new Traffic({ perSecond: 25, chatPause: 0 }));
    const all = [];
    for (let nth = 0; nth < 50; nth++) all.push(send(1));
    for (let chat = 2; chat < 6; chat++) all.push(send(chat));
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(all);
    const others = went.flatMap(({ chat }, index) => (chat === 1 ? [] : [index]));
    expect(others.at(-1)).toBeLessThan(16);
  });

  it('holds one chat where that is throttled, and nobody else', async () => {
    let refusals = 1;
    const { went, send } = sender(new Traffic(RATE), (chat) =>
      chat === 1 && refusals-- > 0 ? throttled(20) : undefined,
    );
    const all = [send(1)];
    for (let chat = 2; chat < 30; chat++) all.push(send(chat));
    await vi.advanceTimersByTimeAsync(60_000);
    await Promise.all(all);
    const again = went.filter(({ chat }) => chat === 1).map(({ at }) => at);
    expect((again[1] ?? 0) - (again[0] ?? 0)).toBeGreaterThanOrEqual(20_000);
    expect(
      Math.max(...went.filter(({ chat }) => chat > 1).map(({ at }) => at - (again[0] ?? 0))),
    ).toBeLessThan(3000);
  });

  it('holds everybody where two chats are throttled in a row, and is slower afterwards', async () => {
    const begin = performance.now();
    const traffic = new Traffic(RATE);
    const { went, send } = sender(traffic, () =>
      performance.now() - begin < 9000 ? throttled(10) : undefined,
    );
    const all = Promise.all(Array.from({ length: 60 }, (_, chat) => send(chat)));
    await vi.advanceTimersByTimeAsync(9900);
    expect(went.length).toBeLessThanOrEqual(5);
    expect(traffic.load.perSecond).toBeLessThan(20);
    await vi.advanceTimersByTimeAsync(30_000);
    await all;
    const before = traffic.load.perSecond;
    await vi.advanceTimersByTimeAsync(300_000);
    for (let nth = 0; nth < 40; nth++) {
      void send(500 + nth);
      await vi.advanceTimersByTimeAsync(11_000);
    }
    expect(traffic.load.perSecond).toBeGreaterThan(before);
    expect(traffic.load.perSecond).toBe(25);
  });

  it('lets nothing go after the end', async () => {
    const traffic = new Traffic(RATE);
    const { send } = sender(traffic);
    const ends = [send(1), send(1), send(1)].map((end) => end.catch((error: ApiError) => error.fate));
    await vi.advanceTimersByTimeAsync(0);
    traffic.stop();
    expect(await Promise.all(ends)).toEqual([undefined, 'stopped', 'stopped']);
  });
});

it('counts what happened in the last minute', () => {
  let at = 5_000_000;
  const count = new PerMinute(() => at);
  for (let second = 0; second < 90; second++) {
    count.add();
    at += 1000;
  }
  expect(count.sum).toBe(59);
  at += 30_000;
  expect(count.sum).toBe(29);
  at += 3_600_000;
  expect(count.sum).toBe(0);
});

describe('health', () => {
  const lapses = { receiving: { words: undefined }, sending: { words: undefined } } as never;

  it('tells of a token that is refused after ten minutes', () => {
    expect(faultsOf(true, { tokenRefusedFor: 9 * 60_000, lapses }, undefined)).toEqual([]);
    expect(faultsOf(true, { tokenRefusedFor: 11 * 60_000, lapses }, undefined)).toEqual([
      expect.stringContaining('BOT_TOKEN 已有 11 分钟'),
    ]);
  });

  it('tells of a silence and of the disk', () => {
    expect(faultsOf(false, { tokenRefusedFor: 0, lapses }, 'STATE_DIR 无法写入')).toEqual([
      '收不到 Telegram 的消息',
      'STATE_DIR 无法写入',
    ]);
  });
});
