import type { Decimal } from 'decimal.js';
import { sense } from '../../../match/term.js';
import type { Column, Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isOfKind, kindAsked } from '../../evidence/kinds.js';
import { isFromEnd } from '../../evidence/numbers.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Level, Rows, Test } from '../../model.js';
import { isRoundedTo } from '../../rough.js';
import { WEIGHTS } from '../../weights.js';
import { type Assumption, type Proposal, type Propose, using } from '../proposal.js';
import { isStatedOfAll } from './asks-whether.js';
import { isBound } from './bounds.js';
import { COLUMN_WORDS, columnNamed, columnOf, cutColumn, PLAIN } from './columns.js';
import { asksIfSo, isDenied, sameAmount, soughtIn } from './condition.js';
import { conditionsIn } from './conditions.js';
import { isTakenIn } from './pool.js';
import { asksWhetherReached, seeksThose } from './reached.js';
import {
  contains,
  isLevel,
  levelOf,
  levelsLeftOut,
  levelWords,
  prefectureOf,
  withoutExcluded,
} from './rows.js';
import type { Sought } from './sought.js';
import { asCounted } from './ten-thousands.js';

/** A number below this has to say that it is an amount: by its unit, its sign, its column, or a 哪个. */
const SMALLEST_ALONE = 100;

/** From a condition on an amount to the places that meet it. */
export const find: Propose = (evidence) => found(evidence, false);

/** 全年过亿的县一共多少: the places that meet a bound, where not they but what they come to is asked for. */
export const findSummedUp: Propose = (evidence) => found(evidence, true);

function found(evidence: Evidence, summed: boolean): readonly Proposal[] {
  const sought = conditionsIn(evidence) ?? soughtIn(evidence);
  const among = sought?.pool?.rows ?? (sought && amongIn(evidence, sought));
  if (!sought || !among || isSummedUp(evidence, sought) !== summed || isDenied(evidence, sought)) return [];
  if (isVerdict(evidence, sought) || isOfSet(evidence, sought)) return [];
  const asks =
    evidence.has('who', 'list', 'whichYear', 'exists') || levelWords(evidence).length > 0 || hasSet(evidence);
  if (!asks && !speaksForItself(evidence, sought)) return [];
  const { live, catalogue } = evidence;
  const { test, tokens } = sought;
  const column = columnTested(evidence, sought);
  const rows = among.ids.flatMap((id) => catalogue.row(id) ?? []);
  if (isStatedOfAll(evidence) && !isHeld(test, rows)) return [];
  const claimed = countClaimed(evidence, tokens);
  const counted = asCounted(test, tokens, rows, column ?? catalogue.main);
  return [
    {
      question: {
        kind: 'amounts',
        rows: among,
        operation: { is: 'find', test: nearestOf(evidence, counted.test), ...(claimed && { claimed }) },
        ...(column && { column }),
        understood: [...evidence.places.understood, ...counted.notes],
      },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [
          ...tokens,
          ...live.filter((t) => tokens.some((one) => sameAmount(one, t))),
          ...levelWords(evidence),
          ...levelsLeftOut(evidence),
          // 前三名合计超过17亿吗: a stretch of an order is asked for, and not so many of those that are found.
          ...live.filter((t) => t.as === 'count' && !isFromEnd(evidence.tokens, t.index)),
        ],
        // 资金达到了五亿元以上
        concepts: putsBounds(test) ? [...BESIDE, 'met'] : BESIDE,
      }),
      assumed: [
        ...(sought.pool?.assumed ?? scopeAssumed(evidence, test, asks)),
        // The data are evidence: a number that no place has is likelier a code or a year.
        ...(isHeld(test, rows) ? [] : [{ why: '没有地方是这个数', cost: WEIGHTS.notHeld }]),
      ],
    },
  ];
}

/** 最接近8000万的县: the one that is nearest is sought, and not all that are near. */
const nearestOf = ({ has }: Evidence, test: Test): Test =>
  test.is === 'near' && has('nearest') ? { ...test, nearest: true } : test;

