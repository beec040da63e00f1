import type { Column } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Claim, ClaimedShare, Question, Rows, Whole } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnNamed, columnOf, PLAIN } from './columns.js';
import { levelBehind, rowsMeant } from './meant.js';
import { type PartAndWhole, partAndWhole } from './part-and-whole.js';
import { reportIn } from './report.js';
import { type Resolved, resolve } from './resolve.js';
import { roughlyOf } from './roughly.js';
import { contains, levelOf, levelWords, ofSeveral, prefectureOf } from './rows.js';
import { shareSaid } from './share-said.js';
import { heldAgainst, statedAmount } from './stated.js';
import { defaultWhole, wholeMeant } from './whole-meant.js';
import { inEachWhole } from './wholes.js';

/** What part one or several are of another, or of their own year. */
export const share: Propose = (evidence) => {
  const { mentions, live } = evidence;
  if (mentions.length === 0 || evidence.places.excluded.length > 0 || reportIn(evidence)) return [];
  const operator = operatorIn(evidence);
  if (!operator || isBesideShare(evidence) || isOfUnnamed(evidence) || isRatio(evidence)) return [];
  const sides = sidesOf(evidence, operator);
  const stated = sides.length === 1 && sides[0]?.parts.length === 1 ? statedAmount(evidence) : undefined;
  const said = shareSaid(evidence);
  const question = together(sides.map((one) => shareOf(evidence, one, stated, said?.claimed)));
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [
          ...sides.flatMap(({ parts }) => parts.map((part) => levelBehind(evidence, part))),
          ...live.filter((token) => token.as === 'count'),
          ...ofSeveral(evidence),
          stated,
          ...(said?.tokens ?? []),
          ...(stated ? roughlyOf(evidence, stated).tokens : []),
        ],
        concepts: BESIDE,
      }),
      assumed: heldAgainst(evidence, stated ?? (said?.claimed && said.tokens[0])),
    },
  ];
};

/** The parts in each of several wholes; else the parts, together or one by one, and their whole. */
function sidesOf(evidence: Evidence, operator: Token): readonly PartAndWhole[] {
  const { mentions } = evidence;
  const year = isA(operator, 'rate') ? columnNamed(operator) : ofEachYear(evidence);
  const compared = isCompared(evidence);
  // 全年合计各占: what is parted right at 占 is not added up.
  const apart =
    compared ||
    (evidence.has('shareApart', 'each', 'apiece') &&
      !evidence.has('sum', 'plus') &&
      (evidence.has('shareApart') || !evidence.has('altogether')));
  if (year) return apart || mentions.length === 1 ? mentions.map((part) => ({ parts: [part], year })) : [];
  const several = inEachWhole(evidence, operator);
  if (several.length > 1) return several;
  const sides = partAndWhole(evidence, operator);
  if (!sides) return [];
  const own =
    sides.whole || sides.year
      ? undefined
      : compared
        ? partColumn(evidence)
        : ownYearMeant(evidence, sides.parts);
  if (own && apart) return sides.parts.flatMap(oneByOne).map((part) => ({ parts: [part], year: own }));
  if (own) return [{ parts: sides.parts, year: own }];
  return apart ? sides.parts.flatMap(oneByOne).map((part) => ({ ...sides, parts: [part] })) : [sides];
}

/** 莎车和叶城谁的提前占比高: the part that each has, one beside the other. */
const isCompared = (evidence: Evidence): boolean =>
  evidence.mentions.length > 1 && evidence.has('who') && evidence.has('more', 'less');

/** The column that is asked for, where it is a part of the year's. */
function partColumn({ catalogue, live }: Evidence): Column | undefined {
  const column = columnOf(live.filter((token) => !isA(token, 'altogether')));
  return column === catalogue.main ? undefined : column;
}

/**
 * 本次102195，占比27.58%; 提前占八成半: with no whole named the year is, where the percentage is true of that, or nearer to it than to that
 * of the place's own whole; the region's column can be part of nothing else.
 */
