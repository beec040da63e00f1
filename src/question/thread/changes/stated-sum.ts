import type { Decimal } from 'decimal.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { columnsFor } from '../held.js';
import { pointedAt } from '../references.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/**
 * 加起来122317对吧, after 莎车65468 and 叶城56849: the figure is that of both together, and none of the one that was checked last.
 * 本次等于26809？, after their sum: the same in that column. As many figures as there are columns are one of each, as they are printed.
 */
export function statedOfSum(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const { catalogue } = evidence;
  const values = evidence.live.filter(({ as }) => as === 'value');
  const all = values.length > 1 && values.length === catalogue.columns.length;
  if (last.kind !== 'amounts' || !(values.length === 1 || all) || !statesSum(evidence)) return [];
  const column = columnOf(evidence.live.filter((token) => !isA(token, 'altogether')));
  const pointed = sums(evidence) ? pointedAt(evidence, thread) : undefined;
  const ids = pointed?.ids ?? (sums(evidence) || (isSum(last) && column) ? thread.focus : []);
  // 一共56849对吧, after the second of two: its own figure is none of both.
  const isOwn = catalogue
    .rowsOf(ids)
    .some((row) => Object.values(row.amounts).some((one) => values.some(isThat(one))));
  if (isOwn && !evidence.has('sum')) return [];
  // What a sum without another column is said to be is held against it anyway.
  if (ids.length < 2 || (isSum(last) && !column && !all)) return [];
  const columns = all ? [catalogue.columns] : inOne(column, thread, ids, evidence);
  return columns.flatMap((each) =>
    proposal(
      stated(ids, values, each),
      using(evidence, {
        tokens: [...values, ...(pointed?.tokens ?? [])],
        concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...SAID],
      }),
      [{ why: '接上一问，核对合计', cost: 0 }],
    ).map((one) => ({
      ...one,
      question: { ...one.question, understood: [`接上一问：${nameOf(evidence, ids)}`] },
    })),
  );
}

const isThat =
  (amount: Decimal | undefined) =>
  ({ number }: Token): boolean =>
    number !== undefined && amount?.eq(inTenThousands(number)) === true;

const SAID = ['sum', 'altogether', 'check', 'copula', 'restart', 'figure', 'places', 'plus'];

const sums = (evidence: Evidence): boolean => evidence.has('sum', 'altogether');

const isSum = (last: Amounts): boolean => last.operation.is === 'total' && last.operation.measure === 'sum';

/** No place is named, and it is asked whether the figure is so. */
const statesSum = (evidence: Evidence): boolean =>
  evidence.mentions.length + evidence.places.excluded.length === 0 &&
  (evidence.has('check', 'copula') || evidence.tokens.at(-1)?.text === '?') &&
  evidence.live.every(
    (token) =>
      isA(token, ...SAID, 'pair', 'trio', 'references', 'these') ||
      token.as === 'value' ||
      token.as === 'count' ||
      hasRole(token, 'idle', 'mark', 'talk', 'thread', 'column', 'ask', 'link', 'unit', 'suffix'),
  );

type Columns = readonly NonNullable<Amounts['column']>[];

/** The one column that is named, else those that the places were asked for in. */
const inOne = (
  column: Amounts['column'],
  thread: Thread,
  ids: readonly string[],
  { catalogue }: Evidence,
): readonly Columns[] =>
  (column ? [column] : columnsFor(thread, ids, catalogue)).map((one) => [one ?? catalogue.main]);

/** The sum in each column with what it is said to be. */
function stated(ids: readonly string[], values: readonly Token[], columns: Columns): Question | undefined {
  const questions = values.flatMap(({ number }, at): Question[] => {
    const column = columns[at];
    if (!number || !column) return [];
    const claimed = inTenThousands(number);
    const operation = { is: 'total', measure: 'sum', claimed } as const;
    return [{ kind: 'amounts', rows: { ids }, operation, column, understood: [] }];
  });
  const [only, more] = questions;
  return more ? { kind: 'several', questions, understood: [] } : only;
}
