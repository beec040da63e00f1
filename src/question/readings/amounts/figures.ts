import { Decimal } from 'decimal.js';
import type { Column } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Bound } from '../../model.js';
import type { Rough } from '../../rough.js';
import { isCode } from '../codes.js';
import { boundOf } from './bounds.js';
import { isColumnAsked } from './column-asked.js';
import { columnNamed, cutColumn } from './columns.js';
import { cutBefore } from './cut-words.js';
import { figuresOf, type Owner, partsOfSum, sumWith } from './equated.js';
import { equationsIn } from './equations.js';
import { roughlyOf } from './roughly.js';
import { levelWords, prefectureOf, rowsOfLevel } from './rows.js';
import { type Stretch, stretchesIn } from './stretches.js';

/** A figure that the text states of a place. */
export interface Stated {
  readonly mention: Mention;
  /** The row that it is of, where it lies in the place that is named. */
  readonly place?: string | undefined;
  readonly column?: Column | undefined;
  readonly amount: Decimal;
  readonly rough?: Rough | undefined;
  /** On which side of the amount: 阿勒泰不到1亿. */
  readonly bound?: Bound['is'] | undefined;
  readonly tokens: readonly Token[];
}

/**
 * The figures that the text states, each with its place and column: 莎车和叶城本次分别是18808和8001 gives so many figures
 * to so many places, in their order. Undefined where nobody can tell whose they are.
 */
export function statedIn(evidence: Evidence, sum: Token | undefined): Stated[] | undefined {
  const stated: Stated[] = [];
  let before: Stretch | undefined;
  const heads = headsOf(evidence);
  if (isReckoned(evidence)) return undefined;
  const isFigure = (token: Token): boolean =>
    token !== sum &&
    isAmount(token, evidence) &&
    (addendBefore(evidence, token) === undefined || isWorkedOut(evidence, token));
  for (const stretch of stretchesIn(evidence, isFigure)) {
    const { figures } = stretch;
    if (figures.length === 0) continue;
    const whole = { ...stretch, columns: stretch.columns.filter((token) => !heads.includes(token)) };
    const owners = ownersOf(evidence, whole, before, stated.at(-1), heads);
    if (owners === 'unsaid') continue;
    if (!owners || figures.some((token) => isUnaskedCut(evidence, token))) return undefined;
    const ofAll = saysOfAll(evidence, figures, owners);
    stated.push(
      ...(ofAll
        ? owners.flatMap((owner) => figureOf(evidence, ofAll.figure, owner, [ofAll.word]) ?? [])
        : figures.flatMap((token, i) => figureOf(evidence, token, owners[i]) ?? [])),
    );
    before = stretch.places.length > 0 || !before ? whole : { ...whole, places: before.places };
  }
  return stated;
}

/** Columns told before the first place and the first figure head a table, where they are several. */
function headsOf({ live, mentions }: Evidence): readonly Token[] {
  const start = Math.min(mentions[0]?.from ?? 0, live.find(({ as }) => as === 'value')?.from ?? 0);
  const heads = live.filter((token) => token.to <= start && columnNamed(token));
  return heads.length > 1 ? heads : [];
}

/** 18808+46660: the figure that another is added to. */
function addendBefore({ tokens }: Evidence, token: Token): Token | undefined {
  const sign = tokens[token.index - 1];
  const before = tokens[token.index - 2];
  return token.as === 'value' && isA(sign, 'plus') && before?.as === 'value' ? before : undefined;
}

/** The figures that are added to one, and to each other. */
function addedTo(evidence: Evidence, token: Token): readonly Token[] {
  if (isWorkedOut(evidence, token)) return [];
  const next = evidence.live.find((other) => addendBefore(evidence, other) === token);
  return next ? [next, ...addedTo(evidence, next)] : [];
}

const isWorkedOut = (evidence: Evidence, token: Token): boolean =>
  equationsIn(evidence).some((one) => figuresOf(one).includes(token));

/** 莎车加500万, 65468减46660: a figure is put to a place or taken off another, and stated of none. */
function isReckoned(evidence: Evidence): boolean {
  const { live, tokens, has } = evidence;
  return live.some((token) => {
    if (token.as !== 'value' || isWorkedOut(evidence, token)) return false;
    const sign = tokens[token.index - 1];
    const before = tokens[token.index - 2];
    if (before?.as === 'value') return isA(sign, 'minus');
    return isA(sign, 'plus') || (isA(sign, 'minus') && has('howMuch'));
  });
}

