import type { Decimal } from 'decimal.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { isRate } from './other-target.js';

/** How many it was done for, and how many not: together they are all. */
interface DoneAndNot {
  readonly done: Decimal;
  readonly undone: Decimal;
}

/**
 * 满意88人，不满意12人: the same act stands beside both counts, once as done and once as not. 应纳入104人，未纳入8人 and 孤儿120人，未纳入
 * 8人 have the whole and a part of it.
 */
export function doneAndNot(evidence: Evidence, counts: readonly Token[]): DoneAndNot | undefined {
  const [a, b, third] = counts;
  if (!a?.number || !b?.number || third) return undefined;
  const [ofA, ofB] = [around(evidence, a), around(evidence, b)];
  if (deniesIn(ofA) === deniesIn(ofB)) return undefined;
  const [done, undone] = deniesIn(ofB) ? [ofA, ofB] : [ofB, ofA];
  if (done.some(isOfAll) || !sharesAct(textOf(done), textOf(undone))) return undefined;
  return deniesIn(ofB)
    ? { done: a.number.value, undone: b.number.value }
    : { done: b.number.value, undone: a.number.value };
}

/** 非常满意120，比较满意60: the same act was done for both, and neither of them is all that there are. */
export function areBothDone(evidence: Evidence, [a, b]: readonly Token[]): boolean {
  if (!a || !b) return false;
  const [ofA, ofB] = [around(evidence, a), around(evidence, b)];
  if (deniesIn(ofA) || deniesIn(ofB) || ofA.some(isOfAll) || ofB.some(isOfAll)) return false;
  return actsIn(ofA).some((act) => actsIn(ofB).some((other) => other.includes(act)));
}

/** The acts of targets: 满意, 录入 in 当日录入; 救助站 and 救助系统 have none in common. */
const actsIn = (words: readonly Token[]): readonly string[] =>
  words
    .filter((token) => hasRole(token, 'indicator') && !isRate(token) && !hasRole(token, 'subject'))
    .map(({ text }) => text);

/** The words about a count: from the mark or the number before it to the next mark; those before another number are its own. */
function around({ tokens }: Evidence, { index }: Token): readonly Token[] {
  const parts = (token: Token): boolean =>
    hasRole(token, 'mark', 'number') || (isA(token, 'and') && !/\p{L}/u.test(token.text));
  const start = tokens.findLastIndex((token) => token.index < index && parts(token));
  const end = tokens.findIndex((token) => token.index > index && parts(token));
  const to = end < 0 ? tokens.length : hasRole(tokens[end], 'number') ? index : end;
  return tokens.slice(start + 1, to).filter((token) => token.index !== index);
}

const deniesIn = (words: readonly Token[]): boolean =>
  words.some((token) => isA(token, 'undone', 'negation'));

/** 应纳入, 共: so many there are in all, or ought to be. */
const isOfAll = (token: Token): boolean => isA(token, 'due', 'altogether', 'sum', 'all', 'returned');

/** 满意度问卷500份 counts nobody who was content: neither the name of the rate is an act nor what is counted. */
const textOf = (words: readonly Token[]): string =>
  words.map((token) => (isRate(token) || isA(token, ...COUNTED) ? ' ' : token.text)).join('');

const COUNTED = ['counter', 'places', 'person', 'time', 'within'];

/** 已纳入 and 未纳入, 按时 and 没按时: they have a word in common. */
const sharesAct = (done: string, undone: string): boolean =>
  [...done].some((_, at) => at + SHORTEST <= done.length && undone.includes(done.slice(at, at + SHORTEST)));

/** One character alone stands in too many words: 发 in 按时发放 and 漏发. */
const SHORTEST = 2;
