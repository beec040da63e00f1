import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { countedBy, isOfKind, type Kind, kindOf, kindsIn } from '../../evidence/kinds.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import { isPassing } from '../../evidence/places/neighbours.js';
import { kindsBeside, levelBeside } from '../../evidence/scope/level.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Level, Operation, Question, Rows } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Assumption, type Proposal, type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { columnsApart } from './columns-apart.js';
import { columnsInTurn } from './columns-in-turn.js';
import { isOfEnd, kindsCounted } from './counted.js';
import { figureOfResult, resultClaimed, wordsOfResult } from './figure-of-result.js';
import { rowsMeant } from './meant.js';
import { type Pool, poolOf } from './pool.js';
import { type Resolved, resolve } from './resolve.js';
import {
  contains,
  leavesInstitutionsOut,
  levelOf,
  levelsLeftOut,
  levelWords,
  lowest,
  prefectureOf,
  withoutExcluded,
} from './rows.js';
import { areAskedEach } from './sets-each.js';
import { withSignTold } from './sign-told.js';
import { heldAgainst } from './stated.js';
import { isEquated } from './sums-against.js';
import { sidesWith } from './together.js';

type Measure = Extract<Operation, { is: 'total' }>['measure'];

const OWN = ['sum', 'plus', 'minus', 'average', 'howMany', 'difference'];

/** One figure of several rows: their sum, what is left of it, their average, their number. */
export const total: Propose = (evidence) => {
  const measure = measureOf(evidence);
  if (!measure) return [];
  const found = [named(evidence, measure), members(evidence, measure)];
  return found.flatMap((proposal) => (proposal ? [withSignTold(evidence, proposal)] : []));
};

function measureOf(evidence: Evidence): Measure | undefined {
  if (evidence.has('average')) return 'average';
  if (evidence.has('howMany') && !countsBeside(evidence)) return countsPlaces(evidence) ? 'count' : undefined;
  if (isSumAgainst(evidence)) return 'difference';
  if (evidence.of('minus').some((token) => !evidence.places.governing.has(token.index))) return 'difference';
  const sums =
    evidence.has('sum', 'plus', 'altogether', 'rest') ||
    evidence.places.excluded.length > 0 ||
    levelsLeftOut(evidence).length > 0;
  return sums || isSetAlone(evidence) || evidence.has(...ASKED) ? 'sum' : undefined;
}

/** Words that ask for a figure. */
const ASKED = ['amount', 'howMuch', 'total', 'advance', 'current', 'countyLevel'];

/** 南疆: a set of prefectures that is named and nothing asked of it. */
const isSetAlone = ({ mentions: [only, second], catalogue }: Evidence): boolean =>
  only?.group !== undefined &&
  second === undefined &&
  only.ids.every((id) => catalogue.row(id)?.kind === 'prefecture');

/** 那几家单位加起来, 几个福利院合计: how many there are goes without saying where what follows sums them up. */
function countsBeside({ live }: Evidence): boolean {
  const word = live.find((token) => isA(token, 'howMany'));
  return (
    word !== undefined &&
    !/^[有的个数]/u.test(word.text) &&
    live.some((token) => token.from >= word.to && isA(token, 'sum', 'altogether')) &&
    !live.some((token) => token.to <= word.from && isA(token, 'altogether'))
  );
}

/** 若羌加上且末，比尉犁多多少: what is left of a sum. */
const isSumAgainst = ({ has, mentions, live }: Evidence): boolean =>
  has('than') &&
  has('more', 'less', 'difference') &&
  mentions.length > 2 &&
  live.some((token) => isA(token, 'plus', 'sum', 'altogether'));

/** 几个县, not 几个乡镇, 几个月, 几万人: what is counted has to be places of ours. */
function countsPlaces({ tokens, live }: Evidence): boolean {
  const word = live.find((token) => isA(token, 'howMany'));
  const next = tokens.find((token) => token.index > (word?.index ?? 0) && !hasRole(token, 'idle'));
  return !hasRole(next, 'entity', 'unknown', 'beyond', 'number') && !isA(next, 'time', 'counter', 'person');
}

