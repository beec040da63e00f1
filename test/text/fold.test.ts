import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFold, typed } from '../../src/text/fold.js';

const fold = createFold(
  new Map([
    ['縣', '县'],
    ['車', '车'],
  ]),
);

describe('folding', () => {
  it.each([
    ['莎車縣', '莎车县'],
    ['Ｙａｒｋａｎｔ', 'yarkant'],
    ['Ürümqi', 'urumqi'],
    ['  莎 　车  县  ', '莎 车 县'],
    // A tab parts the cells of a table.
    ['莎车\t叶城', '莎车、叶城'],
    ['以“元”为单位', '以元为单位'],
    ['以＂元＂为单位，｢县｣', '以元为单位,县'],
    ['莎车👍🏽县', '莎车 县'],
    ['９０％', '90%'],
    ['莎​车', '莎车'],
    ['یەكەن', 'یەكەن'],
    ['yārkānt', 'yarkant'],
    ['2024—2025', '2024-2025'],
    ['', ''],
    ['🙂🙂', ''],
  ])('%j → %j', (source, text) => {
    expect(fold(source).text).toBe(text);
  });

  it('leads every character back to where it was typed', () => {
    const folded = fold('请查 莎車 縣👍吧');
    const from = folded.text.indexOf('莎');
    expect(typed(folded, from, folded.text.indexOf('县') + 1)).toBe('莎車 縣');
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
  );

  it('keeps offsets in order, within the source, one for each unit and one for the end', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { text, at } = fold(source);
        expect(at.length).toBe(text.length + 1);
        at.forEach((offset, i) => {
          expect(offset).toBeGreaterThanOrEqual(i === 0 ? 0 : (at[i - 1] as number));
          expect(offset).toBeLessThanOrEqual(source.length);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives each unit from the character at its offset', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const { text, at } = fold(source);
        for (let i = 0; i < text.length; i++) {
          if (text[i] === ' ') continue;
          const character = String.fromCodePoint(source.codePointAt(at[i] as number) as number);
          expect(fold(character).text).toContain(text[i]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing when folded again', () => {
    fc.assert(
      fc.property(anything, (source) => {
        const once = fold(source).text;
        expect(fold(once).text).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it('has no two blanks in a row and none at the ends', () => {
    fc.assert(fc.property(anything, (source) => !/^ | $| {2}/.test(fold(source).text)));
  });
});
