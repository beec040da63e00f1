import type { Decimal } from 'decimal.js';
import type { Indicator } from '../notice/model.js';
import type { Check } from '../question/model.js';
import type { AnswerOf } from './model.js';

/** Words that say a target in words has been met, by the target. */
const FULFILLED = {
  应保尽保: ['应保尽保', '尽保'],
  应救尽救: ['应救尽救', '尽救'],
  及时送返: ['及时送返', '已送返', '全部送返'],
  有所提升: ['有所提升', '有提升', '提升了', '有所提高', '提高了'],
  按要求合理确定调整: ['按要求合理确定调整', '合理确定', '合理调整', '按要求调整'],
  不低于上年: ['不低于上年'],
} satisfies Record<string, readonly string[]>;

/**
 * Holds an actual value against a target: true or false where both can be compared exactly, null where not.
 * Nothing is rounded: 87.99 does not reach 88.
 */
export function verdict(target: string, check: Check): boolean | null {
  const { actual } = check;
  if ('words' in actual)
    return Object.entries(FULFILLED).some(
      ([t, words]) => t === target && (words as readonly string[]).includes(actual.words),
    )
      ? true
      : null;
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
    actual: 'words' in actual ? actual.words : plain('percent' in actual ? actual.percent : actual.count),
    isPercent: 'percent' in actual,
    met: verdict(indicator.target, check),
    ...(check.lastYear && { lastYear: plain(check.lastYear) }),
  };
}

const plain = (value: Decimal): string => value.toFixed();