/** 本次负数的有7个吧: how many there are said to be, behind what is said of them. */
function countClaimed(evidence: Evidence, condition: readonly Token[]): Decimal | undefined {
  const { live, has } = evidence;
  if (!has('check', 'yesNo', 'confirm') || has('all', 'howMany')) return undefined;
  const end = Math.max(...condition.map(({ to }) => to));
  const [only, second] = live.filter(({ as, from }) => as === 'count' && from >= end);
  return second ? undefined : only?.number?.value;
}

/** Words beside a condition that ask for nothing more. */
const BESIDE = [
  ...COLUMN_WORDS,
  ...PLAIN,
  'each',
  'who',
  'list',
  'within',
  'about',
  'nearest',
  'howMany',
  'negative',
  'zero',
  'rest',
  'including',
  'whichYear',
  // 标准改为超过6000万元
  'standard',
];

/** True where the condition puts one or two bounds on an amount. */
const putsBounds = (test: Test): boolean =>
  test.is === 'between' || test.is === 'all' || test.is === 'part' || isBound(test);

/** 超过2亿的县市合计多少: the sum of what is found is not what is found. */
function isSummedUp(evidence: Evidence, { test, tokens }: Sought): boolean {
  if (!putsBounds(test) && test.is !== 'exceeds') return false;
  const end = Math.max(...tokens.map((token) => token.to));
  return evidence
    .of('sum', 'altogether', 'average')
    .some(
      (token) =>
        token.from >= end &&
        !tokens.includes(token) &&
        !isOfColumn(token, tokens) &&
        !saysHowMany(token, evidence.live),
    );
}

/** 大于全年合计的: the column is called so. */
const isOfColumn = ({ from }: Token, tokens: readonly Token[]): boolean =>
  tokens.some((token) => token.to === from && hasRole(token, 'column'));

/** 核减了吗, 本次比提前多吗: it is asked of what the talk is about, and nothing is sought. */
const isVerdict = (evidence: Evidence, { test }: Sought): boolean =>
  (test.is === 'negative' || test.is === 'zero' || test.is === 'exceeds' || test.is === 'part') &&
  asksIfSo(evidence) &&
  !(seeksNegative(evidence) && evidence.mentions.length > 0);

/** 南疆四地州过60亿了吗: it is asked of them all together, and none of them is sought. */
const isOfSet = (evidence: Evidence, { test }: Sought): boolean =>
  putsBounds(test) &&
  evidence.mentions.some((mention) => mention.group && !isOfThread(mention)) &&
  asksWhetherReached(evidence) &&
  !evidence.has('who', 'list', 'howMany', 'exists') &&
  levelWords(evidence).length === 0 &&
  !seeksThose(evidence);

/** The column that has to meet the condition: the one that is named, and of 核减 the one that it speaks of. */
function columnTested(evidence: Evidence, { test, tokens }: Sought): Column | undefined {
  if (test.is === 'exceeds' || test.is === 'part') return columnNamed(tokens[0] as Token);
  if (test.is === 'all') return theOnly(test.of.map((one) => one.column));
  const named = columnOf(evidence.live.filter((token) => !isA(token, 'altogether')));
  // 最接近1亿的县: of what each has in one column, and not of whatever is near.
  const nearest = evidence.has('nearest') ? evidence.catalogue.main : undefined;
  return named ?? (isCut(evidence, test) ? cutColumn(evidence) : nearest);
}

/** 全年超过1亿且全年不到2亿: the column of all conditions, where they have one. */
const theOnly = (columns: readonly Column[]): Column | undefined =>
  new Set(columns).size === 1 ? columns[0] : undefined;

/** A bound alone, with no place and no word for what is sought, is taken to be put on the whole region. */
const scopeAssumed = (evidence: Evidence, test: Test, asks: boolean): readonly Assumption[] =>
  evidence.mentions.length > 0 ||
  (asks && (levelWords(evidence).length > 0 || !putsBounds(test))) ||
  !(putsBounds(test) || test.is === 'exceeds')
    ? []
    : [{ why: '没有写地名，按全区理解', cost: WEIGHTS.regionOfLevel }];