function ownYearMeant(evidence: Evidence, [part, second]: readonly Mention[]): Column | undefined {
  const { catalogue, live } = evidence;
  const column = columnOf(live.filter((token) => !isA(token, 'altogether')));
  const [id, other] = part?.ids ?? [];
  if (!column || column === catalogue.main || second || id === undefined || other !== undefined)
    return undefined;
  if (id === catalogue.region.id) return column;
  const claimed = shareSaid(evidence)?.claimed;
  const meant =
    claimed && wholeMeant(evidence, [id], column, claimed, [defaultWhole(evidence, [id]), 'year']);
  return meant === 'year' ? column : undefined;
}

/** 分别占, 各占: each of several, and each of a set. */
const oneByOne = ({ group, ...mention }: Mention): readonly Mention[] =>
  group === undefined ? [mention] : mention.ids.map((id) => ({ ...mention, ids: [id] }));

/** Several shares are several questions; one that has to be asked about goes before. */
function together(shares: readonly (Question | undefined)[]): Question | undefined {
  const questions = shares.flatMap((one) => one ?? []);
  const [only] = questions;
  if (questions.length < shares.length) return undefined;
  return (
    questions.find(({ kind }) => kind === 'choice') ??
    (questions.length > 1 ? { kind: 'several', questions, understood: [] } : only)
  );
}

/** What a part is of a whole, in the column that is asked for. */
function shareOf(
  evidence: Evidence,
  sides: PartAndWhole,
  stated: Token | undefined,
  claimed: ClaimedShare | undefined,
): Question | undefined {
  const { parts, whole, year, of: own } = sides;
  const across = whole && acrossColumns(evidence, whole);
  const inColumn = own ?? across?.whole;
  const column = year ?? across?.part ?? columnOf(evidence.live.filter((token) => !isA(token, 'altogether')));
  return resolve(
    evidence,
    whole ? [...parts, whole] : parts,
    (resolved, understood) => {
      const ids = partIn(evidence, resolved, sides);
      const of = year ? 'year' : wholeIn(evidence, resolved, sides, ids);
      if (!of || ids.length === 0 || isItself(ids, of)) return undefined;
      const rows = { ids, ...labelOf(resolved, parts) };
      const beside = { ...(column && { column }), ...asked(evidence, undefined), understood };
      const share: Question = {
        kind: 'amounts',
        rows,
        operation: {
          is: 'share',
          whole: of,
          ...(inColumn && { of: inColumn }),
          ...claimsOf(evidence, stated, ofWhole(evidence, stated, sides, of) ?? ids, column),
          ...(claimed && { claimed }),
        },
        ...beside,
      };
      return stated?.number && ids.length > 1
        ? { kind: 'several', questions: [sumStated(evidence, stated, rows, beside), share], understood }
        : share;
    },
    (mention, ids) => (mention === whole ? wholeOf(evidence, ids) : []),
  );
}

/** 莎车提前占喀什全年多少: the column before the operator is the part's, the one behind it that of the whole. */
function acrossColumns(
  { live, has, of }: Evidence,
  whole: Mention,
): { readonly part: Column; readonly whole: Column } | undefined {
  const [operator] = of('share', 'percent');
  if (!operator || operator.from > whole.from || has('and')) return undefined;
  const part = columnOf(live.filter((token) => token.to <= operator.from && !isA(token, 'altogether')));
  // 占全区的比重是多少？本次呢: what stands in another clause is no column of the whole.
  const behind = live.filter((token) => token.from >= whole.to && token.clause === operator.clause);
  const named = columnOf(behind);
  return part && named && part !== named ? { part, whole: named } : undefined;
}

/** Words beside a share that ask for nothing more. */
const BESIDE = [
  ...COLUMN_WORDS,
  ...PLAIN,
  'each',
  'share',
  'percent',
  'rate',
  'sum',
  'plus',
  'ownWhole',
  'seat',
  'apiece',
  'and',
  'prefecture',
  'prefectureLevel',
  'within',
  'who',
  'more',
];

/** The word between the part and the whole: 占 before 百分之几. */
const operatorIn = (evidence: Evidence): Token | undefined =>
  evidence.of('share').find((token) => !isA(token, 'percent')) ?? evidence.of('percent', 'rate')[0];

