import type { Reading } from '../match/read.js';
import type { Catalogue } from '../notice/catalogue.js';
import type { Shelf } from '../notice/shelf.js';
import { type Decision, decide, rivalsOf, type Weighed, weigh } from './decide.js';
import { type Evidence, evidenceOf } from './evidence/evidence.js';
import { hasRole, type IsOrdinary, isA, type Token } from './evidence/token.js';
import { tokensOf } from './evidence/tokens.js';
import { retold } from './evidence/told.js';
import type { Question } from './model.js';
import { inYear } from './notices/in-year.js';
import { inNotice } from './notices/moved.js';
import { reread } from './notices/reread.js';
import { otherViews, threadIn, type View } from './notices/views.js';
import { yearOf } from './notices/year-words.js';
import type { Proposal } from './readings/proposal.js';
import { READINGS } from './readings/readings.js';
import { changes } from './thread/changes.js';
import { doubted } from './thread/doubts.js';
import { standing } from './thread/standing.js';
import type { Thread } from './thread/thread.js';
import { WEIGHTS } from './weights.js';

/** Finds names that look like a text that nothing else explained. */
export type Suggest = (text: string) => readonly string[];

/** What reading a question needs besides its text. */
export interface Means {
  readonly shelf: Shelf;
  readonly suggest: Suggest;
  readonly isOrdinary: IsOrdinary;
}

/** The question that a reading asks, with how it was decided. */
export interface Interpreted {
  readonly question: Question;
  readonly decision: Decision;
  readonly evidence: Evidence;
  /** The one notice that the text names, where it is not the one that is meant anyway. */
  readonly names?: string | undefined;
}

/**
 * The question that a text asks. Every kind of question proposes readings of the whole text, with the notice that is meant
 * anyway and with those that the text names; the cheapest is taken where it leaves nothing of meaning out, and where
 * another is about as cheap the bot asks.
 *
 * @param home the notice that is asked where the text names none
 */
export function interpret(reading: Reading, means: Means, thread?: Thread, home?: string): Interpreted {
  const whole = readingsOf(reading, means, { thread, home });
  const decision = decide(whole.weighed);
  const { evidence } = whole;
  // What the notice does not have may be what a letter speaks of: 电话不变，逾期通报 你看一下托克逊县多少.
  const sure = decision.question && decision.question.kind !== 'none';
  const part = sure || decision.doubt === 'near' ? undefined : inPart(reading, whole.tokens, means);
  if (part) return part;
  const question = decision.question ?? undecided(evidence, decision, means);
  return { question: pictured(question, evidence), decision, evidence, names: whole.names };
}

/** Every reading of a text with its price, and the text as the standing notice reads it. */
interface Readings {
  readonly tokens: readonly Token[];
  readonly evidence: Evidence;
  readonly weighed: readonly Weighed[];
  readonly names?: string | undefined;
}

/** What a text is read beside: what it may go on from, the notice of the whole message, what is told by the way. */
interface Beside {
  readonly thread?: Thread | undefined;
  readonly home?: string | undefined;
  readonly told?: readonly boolean[];
}

function readingsOf(
  reading: Reading,
  { shelf, isOrdinary }: Means,
  { thread: last, home, told }: Beside,
): Readings {
  const tokens = tokensOf(reading, isOrdinary, shelf.standing, told);
  // A letter that is passed on goes on from nothing that was asked before.
  const isLetter = tokens.some((token) => isA(token, 'forward')) && tokens.some((token) => token.told);
  const thread = isLetter ? undefined : last;
  const read = (catalogue: Catalogue, left: readonly Token[] = []): Evidence =>
    evidenceOf(reading, reread(tokens, left, catalogue, shelf), catalogue, isOrdinary);
  const evidence = read(shelf.standing);
  const { views: others, names } = otherViews(evidence, tokens, shelf, read, { thread, home });
  const spoken = new Set(others.flatMap(({ words }) => words.map(({ index }) => index)));
  // Where the text names another year that there is, it is no year that the notice lacks.
  const alone = READINGS.flatMap((propose) => propose(evidence)).filter(
    ({ question, used }) =>
      others.length === 0 ||
      (home === undefined &&
        (question.kind !== 'none' || question.gap.why !== 'year') &&
        !usesYear(evidence, used, spoken)),
  );
  const views: View[] = [
    // Of two readings that cost the same the one that goes on is taken.
    ...(thread ? goingOn(evidence, thread, shelf, read) : []),
    {
      evidence,
      words: [],
      proposals: thread
        ? alone.map((one) => doubted(standing(one, evidence, thread), evidence, thread))
        : alone.map((one) => doubted(one, evidence)),
    },
    ...others,
  ];
  const weighed = views.flatMap((view) => view.proposals.map((one) => weigh(view.evidence, one)));
  return { tokens, evidence, weighed, names };
}

