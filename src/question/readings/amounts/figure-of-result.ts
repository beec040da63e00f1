import type { Decimal } from 'decimal.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Rough } from '../../rough.js';
import { roughlyOf } from './roughly.js';
import { statedAmount } from './stated.js';
import { isInBareWan, isTrifleOf, TEN_THOUSAND } from './ten-thousands.js';

/**
 * The figure that is stated of what is worked out, with the words that say how exact it is. In 喀什地区37亿，平均到12个县市是多少 and
 * 喀什地区37亿，去掉莎车还剩多少 it is what the place itself has, and says nothing of the result.
 */
export function figureOfResult(evidence: Evidence): Token | undefined {
  const token = statedAmount(evidence);
  return token && !isOfWhole(evidence, token) && !isOfFirst(evidence, token) ? token : undefined;
}

/** 救助站一共833万，福利院呢: what is said to come to so much stands before it, and another place behind it is no part of that. */
const isOfFirst = ({ mentions, live }: Evidence, { from, to, clause }: Token): boolean =>
  live.some((token) => token.to <= from && token.clause === clause && isA(token, 'sum', 'altogether')) &&
  mentions.some((mention) => mention.to <= from) &&
  mentions.some((mention) => mention.from >= to);

/** Right behind a place, and before the word for what is worked out of it. */
function isOfWhole({ mentions, tokens, live, places }: Evidence, { from, to }: Token): boolean {
  const before = tokens.findLast((token) => token.to <= from && token.text !== ' ');
  const isOfPlace = mentions.some((mention) => mention.to === before?.to);
  const isWorkedOut = (token: Token): boolean =>
    isA(token, 'average', 'rest', 'except', 'exceptAfter') || places.governing.has(token.index);
  return (
    isOfPlace &&
    live.some((token) => token.from >= to && isWorkedOut(token)) &&
    !live.some((token) => token.to <= from && isWorkedOut(token))
  );
}

/** The figure and the words that go with it. */
export function wordsOfResult(evidence: Evidence): readonly Token[] {
  const token = figureOfResult(evidence);
  return token ? [token, ...roughlyOf(evidence, token).tokens] : [];
}

/** What the result is said to be; of 县均3万 30,000 where no row has as little as 3 万元. */
export function resultClaimed(
  evidence: Evidence,
  ids: readonly string[],
): { readonly claimed?: Decimal; readonly rough?: Rough } {
  const token = figureOfResult(evidence);
  if (!token?.number) return {};
  const { rough } = roughlyOf(evidence, token);
  const amount = inTenThousands(token.number);
  const rows = evidence.catalogue.rowsOf(ids);
  const isCounted = isInBareWan(token) && rows.every((row) => isTrifleOf(amount, row));
  if (!isCounted) return { claimed: amount, ...(rough && { rough }) };
  return {
    claimed: amount.times(TEN_THOUSAND),
    ...(rough && { rough: { ...rough, place: rough.place.times(TEN_THOUSAND) } }),
  };
}
