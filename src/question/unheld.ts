import { sense } from '../match/term.js';
import type { Catalogue } from '../notice/catalogue.js';
import type { Column } from '../notice/model.js';
import { boundOf } from '../notice/target.js';
import { inPercent } from '../text/amounts.js';
import { WHOLE } from '../text/percent.js';
import type { Evidence } from './evidence/evidence.js';
import { isFromEnd } from './evidence/numbers.js';
import { hasRole, isA, type Token, wordBefore } from './evidence/token.js';
import type { Amounts, Check, Question } from './model.js';
import { pickedInOther } from './readings/amounts/chosen.js';
import { columnNamed } from './readings/amounts/columns.js';
import { columnsApart } from './readings/amounts/columns-apart.js';
import { levelCounted } from './readings/amounts/counted.js';
import { shareOfCut } from './readings/amounts/cut-share.js';
import { isAddedUp } from './readings/amounts/cut-sum.js';
import { asksSumOfCuts } from './readings/amounts/found-sum.js';
import { contains, levelOf, levelWords } from './readings/amounts/rows.js';
import { jointOf } from './readings/amounts/sums-against.js';
import { isNamed } from './readings/codes.js';

/**
 * Whether a reading takes a word as its own and has what it says nowhere in what it asks: the columns of
 * 提前下达排前五的县本次下达合计, the second value of 发放率95%，满意度84%. Such a word is left out, whatever the reading says.
 */
export function isUnheld(token: Token, question: Question, evidence: Evidence): boolean {
  const { catalogue } = evidence;
  switch (question.kind) {
    case 'several':
      // 各地州县均, 喀什与和田各自最多的县: several alike are what is asked of each.
      return (
        !(isA(token, 'each', 'apiece') && areAlike(question.questions)) &&
        !(isA(token, 'share') && holdsEachShare(question.questions, evidence)) &&
        question.questions.every((one) => isUnheld(token, one, evidence))
      );
    case 'amounts': {
      if (turnsAround(token, question, evidence) || asksWhich(token, question, evidence)) return true;
      if (isMagnitude(token, question, evidence) || isStatedCount(token, question, evidence)) return true;
      if (standsTwice(token, evidence) || isOtherEnd(token, question, evidence)) return true;
      if (isEndBesidePlace(token, question, evidence) || isOfEach(token, question, evidence)) return true;
      if (isBeyondRows(token, question, evidence)) return true;
      if (countsMore(token, question, evidence)) return true;
      if (isOtherThanAverage(token, question) || isOtherThanRate(token, question)) return true;
      if (isOfSums(token, question, evidence) || isOneInEach(token, question, evidence)) return true;
      if (asksVerdict(token, question, evidence)) return true;
      if (asksOfAll(token, question, evidence) || isOfNotice(token, question, evidence)) return true;
      const column = columnNamed(token);
      if (column === undefined || (column === catalogue.main && saysOfWhat(token, evidence))) return false;
      return !showsEach(question) && !columnsOf(question, catalogue.main).includes(column);
    }
    case 'compliance':
      return isValueOf(question.check, token) && !holdsPercent(question.check, token, catalogue);
    case 'subject': {
      // 先不做账: what is not done is not asked about.
      if (hasRole(token, 'topic') && isA(evidence.tokens[token.index - 1], 'negates')) return true;
      const named = sense(token.span, 'subject');
      // 2082101是城市特困还是农村特困: a code says which of the two.
      if (!named || evidence.has('or')) return false;
      // 城市五保: a word that narrows others down has to be in one of those that are meant.
      // Another year may have it under another code.
      return !named.codes.some((code) => question.codes.includes(catalogue.subjectLike(code)?.code ?? code));
    }
    case 'document':
      // 提前下达是哪个文号下的: of the part that was given out before, this notice does not say.
      if (isEarlierPart(token, catalogue)) return true;
      // 文件啥时候印发的 孤儿科目代码多少: which code it is asks for more than what the notice says of itself.
      // 附件2所列功能科目及代码，请全部列出: all codes are more than what is said of where they stand.
      if (isA(token, 'subject'))
        return (
          evidence.withRole('subject').some(isNamed) ||
          (isA(token, 'codeOf') && evidence.has('list') && !tellsCode(question.topics, catalogue))
        );
      // 规定日期发到1115人，达标吗: whether a value meets its target asks for more than what the notice says of itself.
      return isA(token, 'met') && evidence.withRole('indicator').length > 0;
    default:
      return false;
  }
}

