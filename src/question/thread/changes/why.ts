import type { Evidence } from '../../evidence/evidence.js';
import { COLUMN_WORDS, columnNamed, columnOf, cutColumn, PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 本次怎么是负的, after one place: its own amount is wondered at, and no others are sought that are below zero. */
export function whySo(evidence: Evidence, { last, focus }: Thread): Proposal[] {
  const { mentions, live } = evidence;
  const [here, more] = focus;
  const seeks = evidence.has('who', 'list', 'howMany', 'each') || levelWords(evidence).length > 0;
  if (last.kind !== 'amounts' || !here || more || mentions.length > 0 || seeks) return [];
  if (!evidence.has('why') || !evidence.has('negative', 'zero')) return [];
  // 本次怎么是负的，那提前是多少: all columns are told where two are named.
  const several = new Set(live.flatMap((token) => columnNamed(token) ?? [])).size > 1;
  const column = several ? undefined : (columnOf(live) ?? cutColumn(evidence));
  return proposal(
    {
      kind: 'amounts',
      rows: { ids: [here] },
      operation: { is: 'show' },
      ...(column && { column }),
      ...(last.unit && { unit: last.unit }),
      understood: [`接上一问：${nameOf(evidence, [here])}`],
    },
    using(evidence, {
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'why', 'negative', 'zero', 'places', 'minus', 'less'],
    }),
    [{ why: '接上一问，为什么这样', cost: 0 }],
  );
}
