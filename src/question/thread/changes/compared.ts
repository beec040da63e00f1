import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole } from '../../evidence/token.js';
import { COLUMN_WORDS, columnNamed, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { isHeldAgainst, nameOf, ONWARD, placeOf, proposal } from './common.js';

/** 跟莎车比呢, 跟博乐市差多少: the place before and the one that is named. */
export function comparedWith(evidence: Evidence, thread: Thread): Proposal[] {
  const { mentions, live } = evidence;
  const [first] = mentions;
  // 大盘鸡, 听着少得很: what is no operator compares only behind 比.
  const compared =
    isHeldAgainst(evidence) ||
    evidence.has('compare', 'difference') ||
    evidence.of('more', 'less').some((token) => hasRole(token, 'operator'));
  // 本次和提前相差多少: the two columns are compared.
  if (new Set(live.flatMap((token) => columnNamed(token) ?? [])).size > 1) return [];
  // 沙湾也放进去比: one more beside them.
  if (!first || !compared || mentions.length !== 1 || evidence.has('also', 'too', 'plus')) return [];
  const other = placeOf(evidence, thread);
  const here = comparedBefore(thread);
  if (!other || !here || other === here) return [];
  const column = columnOf(live) ?? (thread.last.kind === 'amounts' ? thread.last.column : undefined);
  const percent = evidence.has('percent');
  return proposal(
    {
      kind: 'amounts',
      rows: { ids: isFirst(evidence, first) ? [other, here] : [here, other] },
      operation: { is: 'compare', ...(percent && { percent: true as const }) },
      ...(column && { column }),
      understood: [`接上一问：${nameOf(evidence, [here])}`],
    },
    using(evidence, {
      mentions,
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        'than',
        'compare',
        'difference',
        'more',
        'less',
        'times',
        'and',
        'percent',
      ],
    }),
    [{ why: '接上一问，比较', cost: 0 }],
  );
}

/** The one that the talk is about; 跟于田比呢, after 墨玉比皮山多多少: the one that was held against the other. */
function comparedBefore({ last, focus }: Thread): string | undefined {
  const two = last.kind === 'amounts' && last.operation.is === 'compare' && !last.operation.columns;
  return focus.length === 1 || (two && focus.length === 2) ? focus[0] : undefined;
}

/** 墨玉比它多百分之几: the one that is named stands before 比, and the one that is pointed at behind it. */
const isFirst = (evidence: Evidence, { to }: Mention): boolean =>
  evidence
    .of('than')
    .some((word) => to <= word.from && evidence.of('reference').some(({ from }) => from >= word.to));
