import type { Evidence } from '../evidence/evidence.js';
import { hasRole } from '../evidence/token.js';
import type { Question } from '../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../readings/amounts/columns.js';
import { contains, isLevel, levelOf, levelWords } from '../readings/amounts/rows.js';
import { type Proposal, using } from '../readings/proposal.js';
import { withColumn, withRows } from './replace.js';
import { kindIn } from './so-called.js';

/** Words by which none is picked from those that were offered. */
const ALL = ['all', 'each', 'shareApart', 'apiece', 'handedOver', 'pair', 'trio', 'references', 'list'];

/** 两个都要, 都报一下, 县市各多少, after a choice: all that were offered, or those so called, side by side. */
export function allOffered(
  evidence: Evidence,
  { options, behind }: Extract<Question, { kind: 'choice' }>,
): Proposal[] {
  const { mentions, catalogue, live } = evidence;
  const [first] = behind;
  const show = first?.kind === 'amounts' && first.operation.is === 'show' ? first : undefined;
  const counts = live.filter((token) => hasRole(token, 'number'));
  const counted = counts.some(({ as }) => as === 'count');
  if (!show || mentions.length > 0 || !(counted || evidence.has(...ALL))) return [];
  const kinds = [...evidence.withRole('suffix'), ...evidence.of('seat')].map(kindIn);
  const level = levelOf(levelWords(evidence));
  const ids = options.filter((id) => {
    const row = catalogue.row(id);
    return kinds.length > 0
      ? kinds.some((kind) => row?.name.endsWith(kind))
      : !level || (row !== undefined && isLevel(row, level));
  });
  if (ids.length < 2 || !counts.every(({ number }) => number?.value.eq(ids.length))) return [];
  const together =
    evidence.has('sum', 'altogether') &&
    !ids.some((id) => ids.some((one) => one !== id && contains(evidence, one, id)));
  const rows = withRows(show, ids, together);
  const column = columnOf(live);
  const question = rows && column ? withColumn(rows, column, undefined) : rows;
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        tokens: [...counts, ...levelWords(evidence), ...evidence.of('seat')],
        concepts: [...ALL, ...COLUMN_WORDS, ...PLAIN, 'places', 'sum', 'compare'],
      }),
      assumed: [{ why: '上一个选择，全都要', cost: 0 }],
    },
  ];
}
