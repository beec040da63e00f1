import type { Column, Row } from '../../../notice/model.js';
import { amountOf } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Question, StandingClaimed } from '../../model.js';
import { asked, columnOf } from './columns.js';
import { contains, levelWords } from './rows.js';
import { type Among, amongAll, amongNamed, isOfAll, placeOf } from './standing-among.js';
import type { Stands } from './standing-places.js';

/** A place that is said to stand somewhere, with its row. */
export interface Placed extends Stands {
  readonly row: Row;
}

/** The questions whether places stand where they are said to, the words used, and what was assumed, in words. */
export interface Found {
  readonly questions: readonly Question[];
  readonly tokens: readonly Token[];
  readonly notes: readonly string[];
}

/** Where each is said to stand, among the rows that are named; where none are named, among those of the place or of all that fit. */
export function standingQuestions(evidence: Evidence, placed: readonly Placed[]): Found | undefined {
  const shared = placed.find(({ mention }) => mention.within)?.mention.within;
  const named = placed.map(({ row, scopes }) => {
    if (scopes.length > 0) return amongNamed(evidence, row, scopes);
    if (shared && contains(evidence, shared, row.id)) return amongNamed(evidence, row, [placeOf(shared)]);
    return row.kind === 'prefecture' ? amongAll(evidence, row) : undefined;
  });
  const isUnnamed = placed.every(
    ({ row, scopes }, i) => !named[i] && scopes.length === 0 && row.kind !== 'prefecture',
  );
  if (isUnnamed) return whereUnnamed(evidence, placed);
  return named.some((one) => !one) ? undefined : heldIn(evidence, placed, named as readonly Among[], []);
}

/** With no place named among which: one alone in its prefecture and among all where the two differ, several where it is so of all. */
function whereUnnamed(evidence: Evidence, placed: readonly Placed[]): Found | undefined {
  const homes = new Set(placed.map(({ row }) => row.prefecture));
  const [home] = homes;
  const inHome = homes.size === 1 && home ? amongEach(evidence, placed, home) : undefined;
  const inAll = amongEach(evidence, placed, undefined);
  if (!inAll) return inHome && heldIn(evidence, placed, inHome, [noteOf(evidence, home)]);
  const [first] = inAll;
  const cut = placed.some((one) => one.cut);
  if (!inHome || cut || (first && isOfAll(evidence, first)) || isBestOfLevel(evidence))
    return heldIn(evidence, placed, inAll, [noteOf(evidence, undefined)]);
  const [own, all] = [inHome, inAll].map((among) => isSo(evidence, placed, among));
  if (own === all || placed.length > 1)
    return all && !own
      ? heldIn(evidence, placed, inAll, [noteOf(evidence, undefined)])
      : heldIn(evidence, placed, inHome, [noteOf(evidence, home)]);
  const [one, other] = [inHome, inAll].map((among) => heldIn(evidence, placed, among, []));
  return one && other && { ...one, questions: [...one.questions, ...other.questions] };
}

/** 最多的县是不是墨玉: of all counties, where no place is named. */
const isBestOfLevel = (evidence: Evidence): boolean =>
  evidence.has('most', 'least') && levelWords(evidence).length > 0;

function amongEach(
  evidence: Evidence,
  placed: readonly Placed[],
  home: string | null | undefined,
): readonly Among[] | undefined {
  const all = placed.flatMap(({ row }) => amongNamed(evidence, row, home ? [placeOf(home)] : []) ?? []);
  return all.length === placed.length ? all : undefined;
}

const noteOf = ({ catalogue }: Evidence, home: string | null | undefined): string =>
  `没有写在哪里排名，按${catalogue.row(home ?? catalogue.region.id)?.name ?? ''}理解`;

const heldIn = (
  evidence: Evidence,
  placed: readonly Placed[],
  among: readonly Among[],
  notes: readonly string[],
): Found => ({
  questions: placed.map((one, i) => heldAmong(evidence, one, among[i] as Among)),
  tokens: among.flatMap(({ tokens, rows }) => [
    ...tokens,
    ...evidence.live.filter(({ as, number }) => as === 'count' && number?.value.eq(rows.ids.length)),
    ...evidence.of('not'),
  ]),
  notes,
});

function heldAmong(evidence: Evidence, { row, standing, cut, ...one }: Placed, among: Among): Question {
  const { rank, end } = standing;
  const claimed: StandingClaimed = { rank, end, ...(cut && { within: cut.count }) };
  return {
    kind: 'amounts',
    rows: { ids: [row.id] },
    operation: {
      is: 'rank',
      among: among.rows,
      ...(among.by !== 'amount' && { by: among.by }),
      ...(isDenied(evidence, one, standing) ? { end } : { claimed }),
    },
    ...asked(evidence, among.column ?? columnOf(evidence.live)),
    understood: [],
  };
}

/** 不是最多的吧: where it stands is told, and neither 对 nor 不对, which would be said of the denial. */
const isDenied = (
  { live }: Evidence,
  { mention }: Pick<Stands, 'mention'>,
  { from }: Stands['standing'],
): boolean => live.some((token) => isA(token, 'not') && token.from >= mention.to && token.to <= from);

const isSo = (evidence: Evidence, placed: readonly Placed[], among: readonly Among[]): boolean =>
  placed.every(
    ({ row, standing }, i) => rankAmong(evidence, row, among[i] as Among, standing.end) === standing.rank,
  );

function rankAmong(
  { catalogue, live }: Evidence,
  row: Row,
  { rows, column }: Among,
  end: StandingClaimed['end'],
): number {
  const by: Column = column ?? columnOf(live) ?? catalogue.main;
  const own = amountOf(row, by);
  const others = catalogue.rowsOf(rows.ids).map((other) => amountOf(other, by));
  return 1 + others.filter((other) => (end === 'most' ? other.gt(own) : other.lt(own))).length;
}
