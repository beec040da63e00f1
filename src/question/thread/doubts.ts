import { sense } from '../../match/term.js';
import type { Evidence } from '../evidence/evidence.js';
import { countedBy } from '../evidence/kinds.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Amounts, Question } from '../model.js';
import { levelWords } from '../readings/amounts/rows.js';
import type { Assumption, Proposal } from '../readings/proposal.js';
import { isCountClaimed } from '../unheld.js';
import { WEIGHTS } from '../weights.js';
import { countsOf } from './changes/counts.js';
import { leavesTarget } from './changes/targets.js';
import { claimsOf, excessOf } from './figure.js';
import { homeOf } from './home.js';
import { leftWord } from './left-words.js';
import { isCounting, pointsWithin } from './onward.js';
import type { Thread } from './thread.js';

/** A reading and what it is read beside. */
interface Read {
  readonly one: Proposal;
  readonly question: Question;
  readonly evidence: Evidence;
  readonly thread: Thread | undefined;
}

/** The same, of a question about amounts. */
interface ReadAmounts extends Read {
  readonly question: Amounts & Question;
}

/** A reason to doubt a reading, with its price. */
interface Doubt<R extends Read> {
  readonly why: string;
  readonly cost: number;
  is(read: R): boolean;
}

/** What forbids a reading by itself: the first that holds is enough. */
const OF_ANY: readonly Doubt<Read>[] = [
  {
    why: '没有用到所指的指标',
    cost: WEIGHTS.pointed,
    is: ({ question, evidence, thread }) =>
      thread !== undefined && leavesTarget(question, evidence, thread.last),
  },
  {
    // 墨玉占这三个的多少, as its part of each of them.
    why: '没有用到所指的几个',
    cost: WEIGHTS.pointed,
    is: ({ question, evidence, thread }) =>
      thread !== undefined &&
      question.kind === 'several' &&
      question.questions.some((part) => part.kind === 'amounts' && isOfSet(part, evidence)),
  },
  {
    why: '中间有一问没有看懂',
    cost: WEIGHTS.stale,
    is: ({ one, evidence, thread }) =>
      thread !== undefined && one.threaded === true && takesStale(evidence, thread),
  },
  {
    why: '没有用到所说的地方',
    cost: WEIGHTS.pointed,
    is: ({ question, evidence }) => checksElsewhere(question, evidence),
  },
];

/** What a reading of amounts makes nothing of, each with its price. */
const OF_AMOUNTS: readonly Doubt<ReadAmounts>[] = [
  {
    why: '没有用到所指的几个',
    cost: WEIGHTS.pointed,
    is: ({ one, question, evidence, thread }) =>
      thread !== undefined && (leavesPointing(one, question, evidence) || isOfSet(question, evidence)),
  },
  {
    why: '没有用到“合计”',
    cost: WEIGHTS.pointed,
    is: ({ one, question, evidence, thread }) =>
      thread !== undefined && one.threaded === true && leavesSum(question, evidence, thread),
  },
  {
    why: '比的是个数',
    cost: WEIGHTS.pointed,
    is: ({ one, question, evidence, thread }) =>
      thread !== undefined &&
      one.threaded === true &&
      countsOf(thread) !== undefined &&
      question.operation.is === 'compare' &&
      evidence.has('compare'),
  },
  {
    why: '没有用到“接近”',
    cost: WEIGHTS.pointed,
    is: ({ question, evidence }) => seeksNearest(question, evidence),
  },
  {
    why: '没有用到“不”',
    cost: WEIGHTS.pointed,
    is: ({ one, question, evidence }) => asksWhichNot(one, question, evidence),
  },
  {
    why: '与所说的个数不符',
    cost: WEIGHTS.pointed,
    is: ({ one, question, evidence, thread }) =>
      (!isCountClaimed(question.operation) && miscounts(question, evidence)) ||
      (one.threaded === true && leavesCount(one, question, evidence)) ||
      (thread !== undefined && ranksOthers(question, evidence)),
  },
  {
    why: '没有用到所说的范围',
    cost: WEIGHTS.pointed,
    is: ({ one, question, evidence }) => leavesWhole(one, evidence) || leavesHome(question, evidence),
  },
  {
    why: '比所说的范围宽',
    cost: WEIGHTS.widened,
    is: ({ question, evidence, thread }) =>
      isWiderThanSaid(question, evidence, thread) ||
      (thread?.refused === true && takesRegion(question, evidence)),
  },
];

