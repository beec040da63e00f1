import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trie } from '../../src/match/trie.js';

const word = fc.string({ unit: fc.constantFrom('莎', '车', '县', 'a'), minLength: 1, maxLength: 4 });
const text = fc.string({ unit: fc.constantFrom('莎', '车', '县', 'a', ' '), maxLength: 10 });

type Found = readonly [key: string, to: number, skipped: boolean];

describe('trie', () => {
  it('finds what a look at every stretch finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), text, fc.nat(9), fc.boolean(), (keys, source, from, skips) => {
        const trie = new Trie<string>();
        for (const key of keys) trie.set(key, key);
        const found: Found[] = [];
        trie.walk(
          source,
          from,
          (key, to, skipped) => found.push([key, to, skipped]),
          skips ? (code) => code === 32 : undefined,
        );
        const expected: Found[] = [];
        for (let to = from + 1; to <= source.length; to++) {
          const stretch = source.slice(from, to);
          const key = skips ? stretch.replaceAll(' ', '') : stretch;
          if (!/^ | $/.test(stretch) && keys.includes(key)) expected.push([key, to, key !== stretch]);
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back what was set, and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), word, (keys, other) => {
        const trie = new Trie<string>();
        for (const key of keys) trie.set(key, key);
        for (const key of keys) expect(trie.get(key)).toBe(key);
        expect(trie.get(other)).toBe(keys.includes(other) ? other : undefined);
      }),
    );
  });
});