/** 库车、沙雅合计; A+B−C: what stands behind a minus is taken off. */
function named(evidence: Evidence, measure: Measure): Proposal | undefined {
  const { mentions, live } = evidence;
  const together =
    evidence.has('sum', 'plus', 'minus', 'altogether', 'average') || mentions.some((m) => m.group);
  // 几个, of what was just found.
  const counted =
    measure === 'count' &&
    mentions.length > 1 &&
    mentions.every(isOfThread) &&
    levelOf(levelWords(evidence)) === undefined;
  if (mentions.length === 0 || !(together || counted) || (measure === 'count' && !counted)) return undefined;
  if (measure === 'sum' && (isHeldAgainstLast(evidence) || isEquated(evidence) || areAskedEach(evidence)))
    return undefined;
  // 策勒的总数跟墨玉的总数各是多少: each has its own.
  const inTurn = measure === 'sum' || measure === 'average' ? columnsInTurn(evidence, SUMMED) : undefined;
  if (evidence.has('apiece') && !evidence.has('sum', 'plus', 'average') && !inTurn) return undefined;
  const [only] = mentions;
  const below = levelOf(levelWords(evidence)) === 'county' && !isTheirLevel(evidence);
  if (mentions.length === 1 && (!only?.group || below)) return undefined;
  // 喀什地区和和田地区县均: the average of what lies in them, and not theirs.
  if (measure === 'average' && below && mentions.some((m) => prefectureOf(evidence, m.ids))) return undefined;
  if (mentions.length === 1 && only?.group && !areAddedUp(evidence, only)) return undefined;
  const minus = mentions.filter((mention) => isTakenOff(mention, evidence));
  if (measure === 'difference' && minus.length === 0) return undefined;
  const apart = columnsApart(evidence);
  // 米东一共多少，霍尔果斯提前多少: each has its own column, and nothing adds them up.
  if (apart && !evidence.has('sum', 'plus', 'minus')) return undefined;
  const column = apart ? undefined : columnOf(live);
  const question = resolve(evidence, mentions, (resolved, understood) => {
    const of = (chosen: readonly Mention[]) =>
      resolved
        .filter(({ mention }) => chosen.includes(mention))
        .flatMap(({ mention, ids }) => rowsMeant(evidence, mention, ids));
    const taken = of(minus);
    const said = [...new Set(of(mentions.filter((m) => !minus.includes(m))))];
    const all = partsCounted(evidence, said) ?? lowestListed(evidence, said);
    const covered = all.filter((id) => all.some((other) => contains(evidence, other, id)));
    if (covered.length > 0 && isInClauses(evidence)) return undefined;
    const kept = withoutExcluded(
      evidence,
      all.filter((id) => !covered.includes(id)),
    );
    const off = [...taken, ...beyondSummands(evidence, kept.ids)];
    // 喀什地区和莎车合计: what lies in another is counted once, and that is said.
    if (kept.ids.length === 0 || kept.ids.length + off.length + covered.length < 2) return undefined;
    // 莎车县和全区平均比: what lies in another is no summand beside it, and of one there is no average.
    if (measure === 'average' && covered.length > 0) return undefined;
    const own = apart && columnsOfRows(apart, mentions, minus);
    // What is averaged, left out or lies in another has no column of its own.
    if (own && (measure === 'average' || own.length !== kept.ids.length + off.length)) return undefined;
    const done = off.length > 0 && kept.ids.length === 1 ? 'difference' : measure;
    const label = labelOf(resolved, kept.without, evidence);
    const sumIn = (by: Column | undefined, notes: readonly string[]): Question =>
      sumOf(evidence, done, by, notes, kept, { covered, minus: off, columns: own, label });
    if (inTurn) return { kind: 'several', questions: inTurn.map((by) => sumIn(by, [])), understood };
    return sumIn(column, understood);
  });
  if (!question) return undefined;
  return {
    question,
    used: usedBy(evidence, mentions, measure, levelWords(evidence)),
    assumed: assumedOf(evidence),
  };
}

/** 乌鲁木齐市总额多少，福利院多少: in clauses of their own, of which one asks for a figure, and nothing adds them up. */
const isInClauses = ({ mentions, tokens, live, has }: Evidence): boolean => {
  if (has('sum', 'plus')) return false;
  const clauseAt = (at: number): number | undefined => tokens.findLast((token) => token.from <= at)?.clause;
  const asked = new Set(live.filter((t) => isA(t, 'howMuch', 'altogether')).map(({ clause }) => clause));
  const clauses = new Set(mentions.map(({ from }) => clauseAt(from)));
  return clauses.size > 1 && [...clauses].some((clause) => clause !== undefined && asked.has(clause));
};

