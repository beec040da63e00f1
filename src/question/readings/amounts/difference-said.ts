import type { Row } from '../../../notice/model.js';
import { inPercent, inTenThousands } from '../../../text/amounts.js';
import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { ClaimedDifference } from '../../model.js';
import { boundOf } from './bounds.js';
import { placeCounted, roughlyOf } from './roughly.js';
import { isInBareWan, isTrifleOf, TEN_THOUSAND } from './ten-thousands.js';

/** By how much two are said to differ, or which of them is said to have more, with the words that say so. */
export interface DifferenceSaid {
  readonly claim: ClaimedDifference;
  readonly tokens: readonly Token[];
  /** The figure, where one is told. */
  readonly token?: Token;
}

/** 吐鲁番市比昌吉州多329万元，是吧; 于田比洛浦多不到两千万吧; 塔城地区比阿勒泰地区多三成吗; 疏附比疏勒多，对吗. */
export const differenceSaid = (evidence: Evidence): DifferenceSaid | undefined =>
  differenceClaimed(evidence) ?? sideSaid(evidence);

/** The one figure of the text as a difference: 比昌吉州多329万元, 多近一个亿, 少两千万不到, 多15%. */
export function differenceClaimed(
  evidence: Evidence,
): (DifferenceSaid & { readonly token: Token }) | undefined {
  const [token, second] = evidence.live.filter((one) => one.as === 'value' || one.as === 'percent');
  if (!token || second || evidence.has('between', 'distance', 'share')) return undefined;
  // 多15% asked of nothing is no difference of two.
  if (token.as === 'percent' && !(evidence.has('than') && evidence.has('check', 'yesNo', 'confirm')))
    return undefined;
  return differenceOf(evidence, token);
}

/** The figure as a difference, where the word for one stands right before it. */
export function differenceOf(
  evidence: Evidence,
  token: Token | undefined,
): (DifferenceSaid & { readonly token: Token }) | undefined {
  const word = token && sideBefore(evidence, token);
  if (!token?.number || !word) return undefined;
  const amount = token.as === 'percent' ? inPercent(token.number) : inTenThousands(token.number);
  if (!amount) return undefined;
  const side = isA(word, 'more') ? 'more' : isA(word, 'less') ? 'less' : undefined;
  const bound = boundOf(evidence, token);
  const { rough, tokens } = bound ? { tokens: [] } : roughlyOf(evidence, token);
  const claim: ClaimedDifference = {
    amount,
    ...(token.as === 'percent' && { percent: true as const }),
    ...(bound && { bound: bound.is }),
    ...(rough && { rough }),
    ...(side && { side }),
  };
  return { token, claim, tokens: [token, word, ...(bound?.tokens ?? []), ...tokens] };
}

/** 比叶城少一万多: 1 万元 is nothing between rows that have so much more, and 10,000 of them are meant. */
export function differenceMeant({ claim, token }: DifferenceSaid, rows: readonly Row[]): ClaimedDifference {
  const { amount, rough } = claim;
  const isCounted = token && amount && isInBareWan(token) && rows.every((row) => isTrifleOf(amount, row));
  if (!isCounted) return claim;
  const place = rough?.place.times(TEN_THOUSAND) ?? placeCounted(token);
  const is = rough?.is ?? 'rounded';
  return {
    ...claim,
    amount: amount.times(TEN_THOUSAND),
    ...(!claim.bound && place && { rough: { is, place } }),
  };
}

/** 多329万, 多近一个亿, 多不到两千万: the word for the difference before the figure, with nothing but how exact it is between. */
function sideBefore({ live }: Evidence, { from }: Token): Token | undefined {
  const word = live.findLast(
    (one) => one.to <= from && !hasRole(one, 'idle', 'mark') && !isA(one, 'about', 'justUnder', ...BOUNDS),
  );
  return isSide(word) ? word : undefined;
}

const isSide = (token: Token | undefined): boolean => isA(token, 'more', 'less', 'difference');

/** 疏附比疏勒多，对吗; 且末县比若羌县少吧: which has more is stated and asked about, and not by how much. */
function sideSaid(evidence: Evidence): DifferenceSaid | undefined {
  const { live } = evidence;
  if (!evidence.has('check', 'confirm', 'yesNo') || evidence.withRole('number').length > 0) return undefined;
  if (evidence.has('who', 'or', 'howMuch', 'difference', 'times', 'percent', 'compare', 'sum', 'half'))
    return undefined;
  const [than, another] = evidence.of('than');
  const [word, other] = live.filter((one) => isA(one, 'more', 'less') && one.from >= (than?.to ?? 0));
  if (!than || another || !word || other || hasRole(word, 'operator')) return undefined;
  if (live.some((one) => isA(one, 'not', 'negates', 'negation') && one.to <= word.from)) return undefined;
  return { claim: { side: isA(word, 'more') ? 'more' : 'less' }, tokens: [word] };
}
