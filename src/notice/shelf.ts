import { type Catalogue, catalogueOf } from './catalogue.js';
import type { Notice, Row } from './model.js';

/** The notices that can be asked about. */
export interface Shelf {
  /** The newest final notice of the main fund: what is meant where no year, number or fund is named. */
  readonly standing: Catalogue;
  /** All of them, the newest first. */
  readonly catalogues: readonly Catalogue[];
  /** True where an answer has to say which of several its figures come from. */
  readonly many: boolean;
  /** The notice of a folder's name; the standing one where none is given or it is gone. */
  catalogue(id?: string): Catalogue;
  /** What the newest notice that lists a place calls it. */
  nameOf(id: string): string;
  /** The notices of the same fund as another, the newest first, one a year: the final one where there is one. */
  years(of: Catalogue): readonly Catalogue[];
}

/** @throws where there is no notice */
export function shelfOf(notices: readonly Notice[]): Shelf {
  const sorted = apart([...notices].sort(newestFirst));
  const catalogues = sorted.map((notice) => catalogueOf(notice, sorted));
  const ids = new Map(catalogues.map((one) => [one.notice.id, one]));
  const standing = standingOf(catalogues);
  return {
    standing,
    catalogues,
    many: catalogues.length > 1,
    catalogue: (id) => ids.get(id ?? '') ?? standing,
    nameOf: (id) => catalogues.flatMap((one) => one.row(id)?.name ?? [])[0] ?? id.slice(id.indexOf('/') + 1),
    years: ({ notice: { fund } }) =>
      catalogues.filter(
        (one, i) =>
          one.notice.fund.name === fund.name &&
          catalogues.findIndex(
            ({ notice }) => notice.fund.name === fund.name && notice.year === one.notice.year,
          ) === i,
      ),
  };
}

/**
 * Calls namesakes by their prefecture and name, so that no figure can be taken for the other's: 南京市鼓楼区, 徐州市鼓楼区.
 */
function apart(notices: readonly Notice[]): readonly Notice[] {
  const bearers = new Map<string, string>();
  const shared = new Set<string>();
  for (const { rows } of notices)
    for (const { name, id } of rows) {
      const bearer = bearers.get(name);
      if (bearer === undefined) bearers.set(name, id);
      else if (bearer !== id) shared.add(name);
    }
  if (shared.size === 0) return notices;
  const called = (row: Row): Row =>
    shared.has(row.name) && row.path.includes('/') ? { ...row, name: row.path.replace('/', '') } : row;
  return notices.map((notice) => ({ ...notice, rows: notice.rows.map(called) }));
}

/** By year; of one year a final notice before an advance one, and the later folder before the earlier. */
const newestFirst = (a: Notice, b: Notice): number =>
  b.year - a.year ||
  Number(b.stage === 'final') - Number(a.stage === 'final') ||
  b.id.localeCompare(a.id, 'en', { numeric: true });

/** Of the fund that one of its notices says is the main one, else of the one with most notices; final before advance, new before old. */
function standingOf(catalogues: readonly Catalogue[]): Catalogue {
  const count = ({ notice }: Catalogue): number =>
    catalogues.filter((one) => one.notice.fund.name === notice.fund.name).length;
  const main = new Set(catalogues.flatMap(({ notice: { fund } }) => (fund.main ? [fund.name] : [])));
  const rank = (one: Catalogue): readonly number[] => [
    Number(main.has(one.notice.fund.name)),
    count(one),
    Number(one.notice.stage === 'final'),
  ];
  const [first] = catalogues.toSorted((a, b) => {
    const [of, than] = [rank(a), rank(b)];
    const differs = of.findIndex((value, i) => value !== than[i]);
    return (than[differs] ?? 0) - (of[differs] ?? 0);
  });
  if (!first) throw new Error('a shelf has a notice');
  return first;
}
