import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsInPercent, percentOf } from '../../src/answer/arithmetic.js';
import { naivePercent } from './notices.ts';

const d = (value: Decimal.Value) => new Decimal(value);

describe('a share in per cent', () => {
  it.each([
    [1, 800, '0.13'],
    [3, 800, '0.38'],
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [0, 5, '0.00'],
    [5, 5, '100.00'],
    [168, 100, '168.00'],
    [-1, 100, undefined],
    [1, 0, undefined],
    [0, 0, undefined],
    [1, -100, undefined],
  ])('%d of %d: %s', (part, whole, share) => {
    expect(percentOf(d(part), d(whole))?.toFixed(2)).toBe(share);
  });

  it('is rounded half up, as in whole numbers, wherever a half falls', () => {
    const halves = fc.constantFrom(16, 32, 160, 800, 1600, 8000);
    fc.assert(
      fc.property(fc.nat(9000), fc.oneof(halves, fc.nat(9000)), (part, whole) => {
        expect(percentOf(d(part), d(whole))?.toFixed(2)).toBe(naivePercent(part, whole));
      }),
    );
  });
});

describe('two parts in per cent', () => {
  it.each([
    [1, 799, '0.12', '99.88'],
    [799, 1, '99.88', '0.12'],
    [1, 2, '33.33', '66.67'],
    [1, 1, '50.00', '50.00'],
    [0, 7, '0.00', '100.00'],
  ])('%d and %d: %s and %s', (a, b, first, second) => {
    expect(partsInPercent([d(a), d(b)])?.map((part) => part.toFixed(2))).toEqual([first, second]);
  });

  it.each([
    [-1, 5],
    [5, -1],
    [0, 0],
  ])('%d and %d: none', (a, b) => {
    expect(partsInPercent([d(a), d(b)])).toBeUndefined();
  });
});
