import { Decimal } from 'decimal.js';
import type { Indicator } from '../notice/model.js';
import { boundOf } from '../notice/target.js';
import type { Check } from '../question/model.js';
import type { AnswerOf } from './model.js';

/**
 * Holds an actual value against a target: true or false where both can be compared exactly, null where not.
 * Nothing is rounded: 87.99 does not reach 88.
 */
export function verdict(target: string, { actual, lastYear }: Check): boolean | null {
  if ('words' in actual)
    return actual.met.includes(target) ? true : actual.unmet.includes(target) ? false : null;
  const bound = boundOf(target);
  const figure = bound?.percent ?? lastYear;
  if (!bound || !figure || !('percent' in actual)) return null;
  return bound.is === 'atLeast' ? actual.percent.gte(figure) : actual.percent.lte(figure);
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
