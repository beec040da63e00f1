import { BOUNDS } from './bound.js';
import type { Evidence } from './evidence/evidence.js';
import { hasRole, isA, type Token } from './evidence/token.js';

/** Where a second question begins with no mark between: the words that close the first one, and the word that opens the second. */
export interface Seam {
  /** Where the first question ends, in the folded text. */
  readonly end: number;
  readonly opening: Token;
}

/** Words that ask. */
const ASKING = ['howMuch', 'howMany', 'who', 'rankOf', 'percent', 'apiece', 'more', 'less', 'difference'];

/** What a question ends with: the word that asks, or the one that says what is done with the places before it. */
const CLOSING = [...ASKING, 'average', 'sum', 'altogether', 'share'];

/** What may be asked of the same places once more. */
const DONE_ONCE_MORE = ['sum', 'altogether', 'average', 'difference'];

/**
 * 莎车加叶城多少|巴楚加伽师多少, 满意度86达标吗|莎车多少: right behind a word that closes a question something of its own is named, and
 * asked about in its turn. 莎车多少叶城多少一共多少 asks of both behind the second: what it parts is one question all the same.
 */
export function seamsIn({ tokens }: Pick<Evidence, 'tokens'>): readonly Seam[] {
  const closings = tokens.filter((token) => closes(token, tokens));
  // 低保科目和莎车金额
  const amounts = tokens.filter((token) => isA(token, 'amount'));
  const last = tokens.findLast((token) => !hasRole(token, 'mark') && token.text !== ' ');
  const seams = closings.flatMap((closing) => {
    const end = endOf(closing, tokens);
    const opening = tokens.find((token) => token.from >= end && !isBetween(token));
    if (!opening || !tokens.some((token) => token.to <= closing.to && isAskedAbout(token))) return [];
    const goesOn = isA(last, 'onward') && last !== opening && isAllThatFollows(opening, tokens);
    const asked =
      goesOn ||
      [...closings, ...amounts].some((other) => other.from >= opening.from && answers(closing, other));
    const opens = opensOne(closing, opening, tokens) || opensAgain(closing, opening, tokens, goesOn);
    const apart =
      asks(closing) ||
      !tokens.some(
        (token) => token.from >= closing.to && (setsAgainst(token) || isPartOfSum(closing, token)),
      );
    return asked && opens && apart ? [{ end, opening }] : [];
  });
  // 一共多少 before one place closes one question.
  return seams.filter(({ opening }, i) => seams[i + 1]?.opening !== opening);
}

/** 几个县: what is counted closes the question with the word that counts it; 占46.77%对吗, 合计833万对吗 with the word that has it checked. */
function endOf(closing: Token, tokens: readonly Token[]): number {
  const next = tokens[closing.index + 1];
  if ((closing.as === 'percent' || closing.as === 'value') && isA(next, 'check'))
    return next?.to ?? closing.to;
  return isA(closing, 'howMany') && hasRole(next, 'level', 'suffix') ? (next?.to ?? closing.to) : closing.to;
}

/** 占 alone stands before what something is a part of, and 占比 behind it. 最多的县|最少的地州: each end with its level. */
const closes = (token: Token, tokens: readonly Token[]): boolean =>
  !token.told &&
  // 小计在全区合计中的比重: a row of the table, and what something is sought in.
  !isA(token, 'subtotal') &&
  !(isA(token, 'altogether') && isA(tokens[token.index + 1], 'within')) &&
  (hasRole(token, 'topic', 'fact') ||
    isA(token, ...CLOSING) ||
    (hasRole(token, 'level', 'suffix') && isOfEnd(token, tokens)) ||
    isShareStated(token, tokens) ||
    isSumStated(token, tokens) ||
    isBesideOther(token, tokens));

/** 喀什占46.77%|和田占多少: the part that is stated closes what 占 began, and is no answer to what follows. */
function isShareStated(token: Token, tokens: readonly Token[]): boolean {
  if (token.as !== 'percent') return false;
  const share = tokens.findLast((other) => other.to <= token.from && isA(other, 'share'));
  return share !== undefined && share.clause === token.clause;
}

/** 救助站一共833万|福利院呢: the figure behind the word for the sum is what it comes to. */
function isSumStated(token: Token, tokens: readonly Token[]): boolean {
  if (token.as !== 'value') return false;
  const sum = tokens.findLast((other) => other.to <= token.from && isA(other, 'sum', 'altogether'));
  return sum !== undefined && sum.clause === token.clause;
}

/** 莎车金额和目标, 满意度还有金额: an amount beside what is no amount. */
function isBesideOther(token: Token, tokens: readonly Token[]): boolean {
  if (!isA(token, 'amount') && !hasRole(token, 'column')) return false;
  const joint = tokens.find(({ from, text }) => from >= token.to && text !== ' ');
  const next = tokens.find(({ from, text }) => joint !== undefined && from >= joint.to && text !== ' ');
  return isA(joint, 'and') && hasRole(next, 'topic', 'indicator', 'category', 'subject', 'fact');
}

