import { describe, expect, it, vi } from 'vitest';
import type { Desk, Memory, Reply } from '../../src/desk.ts';
import { Enquiries } from '../../src/telegram/enquiries.ts';

const CHATS = 50_000;
const KEPT = 10_000;
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** A desk that only tells what it was given to go on from. */
function listening(): { readonly desk: Desk; readonly heard: (Memory | undefined)[] } {
  const heard: (Memory | undefined)[] = [];
  const ask = (_: string, memory?: Memory) => {
    heard.push(memory);
    return { message: {}, outcome: 'answered', shown: [], memory: { at: heard.length } };
  };
  return { desk: { ask } as unknown as Desk, heard };
}

describe('what the chats remember', () => {
  it(`is bounded over ${CHATS} chats: those that were silent longest go first`, async () => {
    const { desk, heard } = listening();
    const enquiries = new Enquiries(desk);
    for (let chat = 1; chat <= CHATS; chat++) await enquiries.ask(chat, '莎车', 'question', chat);
    expect(heard.every((memory) => memory === undefined)).toBe(true);
    const again = async (chat: number) => {
      await enquiries.ask(chat, '那叶城呢', 'question', chat);
      return heard.at(-1);
    };
    expect(await again(CHATS)).toEqual({ at: CHATS });
    expect(await again(CHATS - KEPT + 2)).toEqual({ at: CHATS - KEPT + 2 });
    expect(await again(1)).toBeUndefined();
  });

  it('is of the quoted message, where one of the answers is quoted', async () => {
    const { desk, heard } = listening();
    const enquiries = new Enquiries(desk);
    const first = await enquiries.ask(1, '莎车', 'question', 1, { message: 10 });
    enquiries.sent(1, [11], first);
    await enquiries.ask(1, '叶城', 'question', 2, { message: 12 });
    await enquiries.ask(1, '本次呢', 'question', 3, { message: 13, repliesTo: 11 });
    expect(heard.at(-1)).toBe(first.memory);
    // Another chat's message of that number is another message.
    await enquiries.ask(2, '本次呢', 'question', 4, { message: 14, repliesTo: 11 });
    expect(heard.at(-1)).toBeUndefined();
  });

  it('of a message is kept as long as somebody may go on from it, and no longer', async () => {
    const { desk, heard } = listening();
    const enquiries = new Enquiries(desk);
    const stale = { at: performance.now() - QUARTER_MS } as unknown as Memory;
    const fresh = { at: performance.now() } as unknown as Memory;
    enquiries.sent(1, [10], { memory: stale } as Reply);
    enquiries.sent(1, [11, 12], { memory: fresh } as Reply);
    for (const repliesTo of [10, 11, 12])
      await enquiries.ask(1, '本次呢', 'question', repliesTo, { message: 20, repliesTo });
    expect(heard.slice(1)).toEqual([fresh, fresh]);
    expect(heard[0]).toBeUndefined();
  });

  it('is neither lost nor kept for longer when the clock is put two years ahead and back', async () => {
    const times: (number | undefined)[] = [];
    const ask = (_: string, __?: Memory, at?: number) => {
      times.push(at);
      return { message: {}, outcome: 'answered', shown: [], memory: { at } };
    };
    const enquiries = new Enquiries({ ask } as unknown as Desk);
    const clock = vi.spyOn(Date, 'now');
    for (const years of [0, 2, 0]) {
      clock.mockReturnValue(years * 365 * DAY_MS);
      await enquiries.ask(1, '莎车', 'question', years);
    }
    clock.mockRestore();
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeLessThan(QUARTER_MS);
    expect(times[2]).toBeGreaterThanOrEqual(times[1] ?? 0);
  });

  it('is for an edited question what it was for the question', async () => {
    const { desk, heard } = listening();
    const enquiries = new Enquiries(desk);
    await enquiries.ask(1, '莎车', 'question', 1, { message: 10 });
    await enquiries.ask(1, '那叶城呢', 'question', 2, { message: 12 });
    await enquiries.ask(1, '那巴楚呢', 'edit', 3, { message: 12 });
    expect(heard[2]).toBe(heard[1]);
    await enquiries.ask(1, '墨玉', 'tap', 4, { message: 11 });
    expect(heard.at(-1)).toBeUndefined();
  });
});