/** 沙湾市，核减49万: a cut that is told and not asked about is no claim, for it may be what is to be sought or done. */
const isUnaskedCut = (evidence: Evidence, token: Token): boolean =>
  !evidence.has('check', 'yesNo', 'met', 'why') && cutBefore(evidence, token) !== undefined;

/** The figure itself, below zero where a word says that so much was cut. */
function figureOf(
  evidence: Evidence,
  token: Token,
  owner: Owner | undefined,
  words: readonly Token[] = [],
): Stated | undefined {
  if (!owner || !token.number) return undefined;
  const cut = cutBefore(evidence, token);
  const added = addedTo(evidence, token);
  const told = [token, ...added].reduce(
    (sum, { number }) => (number ? sum.plus(inTenThousands(number)) : sum),
    new Decimal(0),
  );
  const bound = boundStated(evidence, token);
  const { rough, tokens } = bound ?? roughlyOf(evidence, token);
  return {
    mention: owner.mention,
    place: owner.place,
    column: (owner.column && columnIn(evidence, owner.column)) ?? owner.key ?? (cut && cutColumn(evidence)),
    amount: cut || owner.negated ? told.abs().neg() : told,
    rough,
    bound: bound?.is,
    tokens: [
      ...[token, ...words],
      ...added,
      ...(owner.column ? [owner.column] : []),
      ...(cut ?? []),
      ...tokens,
    ],
  };
}

const isOfEach = (token: Token): boolean => isA(token, 'all', 'ofEach');

/** 伽师、巴楚都是三亿五左右: one figure that is said of all the places before it. */
function saysOfAll(
  { live }: Evidence,
  [figure, second]: readonly Token[],
  owners: readonly Owner[],
): { readonly figure: Token; readonly word: Token } | undefined {
  if (!figure || second || owners.length < 2) return undefined;
  const word = live.findLast((token) => token.to <= figure.from && isOfEach(token));
  return word && { figure, word };
}

/** 塔城1.3亿，阿勒泰不到1亿: a bound is stated of one of several, and of one alone it is asked whether it has come to it. */
function boundStated(
  evidence: Evidence,
  token: Token,
): { readonly is: Bound['is']; readonly rough?: undefined; readonly tokens: readonly Token[] } | undefined {
  const seeks = evidence.has('who', 'list', 'howMany') || levelWords(evidence).length > 0;
  const bound = evidence.mentions.length > 1 && !seeks ? boundOf(evidence, token) : undefined;
  return bound && { is: bound.is, tokens: bound.tokens };
}

/** 一共 beside a figure is the year's sum. */
const columnIn = ({ catalogue }: Evidence, token: Token): Column | undefined =>
  columnNamed(token) ?? (isA(token, 'altogether') ? catalogue.main : undefined);

/** Whose the figures of a stretch are, in their order; `unsaid` where no place owns them. */
function ownersOf(
  evidence: Evidence,
  stretch: Stretch,
  before: Stretch | undefined,
  last: Stated | undefined,
  heads: readonly Token[],
): readonly Owner[] | 'unsaid' | undefined {
  const { figures } = stretch;
  const places = stretch.places.length > 0 ? stretch.places : (before?.places ?? []);
  if (places.length > 1) return pairedOff(evidence, { ...stretch, places }, last);
  const mention = places[0] ?? (evidence.mentions.length === 1 ? evidence.mentions[0] : undefined);
  if (!mention) return 'unsaid';
  const equation = figures.map((one) => sumWith(evidence, one)).find((one) => one !== undefined);
  if (equation) return partsOfSum(evidence, mention, equation, stretch);
  return (
    membersOf(evidence, mention, stretch) ??
    ofOnePlace(evidence, mention, stretch, last, heads)?.slice(0, figures.length)
  );
}

/** 莎车和叶城本次18808和8001: as many figures as places, each in its turn, in the one column that is told of all or each in its own. */
function pairedOff(evidence: Evidence, stretch: Stretch, last: Stated | undefined): Owner[] | undefined {
  const { figures, columns } = stretch;
  const places =
    stretch.places.length === figures.length ? stretch.places : placesOfClause(evidence, stretch);
  const figure = figures.length === 1 && isOfAll(evidence, places, figures[0]) ? figures[0] : undefined;
  if (figure)
    return columns.length > 1 ? undefined : places.map((mention) => ({ mention, column: columns[0] }));
  if (places.length !== figures.length) return undefined;
  if (columns.length === 0 || columns.length === places.length)
    return places.map((mention, i) => ({
      mention,
      column: columns[i] ?? columnShared(last, mention),
    }));
  const [column] = columns;
  return columns.length === 1 ? places.map((mention) => ({ mention, column })) : undefined;
}

