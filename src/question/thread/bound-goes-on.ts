import type { Decimal } from 'decimal.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Bound, Question, Test } from '../model.js';
import { isBound } from '../readings/amounts/bounds.js';
import type { Thread } from './thread.js';

/** The bound of the search that the talk is about: 超过1亿的县. */
export function boundOfTalk({ last, search }: Pick<Thread, 'last' | 'search'>): Bound | undefined {
  const sought = isSearch(last) ? last : search;
  const test = sought && isSearch(sought) ? sought.operation.test : undefined;
  return test && isBound(test) ? test : undefined;
}

/**
 * 2亿呢, 改成2亿, 不对，2亿, after 超过1亿的县: the new amount takes the turn of the bound's. One that is given to more digits and is
 * some place's own figure is sought itself.
 */
export const boundAsBefore = (evidence: Evidence, before: Test, test: Test): Test =>
  isBound(before) && (test.is === 'equal' || test.is === 'near') && takesTurn(evidence, test.amount)
    ? { ...before, amount: test.amount }
    : test;

/** Nothing but an amount is said, which takes the turn of the last bound's. */
export function isOtherBound(evidence: Evidence, thread: Thread): boolean {
  const [value, more] = evidence.live.filter(({ as }) => as === 'value');
  return boundOfTalk(thread) !== undefined && value !== undefined && !more && isAmountAlone(evidence);
}

const takesTurn = (evidence: Evidence, amount: Decimal): boolean =>
  !evidence.has('about') &&
  (evidence.has('swap', 'insteadOf') ||
    (isAmountAlone(evidence) && (isRound(amount) || !isFigure(evidence, amount))));

const isAmountAlone = ({ live }: Evidence): boolean =>
  live.every(
    (token) =>
      token.as === 'value' ||
      isA(token, ...BESIDE) ||
      hasRole(token, 'idle', 'mark', 'talk', 'thread', 'link', 'unit', 'column') ||
      saysNothing(token),
  );

/** What turns from one amount to another, or asks for those that are meant. */
const BESIDE = ['swap', 'insteadOf', 'copula', 'list', 'howMany', 'only'];

const saysNothing = (token: Token): boolean => hasRole(token, 'hint') && !hasRole(token, 'scope', 'operator');

/** No more digits than these are those of a round amount: 2亿, 3500万. */
const ROUND_DIGITS = 2;

const isRound = (amount: Decimal): boolean => amount.precision() <= ROUND_DIGITS;

const isFigure = ({ catalogue }: Evidence, amount: Decimal): boolean =>
  catalogue.notice.rows.some(({ amounts }) => Object.values(amounts).some((one) => one?.eq(amount)));

type Search = Extract<Question, { kind: 'amounts' }> & {
  readonly operation: { readonly is: 'find'; readonly test: Test };
};

export const isSearch = (question: Question): question is Search =>
  question.kind === 'amounts' && question.operation.is === 'find';
