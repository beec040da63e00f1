import type { Evidence } from '../../evidence/evidence.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 占它全年的多少, after its 提前下达: that column's part of the same year. */
export function partOfYear(evidence: Evidence, { last, focus }: Thread): Proposal[] {
  if (!evidence.has('share', 'percent') || evidence.mentions.length > 0) return [];
  if (last.kind !== 'amounts' || focus.length !== 1 || !last.column || last.column === 'total') return [];
  if (columnOf(evidence.live) !== 'total' || !evidence.has('total')) return [];
  // 各占全年百分之几 asks of each that was talked of.
  if (evidence.has('each', 'apiece', 'shareApart')) return [];
  // 全年占多少, 全年的话占百分之几: the year is the part that is asked for.
  const [word] = evidence.of('share');
  if (word && evidence.of('total').every((token) => token.to <= word.from)) return [];
  return proposal(
    {
      kind: 'amounts',
      rows: { ids: focus },
      column: last.column,
      operation: { is: 'share', whole: 'year' },
      understood: [`接上一问：${nameOf(evidence, focus)}`],
    },
    using(evidence, {
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'share', 'percent', 'ownWhole', 'within'],
    }),
    [{ why: '接上一问，占全年', cost: 0 }],
  );
}
