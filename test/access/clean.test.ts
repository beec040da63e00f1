import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cut } from '../../src/telegram/access/clean.js';
import { isTooLong } from '../../src/telegram/access/pace.js';

it.each([
  ['  某局  张三 ', '某局 张三'],
  ['某局\n张三', '某局 张三'],
  ['某局\u202e三张\u202c', '某局三张'],
  ['a\u200b\u2066b\u0000c\u2028d', 'ab c d'],
  ['\u3164\u2800\u034f\u17b4\u115f\ufffc\ufe0f\u{1d159}\u{e0100}', ''],
  ['e\u0301', 'é'],
  [`a${'\u0336'.repeat(50)}`, 'a\u0336\u0336'],
  ['<b>&amp;</b>', '<b>&amp;</b>'],
])('cleans %j to %j', (text, cleaned) => expect(clean(text)).toBe(cleaned));

it('leaves no control, direction mark or line break, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(clean(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect([...cut(text)].length).toBeLessThanOrEqual(60);
    }),
  );
});

describe('a text is too long', () => {
  it.each<[string, string, boolean]>([
    ['of 500 letters', '喀'.repeat(500), false],
    ['of 501 letters', '喀'.repeat(501), true],
    ['of 300 pairs of surrogates', '𠮷'.repeat(300), false],
    [
      'that is a column of 30 names',
      Array(30).fill('塔什库尔干塔吉克自治县民政局和社会救助科室').join('\n'),
      false,
    ],
    [
      'that is a column of 31 names',
      Array(31).fill('塔什库尔干塔吉克自治县民政局和社会救助科室').join('\n'),
      true,
    ],
    ['that is a column with a long line', `喀什\n${'喀'.repeat(600)}`, true],
  ])('%s: %s', (_, text, expected) => expect(isTooLong(text)).toBe(expected));
});