/** What it costs to take the places that are named for one sum. */
const assumedOf = (evidence: Evidence): readonly Assumption[] => [
  ...(sidesWith(evidence, 'compare') ? [{ why: '放在一起按对比更近', cost: WEIGHTS.besides }] : []),
  ...(evidence.has(...OWN, ...ASKED, 'altogether')
    ? []
    : [{ why: '没有写问什么，按合计理解', cost: WEIGHTS.unasked }]),
  ...heldAgainst(evidence, figureOfResult(evidence)),
];

/** What adds up the places in the column before it. */
const SUMMED = ['sum', 'altogether', 'average'];

/** The column of each place, those that are taken off behind the others. */
const columnsOfRows = (
  columns: readonly Column[],
  mentions: readonly Mention[],
  minus: readonly Mention[],
): readonly Column[] => {
  const of = (off: boolean): Column[] =>
    columns.filter((_, i) => minus.includes(mentions[i] as Mention) === off);
  return [...of(false), ...of(true)];
};

/** 加在一起有没有高昌区多: the last place is what the others are held against, and no summand. */
const isHeldAgainstLast = ({ mentions, live }: Evidence): boolean =>
  mentions.length > 1 &&
  live.some((token) => isA(token, 'more', 'less') && token.from === mentions.at(-1)?.to);

/** 和田、喀什两个地区是全疆…，两地区加起来: so many are added up, and the whole that holds them all is none of them. */
function partsCounted(evidence: Evidence, ids: readonly string[]): readonly string[] | undefined {
  const [whole, second] = ids.filter((id) => ids.some((other) => contains(evidence, id, other)));
  if (whole === undefined || second !== undefined) return undefined;
  const parts = ids.filter((id) => id !== whole);
  const counted = evidence.live.some(({ as, number }) => as === 'count' && number?.value.eq(parts.length));
  return counted && parts.every((id) => contains(evidence, whole, id)) ? parts : undefined;
}

/** 合计多少, after 超过3亿的有哪些: of those that were listed, the region among them, the ones that hold no others. */
const lowestListed = ({ mentions, catalogue }: Evidence, ids: readonly string[]): readonly string[] =>
  mentions.length > 1 && mentions.every(isOfThread) && ids.includes(catalogue.region.id)
    ? catalogue.idsOf(lowest(catalogue.rowsOf(ids)))
    : ids;

/** A group of prefectures goes together by itself; 乌市的福利院多少钱 is asked of one of them, and institutions are summed where the text says so. */
function areAddedUp(evidence: Evidence, { ids, covers }: Mention): boolean {
  const prefectures = ids.every((id) => evidence.catalogue.row(id)?.kind === 'prefecture');
  const everywhere = evidence.tokens.some(
    (t) =>
      covers.includes(t.from) &&
      t.span?.senses.some((s) => s.is === 'place' && s.ids[0] === evidence.catalogue.region.id),
  );
  return (
    prefectures ||
    everywhere ||
    evidence.has('sum', 'plus', 'altogether', 'average', 'all', 'minus') ||
    evidence.live.some((t) => t.as === 'count')
  );
}

/** Excluded places that lie inside a summand: 南疆四地州不含莎车. */
const beyondSummands = (evidence: Evidence, ids: readonly string[]): string[] =>
  evidence.places.excluded.flatMap((mention) =>
    mention.ids
      .filter((id) => ids.some((whole) => contains(evidence, whole, id)))
      .slice(0, mention.group ? undefined : 1),
  );

/** A hyphen right between two names. */
const isSign = ({ text, index }: Token, live: readonly Token[]): boolean =>
  text === '-' &&
  [index - 1, index + 1].every((at) =>
    live.some((token) => token.index === at && hasRole(token, 'place', 'suffix')),
  );

function isTakenOff(mention: Mention, { mentions, live }: Evidence): boolean {
  if (isTakenOffBehind(mention, mentions, live)) return true;
  const than = live.find((token) => isA(token, 'than'));
  if (than && mention.from >= than.to) return true;
  const operator = live.findLast(
    (token) => token.to <= mention.from && (isA(token, 'minus', 'plus') || isSign(token, live)),
  );
  // A hyphen takes off only where a plus stands as well: 博乐+温泉-精河.
  return (
    isA(operator, 'minus') ||
    (operator !== undefined && isSign(operator, live) && live.some((token) => isA(token, 'plus')))
  );
}