/** 莎车占17.67%，叶城占15.34%，合计33.01%: as many shares as are told of. */
const holdsEachShare = (questions: readonly Question[], { of }: Evidence): boolean =>
  questions.filter((one) => one.kind === 'amounts' && one.operation.is === 'share').length >=
  of('share').length;

const areAlike = (questions: readonly Question[]): boolean =>
  questions.length > 1 &&
  new Set(questions.map((one) => (one.kind === 'amounts' ? one.operation.is : one.kind))).size === 1;

/**
 * 全年的提前下达: the year's sum before a part says of what it is one; 一共 is none beside it. Where each place has a column of
 * its own, and behind what is sought (提前最多的县全年多少), it is asked for.
 */
function saysOfWhat(word: Token, evidence: Evidence): boolean {
  if (columnsApart(evidence)) return false;
  if (isA(word, 'altogether')) return true;
  // 全年超过1亿的县本次合计: by the one they are picked out, and the other is asked of them.
  if (pickedInOther(evidence)) return false;
  const other = evidence.live.find(
    (token) => hasRole(token, 'column') && !isA(token, 'total', 'altogether') && columnNamed(token),
  );
  // 疏勒全年比疏附多，但本次比疏附少: what is held against another in between is held in each of them.
  const isHeld = evidence
    .of('more', 'less')
    .some((side) => side.from >= word.to && other !== undefined && side.to <= other.from);
  return other === undefined || (word.to <= other.from && !isHeld);
}

/**
 * 莎车占喀什多少叶城占喀什多少, 喀什平均和田平均: what stands once more behind a place of its own governs that place alone, and one
 * operation is not both. 占喀什多少，占全区多少 has one part for two wholes.
 */
function standsTwice(token: Token, evidence: Evidence): boolean {
  const own = OF_ITS_OWN.find((concept) => isA(token, concept));
  const before = own && evidence.live.findLast((other) => other.to <= token.from && isA(other, own));
  // 奎屯占几个点，不是奎屯，伊宁市占几个点: what was taken back is asked no more.
  if (!before || evidence.places.withdrawn.size > 0) return false;
  // 占喀什地区和全区的比例: the noun of what 占 began, where nothing was asked between them.
  const asks = evidence.live.some(
    (t) => t.from >= before.to && t.to <= token.from && isA(t, 'howMuch', 'percent'),
  );
  if (isA(token, 'shareNoun') && !asks) return false;
  const between = evidence.mentions.filter(({ from, to }) => from >= before.to && to <= token.from);
  return between.length > (isA(before, 'average', 'shareNoun') ? 0 : 1);
}

/** What is done with the places around it, each time it is said. */
const OF_ITS_OWN = ['share', 'average', 'than'];

/** 最多的县最少的地州: both ends are of the same rows. */
function isOtherEnd(token: Token, { operation }: Amounts, { live }: Evidence): boolean {
  if (operation.is !== 'order' || operation.end !== 'both' || !isA(token, 'least')) return false;
  const levels = live
    .filter((other) => isA(other, 'most', 'least'))
    .flatMap((end) => levelBehind(end, live) ?? []);
  return new Set(levels).size > 1;
}

