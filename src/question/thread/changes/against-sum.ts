import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { pointedAt } from '../references.js';
import { shownOf, withMinus } from '../replace.js';
import type { Thread } from '../thread.js';
import { asNamed, marked, nameOf, noting, ONWARD, proposal } from './common.js';

/** 伊犁州比这个和多多少, after a sum: the place less all that was summed. */
export function againstSum(evidence: Evidence, { last }: Thread): Proposal[] {
  const [mention, more] = evidence.mentions;
  const [id, other] = mention?.ids ?? [];
  if (!isHeldAgainstSum(evidence, last) || last.kind !== 'amounts' || !mention || more || !id || other)
    return [];
  // 这个数比额敏多多少: the sum is what is held against the place.
  const [than] = evidence.of('than', 'and').filter((token) => isA(token, 'than'));
  if (than && mention.from >= than.to) return [];
  return proposal(
    noting(
      asNamed(withMinus(shownOf(last, id), last.rows.ids), evidence),
      `接上一问：${nameOf(evidence, last.rows.ids)}`,
    ),
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...HELD],
    }),
    [{ why: '接上一问，与合计相比', cost: 0 }],
  );
}

const HELD = ['figure', 'than', 'more', 'less', 'difference', 'compare', 'and'];

const isPlainSum = (last: Question): last is Amounts & Question =>
  last.kind === 'amounts' &&
  last.operation.is === 'total' &&
  last.operation.measure === 'sum' &&
  last.operation.minus === undefined &&
  last.operation.covered === undefined;

/** 比这个和, 和这个数差多少, behind a plain sum. */
export const isHeldAgainstSum = (evidence: Evidence, last: Question): boolean =>
  isPlainSum(last) &&
  (evidence.has('figure') || isAgainstIt(evidence)) &&
  // 多多少, and not 多的有哪些.
  evidence.of('more', 'less', 'difference').some((token) => hasRole(token, 'operator')) &&
  evidence.live.some((token) => isA(token, 'than', 'and')) &&
  !evidence.has('who', 'list', 'howMany', 'percent');

/** 墨玉比这个多多少: nothing but a word that points stands behind 比. */
const isAgainstIt = ({ tokens, ...evidence }: Evidence): boolean =>
  evidence
    .of('than')
    .some(({ index }) => THIS.test(tokens[index + 1]?.text ?? '') && isA(tokens[index + 2], 'more', 'less'));

const THIS = /^[这那]个?$/u;

/** 伽师比它俩合计少多少: the place less what those that are pointed at come to. */
export function againstThose(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const [mention, more] = evidence.mentions;
  const [id, other] = mention?.ids ?? [];
  const [than] = evidence.of('than');
  const apart = evidence.of('more', 'less', 'difference').some((token) => hasRole(token, 'operator'));
  if (!than || !mention || more || !id || other || !apart || !evidence.has('sum', 'altogether')) return [];
  const words = evidence.of('pair', 'trio', 'references', 'these').filter(({ from }) => from >= than.to);
  const pointed = words.length > 0 && mention.to <= than.from ? pointedAt(evidence, thread) : undefined;
  if (last.kind !== 'amounts' || !pointed || pointed.ids.length < 2 || pointed.ids.includes(id)) return [];
  return proposal(
    noting(
      asNamed(withMinus(shownOf(last, id), pointed.ids), evidence),
      `接上一问：${nameOf(evidence, pointed.ids)}`,
    ),
    using(evidence, {
      mentions: evidence.mentions,
      tokens: pointed.tokens,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...HELD, 'sum', 'altogether'],
    }),
    [{ why: '接上一问，与几个的合计相比', cost: 0 }],
  );
}

/** True where a reading that sets the place beside each of them leaves out what they come to. */
export const isAgainstThose = (evidence: Evidence): boolean =>
  evidence.has('than') &&
  evidence.has('sum', 'altogether') &&
  evidence.of('more', 'less', 'difference').some((token) => hasRole(token, 'operator')) &&
  evidence.has('pair', 'trio', 'references');

/** 比阿克苏地区多多少, after the sum of others: what was summed less that place. */
export function sumAgainst(evidence: Evidence, { last }: Thread): Proposal[] {
  const [mention, more] = evidence.mentions;
  const [id, other] = mention?.ids ?? [];
  if (!isPlainSum(last) || !mention || more || !id || other || last.rows.ids.includes(id)) return [];
  const led = evidence.live.findLast(
    (token) => token.to <= mention.from && !hasRole(token, 'idle', 'thread'),
  );
  const apart = evidence.of('more', 'less', 'difference').some((token) => hasRole(token, 'operator'));
  if (!isA(led, 'than', 'and') || !apart || evidence.has('percent')) return [];
  return proposal(
    noting(asNamed(withMinus(last, [id]), evidence), `接上一问：${nameOf(evidence, last.rows.ids)}`),
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...HELD],
    }),
    [{ why: '接上一问，合计与之相比', cost: 0 }],
  );
}

/** 说错了，是跟喀什市比, after a sum that was held against another place: the same sum against this one. */
export function otherAgainst(evidence: Evidence, { last }: Thread): Proposal[] {
  const [mention, more] = evidence.mentions;
  const [id, other] = mention?.ids ?? [];
  if (last.kind !== 'amounts' || last.operation.is !== 'total' || !mention || more || !id || other) return [];
  const { minus = [] } = last.operation;
  const own = [...last.rows.ids, ...minus].includes(id) || evidence.withRole('number', 'level').length > 0;
  if (minus.length !== 1 || own || !marked(evidence) || !evidence.has('than')) return [];
  const { minus: _, ...operation } = last.operation;
  return proposal(
    noting(
      asNamed(withMinus({ ...last, operation }, [id]), evidence),
      `接上一问：${nameOf(evidence, last.rows.ids)}`,
    ),
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...HELD, 'insteadOf', 'swap'],
    }),
    [{ why: '接上一问，与另一个地方相比', cost: 0 }],
  );
}