/** A percentage by which one is more than another, or a place in an order, is no share. */
const isBesideShare = (evidence: Evidence): boolean =>
  evidence.has('than', 'most', 'least', 'order') ||
  // 提前占比比本次占比高多少: by how much one share is more than another.
  (hasTwoColumnsShares(evidence) && evidence.has('more', 'less') && !evidence.has('who')) ||
  (evidence.mentions.length > 1 && asksHowMuchMore(evidence));

/** 多百分之几; of 觉得没那么多，实际占百分之几 the clause that asks says nothing of more. */
const asksHowMuchMore = (evidence: Evidence): boolean =>
  evidence
    .of('percent')
    .some(({ clause }) => evidence.of('more', 'less').some((word) => word.clause === clause));

/** 喀什与和田的比例: how many times the one is the other, and no part of a third. */
export const isRatio = ({ mentions, has, live }: Evidence): boolean => {
  const [a, b] = mentions;
  const word = live.findLast((token) => isA(token, 'ratio'));
  return (
    mentions.length === 2 &&
    a !== undefined &&
    b !== undefined &&
    word !== undefined &&
    word.from >= b.to &&
    !live.some((token) => isA(token, 'share') && token !== word) &&
    live.some((token) => isA(token, 'and') && token.from >= a.to && token.to <= b.from) &&
    !has('sum', 'altogether', 'plus', 'each', 'apiece', 'who', 'more', 'less', 'advance', 'current', 'total')
  );
};

/** A column stands between one share and the next: each has its own. */
function hasTwoColumnsShares(evidence: Evidence): boolean {
  const [first, second] = evidence.of('share');
  return (
    first !== undefined &&
    second !== undefined &&
    evidence.live.some((token) => columnNamed(token) && token.from >= first.to && token.to <= second.from)
  );
}

/** 前三名占喀什多少, 四个区合计占全市多少: the part is a set that no name stands for. */
function isOfUnnamed(evidence: Evidence): boolean {
  const { mentions, live, tokens } = evidence;
  if (live.some((t) => t.as === 'count' && isA(tokens[t.index - 1], 'front', 'rear'))) return true;
  // 南疆各地州占全区的比例: one by one, and not together.
  const apart = evidence.of('each').some(({ index }) => hasRole(tokens[index + 1], 'level', 'suffix'));
  if (apart && !evidence.has('sum', 'altogether', 'plus')) return true;
  // 吐鲁番、哈密两个市: so many as are named are these themselves.
  const themselves = live.some(({ as, number, from }) => {
    const named = mentions.filter(({ to }) => to <= from).length;
    return as === 'count' && named > 1 && number?.value.eq(named) === true;
  });
  const set =
    !themselves &&
    levelOf(levelWords(evidence)) === 'county' &&
    mentions.every((m) => prefectureOf(evidence, m.ids));
  return set && !mentions.every(isOfThread);
}

/** 莎车、叶城本次占全年多少: of each its own year, and one share cannot say both. Gives the part's column. */
function ofEachYear({ mentions, live, ...evidence }: Evidence): Column | undefined {
  if (mentions.length < 2 || !evidence.has('total')) return undefined;
  const [word] = evidence.of('share', 'percent');
  const part = live.find((token) => isA(token, 'advance', 'current'));
  return word && part && !mentions.some((mention) => mention.from >= word.to) ? columnNamed(part) : undefined;
}

const idsOf = (resolved: readonly Resolved[], mention: Mention): readonly string[] =>
  resolved.find((one) => one.mention === mention)?.ids ?? [];

/** The rows that are the part. 救助站加儿童福利院，占克拉玛依市: of a set those that lie in the whole. */
function partIn(
  evidence: Evidence,
  resolved: readonly Resolved[],
  { parts, whole }: PartAndWhole,
): readonly string[] {
  const [bounds] = whole && !whole.group ? idsOf(resolved, whole) : [];
  const rows = parts.flatMap((part) => {
    const ids = rowsMeant(evidence, part, idsOf(resolved, part));
    const inside =
      part.group && bounds !== undefined ? ids.filter((id) => contains(evidence, bounds, id)) : [];
    return inside.length > 0 ? inside : ids;
  });
  return [...new Set(rows)];
}

