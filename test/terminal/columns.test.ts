import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Line, Span } from '../../src/reply/message.js';
import { inColumns } from '../../src/terminal/columns.js';

const textOf = (span: Span | undefined): string =>
  typeof span === 'string' ? span : Object.values(span ?? {}).join('');
const shown = (line: Line): string => line.map(textOf).join('');

describe('columns', () => {
  it('stand under each other by the width of Han, the amounts at their ends', () => {
    const lines: Line[] = [
      [{ strong: '喀什地区分配明细' }],
      ['喀什市　', { copy: '38,900' }, '（提前 26,786）'],
      ['塔什库尔干塔吉克自治县　', { copy: '878' }, ' 万元'],
      ['10. 莎车县 · 喀什地区　', { copy: '-17' }],
      ['合计 157,776 万元'],
    ];
    expect(`\n${inColumns(lines).map(shown).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      喀什地区分配明细
      喀什市　                38,900（提前 26,786）
      塔什库尔干塔吉克自治县　   878 万元
      10. 莎车县 · 喀什地区　    -17
      合计 157,776 万元
      "
    `);
  });

  it('leave one line alone as it is', () => {
    const lines: Line[] = [['莎车县　', { copy: '65,468' }], ['来源']];
    expect(inColumns(lines)).toBe(lines);
  });

  it('end all amounts at the same place, and change nothing but blanks', () => {
    const label = fc.string({ unit: fc.constantFrom('莎', '（', 'a', '1', ' '), maxLength: 12 });
    const pair = fc
      .tuple(label, fc.integer())
      .map(([text, n]): Line => [`${text}　`, { copy: String(n) }, ' 万元']);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 20 }), (lines) => {
        const aligned = inColumns(lines);
        const ends = aligned.map(([text, amount]) => stringWidth(textOf(text) + textOf(amount)));
        expect(new Set(ends).size).toBe(1);
        const bare = (line: Line) => shown(line).replaceAll(' ', '');
        expect(aligned.map(bare)).toEqual(lines.map(bare));
      }),
    );
  });
});