function isOfEnd(token: Token, tokens: readonly Token[]): boolean {
  const before = tokens.findLast((other) => other.to <= token.from && !hasRole(other, 'idle'));
  return isA(before, 'most', 'least');
}

/** 吗, 呢, a comma, 和, 其中: what stands between two questions. */
const isBetween = (token: Token): boolean =>
  (hasRole(token, 'idle', 'mark', 'link') && !hasRole(token, 'place')) ||
  isA(token, 'within', 'onward') ||
  token.text === ' ';

const isNamed = (token: Token): boolean =>
  hasRole(token, 'place', 'indicator', 'category', 'subject', 'fact', 'topic') || isA(token, ...ENDS);

const ENDS = ['most', 'least', 'first'];

/** 核减的几家, 超过3亿的几个: what is sought by a sign or a bound is asked about as what is named is. */
const isAskedAbout = (token: Token): boolean => isNamed(token) || isA(token, 'negative', ...BOUNDS);

/**
 * Something of its own is named: 几个福利院, 占到喀什 and 哪个科目 are one piece; a topic or a fact alone closes a question only
 * where 和 says so: 科目和目标, and no 绩效目标要分解吗.
 */
function opensOne(closing: Token, opening: Token, tokens: readonly Token[]): boolean {
  if (!isNamed(opening) || opening.text.length < 2) return false;
  const between = tokens.filter((token) => token.from >= closing.to && token.to <= opening.from);
  const joined = between.some((token) => isA(token, 'and') && /\p{L}/u.test(token.text));
  // 功能科目及代码 is one thing.
  if (hasRole(opening, 'topic') && isA(opening, ...closing.concepts)) return false;
  if (hasRole(opening, 'topic') || (hasRole(closing, 'topic', 'fact') && !isA(closing, 'met')))
    // 满意度目标多少|莎车多少; 几月几号印发的|农村特困的代码又是多少: a word says that something further is asked.
    return (
      joined ||
      (hasRole(closing, 'fact') &&
        tokens.some((token) => token.from >= opening.to && isA(token, 'further'))) ||
      (isA(closing, 'asksTopic') && hasRole(opening, 'place'))
    );
  if (joined || between.some((token) => /^[^\p{L}\s]+$/u.test(token.text))) return true;
  const isPiece =
    isA(closing, 'share') ||
    (isA(closing, 'who', 'apiece') && isA(opening, ...ENDS)) ||
    (isA(closing, 'who', 'howMany') && hasRole(opening, 'fact')) ||
    (isA(closing, 'howMany') && hasRole(opening, 'place'));
  return !isPiece && (asks(closing) || !between.some((token) => isA(token, 'within')));
}

/** 排第几，本次呢, and no 谁的本次占比最低呢: nothing but the one word is asked of once more. */
const isAllThatFollows = ({ to }: Token, tokens: readonly Token[]): boolean =>
  tokens.every(
    (token) => token.from < to || isBetween(token) || hasRole(token, 'thread', 'column', 'suffix', 'place'),
  );

/** 差多少，合计多少; 多少钱，有几家; 排第几，本次呢: the same places in another column, or with something else done. */
const opensAgain = (closing: Token, opening: Token, tokens: readonly Token[], goesOn: boolean): boolean =>
  asks(closing) &&
  ((goesOn && hasRole(opening, 'column') && !isA(closing, 'howMuch')) ||
    (isA(closing, 'howMuch') && isA(opening, 'howMany')) ||
    (isA(opening, ...DONE_ONCE_MORE) &&
      tokens.slice(opening.index + 1).some((token) => isA(token, 'howMuch'))));

/** 喀什平均和田平均: what asks nothing is said once more. */
const answers = (closing: Token, other: Token): boolean =>
  (isA(closing, 'amount') || !hasRole(other, 'fact')) &&
  (asks(closing) ||
    (closing.as === 'value' && asks(other)) ||
    isA(closing, 'amount') ||
    hasRole(closing, 'fact', 'level', 'suffix') ||
    isA(other, ...closing.concepts));

const asks = (token: Token): boolean =>
  hasRole(token, 'topic') || token.as === 'percent' || isA(token, ...ASKING);

/** 吐鲁番、哈密合起来，占全区百分之几: the part is that of the sum. */
const isPartOfSum = (closing: Token, token: Token): boolean =>
  !token.told && isA(closing, 'sum', 'altogether') && isA(token, 'share', 'percent');

/** 莎车和叶城合计与巴楚和伽师合计哪个多: what holds two sums against each other asks of both. */
const setsAgainst = (token: Token): boolean =>
  !token.told && isA(token, 'who', 'more', 'less', 'difference', 'than', 'compare');
