import { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Row } from '../notice/model.js';
import type { Amounts, Operation } from '../question/model.js';
import { agrees, type Rough } from '../question/rough.js';
import { percentOf, sumOf } from './arithmetic.js';
import { judge } from './claims.js';
import type { AnswerOf, Bare } from './model.js';

/** What part some rows are of another, or a column of the same rows' year, in per cent. */
export function share(
  { column, unit, rows: { label } }: Amounts,
  parts: readonly Row[],
  whole: Row | 'year',
  { claims = [], claimed, rough, of: inWhole }: Extract<Operation, { is: 'share' }>,
  catalogue: Catalogue,
): Bare<AnswerOf<'share'>> {
  const by = column ?? catalogue.main;
  const part = sumOf(parts, by);
  const of = catalogue.wholeOf(by) ?? catalogue.main;
  const value = percentOf(part, whole === 'year' ? sumOf(parts, of) : amountOf(whole, inWhole ?? by));
  return {
    kind: 'share',
    parts,
    ...(whole === 'year' ? { of } : { whole, ...(inWhole && { of: inWhole }) }),
    by,
    part,
    ...(label && { label }),
    ...(column && { column }),
    ...(value && { value }),
    ...(claimed && value && { claimed: { share: claimed, right: isRight(value, claimed, rough) } }),
    ...(unit && { unit }),
    claims: judge(claims, () => parts[0] as Row, catalogue),
  };
}

/** A percentage is right to as many places as are stated. */
const isRight = (value: Decimal, claimed: Decimal, rough: Rough | undefined): boolean =>
  rough
    ? agrees(value, claimed, rough)
    : value.toDecimalPlaces(claimed.decimalPlaces(), Decimal.ROUND_HALF_UP).eq(claimed);
