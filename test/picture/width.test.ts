import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emWidth, wrap } from '../../src/picture/width.ts';

describe('wrap', () => {
  it.each([
    ['', 5, ['']],
    ['莎车县', 5, ['莎车县']],
    ['救助对象对社会救助实施的满意度', 15, ['救助对象对社会救助实施的满意度']],
    ['孤儿等符合条件的儿童纳入保障范围率', 15, ['孤儿等符合条件的', '儿童纳入保障范围率']],
    ['按要求合理确定调整', 5, ['按要求合理', '确定调整']],
    ['解救人员、打拐解救人员', 5, ['解救人员、', '打拐解救', '人员']],
  ])('%j into lines of %d', (text, limit, lines) => {
    expect(wrap(text, limit)).toEqual(lines);
  });

  it('loses nothing and keeps to the width, but for one closing sign after another', () => {
    const words = fc.string({ unit: fc.constantFrom(...'喀什地区莎车县救助站，。）12a '), maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 20 }), (text, limit) => {
        const lines = wrap(text, limit);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(emWidth(line.replace(/[，。）]+$/u, ''))).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
