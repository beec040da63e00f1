import type { Reading } from '../match/read.js';
import type { Catalogue } from '../notice/catalogue.js';
import { type Decision, decide, rivalsOf } from './decide.js';
import { type Evidence, evidenceOf } from './evidence/evidence.js';
import { hasRole } from './evidence/token.js';
import type { IsOrdinary } from './evidence/tokens.js';
import type { Question } from './model.js';
import type { Proposal } from './readings/proposal.js';
import { READINGS } from './readings/readings.js';
import { correctsBefore } from './thread/changes/common.js';
import { changes } from './thread/changes.js';
import { wordsOnward } from './thread/onward.js';
import type { Thread } from './thread/thread.js';
import { WEIGHTS } from './weights.js';

/** Finds names that look like a text that nothing else explained. */
export type Suggest = (text: string) => readonly string[];

/** What reading a question needs besides its text. */
export interface Means {
  readonly catalogue: Catalogue;
  readonly suggest: Suggest;
  readonly isOrdinary: IsOrdinary;
}

/** The question that a reading asks, with how it was decided. */
export interface Interpreted {
  readonly question: Question;
  readonly decision: Decision;
  readonly evidence: Evidence;
}

/**
 * The question that a text asks. Every kind of question proposes readings of the whole text; the cheapest is taken where
 * it leaves nothing of meaning out, and where another is about as cheap the bot asks.
 */
export function interpret(reading: Reading, means: Means, thread?: Thread): Interpreted {
  const evidence = evidenceOf(reading, means.catalogue, means.isOrdinary);
  const alone = READINGS.flatMap((propose) => propose(evidence));
  const proposals = thread
    ? [...changes(evidence, thread, READINGS), ...alone.map((one) => standing(one, evidence, thread))]
    : alone;
  const decision = decide(evidence, proposals);
  const question = decision.question ?? undecided(evidence, decision, means);
  return { question: pictured(question, evidence), decision, evidence };
}

/**
 * Beside a thread a reading that stands alone pays for a word that goes on from something, and for assuming the whole
 * region where the thread has a place.
 */
function standing(proposal: Proposal, evidence: Evidence, thread: Thread): Proposal {
  const { kind } = proposal.question;
  const region =
    thread.focus.length > 0 &&
    proposal.assumed.some(({ cost }) => cost === WEIGHTS.region || cost === WEIGHTS.regionOfLevel);
  // A target is that of the place that the talk is about.
  const onward =
    correctsBefore(evidence) ||
    (kind === 'indicator' || kind === 'compliance' ? evidence.withRole('thread') : wordsOnward(evidence))
      .length > 0;
  if (!onward && !region) return proposal;
  // What the body of the notice says, and a code, are the same after whatever was asked.
  const cost = kind === 'document' || kind === 'subject' ? WEIGHTS.aloneFact : WEIGHTS.alone;
  return { ...proposal, assumed: [...proposal.assumed, { why: '不接上一问', cost }] };
}

const pictured = (question: Question, evidence: Evidence): Question =>
  evidence.has('picture') ? { ...question, picture: true } : question;

/** Nothing is sure: near readings are asked about, else it is said what is missing and what may have been meant. */
function undecided(evidence: Evidence, { weighed, doubt }: Decision, { suggest }: Means): Question {
  const { places } = evidence;
  if (doubt === 'near') {
    const [best] = weighed;
    const behind = best ? [best, ...rivalsOf(best, weighed)].map(({ proposal }) => proposal.question) : [];
    return { kind: 'choice', of: 'reading', options: [], behind, understood: places.understood };
  }
  const missing = weighed.find(({ proposal: { question } }) => question.kind === 'none');
  if (missing && missing.cost <= WEIGHTS.offered) return missing.proposal.question;
  const unknown = evidence.tokens
    .filter((token) => hasRole(token, 'unknown'))
    .map((token) => token.text)
    .join('');
  const ids = [
    ...places.suggestions,
    ...evidence.mentions.flatMap((mention) => (mention.group ? [] : mention.ids)),
  ];
  const gap = places.gap ?? ({ why: 'unknown' } as const);
  return {
    kind: 'none',
    gap,
    suggestions: [...new Set([...ids, ...(gap.why === 'unknown' ? suggest(unknown) : [])])].slice(0, 3),
    understood: places.understood,
  };
}
