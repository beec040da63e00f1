import type { Row } from '../notice/model.js';
import type { Amounts, Claim } from '../question/model.js';
import { percentOf, sumOf } from './arithmetic.js';
import { judge } from './claims.js';
import type { AnswerOf, Bare } from './model.js';

/** What part some rows are of another, or a column of the same rows' year, in per cent. */
export function share(
  { column, rows: { label } }: Amounts,
  parts: readonly Row[],
  whole: Row | 'year',
  claims: readonly Claim[],
): Bare<AnswerOf<'share'>> {
  const by = column ?? 'total';
  const part = sumOf(parts, by);
  const value = percentOf(part, whole === 'year' ? sumOf(parts, 'total') : whole.amounts[by]);
  return {
    kind: 'share',
    parts,
    ...(whole !== 'year' && { whole }),
    by,
    part,
    ...(label && { label }),
    ...(column && { column }),
    ...(value && { value }),
    claims: judge(claims, () => parts[0] as Row),
  };
}
