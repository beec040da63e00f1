import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/match/align.js';
import { createLikeness, type Likeness, SLIP } from '../../src/match/likeness.js';
import { createSounds } from '../../src/text/sound.js';

const likeness = createLikeness(createSounds([{ sha: '沙莎砂', sa: '萨', che: '车', ku: '库', ce: '策' }]), {
  库: '车',
  沙: '妙',
});

/** Every way to read `name` from `from` on, one slip after another, with no table and no cleverness. */
function cheapest(text: string, name: string, from: number, to: number, like: Likeness): number {
  const go = (t: number, i: number): number => {
    if (i === name.length && t === to) return 0;
    let best = Number.POSITIVE_INFINITY;
    if (i < name.length && t < to)
      best = Math.min(best, like.between(text[t] as string, name[i] as string) + go(t + 1, i + 1));
    if (i < name.length) {
      const instead = (i === 0 && t > 0) || (i === name.length - 1 && t < text.length);
      best = Math.min(best, (instead ? SLIP.other : SLIP.dropped) + go(t, i + 1));
    }
    if (i > 0 && t < to)
      best = Math.min(best, (text[t] === text[t - 1] ? SLIP.doubled : SLIP.added) + go(t + 1, i));
    if (
      i + 1 < name.length &&
      t + 1 < to &&
      name[i] !== name[i + 1] &&
      text[t] === name[i + 1] &&
      text[t + 1] === name[i]
    )
      best = Math.min(best, SLIP.swap + go(t + 2, i + 2));
    return best;
  };
  return go(from, 0);
}

const word = (min: number, max: number) =>
  fc.array(fc.constantFrom(...'沙莎萨车库妙策'), { minLength: min, maxLength: max }).map((c) => c.join(''));

describe('alignment', () => {
  it.each([
    ['莎车', '莎车', 0, 0, 2],
    ['沙车', '莎车', SLIP.sound, 0, 2],
    ['萨车', '莎车', SLIP.near, 0, 2],
    ['莎库', '莎车', SLIP.look, 0, 2],
    ['车莎', '莎车', SLIP.swap, 0, 2],
    ['莎莎车', '莎车', 0, 1, 3],
    ['策勒莎车策', '莎车', 0, 2, 4],
    ['沙县', '沙车县', SLIP.dropped, 0, 2],
    ['某车', '莎车', SLIP.other, 0, 2],
  ])('%s ~ %s costs %d at %d–%d', (text, name, distance, from, to) => {
    expect(align(text, name, likeness, 2)).toEqual({ from, to, distance });
  });

  it('is as near as the cheapest way through any stretch of the text', () => {
    fc.assert(
      fc.property(word(1, 5), word(2, 4), (text, name) => {
        const limit = 1.5;
        let least = Number.POSITIVE_INFINITY;
        for (let from = 0; from < text.length; from++)
          for (let to = from + 1; to <= text.length; to++)
            least = Math.min(least, cheapest(text, name, from, to, likeness));
        const found = align(text, name, likeness, limit);
        if (least > limit + 1e-9) expect(found).toBeUndefined();
        else {
          expect(found?.distance).toBeCloseTo(least, 9);
          expect(cheapest(text, name, found?.from ?? 0, found?.to ?? 0, likeness)).toBeCloseTo(least, 9);
        }
      }),
      { numRuns: 400 },
    );
  });
});
