import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

// Words that say hardly anything where they stand by the way (残联问莎车县全年多少), and that no notice has an amount of: only
// where they are what is asked for, nothing else can be meant.

/** Words for deeds, funds, things and times that no notice tells of, and why. */
const ELSE = [
  ['otherDeed', 'spent'],
  ['otherFund', 'outside'],
  ['otherThing', 'people'],
  ['otherTime', 'year'],
  ['otherUnit', 'perHead'],
] as const;

const ELSE_CONCEPTS: readonly string[] = ELSE.map(([concept]) => concept);

/** What the notice lacks where this word is asked for: 缺口多少, 债务65468万对吗, 多少党员, 五月份多少, 每个村多少. */
export function askedElse(tokens: readonly Bare[], index: number): (typeof ELSE)[number][1] | undefined {
  const token = tokens[index] as Bare;
  const [, why] = ELSE.find(([concept]) => isA(token, concept)) ?? [];
  const lacks = why ?? (isMonth(tokens, index) ? 'year' : undefined);
  if (!lacks || hasRole(token, 'place') || isGivenTo(tokens, index)) return undefined;
  const asked =
    isAskedBehind(tokens, index) ||
    standsAlone(tokens, index) ||
    (isA(token, 'otherThing') && isCounted(tokens, index));
  return asked ? lacks : undefined;
}

/** 给墨玉县发放多少: what is done for a place that something is given to is another word for giving. */
function isGivenTo(tokens: readonly Bare[], index: number): boolean {
  if (!isA(tokens[index], 'otherDeed')) return false;
  const place = tokens.findLastIndex((token, i) => i < index && hasRole(token, 'place'));
  return isA(tokens[place - 1], 'give') && tokens[place - 1]?.to === tokens[place]?.from;
}

/** 6月份, the word behind its number. */
const isMonth = (tokens: readonly Bare[], index: number): boolean =>
  /^月份?$/u.test(tokens[index]?.text ?? '') && tokens[index - 1]?.number?.unit === null;

/** A word that no notice has an amount of, wherever it stands. */
export const isElse = (token: Pick<Bare, 'concepts'>): boolean => isA(token, ...ELSE_CONCEPTS);

/** 缺口是多少, 援疆资金一共多少, 债务65468万对吗: behind the word nothing stands before what asks, or the figure that is to be checked. */
function isAskedBehind(tokens: readonly Bare[], index: number): boolean {
  let at = index + 1;
  while (tokens[at] && saysLittle(tokens[at] as Bare)) at++;
  const next = tokens[at];
  if (isA(next, 'howMuch', 'howMany')) return true;
  if (!next?.number || !tokens.some((token) => isA(token, 'check', 'yesNo'))) return false;
  // 应发放500份，满意432份: what is counted for a target is no amount.
  const forTarget = tokens.some(
    (token, i) => i !== index && (hasRole(token, 'indicator') || isA(token, 'met', 'target')),
  );
  const { unit } = next.number;
  // 申请单号20230117: a bare number that does not follow at once is of something else.
  return (
    !forTarget && (unit === '元' || unit === '万元' || unit === '亿元' || (unit === null && at === index + 1))
  );
}

/** Filler, 下达, 资金, 份 in 月份: between what is asked and the word that asks they name nothing else. */
const saysLittle = (token: Bare): boolean =>
  !CLAUSE_END.test(token.text) &&
  !token.number &&
  (hasRole(token, 'idle') ||
    isElse(token) ||
    isA(token, 'give', 'amount', 'counter', 'altogether', 'money', 'thisYear'));

/** 莎车县护理补贴, 喀什地区平均每天: right behind a place it is all that the message says. */
function standsAlone(tokens: readonly Bare[], index: number): boolean {
  let before = index - 1;
  while (isA(tokens[before], 'average', 'thisYear', 'filler') || tokens[before]?.text === ' ') before--;
  let behind = index + 1;
  while (isA(tokens[behind], 'amount', 'give') || /^[的 吗呢]$/u.test(tokens[behind]?.text ?? '')) behind++;
  return (
    tokens[behind] === undefined &&
    tokens[before]?.roles.includes('place') === true &&
    // 是中央的钱还是自治区自己掏的 asks of something else.
    !tokens.some((token, i) => i < before && hasRole(token, 'scope', 'operator', 'topic', 'fact', 'number'))
  );
}

/** 多少党员, 多少所学校, 有多少头牛. */
function isCounted(tokens: readonly Bare[], index: number): boolean {
  const before = tokens[index - 1];
  if (isA(before, 'howMuch', 'howMany')) return true;
  return (
    before?.text.length === 1 &&
    before.to === tokens[index]?.from &&
    isA(tokens[index - 2], 'howMuch', 'howMany')
  );
}
