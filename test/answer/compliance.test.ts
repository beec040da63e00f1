import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compliance, verdict } from '../../src/answer/compliance.js';
import type { Words } from '../../src/match/vocabulary.js';

const { claims }: Words = JSON.parse(readFileSync('data/words.json', 'utf8'));

const percent = (value: Decimal.Value) => ({ indicator: '满意度', actual: { percent: new Decimal(value) } });
const words = (said: string) => {
  const { met = [], unmet = [] } = claims.find(({ names }) => names.includes(said)) ?? {};
  return { indicator: '满意度', actual: { words: said, met, unmet } };
};
const count = (value: number) => ({ indicator: '满意度', actual: { count: new Decimal(value) } });

/** A bound in per cent, whole or with places, and how many places further the smallest step lies. */
const bounds = fc.record({
  bound: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => new Decimal(hundredths).div(100)),
  places: fc.integer({ min: 0, max: 30 }),
});

describe('a bound', () => {
  it('is met at the bound itself and a smallest step inside, not a smallest step outside', () => {
    Decimal.set({ precision: 40 });
    fc.assert(
      fc.property(bounds, ({ bound, places }) => {
        const step = new Decimal(10).pow(-places);
        const target = bound.toFixed();
        for (const [sign, inside] of [
          ['≥', 1],
          ['≤', -1],
        ] as const) {
          expect(verdict(`${sign}${target}%`, percent(bound))).toBe(true);
          expect(verdict(`${sign}${target}%`, percent(bound.plus(step.times(inside))))).toBe(true);
          expect(verdict(`${sign}${target}%`, percent(bound.minus(step.times(inside))))).toBe(false);
        }
      }),
    );
  });

  it.each([
    ['≥88%', '88', true],
    ['≥88%', '88.00', true],
    ['≥88%', '87.99', false],
    ['≥88%', '87.999999999999999999999999999999999999999', false],
    ['≥88%', '88.000000000000000000000000000000000000001', true],
    ['≥88%', '100', true],
    ['≥88%', '0', false],
    ['≥90%', '89.995', false],
  ])('%s against %s%%: %s', (target, actual, met) => {
    expect(verdict(target, percent(actual))).toBe(met);
  });

  it('says nothing of words or of a plain count', () => {
    expect(verdict('≥88%', words('应保尽保'))).toBeNull();
    expect(verdict('≥88%', count(88))).toBeNull();
  });
});

describe('a target in words', () => {
  it.each([
    ['应保尽保', '应保尽保', true],
    ['应救尽救', '尽救', true],
    ['及时送返', '全部送返', true],
    ['有所提升', '提高了', true],
    ['应保尽保', '应救尽救', null],
    ['有所提升', '差不多', null],
    ['应保尽保', '没有应保尽保', false],
    ['应救尽救', '未应救尽救', false],
    ['及时送返', '没及时送返', false],
    ['有所提升', '下降了', false],
    ['按要求合理确定调整', '没有调整', false],
    ['按要求合理确定调整', '合理调整', true],
    ['不低于上年', '和去年一样', true],
    ['不低于上年', '低于去年', false],
    ['有所提升', '', null],
  ])('%s, told %s: %s', (target, said, met) => {
    expect(verdict(target, words(said))).toBe(met);
  });

  it.each(['应保尽保', '应救尽救', '及时送返', '有所提升', '按要求合理确定调整'])(
    '%s cannot be judged by a figure',
    (target) => {
      expect(verdict(target, percent(100))).toBeNull();
      expect(verdict(target, count(100))).toBeNull();
    },
  );

  it('不低于上年 needs last year’s figure, and holds the two exactly', () => {
    fc.assert(
      fc.property(bounds, ({ bound, places }) => {
        const step = new Decimal(10).pow(-places);
        expect(verdict('不低于上年', percent(bound))).toBeNull();
        expect(verdict('不低于上年', { ...percent(bound), lastYear: bound })).toBe(true);
        expect(verdict('不低于上年', { ...percent(bound.plus(step)), lastYear: bound })).toBe(true);
        expect(verdict('不低于上年', { ...percent(bound.minus(step)), lastYear: bound })).toBe(false);
      }),
    );
  });
});

describe('what is shown of a value', () => {
  const indicator = { name: '满意度', level1: '一', level2: '二', target: '≥88%' };

  it.each([
    ['87.99', '87.99'],
    ['87.999', '87.999'],
    ['87.9999', '88'],
    ['87.1249', '87.12'],
    ['87.1250001', '87.13'],
    ['33.33333333333333', '33.33'],
    ['66.66666666666667', '66.67'],
    ['100', '100'],
  ])('%s per cent as it was given, or rounded where counts gave it: %s', (given, shown) => {
    expect(compliance(indicator, percent(given))).toMatchObject({ actual: shown, isPercent: true });
  });

  it('is never what the verdict goes by', () => {
    expect(compliance(indicator, percent('87.9999'))).toMatchObject({ actual: '88', met: false });
  });

  it('is a count or the words where no percentage was given', () => {
    expect(compliance(indicator, count(413))).toMatchObject({ actual: '413', isPercent: false, met: null });
    expect(compliance(indicator, words('提高了'))).toMatchObject({ actual: '提高了', isPercent: false });
  });

  it('comes with last year’s where one was given', () => {
    const lastYear = new Decimal('87.5');
    expect(compliance(indicator, { ...percent(90), lastYear }).lastYear).toBe('87.5');
    expect(compliance(indicator, percent(90))).not.toHaveProperty('lastYear');
  });
});