/**
 * A reading with the price of what it makes nothing of, though it may not be left out beside a thread: words that point at
 * several that were spoken of (那两个), and words that say within what is asked (州里, 里头). Without them the words would ask
 * something else, and its answer would be told with confidence; with the price it is asked back.
 */
export function doubted(one: Proposal, evidence: Evidence, thread?: Thread): Proposal {
  const { question } = one;
  const read = { one, question, evidence, thread };
  const enough = OF_ANY.find((doubt) => doubt.is(read));
  if (enough) return priced(one, [enough]);
  if (question.kind !== 'amounts') return one;
  const left = thread && leftWord(one, question, evidence, thread);
  const doubts = OF_AMOUNTS.filter((doubt) => doubt.is({ ...read, question }));
  return priced(one, left ? [...doubts, { why: left, cost: WEIGHTS.pointed }] : doubts);
}

const priced = (one: Proposal, doubts: readonly Assumption[]): Proposal =>
  doubts.length > 0
    ? { ...one, assumed: [...one.assumed, ...doubts.map(({ why, cost }) => ({ why, cost }))] }
    : one;

/** 木垒所在的州总共多少: behind the name of a county, its prefecture is asked for, and not the county. */
const leavesHome = ({ operation, rows }: Amounts, evidence: Evidence): boolean => {
  const [mention, more] = evidence.mentions;
  // 莎车县全县 is the county once more.
  const names = evidence.catalogue.rowsOf(rows.ids).map(({ name }) => name.at(-1));
  return (
    operation.is === 'show' &&
    mention !== undefined &&
    more === undefined &&
    rows.ids.every((id) => id.includes('/') && mention.ids.includes(id)) &&
    evidence.of('ownWhole').some(({ from, text }) => from >= mention.to && !names.includes(text.at(-1)))
  );
};

/**
 * 加起来, after 高于平均的几个, which could not be read, or after 开发区呢, of which there are two: what is meant to be summed was not
 * shown, and what was shown before is something else. What names or counts anything says itself of what it asks.
 */
const takesStale = (evidence: Evidence, { astray, open, last }: Thread): boolean =>
  // 再加上米东区, after 以上两个区合计, which could not be read: what it is added to is not what was shown.
  (astray === true && evidence.has('plus', 'also')) ||
  ((astray === true || (open !== undefined && open !== last && isUnanswered(open, last))) &&
    evidence.has(...OF_SEVERAL) &&
    evidence.mentions.every(({ ofThread }) => ofThread) &&
    evidence.places.excluded.length === 0 &&
    evidence.withRole('number', 'level', 'suffix').length === 0 &&
    !evidence.has('first', 'most', 'least', 'front', 'rear'));

/** What is done with several, or points at them. */
const OF_SEVERAL = ['sum', 'altogether', 'average', 'references', 'pair', 'trio', 'these'];

/** Those that are offered beside an answer leave nothing open. */
const isUnanswered = ({ options }: { readonly options: readonly string[] }, last: Question): boolean =>
  !(last.kind === 'amounts' && last.rows.ids.some((id) => options.includes(id)));

/** 1000到1500之间的, after 昌吉州1000以下, which could not be read: hardly of the whole region; 全年最多的是哪个县 asks for itself. */
const takesRegion = ({ rows, operation }: Amounts, evidence: Evidence): boolean => {
  const { id } = evidence.catalogue.region;
  const among = operation.is === 'rank' ? operation.among : rows;
  const isWhole = among.scope === id || rows.ids.includes(id);
  const asksItself = evidence.has('who') && evidence.withRole('level', 'suffix').length > 0;
  return isWhole && evidence.mentions.length === 0 && !asksItself;
};

/**
 * 排它前面的那两个 is asked of two, and an answer with one of them leaves that word out; 那两个都给我吧，伊宁市和伊宁县 names as many as
 * it counts.
 */
const leavesPointing = ({ used }: Proposal, { rows }: Amounts, evidence: Evidence): boolean =>
  evidence.live.some(
    (token) =>
      (isA(token, 'pair', 'trio') || isCounting(evidence, token) || picksOut(evidence, token)) &&
      !used.has(token.index) &&
      !pointsWithin(evidence, token) &&
      !(countOf(token, evidence) === rows.ids.length && areNamed(rows, evidence)),
  );

