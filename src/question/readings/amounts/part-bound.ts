import { Decimal } from 'decimal.js';
import { amountOf, type Column } from '../../../notice/model.js';
import { inPercent } from '../../../text/amounts.js';
import { partOf } from '../../../text/percent.js';
import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Bound, Test } from '../../model.js';
import { boundOf, sideOf } from './bounds.js';
import { columnNamed, columnOf } from './columns.js';
import { wholeLed } from './part-and-whole.js';
import { prefectureOf } from './rows.js';

/** 提前下达占全年超过90%的县, 本次比全年一半还多的: one column held against so much of another of the same row. */
export function partBound(
  evidence: Evidence,
): { readonly test: Test; readonly tokens: readonly Token[] } | undefined {
  const { live } = evidence;
  const [measure, second] = live.filter(isMeasure);
  if (!measure || second || live.some(({ as }) => as === 'value')) return undefined;
  const columns = live.filter((token) => hasRole(token, 'column') && token.to <= measure.from);
  const [part, whole, third] = columns;
  const column = part && columnNamed(part);
  const other = whole ? columnNamed(whole) : ownYear(evidence);
  const percent = percentOf(measure);
  const bound = boundAt(evidence, measure);
  if (!part || third || !column || !other || column === other || !percent || !bound) return undefined;
  return {
    test: { is: 'part', other, bound: bound.is, percent },
    tokens: [
      part,
      ...(whole ? [whole] : []),
      measure,
      ...bound.tokens,
      ...evidence.of('share', 'rate', 'than'),
    ],
  };
}

/** 提前下达比例低于60%的地州: with no whole named the part is that of each one's own year. */
function ownYear(evidence: Evidence): Column | undefined {
  const [operator] = evidence.of('share', 'rate');
  return operator && !wholeLed(evidence, operator) ? evidence.catalogue.main : undefined;
}

/** 占全区5%以上的县, 占喀什地区10%以上的: so much per cent of a place that is named, as an amount. */
export function partOfPlace(
  evidence: Evidence,
): { readonly test: Test; readonly tokens: readonly Token[] } | undefined {
  const { live, catalogue } = evidence;
  const [measure, second] = live.filter(isMeasure);
  const [operator] = evidence.of('share');
  if (!measure || second || !operator || live.some(({ as }) => as === 'value')) return undefined;
  const whole = wholeLed(evidence, operator);
  const percent = percentOf(measure);
  const bound = boundAt(evidence, measure);
  const id = whole && !whole.group ? prefectureOf(evidence, whole.ids) : undefined;
  const row = catalogue.row(id ?? '');
  if (!row || !percent || !bound || evidence.mentions.length > 1) return undefined;
  const column = columnOf(live.filter((token) => !isA(token, 'altogether'))) ?? catalogue.main;
  const amount = partOf(amountOf(row, column), percent);
  return { test: { is: bound.is, amount }, tokens: [measure, ...bound.tokens, ...evidence.of('share')] };
}

/** So much per cent, or half. */
export const isMeasure = (token: Token): boolean =>
  token.as === 'percent' || isA(token, 'half', 'halfAbove', 'halfAtLeast');

const HALF = new Decimal(50);

/** How many per cent that is. */
export const percentOf = ({ number }: Token): Decimal | undefined => (number ? inPercent(number) : HALF);

/** On which side of the part: 一半还多 says so itself, 超过全年一半 before the whole, 比全年的60%还多 around it. */
export function boundAt(
  evidence: Evidence,
  measure: Token,
): { readonly is: Bound['is']; readonly tokens: readonly Token[] } | undefined {
  if (isA(measure, 'halfAtLeast')) return { is: 'atLeast', tokens: [] };
  if (isA(measure, 'halfAbove')) return { is: 'above', tokens: [] };
  const near = boundOf(evidence, measure);
  if (near) return near;
  const side = evidence.of('more', 'less').find(({ from }) => from >= measure.to);
  if (evidence.has('than')) return side && { is: sideOf(side), tokens: [side] };
  const [bound] = evidence.of(...BOUNDS);
  const is = BOUNDS.find((one) => isA(bound, one));
  return bound && is && { is, tokens: [bound] };
}
