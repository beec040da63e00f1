import type { Notice, Row } from './model.js';

/** A place with the names under which notices may print it: its official and former ones. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/**
 * Makes what gives every row the id of its place, so that a place that one notice prints as 沙湾县 and another as 沙湾市 is one. A
 * place that the table does not know is its own.
 *
 * @param known the places of the table, counties after `地州/`
 */
export function settling(known: readonly Named[]): (notice: Notice) => Notice {
  const ids = new Set(known.map(({ id }) => id));
  const byName = new Map<string, string>();
  for (const { id, names } of known) {
    const home = id.includes('/') ? id.slice(0, id.indexOf('/') + 1) : '';
    for (const name of names) if (!ids.has(home + name)) byName.set(home + name, id);
  }
  const placeOf = (path: string): string => {
    const [prefecture = '', county] = path.split('/');
    const home = byName.get(prefecture) ?? prefecture;
    if (county === undefined) return home;
    const id = `${home}/${county}`;
    return ids.has(id) ? id : (byName.get(id) ?? id);
  };
  const settled = (row: Row): Row => {
    const id = placeOf(row.id);
    const prefecture = row.prefecture === null ? null : placeOf(row.prefecture);
    return id === row.id && prefecture === row.prefecture ? row : { ...row, id, prefecture };
  };
  return (notice) => ({
    ...notice,
    rows: notice.rows.map(settled),
    tables: notice.tables.map((table) => ({ ...table, place: placeOf(table.place) })),
    indicators: notice.indicators.map((indicator) =>
      indicator.prefecture ? { ...indicator, prefecture: placeOf(indicator.prefecture) } : indicator,
    ),
    within: notice.within.map(({ place, holder }) => ({ place: placeOf(place), holder: placeOf(holder) })),
    corrections: notice.corrections.map((correction) =>
      notice.rows.some(({ path }) => path === correction.about)
        ? { ...correction, about: placeOf(correction.about) }
        : correction,
    ),
  });
}
