import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Desk, Memory } from '../../src/desk.js';
import { openAside } from '../../src/open.js';
import { Loaded } from '../../src/telegram/notices/loaded.js';
import { swap } from '../soak/swaps.ts';

const ROOT = new URL('../../', import.meta.url);
const DATA = fileURLToPath(new URL('data', ROOT));
const MAIN = fileURLToPath(new URL('dist/main.js', ROOT));

/** `npm run soak swaps 1000` is the long form of it. */
const SWAPS = 20;

describe('a swap', () => {
  it(`mixes nothing, loses nothing and is of its moment, ${SWAPS} times while people ask`, {
    timeout: 900_000,
  }, async () => {
    const { swaps, refused, told, askers, leaked, ended } = await swap(MAIN, ROOT, SWAPS);
    const { wrong, stale, missing, surplus, answers, onward, alone } = askers.tally;
    expect({ wrong, stale, missing, surplus, leaked }).toEqual({
      wrong: [],
      stale: [],
      missing: [],
      surplus: [],
      leaked: [],
    });
    // One more than in the loop: the first shows what the other set's picture looks like.
    expect({ swaps, refused, told, ended }).toEqual({ swaps: 19, refused: 2, told: 2, ended: 0 });
    expect(answers).toBeGreaterThan(100);
    expect(onward + alone).toBeGreaterThan(10);
  });

  it('leaves nothing of the notices before, whatever the chats remember of them', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const open = async (): Promise<Desk> => {
      const opened = await openAside(DATA, DATA, async () => undefined);
      if (!opened.ok) throw new Error('the data is faulty');
      return opened.desk;
    };
    const loaded = new Loaded(await open(), 0);
    const memories: Memory[] = [];
    const gone: WeakRef<object>[] = [];
    for (let nth = 1; nth <= 3; nth++) {
      memories.push(loaded.ask('莎车 本次下达', memories.at(-1)).memory);
      gone.push(new WeakRef(loaded.standing));
      loaded.take(await open(), nth);
    }
    // A reference that was looked at lives to the end of its turn.
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
    expect(gone.map((one) => one.deref())).toEqual([undefined, undefined, undefined]);
    expect(memories.every(({ thread }) => thread !== undefined)).toBe(true);
    expect(loaded.ask('那叶城呢', memories[0]).message).toEqual(loaded.ask('那叶城呢').message);
  });
});