/**
 * Where the whole makes no sense, part of it may be told by the way: a forwarded letter before the question, an
 * afterthought behind it. What is left has to make plain sense, and pays for the rest.
 */
function inPart(reading: Reading, tokens: readonly Token[], means: Means): Interpreted | undefined {
  for (const told of retold(tokens)) {
    // What is left names its own year: then those of the letter are the letter's.
    const named = tokens.some((token, i) => !told[i] && yearOf(token, means.shelf) !== undefined);
    if (!named && tokens.some((token, i) => told[i] && !token.told && namesNotice(token, means.shelf)))
      continue;
    if (tokens.some((token, i) => told[i] && isA(token, 'otherYear', 'partOfYear'))) continue;
    const { evidence, weighed } = readingsOf(reading, means, { told });
    const decision = decide(weighed.map(byTheWay));
    const { question } = decision;
    if (question && question.kind !== 'none' && question.kind !== 'help' && question.kind !== 'thanks')
      return { question: pictured(question, evidence), decision, evidence };
  }
  return undefined;
}

/** A year or a number that another notice goes by is not told by the way. */
const namesNotice = (token: Token, shelf: Shelf): boolean =>
  shelf.many && (hasRole(token, 'notice') || yearOf(token, shelf) !== undefined);

const byTheWay = (one: Weighed): Weighed => ({
  ...one,
  cost: one.cost + WEIGHTS.byTheWay,
  proposal: {
    ...one.proposal,
    assumed: [...one.proposal.assumed, { why: '其余是顺便说的', cost: WEIGHTS.byTheWay }],
  },
});

/** 23 vs 24: what other notices read as years is no figure that somebody states. */
const usesYear = ({ live }: Evidence, used: ReadonlySet<number>, years: ReadonlySet<number>): boolean =>
  live.some(
    ({ index, as, number }) => as === 'value' && number?.unit === null && years.has(index) && used.has(index),
  );

/** What the message may mean as a change of the last question, in the notice that that was asked of. */
function goingOn(
  evidence: Evidence,
  thread: Thread,
  shelf: Shelf,
  read: (catalogue: Catalogue) => Evidence,
): View[] {
  const catalogue = shelf.catalogue(thread.last.notice);
  if (catalogue === shelf.standing)
    return [
      {
        evidence,
        words: [],
        proposals: changes(evidence, thread, READINGS).map((one) =>
          doubted(inItsYears(one, shelf), evidence, thread),
        ),
      },
    ];
  const here = threadIn(thread, catalogue);
  if (!here) return [];
  const there = read(catalogue);
  const proposals = changes(there, { ...thread, ...here }, READINGS);
  return [
    {
      evidence: there,
      words: [],
      proposals: proposals.map((one) => ({
        ...doubted(one, there, thread),
        question: inNotice(one.question, catalogue.notice.id),
      })),
    },
  ];
}

/** A change of a question over the years, where each year lists what is asked about, or says that it does not. */
const inItsYears = (one: Proposal, shelf: Shelf): Proposal =>
  one.question.kind === 'years'
    ? {
        ...one,
        question: {
          ...one.question,
          parts: one.question.parts.map((part) => inYear(part, shelf.catalogue(part.notice))),
        },
      }
    : one;

const pictured = (question: Question, evidence: Evidence): Question =>
  evidence.has('picture') ? { ...question, picture: true } : question;

/** Nothing is sure: near readings are asked about, else it is said what is missing and what may have been meant. */
function undecided(evidence: Evidence, { weighed, doubt }: Decision, { suggest, shelf }: Means): Question {
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
  const known = (id: string): boolean => shelf.standing.row(id) !== undefined;
  return {
    kind: 'none',
    gap,
    suggestions: [...new Set([...ids, ...(gap.why === 'unknown' ? suggest(unknown) : [])])]
      .filter(known)
      .slice(0, 3),
    understood: places.understood,
  };
}