/** 伽师、巴楚都是三亿五左右: behind several places 都 says it of each. */
const isOfAll = ({ live, has }: Evidence, places: readonly Mention[], figure: Token | undefined): boolean =>
  places.length > 1 &&
  !has('who', 'list', 'howMany') &&
  live.some(
    (token) =>
      isOfEach(token) &&
      figure !== undefined &&
      token.to <= figure.from &&
      places.every(({ to }) => to <= token.from),
  );

/** 叶城没有莎车多，莎车是65468: those that stand in the clause of the figures. */
function placesOfClause({ tokens }: Evidence, { places, figures }: Stretch): readonly Mention[] {
  const clause = figures[0]?.clause;
  return places.filter(({ from }) => tokens.find((token) => token.from === from)?.clause === clause);
}

/** 昭苏县本次是1673万，麦盖提县是1.0425亿: the next place shares the column. */
const columnShared = (last: Stated | undefined, mention: Mention): Token | undefined =>
  last && last.mention !== mention ? last.tokens.find((token) => hasRole(token, 'column')) : undefined;

/** 克州四县市13922 14080 1359 1710: the figures of what lies in the place, in the order of the notice. */
function membersOf(evidence: Evidence, mention: Mention, { figures }: Stretch): Owner[] | undefined {
  const { catalogue, live } = evidence;
  const prefecture = prefectureOf(evidence, mention.ids);
  if (!prefecture || figures.length < 2 || evidence.mentions.length > 1) return undefined;
  const rows = rowsOfLevel(evidence, prefecture, 'county');
  const counted = live.some(({ as, number }) => as === 'count' && number?.value.eq(rows.length));
  const lies = counted || levelWords(evidence).length > 0 || figures.length > catalogue.columns.length;
  return lies && rows.length === figures.length && prefecture !== catalogue.region.id
    ? rows.map(({ id }) => ({ mention, place: id }))
    : undefined;
}

/** A column stands before its figure; three figures in a row without columns are the table's own three. */
function ofOnePlace(
  evidence: Evidence,
  mention: Mention,
  { columns, figures }: Stretch,
  last: Stated | undefined,
  heads: readonly Token[],
): Owner[] | undefined {
  const all = evidence.catalogue.columns;
  const [column] = columns;
  if (figures.length > Math.max(all.length, heads.length)) return undefined;
  if (heads.length === figures.length) return heads.map((head) => ({ mention, column: head }));
  if (columns.length > 1)
    return columns.length === figures.length ? columns.map((one) => ({ mention, column: one })) : undefined;
  if (!column && figures.length === all.length && all.length > 1) return all.map((key) => ({ mention, key }));
  const [first] = figures;
  if (!column && first && isOfWholeRow(evidence, first))
    return figures.map((_, i) => ({ mention, ...(i === 0 && { key: evidence.catalogue.main }) }));
  const shared = column ?? (figures.length === 1 ? columnShared(last, mention) : undefined);
  const either = areEither(evidence, figures);
  return figures.map((figure, i) => ({
    mention,
    column: i === 0 || either ? (shared ?? columnBehind(evidence, figure, mention)) : undefined,
  }));
}

/** 米东区小计1090，其中提前374: the row's own figure is the year's, whatever column was told of the place before. */
function isOfWholeRow({ tokens }: Evidence, { index }: Token): boolean {
  const before = tokens.findLast((token) => token.index < index && !hasRole(token, 'idle'));
  return isA(before, 'subtotal');
}

/** 全年是65468还是46660: one of them is of the column that was named, and so is what stands in its place. */
const areEither = (evidence: Evidence, figures: readonly Token[]): boolean =>
  evidence
    .of('or')
    .some(({ from, to }) => figures.some((one) => one.to <= from) && figures.some((one) => one.from >= to));

/** 2081901 is a subject's code, and no amount of a county. */
const isAmount = (token: Token, evidence: Evidence): boolean =>
  token.as === 'value' &&
  token.number !== undefined &&
  token.number.unit !== '%' &&
  token.number.unit !== '成' &&
  !isCode(evidence, token);

/**
 * 65468是莎车全年的吗: the column behind a figure that stands before its place, in the same clause; in 14005（提前8419、本次5586） it
 * is that of the next figure.
 */
function columnBehind(evidence: Evidence, number: Token, mention: Mention): Token | undefined {
  if (mention.from < number.from) return undefined;
  const behind = evidence.live.filter(
    (token) => token.from >= number.to && token.clause === number.clause && !isColumnAsked(evidence, token),
  );
  const column = behind.find((token) => columnNamed(token));
  return behind.some((token) => column && token.as === 'value' && token.from >= column.to)
    ? undefined
    : column;
}