/** 三个谁最多, after one and another: of three that were spoken of, and no ranking of all that lie around them. */
const ranksOthers = ({ operation, rows }: Amounts, { tokens, live, mentions }: Evidence): boolean =>
  operation.is === 'order' &&
  mentions.every(({ ofThread }) => ofThread) &&
  live.some(({ as, index, number }) => {
    const [who, end] = tokens.filter((token) => token.index > index && !isA(token, 'places'));
    return (
      as === 'count' &&
      isA(who, 'who') &&
      isA(end, 'most', 'least') &&
      number?.value.eq(rows.ids.length) === false
    );
  });

/** 喀什满意度87，和田满意度89: held against the target of the one place, where another is named as well. */
function checksElsewhere(question: Question, { mentions, catalogue }: Evidence): boolean {
  const parts = question.kind === 'several' ? question.questions : [question];
  if (!parts.every(({ kind }) => kind === 'compliance')) return false;
  const homeOf = (id: string): string => catalogue.row(id)?.prefecture ?? id;
  const homes = parts.flatMap((part) => (part.kind === 'compliance' && part.place ? homeOf(part.place) : []));
  return (
    homes.length > 0 &&
    mentions.some(({ ids, ofThread }) => !ofThread && !ids.some((id) => homes.includes(homeOf(id))))
  );
}

/**
 * 加起来122317对吧: a figure of several together, held against that of one. 合计13210对吧, after the 本次下达 of two, may be either: it is
 * that of the one where it is one of its figures.
 */
function leavesSum({ operation }: Amounts, evidence: Evidence, { singles }: Thread): boolean {
  const claims = claimsOf(operation);
  if (operation.is === 'total' || claims.length === 0) return false;
  if (evidence.mentions.some(({ ofThread }) => !ofThread)) return false;
  const isHeld = claims.every((claim) => excessOf(claim, evidence.catalogue).isZero());
  return evidence.has('sum') || (evidence.has('altogether') && singles.length > 1 && !isHeld);
}

/** 最接近平均的, 巴楚跟谁差不多: the one that is nearest to something is asked for, and neither that nor what it is near to. */
const seeksNearest = ({ operation }: Amounts, { tokens, live, has }: Evidence): boolean =>
  live.some((token) => {
    if (!isA(token, 'about') || live.some(({ as }) => as === 'value')) return false;
    const near = operation.is === 'total' && operation.measure === 'average';
    return (near && isA(tokens[token.index + 1], 'average')) || (has('who') && operation.is === 'show');
  });

