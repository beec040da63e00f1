import { Decimal } from 'decimal.js';
import { inPercent } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Bound, Test } from '../../model.js';
import { BOUNDS, boundOf } from './bounds.js';
import { columnNamed } from './columns.js';

/** 提前下达占全年超过90%的县, 本次比全年一半还多的: one column held against so much of another of the same row. */
export function partBound(
  evidence: Evidence,
): { readonly test: Test; readonly tokens: readonly Token[] } | undefined {
  const { live } = evidence;
  const [measure, second] = live.filter(isMeasure);
  if (!measure || second || live.some(({ as }) => as === 'value')) return undefined;
  const columns = live.filter((token) => hasRole(token, 'column') && token.to <= measure.from);
  const [part, whole, third] = columns;
  const [column, other] = [part && columnNamed(part), whole && columnNamed(whole)];
  const percent = percentOf(measure);
  const bound = boundAt(evidence, measure);
  if (!part || !whole || third || !column || !other || column === other || !percent || !bound)
    return undefined;
  return {
    test: { is: 'part', other, bound: bound.is, percent },
    tokens: [part, whole, measure, ...bound.tokens, ...evidence.of('share', 'than')],
  };
}

/** So much per cent, or half. */
export const isMeasure = (token: Token): boolean =>
  token.as === 'percent' || isA(token, 'half', 'halfAbove', 'halfAtLeast');

const HALF = new Decimal(50);

const percentOf = (measure: Token): Decimal | undefined =>
  measure.number ? inPercent(measure.number) : HALF;

/** On which side of the part: 一半还多 says so itself, 超过全年一半 before the whole, 比全年的60%还多 around it. */
function boundAt(
  evidence: Evidence,
  measure: Token,
): { readonly is: Bound['is']; readonly tokens: readonly Token[] } | undefined {
  if (isA(measure, 'halfAtLeast')) return { is: 'atLeast', tokens: [] };
  if (isA(measure, 'halfAbove')) return { is: 'above', tokens: [] };
  const near = boundOf(evidence, measure);
  if (near) return near;
  const side = evidence.of('more', 'less').find(({ from }) => from >= measure.to);
  if (evidence.has('than')) return side && { is: isA(side, 'less') ? 'below' : 'above', tokens: [side] };
  const [bound] = evidence.of(...BOUNDS);
  const is = BOUNDS.find((one) => isA(bound, one));
  return bound && is && { is, tokens: [bound] };
}
