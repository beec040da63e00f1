import { inPercent, inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Operation, Question } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { claimsOf } from '../figure.js';
import { saysFigureOf } from '../says-figure.js';
import type { Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 我笔算的是2125，对不对, after a sum; 本次383?, after 哈巴河全年1241，对吧; 本次是573吧, after 奎屯: a figure is held against what was answered last. */
export function statedOfLast(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const values = evidence.live.filter(({ as }) => as === 'value' || as === 'percent');
  const [token, more] = values;
  const own = saysFigureOf(evidence, thread) !== undefined && !evidence.has('exists');
  if (last.kind !== 'amounts' || !token || more || !(own || statesIt(evidence))) return [];
  const operation = holding(last.operation, token, last.rows.ids, own, evidence);
  if (!operation) return [];
  const column = operation.is === 'show' ? undefined : columnOf(evidence.live);
  const { column: before, ...same } = last;
  return proposal(
    {
      ...same,
      operation,
      ...(operation.is !== 'show' && (column ?? before) && { column: column ?? before }),
      understood: ['接上一问'],
    } as Question,
    using(evidence, {
      tokens: [token, ...evidence.live.filter(isWritten(evidence))],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...STATING],
    }),
    [{ why: '接上一问，核对说的数', cost: 0 }],
  );
}

const STATING = ['check', 'copula', 'confirm', 'yesNo', 'restart', 'counter', 'figure', 'sum', 'about'];

/** Nothing but the figure and its column is said, and it is asked whether it is so. */
const statesIt = (evidence: Evidence): boolean =>
  evidence.mentions.length + evidence.places.excluded.length === 0 &&
  (evidence.has('check', 'copula') ||
    evidence.tokens.at(-1)?.text === '?' ||
    evidence.live.some(isWritten(evidence))) &&
  evidence.live.every(
    (token) =>
      isA(token, ...STATING) ||
      isWritten(evidence)(token) ||
      token.as === 'value' ||
      token.as === 'percent' ||
      hasRole(token, 'idle', 'mark', 'talk', 'thread', 'column', 'ask', 'link', 'unit'),
  );

/** 写成了1098: the word that takes back what stands before it says here what was written. */
const isWritten =
  ({ tokens }: Evidence) =>
  (token: Token): boolean => {
    const next = tokens.find(({ index, ...one }) => index > token.index && !hasRole(one, 'idle'));
    return isA(token, 'not') && next?.as === 'value' && WRITTEN.test(token.text);
  };

const WRITTEN = /成$/u;

/** The last operation with the figure: of a sum, a part or a difference itself; of a place whose figures are gone through one of those. */
function holding(
  last: Operation,
  { number, as }: Token,
  ids: readonly string[],
  own: boolean,
  evidence: Evidence,
): Operation | undefined {
  if (!number) return undefined;
  if (as === 'percent') {
    const percent = inPercent(number);
    return last.is === 'share' && percent
      ? { is: 'share', whole: last.whole, claimed: { percent } }
      : undefined;
  }
  const amount = inTenThousands(number);
  const [place, more] = ids;
  const column = columnOf(evidence.live);
  // 65468对吗, after 莎车和叶城: a figure of one of them is none of both.
  const isOwn = evidence.catalogue
    .rowsOf(ids)
    .some(({ amounts }) => Object.values(amounts).some((one) => one?.eq(amount)));
  if (isOwn && last.is !== 'show') return undefined;
  if (last.is === 'total' && last.measure !== 'count' && !column) return { ...last, claimed: amount };
  if (last.is === 'compare' && ids.length === 2 && !last.percent && !column)
    return { ...last, claimed: { amount } };
  // Whose a bare figure is, where it is not asked whether it is so, is another question.
  const goesThrough =
    last.is === 'show' && (own || evidence.has('check') || (claimsOf(last).length > 0 && column));
  return goesThrough && place && !more
    ? { is: 'show', claims: [{ place, amount, ...(column && { column }) }] }
    : undefined;
}
