import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Phrases } from '../../src/match/phrases.js';

// On machines that do other things too.
vi.setConfig({ testTimeout: 60_000 });

const unit = fc.constantFrom('莎', '车', '县', 'a');
const words = fc.uniqueArray(fc.string({ unit, maxLength: 2 }), { minLength: 1, maxLength: 3 });
const patterns = fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
const text = fc.string({ unit: fc.oneof(unit, fc.constant(' ')), maxLength: 10 });

const phrasesOf = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce<readonly string[]>(
    (all, one) => all.flatMap((phrase) => one.map((word) => phrase + word)),
    [''],
  );

describe('phrases', () => {
  it('finds what putting all of them together finds', () => {
    fc.assert(
      fc.property(patterns, text, fc.nat(9), fc.boolean(), (all, source, from, skips) => {
        const phrases = new Phrases<number>();
        all.forEach((parts, i) => {
          phrases.add(parts, i);
        });
        const found = new Set<string>();
        phrases.walk(
          source,
          from,
          (value, to, skipped) => found.add([value, to, skipped].join(' ')),
          skips ? (code) => code === 32 : undefined,
        );
        const expected = new Set<string>();
        for (let to = from + 1; to <= source.length; to++) {
          const stretch = source.slice(from, to);
          const key = skips ? stretch.replaceAll(' ', '') : stretch;
          if (/^ | $/.test(stretch)) continue;
          all.forEach((parts, value) => {
            if (phrasesOf(parts).includes(key)) expected.add([value, to, key !== stretch].join(' '));
          });
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