/** 加起来，不对，是减: what stands between the places and what is done with them instead. */
const isOfCorrection = (token: Token): boolean =>
  hasRole(token, 'mark', 'idle') || isA(token, 'and', 'insteadOf', 'slip', 'negation', 'not');

/** 阿图什加阿克陶，再把乌恰减掉: a minus that nothing follows takes off what stands before it. */
function isTakenOffBehind(mention: Mention, mentions: readonly Mention[], live: readonly Token[]): boolean {
  const minus = live.find((token) => token.from >= mention.to && !isPassing(token) && !isOfCorrection(token));
  return (
    isA(minus, 'minus') &&
    mention !== mentions[0] &&
    !mentions.some((other) => other.from >= (minus as Token).to)
  );
}

/** 东疆两个市: so many as are named, one by one or together, are these themselves; 县 is what lies in them. */
function isTheirLevel(evidence: Evidence): boolean {
  const named = new Set(evidence.mentions.flatMap(({ group, ids }) => (group ? ids : ids.slice(0, 1)))).size;
  return (
    named > 1 &&
    evidence.live.some((token) => token.as === 'count' && token.number?.value.eq(named)) &&
    levelWords(evidence).every((word) => isA(word, 'city', 'prefecture', 'prefectureLevel'))
  );
}

/** 昌吉州各县市（奇台县除外）合计, 喀什地区平均每个县多少, 全区有几个县市. */
function members(evidence: Evidence, measure: Measure): Proposal | undefined {
  const { mentions, live } = evidence;
  if (measure === 'difference') return undefined;
  const words = levelWords(evidence);
  const level = levelOf(words);
  const left =
    evidence.places.excluded.length > 0 ||
    evidence.has('except', 'exceptAfter') ||
    leavesInstitutionsOut(evidence);
  if (!level && !left && measure === 'sum') return undefined;
  if (!level && measure === 'count' && mentions.length === 0) return undefined;
  // The average of several places that are named is theirs, not that of what lies in them; so is 东疆两个市合计.
  if (mentions.length > 1 && measure !== 'sum' && (!level || countsThem(evidence, level))) return undefined;
  if (measure === 'sum' && isTheirLevel(evidence)) return undefined;
  // 各自的小计: each has its own.
  if (evidence.has('apiece')) return undefined;
  // 其余县市一共: of what nothing was left out nobody can tell which those are.
  if (evidence.has('rest') && !left) return undefined;
  const sums = evidence.has('sum', 'altogether') || left || isStatedOfAll(evidence);
  if (measure === 'sum' && !sums && mentions.length === 0) return undefined;
  if (
    measure === 'sum' &&
    !sums &&
    (!live.some((token) => token.as === 'count') || evidence.has('each', 'list', 'all'))
  )
    return undefined;
  if (mentions.some((m) => !m.group && !prefectureOf(evidence, m.ids))) return undefined;
  if (asksOfEachKind(evidence)) return undefined;
  const pool = poolFor(evidence, measure, level !== undefined);
  if (!pool || isMiscounted(evidence, pool) || losesOthers(evidence, pool)) return undefined;
  if (left && (!level || leavesCounty(evidence)) && !pool.rows.without) return undefined;
  if (mentions.length === 0 && isOfUnknown(evidence, pool)) return undefined;
  const column = columnOf(live);
  const { rows } = pool;
  const question = sumOf(
    evidence,
    measure,
    measure === 'count' ? undefined : column,
    evidence.places.understood,
    { ids: rows.ids, without: rows.without ?? [] },
    {
      label: `${calledIn(evidence, rows)}${notCounting(rows.without ?? [], evidence)}`,
      scope: rows.scope,
      level: rows.level,
    },
  );
  const unsummed = measure === 'sum' && !sums;
  // 克州四县市的全年数, with no word for how much: the figures of the four.
  const asksOne = evidence.has('howMuch', 'amount');
  return {
    question,
    used: usedBy(
      evidence,
      mentions,
      measure,
      pool.tokens.filter((t) => measure !== 'count' || !isA(t, 'each', 'all')),
    ),
    assumed: [
      ...pool.assumed,
      ...heldAgainst(evidence, measure === 'count' ? undefined : figureOfResult(evidence)),
      ...(unsummed ? [{ why: '按合计理解', cost: asksOne ? WEIGHTS.unasked : WEIGHTS.besides }] : []),
    ] satisfies Assumption[],
  };
}

