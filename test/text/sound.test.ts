import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLetterOff, nearSound } from '../../src/text/sound.js';

describe('near sounds', () => {
  it.each([
    ['zha', 'za'],
    ['cheng', 'cen'],
    ['shi', 'si'],
    ['nan', 'lan'],
    ['hui', 'fui'],
    ['qing', 'qin'],
  ])('%s is near %s', (a, b) => {
    expect(nearSound(a)).toBe(nearSound(b));
  });

  it.each([
    ['ba', 'pa'],
    ['ji', 'qi'],
    ['ku', 'gu'],
  ])('%s is not near %s', (a, b) => {
    expect(nearSound(a)).not.toBe(nearSound(b));
  });
});

describe('one letter off', () => {
  const syllable = fc.string({ unit: fc.constantFrom(...'abn'), minLength: 1, maxLength: 4 });

  it('is what changing, dropping or adding each letter in turn gives', () => {
    fc.assert(
      fc.property(syllable, syllable, (a, b) => {
        const made = new Set<string>();
        for (let i = 0; i <= a.length; i++) {
          made.add(a.slice(0, i) + a.slice(i + 1));
          for (const letter of 'abn') {
            made.add(a.slice(0, i) + letter + a.slice(i));
            if (i < a.length) made.add(a.slice(0, i) + letter + a.slice(i + 1));
          }
        }
        made.delete(a);
        expect(isLetterOff(a, b)).toBe(made.has(b));
      }),
      { numRuns: 500 },
    );
  });
});