/** What is the whole: the place or the set that is named as such, else the region in front, else what holds the part anyway. */
function wholeIn(
  evidence: Evidence,
  resolved: readonly Resolved[],
  { parts, whole }: PartAndWhole,
  ids: readonly string[],
): Whole | undefined {
  if (whole?.group) return { ids: idsOf(resolved, whole), label: whole.group };
  const counted = countedWhole(evidence);
  if (counted) return homesOf(evidence, ids, counted);
  return whole ? idsOf(resolved, whole)[0] : (namedRegion(evidence, parts) ?? defaultWhole(evidence, ids));
}

/** 占两地区总和的多少: so many right behind 占 are a whole that no name stands for. */
const countedWhole = ({ tokens, of }: Evidence): Token | undefined =>
  of('share')
    .flatMap(({ index }) => tokens.slice(index + 1, index + 2))
    .find(({ as }) => as === 'count');

/** The prefectures in which the parts lie, where they are so many; nothing else is counted out by its parts. */
function homesOf({ catalogue }: Evidence, ids: readonly string[], { number }: Token): Rows | undefined {
  const homes = new Set(ids.flatMap((id) => catalogue.row(id)?.prefecture ?? []));
  return number?.value.eq(homes.size) ? { ids: [...homes] } : undefined;
}

/** 莎车占莎车: a whole that is no more than the part. */
const isItself = (ids: readonly string[], whole: Whole): boolean =>
  typeof whole === 'string' ? ids.includes(whole) : whole.ids.every((id) => ids.includes(id));

/** 喀什三十七亿里莎车占几成: the figure behind the whole, before the part is named, is the whole's. Gives its row. */
const ofWhole = (
  { mentions }: Evidence,
  stated: Token | undefined,
  { whole }: PartAndWhole,
  of: Whole,
): readonly string[] | undefined =>
  typeof of === 'string' &&
  whole !== undefined &&
  stated !== undefined &&
  mentions.findLast((mention) => mention.to <= stated.from) === whole
    ? [of]
    : undefined;

/** 莎车65468万元，占喀什多少: the part's figure is stated, and held against the notice. */
function claimsOf(
  evidence: Evidence,
  stated: Token | undefined,
  [place, second]: readonly string[],
  column: Column | undefined,
): { readonly claims?: readonly Claim[] } {
  if (!stated?.number || !place || second) return {};
  const { rough } = roughlyOf(evidence, stated);
  const amount = inTenThousands(stated.number);
  // 阿图什13922万里面，提前下达占多少: a column that is named behind the figure is that of the part.
  const own = evidence.live.some((token) => token.to <= stated.from && columnNamed(token)) && column;
  return { claims: [{ place, amount, ...(own && { column: own }), ...(rough && { rough }) }] };
}

/** 南疆四地州645163占81.4%: the figure of several is their sum. */
function sumStated(
  evidence: Evidence,
  stated: Token,
  rows: Rows,
  beside: Pick<Question, 'understood'> & { readonly column?: Column },
): Question {
  const { rough } = roughlyOf(evidence, stated);
  const claimed = inTenThousands(stated.number as NonNullable<Token['number']>);
  return {
    kind: 'amounts',
    rows,
    operation: { is: 'total', measure: 'sum', claimed, ...(rough && { rough }) },
    ...beside,
  };
}

/** 莎车占喀什多少: of a name that a prefecture and a county share, the prefecture is the whole. */
const wholeOf = (evidence: Evidence, ids: readonly string[]): readonly string[] => {
  const prefecture = prefectureOf(evidence, ids);
  return prefecture ? [prefecture] : [];
};

/** The region named in front, apart from the part's own name. */
const namedRegion = ({ catalogue }: Evidence, parts: readonly Mention[]): string | undefined =>
  parts.some((part) => part.within === catalogue.region.id) ? catalogue.region.id : undefined;

const labelOf = (resolved: readonly Resolved[], parts: readonly Mention[]): { readonly label?: string } => {
  const group = parts.length === 1 ? parts[0]?.group : undefined;
  return group && resolved.length > 0 ? { label: group } : {};
};
