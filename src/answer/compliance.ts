import { Decimal } from 'decimal.js';
import type { Indicator } from '../notice/model.js';
import type { Check } from '../question/model.js';
import type { AnswerOf } from './model.js';

/** Words that say whether a target in words has been met, by the target. */
const VERDICTS: Readonly<
  Record<string, { readonly met: readonly string[]; readonly unmet: readonly string[] }>
> = {
  应保尽保: { met: ['应保尽保', '尽保'], unmet: ['没有应保尽保', '未应保尽保', '没应保尽保'] },
  应救尽救: { met: ['应救尽救', '尽救'], unmet: ['没有应救尽救', '未应救尽救', '没应救尽救'] },
  及时送返: { met: ['及时送返', '已送返', '全部送返'], unmet: ['没有及时送返', '未及时送返', '没及时送返'] },
  有所提升: {
    met: ['有所提升', '有提升', '提升了', '有所提高', '提高了', '上升了'],
    unmet: ['没有提升', '没提升', '下降了', '下降', '有所下降'],
  },
  按要求合理确定调整: {
    met: ['按要求合理确定调整', '合理确定', '合理调整', '按要求调整'],
    unmet: ['没有调整', '没调整'],
  },
  不低于上年: {
    met: [
      '不低于上年',
      '持平',
      '跟上年持平',
      '与上年持平',
      '和去年一样',
      '跟去年一样',
      '高于上年',
      '高于去年',
      '比上年高',
      '比去年高',
      '提高了',
      '上升了',
    ],
    unmet: ['低于上年', '低于去年', '比上年低', '比去年低', '下降了', '下降', '有所下降'],
  },
};

/**
 * Holds an actual value against a target: true or false where both can be compared exactly, null where not.
 * Nothing is rounded: 87.99 does not reach 88.
 */
export function verdict(target: string, check: Check): boolean | null {
  const { actual } = check;
  if ('words' in actual) {
    const { met, unmet } = VERDICTS[target] ?? { met: [], unmet: [] };
    return met.includes(actual.words) ? true : unmet.includes(actual.words) ? false : null;
  }
  const bound = /^([≥≤])(\d+(?:\.\d+)?)%$/u.exec(target);
  if (!('percent' in actual)) return null;
  if (bound)
    return bound[1] === '≥' ? actual.percent.gte(bound[2] ?? '') : actual.percent.lte(bound[2] ?? '');
  if (target === '不低于上年') return check.lastYear ? actual.percent.gte(check.lastYear) : null;
  return null;
}

/** The facts of one check. */
export function compliance(
  indicator: Indicator,
  check: Check,
): Pick<AnswerOf<'compliance'>, 'kind' | 'indicator' | 'actual' | 'isPercent' | 'met' | 'lastYear'> {
  const { actual } = check;
  return {
    kind: 'compliance',
    indicator,
    // Counts may give a long fraction; the verdict is by the exact value.
    actual:
      'words' in actual ? actual.words : plain('percent' in actual ? round(actual.percent) : actual.count),
    isPercent: 'percent' in actual,
    met: verdict(indicator.target, check),
    ...(check.lastYear && { lastYear: plain(check.lastYear) }),
  };
}

const PLACES = 2;
/** Nobody writes a percentage with more places than these. */
const GIVEN = 3;

/** A percentage as it was given, or rounded where counts gave it. */
const round = (value: Decimal): Decimal =>
  value.decimalPlaces() > GIVEN ? value.toDecimalPlaces(PLACES, Decimal.ROUND_HALF_UP) : value;

const plain = (value: Decimal): string => value.toFixed();