/** 哈密市、吐鲁番市两个市: so many are named; of 喀什和田两地的县, 两地区县均 the level is of what lies in them. */
const countsThem = ({ mentions, live, tokens }: Evidence, level: Level): boolean =>
  live.some((count) => {
    const kind = countedBy(count, tokens);
    return (
      count.number?.value.eq(mentions.length) === true &&
      kind !== undefined &&
      hasRole(kind, 'suffix', 'level') &&
      levelOf([kind]) === level
    );
  });

/** 两个市多少五个县多少, 县平均多少市平均多少: each kind has a figure of its own, and no figure is that of both. */
function asksOfEachKind(evidence: Evidence): boolean {
  const sets = levelWords(evidence).map((word) => ({ level: levelOf([word]), kinds: kindsIn(word) }));
  const differ = sets.some((one) =>
    sets.some(({ level, kinds }) => level !== one.level || areApart(one.kinds, kinds)),
  );
  return (
    differ &&
    ['howMuch', 'howMany', 'average', 'altogether'].some((concept) => evidence.of(concept).length > 1)
  );
}

const areApart = (some: readonly Kind[], others: readonly Kind[]): boolean =>
  some.length > 0 && others.length > 0 && !some.some((kind) => others.includes(kind));

/** 地区总数里把阿勒泰市去掉: a county is left out, and nothing of sets that never held it. */
const leavesCounty = ({ places, catalogue }: Evidence): boolean =>
  places.excluded.some(({ group, ids }) => !group && ids.every((id) => catalogue.row(id)?.kind === 'county'));

/** 七区一县合计, 喀什地区三个县合计: counts of kinds that are not those of the rows tell of other rows than these; 两县除外 tells of those that are left out. */
function isMiscounted(evidence: Evidence, { rows, tokens }: Pool): boolean {
  const out = levelsLeftOut(evidence);
  const counts = evidence.live.filter(
    (token) =>
      kindsCounted(token, evidence).length > 0 &&
      !out.some((word) => word === countedBy(token, evidence.tokens)),
  );
  // 克拉玛依四个区，排除乌尔禾: so many with what is left out.
  const sizes = [rows.ids.length, rows.ids.length + (rows.without?.length ?? 0)];
  return (
    counts.length > 0 &&
    !counts.every((token) => tokens.includes(token)) &&
    !counts.every(({ number }) => sizes.some((size) => number?.value.eq(size)))
  );
}

/** 麦岳伽三个县, 乌昌地区, 贫困县: what nobody knows, or another count than theirs, says that these are some of all. */
const isOfUnknown = (evidence: Evidence, { rows, tokens }: Pool): boolean =>
  levelWords(evidence).some((word) => {
    const behind = evidence.tokens.slice(0, word.index).findLast((token) => !isA(token, 'places'));
    const count = behind?.as === 'count' ? behind : undefined;
    const before = count ? evidence.tokens[count.index - 1] : behind;
    const isName =
      before !== undefined &&
      before.to === (count ?? word).from &&
      hasRole(before, 'unknown', 'entity') &&
      (before.weight > WEIGHTS.ordinary || (before.text.length > 1 && hasRole(word, 'suffix')));
    return isName || (count && !tokens.includes(count) && !count.number?.value.eq(rows.ids.length)) === true;
  });

/** 去掉两个市, of three: which of them are left out nobody can tell. */
function losesOthers(evidence: Evidence, { rows: { without = [] } }: Pool): boolean {
  const gone = evidence.catalogue.rowsOf(without);
  return evidence.of('except', 'exceptAfter').some((word) =>
    kindsBeside(word, evidence.live).some((kind) => {
      const count = evidence.live.findLast((token) => token.to <= kind.from && !isA(token, 'places'));
      const some = gone.filter((row) => isOfKind(row, kindOf(kind) as Kind));
      return count?.as === 'count' && !count.number?.value.eq(some.length);
    }),
  );
}

