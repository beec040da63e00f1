import { amountOf } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Amounts } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/** 百分之几, after 多多少: the same difference in per cent; 多百分之几 of the one that has more, 少百分之几 of the other; 几倍. */
export function differenceInPercent(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || last.operation.is !== 'compare' || last.rows.ids.length !== 2) return [];
  const times = evidence.has('times');
  if (!(evidence.has('percent') || times) || evidence.has('share') || evidence.mentions.length > 0) return [];
  const { claims: _, percent: __, ...operation } = last.operation;
  const rows = { ...last.rows, ids: asSaid(evidence, last) };
  return proposal(
    noting(
      { ...last, rows, operation: { ...operation, ...(!times && { percent: true }) }, understood: [] },
      `接上一问：${nameOf(evidence, last.rows.ids)}`,
    ),
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'percent', 'times', 'more', 'less', 'difference'] }),
    [{ why: '接上一问，差百分之几', cost: 0 }],
  );
}

/** The two as they stand, but for those of which the other one has more, or less. */
function asSaid(
  { catalogue, ...evidence }: Evidence,
  { rows, operation, column }: Amounts,
): readonly string[] {
  const [first, second] = catalogue.rowsOf(rows.ids).map((row) => amountOf(row, column ?? catalogue.main));
  const own = operation.is === 'compare' && operation.columns !== undefined;
  if (!first || !second || own) return rows.ids;
  const turns = evidence.has('more') ? first.lt(second) : evidence.has('less') && first.gt(second);
  return turns ? rows.ids.toReversed() : rows.ids;
}
