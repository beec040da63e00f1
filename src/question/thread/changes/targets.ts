import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { indicatorsNamed } from '../../readings/indicator.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { marked, ONWARD, proposal } from './common.js';

/** 孤儿的, 孤儿那个, 第一个: a word that goes on, or nothing but what tells one of them from the others. */
const pointsAtOne = (evidence: Evidence): boolean =>
  marked(evidence) ||
  evidence.has('thatOne', 'first', 'lastOfThem') ||
  evidence.live.some((token) => token.as === 'rank') ||
  (hasRole(evidence.live.at(-1), 'idle') &&
    evidence.live.every((token) => hasRole(token, 'indicator', 'subject', 'idle')));

/** 疏勒的这个目标, after a target: the word for a target points at the one that was talked of. */
const pointsAtTarget = ({ tokens, ...evidence }: Evidence): boolean =>
  evidence.of('target', 'quota').some(({ index }) => THIS.test(tokens[index - 1]?.text ?? ''));

const THIS = /^(?:[这那]一?[个项]|该项?|同一[个项]?)$/u;

/** The same target of another place; what lists all of them is none of it. */
export function targetThere(evidence: Evidence, { last }: Thread): Proposal[] {
  const [mention, more] = evidence.mentions;
  const [id, other] = mention?.ids ?? [];
  if (last.kind !== 'indicator' || !pointsAtTarget(evidence) || !mention || more || !id || other) return [];
  if (evidence.withRole('indicator', 'category', 'subject').length > 0) return [];
  return proposal(
    { ...last, place: id, understood: ['接上一问'] },
    using(evidence, { mentions: evidence.mentions, concepts: [...ONWARD, ...PLAIN, 'target', 'quota'] }),
    [{ why: '接上一问，同一项指标', cost: 0 }],
  );
}

/** True where a reading that is not of the target that was pointed at would tell of others. */
export const leavesTarget = (question: Question, evidence: Evidence, last: Question): boolean =>
  question.kind === 'indicator' &&
  last.kind === 'indicator' &&
  pointsAtTarget(evidence) &&
  evidence.withRole('indicator', 'category', 'subject').length === 0 &&
  question.indicators.length > last.indicators.length;

/** 第一个, 最后一个 of those that were listed. */
function nthOf(word: Token, names: readonly string[]): readonly string[] {
  const n = isA(word, 'lastOfThem') ? names.length : (word.number?.value.toNumber() ?? 1);
  return names.slice(n - 1, n);
}

/** 只要孤儿的那一个, after several targets: those of them that the words point at, and nothing else that they may mean. */
export function fewerTargets(evidence: Evidence, { last, indicators: list, targets }: Thread): Proposal[] {
  const about = last.kind === 'indicator' || last.kind === 'compliance';
  if (!about || evidence.mentions.length > 0 || !pointsAtOne(evidence)) return [];
  // 孤儿那个呢, after targets that were asked about one at a time: back to that one.
  const listed = last.kind === 'indicator' && list.length > 1 ? list : targets;
  const word = evidence.live.find((token) => token.as === 'rank' || isA(token, 'first', 'lastOfThem'));
  const named = indicatorsNamed(evidence, { cues: true });
  const indicators = word ? nthOf(word, listed) : listed.filter((name) => named.includes(name));
  if (indicators.length === 0 || indicators.length === listed.length) return [];
  const { place } = last;
  return proposal(
    { kind: 'indicator', indicators, ...(place && { place }), understood: ['接上一问'] },
    using(evidence, {
      tokens: [word, ...evidence.withRole('indicator', 'category', 'subject')],
      concepts: [
        ...ONWARD,
        ...PLAIN,
        'only',
        'narrowing',
        'target',
        'quota',
        'thatOne',
        'places',
        'ordinal',
        'insteadOf',
      ],
    }),
    [{ why: '接上一问，其中的指标', cost: 0 }],
  );
}
