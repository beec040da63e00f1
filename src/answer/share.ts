import type { Catalogue } from '../notice/catalogue.js';
import type { Row } from '../notice/model.js';
import { isShareRight } from '../question/claimed.js';
import type { Amounts, Operation } from '../question/model.js';
import { percentOf, sumOf } from './arithmetic.js';
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
  const value = percentOf(part, sumOf(whole?.rows ?? parts, of));
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
      value && {
        claimed: {
          share: claimed.percent,
          isBound: claimed.bound !== undefined,
          right: isShareRight(value, claimed),
        },
      }),
    ...(unit && { unit }),
    claims: judge(claims, row, catalogue),
  };
}
