import { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import type { Row } from '../notice/model.js';
import { isShareRight } from '../question/claimed.js';
import type { Amounts, ClaimedShare, Operation } from '../question/model.js';
import { exactPercentOf, round, sumOf } from './arithmetic.js';
import { judge } from './claims.js';
import type { AnswerOf, Bare } from './model.js';

/** What part some rows are of another or of several, or a column of another one of the same rows, in per cent. */
export function share(
  { column, unit, rows: { label } }: Amounts,
  parts: readonly Row[],
  whole: AnswerOf<'share'>['whole'],
  { claims = [], claimed, of: inWhole }: Extract<Operation, { is: 'share' }>,
  row: (id: string) => Row,
  catalogue: Catalogue,
): Bare<AnswerOf<'share'>> {
  const by = column ?? catalogue.main;
  const part = sumOf(parts, by);
  const of = inWhole ?? (whole ? by : (catalogue.wholeOf(by) ?? catalogue.main));
  const exact = exactPercentOf(part, sumOf(whole?.rows ?? parts, of));
  const value = exact && round(exact);
  return {
    kind: 'share',
    parts,
    ...(whole ? { whole, ...(inWhole && { of: inWhole }) } : { of }),
    by,
    part,
    ...(label && { label }),
    ...(column && { column }),
    ...(value && { value }),
    ...(claimed &&
      exact && {
        claimed: {
          share: claimed.percent,
          actual: told(exact, claimed),
          isBound: claimed.bound !== undefined,
          right: isShareRight(exact, claimed),
        },
      }),
    ...(unit && { unit }),
    claims: judge(claims, row, catalogue),
  };
}

/**
 * The share with so many places that it shows why a claim is right: 1.148, and not 1.15, is 1.1 to one place.
 */
function told(exact: Decimal, claimed: ClaimedShare): Decimal {
  const { percent, bound } = claimed;
  if (bound || !isShareRight(exact, claimed)) return round(exact);
  const given = percent.decimalPlaces();
  const to = (value: Decimal, places: number): Decimal =>
    value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const places = [2, 3, 4, 5].find((one) => to(to(exact, one), given).eq(to(exact, given)));
  return to(exact, places ?? 2);
}
