import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, inPercent, inTenThousands, readNumeral } from '../../src/text/amounts.js';

const DIGITS = '零一二三四五六七八九';

/** Writes a number from 0 to 99,999,999 as people say it: 65468 → 六万五千四百六十八, 10005 → 一万零五. */
function write(number: number): string {
  if (number === 0) return '零';
  const [high, low] = [Math.floor(number / 10_000), number % 10_000];
  if (high === 0) return section(low);
  if (low === 0) return `${section(high)}万`;
  return `${section(high)}万${low < 1000 ? '零' : ''}${section(low)}`;
}

function section(number: number): string {
  let text = '';
  let gap = false;
  for (const [unit, size] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(number / size) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${unit}`;
      gap = false;
    }
  }
  return text;
}

describe('numerals', () => {
  it.each([
    ['六万五千四百六十八', '65468'],
    ['一万零五', '10005'],
    ['十二', '12'],
    ['两千', '2000'],
    ['八十八点五', '88.5'],
    ['二〇二四', '2024'],
    ['0.92', '0.92'],
  ])('%s is %s', (text, value) => {
    expect(readNumeral(text)?.toString()).toBe(value);
  });

  it.each(['万', '亿', '莎车'])('%s is none', (text) => {
    expect(readNumeral(text)?.toString()).toBeUndefined();
  });

  it('reads back what the writer wrote', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (number) => {
        expect(readNumeral(write(number))?.toString()).toBe(String(number));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('numbers in a text', () => {
  it.each([
    ['莎车65,468万元', '65468', '万元', 1],
    ['-49', '49', null, -1],
    ['2023-35', '2023', null, 1],
    ['满意度九成五', '9.5', '成', 1],
    ['百分之八十八', '88', '%', 1],
    ['6.5亿', '6.5', '亿元', 1],
    ['3千万', '3000', '万元', 1],
  ])('%s: %s %s', (text, value, unit, sign) => {
    const [found] = findNumbers(text);
    expect([found?.value.toString(), found?.unit, found?.sign]).toEqual([value, unit, sign]);
  });

  it('finds a written amount in its place between other words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (number) => {
        const text = `莎车${write(number)}万元对吗`;
        const found = findNumbers(text).find(({ from }) => from === 2);
        expect(found && text.slice(found.from, found.to)).toBe(`${write(number)}万元`);
        expect(found && inTenThousands(found).toString()).toBe(String(number));
      }),
    );
  });

  it('reads grouped and plain figures alike', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (number) => {
        const grouped = number.toLocaleString('en-US');
        expect(findNumbers(grouped)[0]?.value.toString()).toBe(String(number));
        expect(findNumbers(String(number))[0]?.value.toString()).toBe(String(number));
      }),
    );
  });

  it.each([
    ['86%', '86'],
    ['九成', '90'],
    ['0.92', '92'],
    ['91.5', '91.5'],
  ])('%s is %s per cent', (text, percent) => {
    const [found] = findNumbers(text);
    expect(found && inPercent(found)?.toString()).toBe(percent);
  });

  it.each([
    ['2.5亿', '25000'],
    ['12345元', '1.2345'],
    ['65468', '65468'],
  ])('%s is %s 万元', (text, amount) => {
    const [found] = findNumbers(text);
    expect(found && inTenThousands(found).toString()).toBe(amount);
  });
});
