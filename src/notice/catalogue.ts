import type { Annex, Column, ColumnOf, Indicator, Notice, Row, Subject } from './model.js';

/** A notice with the ways into it that questions need. */
export interface Catalogue {
  readonly notice: Notice;
  /** The column that is meant where none is named. */
  readonly main: Column;
  /** The keys of the columns, in the print's order. */
  readonly columns: readonly Column[];
  readonly region: Row;
  readonly prefectures: readonly Row[];
  readonly counties: readonly Row[];
  readonly institutions: readonly Row[];
  /** The row of an id; undefined where the notice has none. */
  row(id: string): Row | undefined;
  /**
   * The counties and institutions of a prefecture, in the print's order; the prefectures for 全区. With a kind those of it
   * alone, for 全区 all there are: always the same list, so that it is known again.
   */
  within(id: string, kind?: Row['kind']): readonly Row[];
  /** The ids of rows; of a list of this catalogue always the same list, so that it is known again. */
  idsOf(rows: readonly Row[]): readonly string[];
  /**
   * The rows of ids, in their order.
   *
   * @throws where one is of another notice
   */
  rowsOf(ids: readonly string[]): readonly Row[];
  column(key: Column): ColumnOf | undefined;
  /** The column that this one is a part of: 全年 of 提前下达. */
  wholeOf(column: Column): Column | undefined;
  /** The columns that add up to this one; none where it is no sum. */
  partsOf(column: Column): readonly Column[];
  subject(code: string): Subject | undefined;
  /** The subject that another notice has under a code: the same code, or the one of the same name. */
  subjectLike(code: string): Subject | undefined;
  /** The target of that name in the table of a prefecture; without one, in the table of the region. */
  indicator(name: string, prefecture?: string | null): Indicator | undefined;
  /** The table of a prefecture; without one, of the region: every target that all tables have, or its own in its place. */
  targets(prefecture?: string | null): readonly Indicator[];
  /** Whether the notice has what is asked for. */
  has(annex: Annex): boolean;
}

/**
 * @param others the notices beside it: a notice that gives no amounts has their places, and a code of theirs is known by
 *   its name
 */
export function catalogueOf(notice: Notice, others: readonly Notice[] = []): Catalogue {
  const borrowed = others.find(({ rows }) => rows.length > 0)?.rows ?? [];
  const all = notice.rows.length > 0 ? notice.rows : borrowed.map((row) => ({ ...row, amounts: {} }));
  const rows = new Map(all.map((row) => [row.id, row]));
  const subjects = new Map(notice.subjects.map((subject) => [subject.code, subject]));
  const byName = new Map(notice.subjects.map((subject) => [subject.name, subject]));
  const names = new Map(
    others.flatMap((other) => other.subjects.map(({ code, name }) => [code, name] as const)),
  );
  const columns = new Map(notice.columns.map((column) => [column.key, column]));
  const prefectures = all.filter((row) => row.kind === 'prefecture');
  const region = all.find((row) => row.kind === 'region');
  if (!region) throw new Error('a checked notice has a region row');
  const [main = { key: '' }] = notice.columns;
  const table = tablesOf(notice.indicators);
  const counties = all.filter((row) => row.kind === 'county');
  const institutions = all.filter((row) => row.kind === 'institution');
  const within = membersOf(all);
  const ofRegion = new Map<string, readonly Row[]>([
    ['prefecture', prefectures],
    ['county', counties],
    ['institution', institutions],
  ]);
  const lists = listsOf(prefectures, counties, institutions);
  return {
    notice,
    main: main.key,
    columns: notice.columns.map(({ key }) => key),
    region,
    prefectures,
    counties,
    institutions,
    row: (id) => rows.get(id),
    idsOf: (list) => lists.ids.get(list) ?? list.map(({ id }) => id),
    rowsOf: (ids) =>
      lists.rows.get(ids) ??
      ids.map((id) => {
        const row = rows.get(id);
        if (!row) throw new Error(`not in this notice: ${id}`);
        return row;
      }),
    within: (id, kind) =>
      (id === region.id ? ofRegion.get(kind ?? 'prefecture') : within.get(kind ? `${id} ${kind}` : id)) ?? [],
    column: (key) => columns.get(key),
    wholeOf: (column) => notice.sums.find(({ parts }) => parts.includes(column))?.whole,
    partsOf: (column) => notice.sums.find(({ whole }) => whole === column)?.parts ?? [],
    subject: (code) => subjects.get(code),
    subjectLike: (code) => subjects.get(code) ?? byName.get(names.get(code) ?? ''),
    indicator: (name, prefecture) => table(prefecture).get(name),
    targets: (prefecture) => [...table(prefecture).values()],
    has: (annex) => notice.annexes[annex] !== undefined,
  };
}

/** The counties and institutions of each prefecture, under its id; those of one kind also under the id and the kind. */
function membersOf(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const members = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.kind !== 'county' && row.kind !== 'institution') continue;
    const prefecture = row.prefecture ?? '';
    for (const key of [prefecture, `${prefecture} ${row.kind}`]) {
      const list = members.get(key);
      if (list) list.push(row);
      else members.set(key, [row]);
    }
  }
  return members;
}

/** The long lists both ways: ranking a nation looks no row up by its id. */
function listsOf(...lists: readonly (readonly Row[])[]): {
  readonly ids: ReadonlyMap<readonly Row[], readonly string[]>;
  readonly rows: ReadonlyMap<readonly string[], readonly Row[]>;
} {
  const pairs = lists.map((list) => [list, list.map(({ id }) => id)] as const);
  return { ids: new Map(pairs), rows: new Map(pairs.map(([list, ids]) => [ids, list])) };
}

type Table = ReadonlyMap<string, Indicator>;

/** Each prefecture's table: what all tables have, with its own targets in their place and behind them. */
function tablesOf(indicators: readonly Indicator[]): (prefecture?: string | null) => Table {
  const common = new Map(indicators.filter((i) => !i.prefecture).map((i) => [i.name, i]));
  const tables = new Map<string, Map<string, Indicator>>();
  for (const indicator of indicators) {
    if (!indicator.prefecture) continue;
    const table = tables.get(indicator.prefecture) ?? new Map(common);
    tables.set(indicator.prefecture, table.set(indicator.name, indicator));
  }
  return (prefecture) => tables.get(prefecture ?? '') ?? common;
}
