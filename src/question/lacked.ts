import { hasRole, isA, type Token } from './evidence/token.js';
import type { Interpreted } from './interpret.js';
import { WEIGHTS } from './weights.js';

/** What is known of the parts of a message so far, where one of them asks for what the notice does not have. */
export interface Lack {
  /** True once one of them was outside the notice, and what follows may be asked of the same. */
  of: boolean;
  /** True where that one asked nothing: 截至2023年底，莎车提前多少 says of what time it is asked. */
  stated: boolean;
  /** What the dearest of them cost. */
  dearest: number;
}

/** 去年多少, 有多少低保户, 阿拉尔多少: one of two questions is outside the notice, for certain. */
export const isLacked = ({ question, decision }: Interpreted): boolean =>
  question.kind === 'none' && decision.question !== undefined && question.gap.why !== 'unknown';

/**
 * Takes note of one more part; false where it cannot stand beside the one that is outside the notice: 多少低保户，叶城多少 asks no
 * more than how much, and that of what the notice has not.
 */
export function noteLack(lack: Lack, found: Interpreted, first: boolean): boolean {
  const lacks = isLacked(found);
  const { tokens } = found.evidence;
  if (lacks && first && !asksOut(tokens)) lack.stated = true;
  if (lack.of && !lacks && !tokens.some(lack.stated ? isThisYear : namesAmount)) return false;
  if (lacks && (lack.stated || !isOnlyElsewhere(found))) lack.of = true;
  lack.dearest = Math.max(lack.dearest, found.decision.weighed[0]?.cost ?? 0);
  return true;
}

/** 现在支出去好多了，进度到百分之几了: what leads up to a question outside the notice is none of its own. */
export const isClear = ({ of, dearest }: Lack): boolean => !of || dearest <= WEIGHTS.beyond;

/** 人均多少, 花了多少, 天气咋样, 比去年多多少: it asks, and tells no more than that. */
export const asksOut = (tokens: readonly Token[]): boolean =>
  tokens.some((token) =>
    isA(token, 'howMuch', 'who', 'rankOf', 'percent', 'asksBeyond', 'how', 'people', 'when'),
  ) ||
  (tokens.some((token) => isA(token, 'more', 'less')) && !tokens.some(({ as }) => as === 'value'));

/** 阿拉尔多少: the amount of a place that the notice does not list; the next one has a name of its own. */
const isOnlyElsewhere = ({ question, evidence }: Interpreted): boolean =>
  question.kind === 'none' &&
  question.gap.why === 'absent' &&
  !evidence.tokens.some((token) => hasRole(token, 'beyond', 'subject', 'indicator', 'unknown', 'entity'));

const isThisYear = (token: Token): boolean => isA(token, 'thisYear');

/** 资金多少, 本次多少, 今年多少: an amount by name, or the year that there is. */
const namesAmount = (token: Token): boolean =>
  hasRole(token, 'column', 'unit') || isA(token, 'amount', 'money', 'thisYear');
