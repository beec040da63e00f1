import type { Decimal } from 'decimal.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token, wordBefore } from '../../evidence/token.js';
import type { Bound } from '../../model.js';
import type { Rough } from '../../rough.js';
import { asksWhetherReached, boundAsked } from './reached.js';
import { roughlyOf } from './roughly.js';
import { statedAmount } from './stated.js';
import { isInBareWan, isTrifleOf, TEN_THOUSAND } from './ten-thousands.js';

/**
 * The figure that is stated of what is worked out, with the words that say how exact it is. In 喀什地区37亿，平均到12个县市是多少 and
 * 喀什地区37亿，去掉莎车还剩多少 it is what the place itself has, and says nothing of the result.
 */
export function figureOfResult(evidence: Evidence): Token | undefined {
  // 115万是哪个救助站: whose it is, is asked.
  if (evidence.has('who')) return undefined;
  const token = statedAmount(evidence) ?? boundOfResult(evidence)?.token;
  return token && !isOfWhole(evidence, token) && !isOfFirst(evidence, token) ? token : undefined;
}

/** 救助站一共833万，福利院呢: what is said to come to so much stands before it, and another place behind it is no part of that. */
const isOfFirst = ({ mentions, live }: Evidence, { from, to, clause }: Token): boolean =>
  live.some((token) => token.to <= from && token.clause === clause && isA(token, 'sum', 'altogether')) &&
  mentions.some((mention) => mention.to <= from) &&
  mentions.some((mention) => mention.from >= to);

/** Right behind a place, and before the word for what is worked out of it. */
function isOfWhole({ mentions, tokens, live, places }: Evidence, { from, to }: Token): boolean {
  const before = wordBefore(tokens, from);
  const isOfPlace = mentions.some((mention) => mention.to === before?.to);
  const isWorkedOut = (token: Token): boolean =>
    isA(token, 'average', 'rest', 'except', 'exceptAfter') || places.governing.has(token.index);
  return (
    isOfPlace &&
    live.some((token) => token.from >= to && isWorkedOut(token)) &&
    !live.some((token) => token.to <= from && isWorkedOut(token))
  );
}

/** 三个县加起来超过18万，对吗; 加起来有没有500万: behind the word for the sum a bound that it is held against. */
function boundOfResult(
  evidence: Evidence,
): { readonly token: Token; readonly is: Bound['is']; readonly tokens: readonly Token[] } | undefined {
  const [token, second] = evidence.live.filter((one) => one.as === 'value' && one.number);
  const [done, another] = evidence.of('sum', 'altogether');
  if (!token || second || !done || another || done.from > token.from || !asksWhetherReached(evidence))
    return undefined;
  if (evidence.has('who', 'list', 'howMany', 'between', 'distance', 'more', 'less', 'than')) return undefined;
  const bound = boundAsked(evidence, token);
  return bound && { token, ...bound };
}

/** The figure and the words that go with it. */
export function wordsOfResult(evidence: Evidence): readonly Token[] {
  const token = figureOfResult(evidence);
  if (!token) return [];
  return [token, ...(boundOfResult(evidence)?.tokens ?? roughlyOf(evidence, token).tokens)];
}

/** What the result is said to be; of 县均3万 30,000 where no row has as little as 3 万元. */
export function resultClaimed(
  evidence: Evidence,
  ids: readonly string[],
): { readonly claimed?: Decimal; readonly rough?: Rough; readonly bound?: Bound['is'] } {
  const token = figureOfResult(evidence);
  if (!token?.number) return {};
  const bound = boundOfResult(evidence);
  const { rough } = bound ? {} : roughlyOf(evidence, token);
  const amount = inTenThousands(token.number);
  const rows = evidence.catalogue.rowsOf(ids);
  const isCounted = isInBareWan(token) && rows.every((row) => isTrifleOf(amount, row));
  if (!isCounted) return { claimed: amount, ...(rough && { rough }), ...(bound && { bound: bound.is }) };
  return {
    claimed: amount.times(TEN_THOUSAND),
    ...(bound && { bound: bound.is }),
    ...(rough && { rough: { ...rough, place: rough.place.times(TEN_THOUSAND) } }),
  };
}
