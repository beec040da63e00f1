import type { NumberFound } from '../../text/amounts.js';
import { WEIGHTS } from '../weights.js';
import { type Bare, hasRole, isA, type NumberRole, type Token } from './token.js';

/** A bare number this near the notice's year is one too; further off it needs a 年. */
const NEAR = 10;
const EARLIEST = 1990;
const LATEST = 2099;

const isYear = ({ digits, unit, value, sign }: NumberFound): boolean =>
  unit === null && sign === 1 && digits.length === 4 && value.gte(EARLIEST) && value.lte(LATEST);

/** The most that is counted out or ranked; a greater number is an amount. */
const MOST_COUNTED = 200;

/** The role of a number by what stands around it. */
export function roleOf(
  number: NumberFound,
  text: string,
  before: Token | undefined,
  after: Token | undefined,
  beyond: Token | undefined,
  year: number,
): NumberRole {
  if (number.unit === '%' || number.unit === '成') return 'percent';
  if (number.unit !== null && number.unit !== '元') return 'value';
  // 24年度 is a year too, whatever 年度 is besides.
  if ((isA(after, 'time') || after?.text === '年度') && !/^[前后]/u.test(after?.text ?? ''))
    return /^年/u.test(after?.text ?? '') && (isYear(number) || number.digits.length === 2) ? 'year' : 'time';
  // 再问一个: one thing is none that is counted.
  if (text === '一' && isA(after, 'places')) return 'small';
  // 全年=9: what stands behind the sign is an amount, however small.
  if (before?.text === '=' && !isYear(number)) return 'value';
  const small = number.value.isInteger() && number.value.gte(1) && number.value.lte(MOST_COUNTED);
  // 第三章, 第7号: the number of a thing that nobody ranks.
  if (small && isA(before, 'ordinal'))
    return hasRole(after, 'unknown') || isA(after, 'counter') ? 'small' : 'rank';
  // 排名3-5的: what a rank is named with, unless so many are put in order (排序3个县).
  if (
    small &&
    text !== '一' &&
    isA(before, 'order') &&
    !isA(after, 'places') &&
    !hasRole(after, 'level', 'suffix')
  )
    return 'rank';
  if (small && isA(before, 'front', 'rear')) return 'count';
  // 哪个多一些 counts nothing.
  if (small && text !== '一' && isA(before, 'most', 'least') && !isA(after, 'wan')) return 'count';
  if (isA(after, 'places')) return small && !hasRole(beyond, 'subject', 'indicator') ? 'count' : 'things';
  if (small && hasRole(after, 'level', 'suffix')) return 'count';
  if (isA(after, 'counter')) return 'things';
  // 1-2亿, 3到4亿: of the first of a range the second tells the unit.
  if (number.unit === null && isRange(after) && beyond?.number?.unit != null) return 'value';
  if (isYear(number) && number.value.minus(year).abs().lte(NEAR)) return 'year';
  return isTooSmall(number, text) || isInWord(number, text, before, after) ? 'small' : 'value';
}

/**
 * 十二小学, 八一慰问, 莎车县五一: a short numeral of Han without 百, 千 or 万 and without a unit is part of a word or the name of a
 * day. Behind what says that it is an amount it stands for one (核减四十九, 本次是四十九), and so it does where its place is sought.
 */
function isInWord(
  { unit, sign, to }: NumberFound,
  text: string,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  if (unit !== null || sign !== 1 || !SHORT.test(text) || hasRole(before, 'indicator')) return false;
  if (after?.from === to && hasRole(after, 'unknown', 'entity')) return true;
  return (
    !hasRole(before, 'column', 'operator', 'number', 'mark', 'topic') &&
    !isA(before, 'copula', 'actual', 'upTo') &&
    !saysMore(after)
  );
}

/** Up to three numerals of Han, none of which is 百, 千 or 万. */
const SHORT = /^[零〇一二三四五六七八九十]{1,3}$/u;

/** 四十九是哪个县, 四十九对吗, 四十九的: more is said of it than that it is named. */
const saysMore = (after: Token | undefined): boolean =>
  hasRole(after, 'operator', 'unit', 'number', 'topic') ||
  isA(after, 'copula', 'who') ||
  after?.text === '的';

const isRange = (token: Token | undefined): boolean => token?.text === '-' || isA(token, 'upTo');

/** Of numbers without unit, sign or fraction those below ten; zeros in Han (孤零零) are none at all. */
const isTooSmall = ({ unit, value, sign }: NumberFound, text: string): boolean =>
  unit === null && sign === 1 && value.isInteger() && value.lt(10) && (value.gt(0) || !/\d/.test(text));

/** 前三, 最多的三个: a count here is that of a stretch of an order. */
export const isFromEnd = (tokens: readonly Pick<Token, 'concepts'>[], index: number): boolean =>
  isA(tokens[index - 1], 'front', 'rear', 'most', 'least');

/** What it costs to leave a number unused: a stretch is done with the places that are in order. */
export const numberWeight = (as: NumberRole, tokens: readonly Bare[], index: number): number =>
  as === 'count' && isFromEnd(tokens, index) ? WEIGHTS.left.operator : NUMBER_WEIGHTS[as];

const NUMBER_WEIGHTS: Readonly<Record<NumberRole, number>> = {
  value: WEIGHTS.left.number,
  percent: WEIGHTS.left.number,
  count: WEIGHTS.left.level,
  rank: WEIGHTS.left.number,
  year: 0,
  time: WEIGHTS.left.hint,
  things: WEIGHTS.left.hint,
  small: WEIGHTS.small,
};