/** 莎车和全区最少的县差多少: the place is held against the one at that end, and not against those that are named alone. */
const isEndBesidePlace = (token: Token, { operation, rows }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'compare' &&
  rows.ids.every((one) => evidence.mentions.some(({ ids }) => ids.includes(one))) &&
  ((isA(token, 'most', 'least') &&
    evidence.has('difference', 'than') &&
    levelBehind(token, evidence.live) !== undefined) ||
    isEndInEach(token, evidence));

/** 喀什地区第一名和和田地区第一名, 喀什最多的县是和田最多的县的几倍: an end behind each place is of what lies in it, and not the place. */
const isEndInEach = (token: Token, { live, mentions }: Evidence): boolean => {
  const ends = live.filter((one) => isA(one, 'most', 'least', 'first', 'lastRank'));
  return (
    ends.includes(token) &&
    ends.some((other) =>
      mentions.some(
        ({ from }) => (from >= other.to && from < token.from) || (from >= token.to && from < other.from),
      ),
    )
  );
};

/** 富康、奇台、吉木萨尔三家: right behind those that are named more are counted than were understood. */
function countsMore({ as, from, number }: Token, { operation, rows }: Amounts, evidence: Evidence): boolean {
  if (as !== 'count' || rows.scope !== undefined || !['total', 'compare', 'show'].includes(operation.is))
    return false;
  const { mentions, tokens } = evidence;
  const before = wordBefore(tokens, from);
  const named = before !== undefined && mentions.some(({ to }) => to === before.to);
  const minus = operation.is === 'total' ? (operation.minus?.length ?? 0) : 0;
  const known = [mentions.length, rows.ids.length, rows.ids.length + minus];
  return named && !mentions.some(({ group }) => group) && !known.some((n) => number?.value.lte(n));
}

/** 莎车和叶城合计跟巴楚和伽师合计哪个多: what is added up first is not held against each other one by one. */
const isOfSums = (token: Token, { operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'compare' && isA(token, 'plus', 'sum', 'altogether') && jointOf(evidence) !== undefined;

/** 喀什与和田各自最多的县: one in each of them is asked for, and neither the first of all nor the two side by side. */
const isOneInEach = (token: Token, { operation, rows }: Amounts, evidence: Evidence): boolean =>
  evidence.mentions.length > 1 &&
  (operation.is === 'order'
    ? isA(token, 'apiece') && liesInSeveral(rows.ids, evidence)
    : operation.is === 'compare' &&
      evidence.has('apiece') &&
      isA(token, 'most', 'least', 'first') &&
      levelBehind(token, evidence.live) !== undefined);

/** Whether the rows are those of more than one of the places that are named. */
const liesInSeveral = (ids: readonly string[], evidence: Evidence): boolean =>
  evidence.mentions.filter((mention) =>
    ids.some((id) => mention.ids.some((whole) => contains(evidence, whole, id))),
  ).length > 1;

/** 县均 says the level and what is done with it: a list of that level is no average. */
const isOtherThanAverage = (token: Token, { operation }: Amounts): boolean =>
  isA(token, 'average') &&
  isA(token, 'countyLevel') &&
  operation.is !== 'find' &&
  !(operation.is === 'total' && operation.measure === 'average');

/** 提前下达率: a share of the year, and not the amount in that column. */
const isOtherThanRate = (token: Token, { operation }: Amounts): boolean =>
  isA(token, 'rate') &&
  operation.is !== 'share' &&
  !('by' in operation && operation.by === 'share') &&
  !(operation.is === 'find' && operation.test.is === 'part');

/** 博州和喀什地区县均各多少: each has an average of its own. */
const isOfEach = (token: Token, { operation, rows }: Amounts, { tokens }: Evidence): boolean =>
  operation.is === 'total' &&
  operation.measure === 'average' &&
  (isA(token, 'apiece') ||
    // 各地州县均: each of them has one of its own.
    (isA(token, 'each') &&
      rows.level === 'county' &&
      isA(tokens[token.index + 1], 'prefectureLevel', 'prefecture')));

/**
 * 前三名合计, 前三名占多少: what those come to is asked for, and an order has none of it. 总数和最多的三个县: nor has it what is asked
 * beside it. 负数的合计: nor has what was found a sum. 各地州有几个县: nor does a list count.
 */
function isBeyondRows(token: Token, { operation, rows }: Amounts, evidence: Evidence): boolean {
  // 前两名和后三名: a sum of all has nothing of an end; what is left without the first ones has.
  if (operation.is === 'total' && rows.level !== undefined && !rows.without?.length)
    return token.as === 'count' && isFromEnd(evidence.tokens, token.index);
  // 博州底下几个县市分别给了多少 counts nothing.
  if (operation.is === 'list')
    return isA(token, 'howMany') && token.text.startsWith('有') && evidence.has('prefectureLevel');
  if (operation.is === 'find')
    return operation.test.is === 'negative' && isA(token, 'sum', 'altogether') && asksSumOfCuts(evidence);
  if (operation.is !== 'order') return false;
  // 前三名和后三名合计
  if (operation.end === 'both') return isA(token, 'altogether') && isAddedUp(evidence);
  if (isA(token, 'share')) return shareOfCut(evidence) === token;
  if (isA(token, 'negative')) return isBesideEnd(token, evidence);
  if (isA(token, 'rankOf')) return ranksTwice(token, evidence);
  const few = operation.to !== undefined && operation.to > operation.from;
  const next = evidence.tokens[token.index + 1];
  return (
    isA(token, 'altogether') &&
    ((few && isAddedUp(evidence)) || (isA(next, 'and') && evidence.has('most', 'least')))
  );
}

/** 负数的单位和最多的县, 负数几家，最多的是谁: what is below zero is one thing, and the end is another. */
const isBesideEnd = ({ to }: Token, { live }: Evidence): boolean => {
  const other = live.find(
    (token) =>
      token.from >= to &&
      ((isA(token, 'and') && /\p{L}/u.test(token.text)) || isA(token, 'howMany', 'howMuch')),
  );
  return other !== undefined && live.some((token) => token.from >= other.to && isA(token, 'most', 'least'));
};

/** 本次排第一全年排第几: the one that stands there in one column, and where that stands in another. */
const ranksTwice = ({ from }: Token, { live }: Evidence): boolean =>
  live.some((token) => token.to <= from && (token.as === 'rank' || isA(token, 'first'))) &&
  new Set(live.flatMap((token) => columnNamed(token) ?? [])).size > 1;

/** 县, of 最多的县. */
function levelBehind({ to }: Token, live: readonly Token[]): string | undefined {
  const next = live.find((token) => token.from >= to && !hasRole(token, 'idle'));
  return hasRole(next, 'level', 'suffix') ? next?.concepts[0] : undefined;
}

/** 昌吉州里面比昌吉市少的有哪些, of two that are set side by side: those that have less are asked for. */
const asksWhich = (token: Token, { operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'compare' && isA(token, 'list') && evidence.has('than') && evidence.has('more', 'less');

/** 几百万的县有哪些: a unit right before a kind of place says how much those have that are sought, and not in what it is told. */
function isMagnitude(token: Token, { operation }: Amounts, { tokens }: Evidence): boolean {
  if (operation.is === 'find' || !hasRole(token, 'unit')) return false;
  const next = tokens.find(({ index, text }) => index > token.index && text !== '的');
  return (
    !tokens[token.index - 1]?.number &&
    hasRole(next, 'level', 'suffix') &&
    tokens[token.index + 1]?.text === '的'
  );
}

/** The count itself is held against the notice. */
export const isCountClaimed = (operation: Amounts['operation']): boolean =>
  operation.is === 'total' && operation.measure === 'count' && operation.claimed !== undefined;

/** 14个地州97个县市区21个机构，对吗: how many there are of each level is stated, and no one set of rows says so. */
function isStatedCount({ as }: Token, { operation }: Amounts, { live, tokens, has }: Evidence): boolean {
  if (as !== 'count' || !has('check', 'yesNo') || isCountClaimed(operation)) return false;
  const levels = live.flatMap((count) => {
    const level = count.as === 'count' ? levelCounted(count, { tokens }) : undefined;
    return level ? [levelOf([level])] : [];
  });
  return new Set(levels).size > 1;
}

/** 前五都是喀什的县吗, 本次只有伊吾是负的: whether it is so of all, and of no others, is not told by those of one place. */
const asksOfAll = (token: Token, { operation }: Amounts, { mentions, has }: Evidence): boolean => {
  const named = mentions.some(({ from }) => from >= token.to);
  if (isA(token, 'all')) return named && has('yesNo', 'check') && ['order', 'find'].includes(operation.is);
  return isA(token, 'only') && named && operation.is === 'show' && has('negative', 'zero');
};

/**
 * 伊犁州有10个县市对不对, 12个县市都在1亿以上，对吗, 没有低于1亿的县，对吗: whether there are so many, whether it is so of all of them or
 * of none, has a verdict that no sum and no list gives.
 */
function asksVerdict(token: Token, { operation }: Amounts, evidence: Evidence): boolean {
  if (!isA(token, 'check') || evidence.has('who', 'list', 'howMany', 'howMuch')) return false;
  if (isCountClaimed(operation)) return false;
  // 本次下达只占全年三成不到，对吗: what is said of a part, and no search for those of which it is true.
  const isOfPart =
    operation.is === 'find' && operation.test.is === 'part' && levelWords(evidence).length === 0;
  if (operation.is === 'find') return isOfPart || evidence.has('all') || evidence.has('negates');
  return ['total', 'list'].includes(operation.is) && statesCountAlone(evidence);
}

/** 全区一共14个地州市: a count of rows is all that is stated. */
const statesCountAlone = ({ live, tokens, has }: Evidence): boolean =>
  !has('amount', 'money', 'average', 'sum', 'except', 'exceptAfter') &&
  !live.some(({ as }) => as === 'value' || as === 'percent') &&
  !live.some((token) => columnNamed(token) !== undefined && !isA(token, 'altogether')) &&
  live.some(({ as, index }) => {
    const next = tokens.slice(index + 1).find((token) => !isA(token, 'places') && token.text !== '个');
    return as === 'count' && hasRole(next, 'level', 'suffix');
  });

/** 第3个指标, 85以上的指标, 第一个附件: these are the notice's own, and no amounts of places. */
const isOfNotice = (token: Token, { operation }: Amounts, evidence: Evidence): boolean =>
  isPrintedOrder(token, evidence) ||
  (['order', 'find', 'rank'].includes(operation.is) &&
    (isA(token, 'quota') || sense(token.span, 'fact')?.topics.includes('attachments') === true) &&
    evidence.mentions.length === 0 &&
    evidence.withRole('column', 'level', 'suffix', 'unit').length === 0 &&
    !evidence.has('amount', 'howMuch'));

/** 附件1第一个县是哪个: the first as it is printed there, where nothing says that the most is meant. */
const isPrintedOrder = (token: Token, { has, withRole }: Evidence): boolean =>
  (isA(token, 'first') || token.as === 'rank') &&
  withRole('fact').some(({ span }) => sense(span, 'fact')?.topics.includes('attachment1')) &&
  !has('most', 'least', 'order', 'amount', 'howMuch') &&
  withRole('column').length === 0;

/** 收入科目, 支出: what the body says of these has the code in it. */
const tellsCode = (topics: readonly string[], { notice }: Catalogue): boolean =>
  notice.facts.some(({ topic, text }) => topics.includes(topic) && CODE.test(text));

const CODE = /\d{3}/u;

/** A part of the year's sum that is not the one which the notice gives out, the last. */
const isEarlierPart = (token: Token, catalogue: Catalogue): boolean => {
  const column = columnNamed(token);
  return column !== undefined && catalogue.partsOf(catalogue.main).slice(0, -1).includes(column);
};

/** 从高到低, of an order from the least; 从高到低，倒数第二 counts from the other end. */
const turnsAround = (token: Token, { operation }: Amounts, { live }: Evidence): boolean =>
  operation.is === 'order' &&
  !live.some(({ as }) => as === 'rank') &&
  ((operation.end === 'least' && isA(token, 'descending')) ||
    (operation.end === 'most' && isA(token, 'ascending')));

/** One place's answer has every column; of several all where none is asked for; a count takes none. */
const showsEach = ({ column, operation }: Amounts): boolean =>
  operation.is === 'show' ||
  (column === undefined && (operation.is === 'list' || operation.is === 'compare')) ||
  (operation.is === 'total' && operation.measure === 'count');

/** The columns that a question takes its figures from, or holds others against. */
function columnsOf({ column, operation, rows }: Amounts, main: Column): readonly (Column | undefined)[] {
  const claims = 'claims' in operation ? (operation.claims ?? []) : [];
  return [
    column,
    ...(rows.by ?? []),
    ...('columns' in operation ? (operation.columns ?? []) : []),
    ...('by' in operation && operation.by === 'share' ? [main] : []),
    ...('beside' in operation ? [operation.beside] : []),
    ...(operation.is === 'share' ? [operation.of ?? (operation.whole === 'year' ? main : undefined)] : []),
    ...claims.map((claim) => claim.column),
    ...(operation.is === 'find' && 'other' in operation.test ? [operation.test.other] : []),
    ...(operation.is === 'find' && 'was' in operation.test ? [operation.test.was] : []),
    ...(operation.is === 'find' && operation.test.is === 'all'
      ? operation.test.of.map((one) => one.column)
      : []),
  ];
}

/** A percentage, or a bare 87; beside counts that were worked out (880/1000) bare numbers are these. */
const isValueOf = ({ of, actual }: Check, { as, number }: Token): boolean =>
  as === 'percent' || (as === 'value' && number?.unit === null && of === undefined && !('count' in actual));

/** 12个县建了11个够不够95%: beside the value the target itself may be given. */
function holdsPercent(
  { indicator, actual, lastYear, was, ofTarget }: Check,
  { number }: Token,
  catalogue: Catalogue,
): boolean {
  const given = number && inPercent(number);
  if (given === undefined) return true;
  const held = [
    ...('percent' in actual ? [actual.percent] : []),
    ...[lastYear ?? [], was ?? [], ofTarget ?? []].flat(),
  ];
  // 不足90, 未按时的占8%: it is held in words, or by what it leaves of the whole.
  if ('words' in actual || held.some((one) => one.plus(given).eq(WHOLE))) return true;
  const targets = catalogue.notice.indicators.filter(({ name }) => name === indicator);
  const isTarget = targets.some(({ target }) => target.endsWith(`${given}%`));
  // 89%，超了1个点: by so much the target is passed, or missed.
  const isGap = targets.some(({ target }) => {
    const { percent } = boundOf(target) ?? {};
    return percent !== undefined && held.some((one) => one.minus(percent).abs().eq(given));
  });
  // 98%，比去年低1个点: it is held in last year's value.
  const isChange = held.some((one) => held.some((other) => one.minus(other).eq(given)));
  return isTarget || isGap || isChange || held.some((one) => one.eq(given));
}