/** 喀什地区各县市区, 伊犁州各市; 县级市 by its name alone. */
export function calledIn(evidence: Evidence, { label, level, scope }: Rows): string {
  const { mentions, catalogue } = evidence;
  const groups = mentions.filter(({ group }) => group);
  if (label && !groups.some(({ group }) => group === label)) return label;
  const names = mentions.map(
    ({ group, ids }) => group ?? catalogue.row(prefectureOf(evidence, ids) ?? '')?.name ?? '',
  );
  const where = names.join('、') || (catalogue.row(scope ?? '') ?? catalogue.region).name;
  const ofThemselves =
    groups.length > 0 && groups.every(({ ids }) => ids.every((id) => catalogue.row(id)?.kind === level));
  return level && level !== 'unit' && !ofThemselves ? `${where}${LEVELS[level]}` : where;
}

/** 伊犁州各县市65682对吗: what is stated of them all is their sum. */
const isStatedOfAll = (evidence: Evidence): boolean =>
  evidence.has('each', 'all') && evidence.has('check') && figureOfResult(evidence) !== undefined;

const LEVELS = { prefecture: '各地州市', county: '各县市区', institution: '各机构' } as const;

/**
 * What a set is made of: the level that is named; what is left of a place where something was taken out of it; counties
 * where places are counted or averaged.
 */
function poolFor(evidence: Evidence, measure: Measure, leveled: boolean): Pool | undefined {
  if (leveled || measure === 'count' || measure === 'average') return poolOf(evidence, 'county');
  const prefectures = evidence.places.excluded.some((m) =>
    m.ids.some((id) => evidence.catalogue.row(id)?.kind === 'prefecture'),
  );
  const everywhere =
    evidence.mentions.length === 0 ||
    evidence.mentions.some((m) => m.ids[0] === evidence.catalogue.region.id);
  return poolOf(evidence, everywhere && prefectures ? 'prefecture' : 'unit');
}

function sumOf(
  evidence: Evidence,
  measure: Measure,
  column: ReturnType<typeof columnOf>,
  understood: readonly string[],
  { ids, without }: { readonly ids: readonly string[]; readonly without: readonly string[] },
  more: {
    label?: string | undefined;
    covered?: readonly string[];
    minus?: readonly string[];
    columns?: readonly Column[] | undefined;
    scope?: string | undefined;
    level?: Level | undefined;
  },
): Question {
  const { label, covered = [], minus = [], columns, scope, level } = more;
  return {
    kind: 'amounts',
    rows: {
      ids,
      ...(label && { label }),
      ...(scope && { scope }),
      ...(level && { level }),
      ...(without.length > 0 && { without }),
    },
    operation: {
      is: 'total',
      measure,
      ...(minus.length > 0 && { minus }),
      ...(columns && { columns }),
      ...(covered.length > 0 && { covered }),
      ...(measure === 'count' ? {} : resultClaimed(evidence, ids)),
    },
    ...asked(evidence, column),
    understood,
  };
}

function labelOf(
  resolved: readonly Resolved[],
  without: readonly string[],
  evidence: Evidence,
): string | undefined {
  const [only] = resolved;
  return resolved.length === 1 && only?.mention.group
    ? `${only.mention.group}${notCounting(without, evidence)}`
    : undefined;
}

/** So many names are told; more are counted. */
const MOST_NAMED = 3;

function notCounting(without: readonly string[], evidence: Evidence): string {
  if (without.length === 0) return '';
  const names = without.map((id) => evidence.catalogue.row(id)?.name ?? id);
  return `（不含${without.length > MOST_NAMED ? `${without.length} 个单位` : names.join('、')}）`;
}

const usedBy = (
  evidence: Evidence,
  mentions: readonly Mention[],
  measure: Measure,
  tokens: readonly Token[],
): Set<number> =>
  using(evidence, {
    mentions,
    tokens: [
      ...tokens,
      ...levelsLeftOut(evidence),
      // 前十的县里有几个和田的: an end is no set that is counted.
      ...evidence.live.filter((t) => t.as === 'count' && !(measure === 'count' && isOfEnd(t, evidence))),
      ...(measure === 'count' ? [] : wordsOfResult(evidence)),
      ...evidence.of('except', 'exceptAfter', 'not').map((word) => levelBeside(word, evidence.live)),
    ],
    concepts: [
      ...COLUMN_WORDS,
      ...PLAIN.filter((c) => measure !== 'count' || c !== 'all'),
      ...(measure === 'count' ? [] : ['each']),
      'rest',
      'within',
      ...OWN.filter((own) => own !== 'difference' || measure === 'difference'),
      ...(isSumAgainst(evidence) ? ['than', 'more', 'less'] : []),
      ...(measure === 'count' ? ['who'] : []),
    ],
  });