/** An amount that is told exactly is one that some row has in some column. */
const isHeld = (test: Test, rows: readonly Row[]): boolean =>
  (test.is !== 'equal' && !(test.is === 'near' && test.rough)) ||
  rows.some((row) =>
    Object.values(row.amounts).some((amount) =>
      test.is === 'near' && test.rough
        ? isRoundedTo(amount, test.amount, test.rough.place)
        : amount.eq(test.amount),
    ),
  );

/** 超过5亿元的县共有2个: how many there are is said, and nothing summed. */
const saysHowMany = ({ to }: Token, live: readonly Token[]): boolean =>
  isHowMany(live.find((token) => token.from >= to && !hasRole(token, 'idle', 'ask')));

const isHowMany = (token: Token | undefined): boolean => token?.as === 'count' || isA(token, 'howMany');

const hasSet = ({ mentions }: Evidence): boolean => mentions.some((mention) => mention.group);

/** A lone small number (8, 三) asks for nothing; a condition, a sign, a unit or a column says that it is one of money. */
function speaksForItself(evidence: Evidence, { test, tokens }: Sought): boolean {
  const wholes = evidence.mentions.filter((m) => !m.group && prefectureOf(evidence, m.ids));
  // 超过4000万的, after the list of a prefecture: of those that lie there.
  if (wholes.length > 0 && seeksNegative(evidence)) return true;
  if (test.is === 'all') return true;
  // 和田地区本次3亿多: one figure that is no exact one is stated of the whole itself.
  if (wholes.some((m) => !isOfThread(m)) && isVague(test, tokens))
    return seeksThose(evidence) || tokens.some(({ text }) => text.endsWith('的'));
  // 喀什提前2亿以上的, 塔城地区本次1000以上: of those that lie there, unless it is asked of the whole itself.
  if (wholes.length > 0)
    return (
      test.is !== 'equal' &&
      (wholes.every(isOfThread) ||
        (putsBounds(test) && (seeksThose(evidence) || !asksWhetherReached(evidence))))
    );
  if (!('amount' in test)) return true;
  const number = tokens.find((token) => token.number)?.number;
  return (
    test.is !== 'equal' ||
    number?.unit != null ||
    test.amount.isNegative() ||
    evidence.withRole('column').length > 0 ||
    (test.amount.gte(SMALLEST_ALONE) && evidence.withRole('unknown', 'hint').length === 0)
  );
}

/** 四千多万, 七八百万: so much and more, said with one number. */
const isVague = ({ is }: Test, tokens: readonly Token[]): boolean =>
  is === 'between' && tokens.filter(({ number }) => number !== undefined).length === 1;

/**
 * 伊犁负数, 克州有负数吗: of a whole that is named what lies in it and is below zero, where no amount is asked for. 克州是负数吗 is asked
 * of the whole itself.
 */
export const seeksNegative = ({ has, of, tokens }: Evidence): boolean =>
  has('negative') &&
  !has('howMuch', 'amount', 'minus', 'give', 'check') &&
  (!has('yesNo') || of('negative').some(({ index }) => tokens[index - 1]?.text === '有'));

const isCut = (evidence: Evidence, test: Test): boolean =>
  evidence.has('negative', 'positive') ||
  test.is === 'negative' ||
  ('amount' in test && test.amount.isNegative() && test.is === 'equal');

/** 比轮台县多的巴州县市: what stands behind the place that others are held against is where they are sought. */
const homeBehind = ({ tokens }: Evidence, { to, covers, within }: Mention): string | undefined =>
  tokens.some(
    ({ from, span }) =>
      from >= to && covers.includes(from) && sense(span, 'place')?.ids.some((id) => id === within),
  )
    ? within
    : undefined;

