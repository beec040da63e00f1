import type { Evidence } from './evidence/evidence.js';
import { hasRole, type Token } from './evidence/token.js';
import type { Question } from './model.js';
import type { Proposal } from './readings/proposal.js';
import { isUnheld } from './unheld.js';
import { WEIGHTS } from './weights.js';

/** A proposal with what it pays. */
export interface Weighed {
  readonly proposal: Proposal;
  readonly cost: number;
  /** Tokens that it leaves unexplained and pays for. */
  readonly left: readonly Token[];
}

/** What was decided, and everything that competed: `--explain` shows it. */
export interface Decision {
  readonly question: Question | undefined;
  /** Why the best reading was not taken as it is, where it was not. */
  readonly doubt?: 'dear' | 'near';
  readonly weighed: readonly Weighed[];
}

/** Takes the cheapest proposal, where it leaves nothing of meaning out. */
export function decide(priced: readonly Weighed[]): Decision {
  const weighed = priced.toSorted((a, b) => a.cost - b.cost);
  const [best] = weighed;
  if (!best || best.cost > WEIGHTS.sure)
    return { question: undefined, ...(best && { doubt: 'dear' as const }), weighed };
  if (best.proposal.question.kind !== 'choice' && rivalsOf(best, weighed).length > 0)
    return { question: undefined, doubt: 'near', weighed };
  return { question: noted(best), weighed };
}

/** Other readings about as cheap; one that leaves out what the best uses, and uses no more, is none. */
export function rivalsOf(best: Weighed, weighed: readonly Weighed[]): Weighed[] {
  return weighed.filter(
    (other) =>
      other !== best &&
      other.cost - best.cost < WEIGHTS.margin &&
      // Whether a message goes on is decided by the prices alone.
      other.proposal.threaded === best.proposal.threaded &&
      other.proposal.question.kind !== 'none' &&
      !isDominated(other, best) &&
      !sameAnswer(best, other),
  );
}

const isDominated = (other: Weighed, best: Weighed): boolean =>
  other.left.length > best.left.length && best.left.every((token) => other.left.includes(token));

/** What a proposal pays for what it leaves unused of the text and for what it assumes. */
export function weigh(evidence: Evidence, proposal: Proposal): Weighed {
  const { tokens, places } = evidence;
  const left = tokens.filter(
    (token) =>
      token.weight > 0 &&
      !places.withdrawn.has(token.index) &&
      (!proposal.used.has(token.index) || isUnheld(token, proposal.question, evidence)),
  );
  const sum = (list: readonly Token[]): number => list.reduce((all, token) => all + token.weight, 0);
  const soft = left.filter(isSoft);
  const cost =
    sum(left) -
    sum(soft) +
    Math.min(sum(soft), WEIGHTS.mostSoft) +
    proposal.assumed.reduce((all, { cost }) => all + cost, 0);
  return { proposal, cost, left };
}

/** Words that colour a question, however many they are. */
const isSoft = (token: Token): boolean =>
  token.weight < WEIGHTS.inSlot &&
  (hasRole(token, 'unknown', 'hint', 'suffix', 'talk', 'entity') ||
    token.as === 'small' ||
    token.as === 'things' ||
    token.as === 'time');

/** Two readings that show the same rows in the same way need no question back, however they call them. */
const sameAnswer = (a: Weighed, b: Weighed): boolean =>
  JSON.stringify(core(a.proposal.question)) === JSON.stringify(core(b.proposal.question));

function core(question: Question): unknown {
  if (question.kind === 'amounts') {
    const { rows, column, operation, notice } = question;
    return { ids: rows.ids, column, operation, notice };
  }
  if (question.kind === 'years')
    return { kind: question.kind, measure: question.measure, parts: question.parts.map(core) };
  if (question.kind === 'several') return { kind: question.kind, parts: question.questions.map(core) };
  const { understood: _, ...rest } = question;
  return rest;
}

/** Words of meaning that the answer does not use are said. */
function noted({ proposal: { question }, left }: Weighed): Question {
  const ignored = left
    .filter((token) => token.weight >= WEIGHTS.ordinary && !hasRole(token, 'talk', 'suffix', 'hint'))
    .map((token) => token.text);
  return ignored.length > 0 && question.kind !== 'none' && question.kind !== 'help'
    ? { ...question, ignored }
    : question;
}
