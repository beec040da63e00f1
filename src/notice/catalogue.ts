import type { Indicator, Notice, Row, Subject } from './model.js';

/** A notice with the ways into it that questions need. */
export interface Catalogue {
  readonly notice: Notice;
  readonly region: Row;
  readonly prefectures: readonly Row[];
  readonly counties: readonly Row[];
  readonly institutions: readonly Row[];
  /** The row of an id; undefined where the notice has none. */
  row(id: string): Row | undefined;
  /** The counties and institutions of a prefecture, in the print's order; the prefectures for 全区. */
  within(id: string): readonly Row[];
  subject(code: string): Subject | undefined;
  indicator(name: string): Indicator | undefined;
}

export function catalogueOf(notice: Notice): Catalogue {
  const rows = new Map(notice.rows.map((row) => [row.id, row]));
  const subjects = new Map(notice.subjects.map((subject) => [subject.code, subject]));
  const indicators = new Map(notice.indicators.map((indicator) => [indicator.name, indicator]));
  const prefectures = notice.rows.filter((row) => row.kind === 'prefecture');
  const within = new Map<string, Row[]>();
  for (const row of notice.rows) {
    if (row.kind !== 'county' && row.kind !== 'institution') continue;
    const list = within.get(row.prefecture ?? '');
    if (list) list.push(row);
    else within.set(row.prefecture ?? '', [row]);
  }
  const region = notice.rows.find((row) => row.kind === 'region');
  if (!region) throw new Error('a checked notice has a region row');
  return {
    notice,
    region,
    prefectures,
    counties: notice.rows.filter((row) => row.kind === 'county'),
    institutions: notice.rows.filter((row) => row.kind === 'institution'),
    row: (id) => rows.get(id),
    within: (id) => (id === region.id ? prefectures : (within.get(id) ?? [])),
    subject: (code) => subjects.get(code),
    indicator: (name) => indicators.get(name),
  };
}