/** 哪几个不在喀什地区 asks which do not, and never what the place itself has. */
const asksWhichNot = ({ used }: Proposal, { operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'show' &&
  evidence.has('who') &&
  evidence.of('negation').some(({ index }) => !used.has(index) && index < evidence.tokens.length - 1);

/** How many 那两个, 这三个县 are said to be. */
const countOf = (token: Token, evidence: Evidence): number | undefined =>
  isCounting(evidence, token)
    ? evidence.tokens[token.index + 1]?.number?.value.toNumber()
    : isA(token, 'trio')
      ? 3
      : isA(token, 'pair')
        ? 2
        : undefined;

const areNamed = ({ ids }: Amounts['rows'], { mentions }: Evidence): boolean =>
  ids.every((id) => mentions.some((mention) => !mention.ofThread && mention.ids.includes(id)));

/** 三个并排看: so many are spoken of, and an answer with fewer has lost some. */
const leavesCount = ({ used }: Proposal, { operation, rows }: Amounts, { live, tokens }: Evidence): boolean =>
  ['total', 'compare', 'share'].includes(operation.is) &&
  rows.scope === undefined &&
  live.some(
    ({ as, index, number }) =>
      as === 'count' &&
      !used.has(index) &&
      isA(tokens[index + 1], 'places') &&
      !hasRole(tokens[index + 2], 'level', 'suffix', 'unknown', 'indicator', 'topic') &&
      number?.value.eq(rows.ids.length) === false,
  );

/** 天山区也算上，这三个区合计 is of three, and an answer of four of them is of something else. */
function miscounts({ operation, rows }: Amounts, evidence: Evidence): boolean {
  // 喀什三个县多少 is no question about 喀什.
  if (operation.is === 'show')
    return evidence.live.some(
      (token) => countsKind(token, evidence.tokens) && evidence.mentions.some(({ to }) => to === token.from),
    );
  if (!['total', 'compare', 'share'].includes(operation.is)) return false;
  const taken =
    evidence.places.excluded.length > 0 || evidence.has('minus', 'except', 'exceptAfter', 'within');
  return evidence.live.some((token) => {
    // 去掉若羌，另外两个县: what is left are two.
    const left = isA(token, 'others') ? evidence.tokens[token.index + 1] : undefined;
    if (left?.as === 'count') return left.number?.value.eq(rows.ids.length) === false;
    if (
      rows.scope !== undefined ||
      evidence.mentions.every(({ group, ids }) => group !== undefined || !ids.some((id) => id.includes('/')))
    )
      return !taken && countsOthers(token, rows, evidence);
    const n = countOf(token, evidence);
    // 特克斯跟这两个加起来: what is named beside them comes to them, and 去掉其中一个 is taken off.
    const beside = evidence.mentions.filter(
      ({ from, ofThread }) =>
        !ofThread && evidence.tokens.some((t) => t.from === from && t.clause === token.clause),
    ).length;
    return (
      n !== undefined &&
      !taken &&
      !pointsWithin(evidence, token) &&
      rows.ids.length !== n &&
      rows.ids.length !== n + beside &&
      // 比它俩合计少多少: those that are taken off are as many.
      (operation.is !== 'total' || operation.minus?.length !== n)
    );
  });
}

/** 喀什三个县一共, 四个县市加起来: so many, and not all that there are; 七县一市 are as many as there are together. */
function countsOthers(token: Token, { ids }: Amounts['rows'], { live, tokens, mentions }: Evidence): boolean {
  if (!countsKind(token, tokens)) return false;
  // 五个自治州县均: so many are those of the set, and not what lies in them.
  const next = countedBy(token, tokens);
  const set = mentions.find(({ group, from }) => group !== undefined && from === next?.from);
  if (set && token.number?.value.eq(set.ids.length)) return false;
  const counted = live.filter((other) => countsKind(other, tokens));
  const all = counted.reduce((sum, { number }) => sum + (number?.value.toNumber() ?? 0), 0);
  return all !== ids.length && token.number?.value.eq(ids.length) === false;
}

/** 三个县, 五县: a count of places of a kind, and no stretch of an order. */
function countsKind(token: Token, tokens: readonly Token[]): boolean {
  if (token.as !== 'count' || isA(tokens[token.index - 1], 'these', 'front', 'rear', 'most', 'least'))
    return false;
  const next = countedBy(token, tokens);
  return hasRole(next, 'level', 'suffix') || sense(next?.span, 'group') !== undefined;
}

/** 墨玉占这三个的多少: the whole is a set that was spoken of, and no place that holds the part. */
const isOfSet = ({ operation, rows }: Amounts, { tokens, live }: Evidence): boolean =>
  operation.is === 'share' &&
  operation.whole !== 'year' &&
  // 占两地区总和的多少: those are the prefectures in which the parts lie.
  typeof operation.whole === 'string' &&
  rows.ids.length > 0 &&
  live.some((token) => {
    const next = tokens.find(({ index, ...one }) => index > token.index && !hasRole(one, 'idle'));
    const behind = isA(tokens[token.index + 1], 'these') ? tokens[token.index + 2] : next;
    return (
      isA(token, 'share') && !isA(token, 'percent') && (isA(behind, 'pair', 'trio') || behind?.as === 'count')
    );
  });

/** 全地区一共多少, after several that lie in different ones: an answer without that word is of something else. */
const leavesWhole = ({ used }: Proposal, evidence: Evidence): boolean =>
  evidence.mentions.every(({ ofThread }) => ofThread) &&
  evidence.of('ownWhole').some((token) => !used.has(token.index));

/** 多的那个, 中间那个, 另外两个, 另外几个县: some of several that were spoken of. */
function picksOut({ tokens, mentions, places }: Evidence, token: Token): boolean {
  const next = tokens[token.index + 1];
  // 去掉喀什地区，另外三个: the others than what is named.
  const named = mentions.some(({ ofThread }) => !ofThread) || places.excluded.length > 0;
  if (isA(token, 'others')) return !named && (next?.as === 'count' || isA(next, 'howMany'));
  if (isA(token, 'middle')) return next?.as === 'count' || isA(next, 'thatOne', 'reference', 'pair');
  return isA(token, 'greater', 'lesser') && isA(next, 'thatOne', 'reference');
}

/** 州里第二, 里面救助站和福利院, 占全市: what is said to lie in a place of the talk is not sought in all of the region. */
function isWiderThanSaid({ operation, rows }: Amounts, evidence: Evidence, thread?: Thread): boolean {
  const { mentions, catalogue } = evidence;
  const region = catalogue.region.id;
  if (mentions.some(({ group, ofThread }) => !group && !ofThread)) return false;
  const home = thread && homeOf(thread, catalogue);
  // 第三名是谁, after one county: among whom it is counted the message does not say, and the region was not talked about.
  if (home && operation.is === 'order' && rows.scope === region && ranksAlone(evidence, thread)) return true;
  // 哪几个比平均高, after the average of a prefecture's.
  const seeks = home && operation.is === 'find' && rows.scope === region && evidence.has('average');
  if (seeks && mentions.length === 0 && levelWords(evidence).length === 0) return true;
  // 去掉救助站这些机构，区县合计, after what a prefecture has: the sets are those of the prefecture.
  const { excluded } = evidence.places;
  if (
    home &&
    excluded.length > 0 &&
    excluded.every(({ ids }) => ids.every((id) => catalogue.row(id)?.kind === 'institution')) &&
    rows.scope === region
  )
    return true;
  const words = evidence.live.filter((token) => saysWhere(token, evidence));
  // 救助站和福利院各多少, after a prefecture that has not both: all that there are in the region were not asked for.
  if (words.length === 0 && !(home && namesSets(evidence))) return false;
  // 占全市, where no talk has a place, may be the year's own sum.
  if (operation.is === 'share')
    return (
      thread !== undefined &&
      operation.whole === region &&
      words.some((token) => isA(token, 'ownWhole', 'seat') && !isA(token, 'upward'))
    );
  // 54万的是哪个: an amount that only one place has is found wherever that lies.
  if (operation.is === 'find' && (operation.test.is === 'equal' || operation.test.is === 'near'))
    return false;
  const seat = words.some((token) => isA(token, 'seat'));
  const among = operation.is === 'rank' ? operation.among : rows;
  if (home && operation.is === 'list' && rows.ids.includes(region)) return true;
  if (!seat && (home === undefined || among.level === 'prefecture')) return false;
  const homes = new Set(among.ids.map((id) => catalogue.row(id)?.prefecture ?? id));
  // What the talk itself went through all over the region is no wider than what is talked about.
  const told = [...(thread?.shown ?? []), ...(thread?.focus ?? [])];
  return (among.scope === region || homes.size > 1) && (seat || !among.ids.every((id) => told.includes(id)));
}

/** Several sets, and not where they lie. */
const namesSets = ({ mentions, withRole }: Evidence): boolean =>
  mentions.length > 1 &&
  mentions.every(({ group }) => group !== undefined) &&
  withRole('place').length === mentions.length;

/** A rank, and neither of what level nor where, and no ranking of the region that it may be counted in. */
const ranksAlone = (evidence: Evidence, { order }: Thread): boolean =>
  (order?.kind !== 'amounts' || order.rows.scope !== evidence.catalogue.region.id) &&
  evidence.mentions.length === 0 &&
  evidence.withRole('level', 'suffix').length === 0 &&
  evidence.live.some(({ as }) => as === 'rank');

/** 州里, 全市, 里头: said of the place that is talked about; 附件1里 and 十四个地州市里 say of themselves in what. */
function saysWhere(token: Token, { tokens, mentions }: Evidence): boolean {
  const before = tokens[token.index - 1];
  const opens = before === undefined || hasRole(before, 'mark', 'thread', 'talk') || isA(before, 'share');
  if (!isA(token, 'seat', 'ownWhole', 'within') || mentions.some(({ to }) => to <= token.from && to >= 0))
    return false;
  if (isA(token, 'ownWhole')) return true;
  return opens && !(isA(token, 'seat') && isSomebody(tokens[token.index + 1]));
}

/** 市里让我问: who is spoken of is behind the word asks or does something, and nothing is asked of the place. */
const isSomebody = (next: Token | undefined): boolean =>
  next === undefined || (hasRole(next, 'unknown', 'idle', 'mark', 'talk') && !isA(next, 'copula', 'filler'));