const levelOfMeasure = ({ catalogue }: Evidence, { ids }: Mention): Level | undefined => {
  const kind = catalogue.row(ids[0] ?? '')?.kind;
  return kind === 'region' ? undefined : kind;
};

/** 全区3亿以上的县在喀什有几个: the region beside a place says no more than what lies in that place. */
const isWidened = ({ catalogue }: Evidence, { ids, group }: Mention, mentions: readonly Mention[]): boolean =>
  !group &&
  ids[0] === catalogue.region.id &&
  mentions.some((other) => !other.group && !isOfThread(other) && other.ids[0] !== catalogue.region.id);

/** The rows that are searched: those of the places named, at the level and of the kind named; institutions too where none is. */
export function amongIn(evidence: Evidence, { test, measures = [] }: Sought): Rows | undefined {
  const { catalogue } = evidence;
  const mentions = evidence.mentions.filter(
    (mention) => !measures.includes(mention) && !isTakenIn(evidence, mention),
  );
  const narrow = mentions.filter((mention) => !isWidened(evidence, mention, mentions));
  const words = levelWords(evidence);
  const [measure] = measures;
  // 哪个市 may be a prefecture or a county, 哪个单位 any of them; 超过1000万的单位 are what the prefectures' sums are made of.
  const any = words.every((word) => isA(word, 'city', ...(putsBounds(test) ? [] : ['unitLevel'])));
  // 比莎车多的有哪些: such as the one that they are held against.
  const level =
    words.length === 0 && measure ? levelOfMeasure(evidence, measure) : any ? undefined : levelOf(words);
  const home = measure && homeBehind(evidence, measure);
  const scopes = [
    ...narrow.map((mention) => (mention.group ? mention.ids : prefectureOf(evidence, mention.ids))),
    ...(home ? [home] : []),
  ];
  if (scopes.some((scope) => scope === undefined)) return undefined;
  // 79.2亿对吗, 合计数792267对吗: a round figure as great as the whole's own, or one of all together, is stated of it, and seeks nothing.
  const isOfWhole = (test.is === 'near' && test.rough !== undefined) || isStatedOfAll(evidence);
  const inside = catalogue.notice.rows.filter(
    (row) =>
      !(isOfWhole && row.kind === 'region') &&
      !measures.some(({ ids }) => ids.includes(row.id)) &&
      (scopes.length === 0 || scopes.some((scope) => scope && liesIn(evidence, row, scope, level, test))),
  );
  const [scope] = scopes;
  // 65468是哪个市: of what is sought by its very amount the kind may be a slip.
  const kind = test.is === 'equal' || test.is === 'near' ? undefined : kindAsked(words, evidence.tokens);
  const ofLevel = inside.filter((row) => (!level || isLevel(row, level)) && (!kind || isOfKind(row, kind)));
  if (kind && ofLevel.length === 0) return undefined;
  // 9056万元是哪个县的: where none of them has just so much, another may have been meant.
  const leveled = isHeld(test, ofLevel) || !evidence.has('who') ? ofLevel : inside;
  const { ids } = withoutExcluded(
    evidence,
    (leveled.length > 0 ? leveled : inside).map((row) => row.id),
  );
  return {
    ids,
    ...(level && { level }),
    ...(kind
      ? {}
      : typeof scope === 'string'
        ? { scope }
        : scopes.length === 0
          ? { scope: catalogue.region.id }
          : {}),
  };
}

/** 北疆有几个县, 南疆负数的: of a set of prefectures its own rows, or, for another level or a minus, what lies in them. */
function liesIn(
  evidence: Evidence,
  row: Row,
  scope: string | readonly string[],
  level: Level | undefined,
  test: Test,
): boolean {
  if (typeof scope === 'string')
    return scope === evidence.catalogue.region.id || contains(evidence, scope, row.id);
  const below =
    level === undefined ? test.is === 'negative' || test.is === 'zero' : !isLevel(row, 'prefecture');
  return scope.includes(row.id) || (below && scope.some((id) => contains(evidence, id, row.id)));
}
