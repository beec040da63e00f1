import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';

// Annex 1 read by itself: nothing of the program stands between the table and the right answers.

export type Column = 'total' | 'advance' | 'current';
export const COLUMNS: readonly Column[] = ['total', 'advance', 'current'];

export interface Row extends Readonly<Record<Column, Decimal>> {
  /** As answers name it: `喀什地区/莎车县`, `喀什地区`, `全区`. */
  readonly id: string;
  readonly name: string;
  /** The name of the prefecture that it is in, or is; empty for the region. */
  readonly prefecture: string;
  readonly kind: 'region' | 'prefecture' | 'county' | 'institution';
}

const TABLE = 'data/notices/2024-xcs35/allocations.csv';

export const rows: readonly Row[] = (
  parse(readFileSync(TABLE, 'utf8'), { columns: true }) as Record<string, string>[]
).map((cells) => {
  const { prefecture = '', county = '', kind } = cells;
  return {
    id: [prefecture, county].filter(Boolean).join('/') || '全区',
    name: county || prefecture || '全区',
    prefecture,
    kind: kind as Row['kind'],
    total: new Decimal(cells.total as string),
    advance: new Decimal(cells.advance as string),
    current: new Decimal(cells.current as string),
  };
});

const ofKind = (kind: Row['kind']): Row[] => rows.filter((row) => row.kind === kind);

export const region = rows.find((row) => row.kind === 'region') as Row;
export const prefectures: readonly Row[] = ofKind('prefecture');
export const counties: readonly Row[] = ofKind('county');
export const institutions: readonly Row[] = ofKind('institution');

export const byId: ReadonlyMap<string, Row> = new Map(rows.map((row) => [row.id, row]));

export const isIn = (row: Row, place: Row): boolean =>
  place.kind === 'region' || row.prefecture === place.prefecture;

/** The counties, districts and zones of a prefecture or of the region. */
export const countiesOf = (place: Row): Row[] => counties.filter((row) => isIn(row, place));

export const institutionsOf = (place: Row): Row[] => institutions.filter((row) => isIn(row, place));

/** The prefecture that a county or institution is in. */
export const prefectureOf = (row: Row): Row => byId.get(row.prefecture) as Row;

/** The lines of the table that a place is made of: a county is its own, a prefecture has its counties and institutions. */
export const leavesOf = (place: Row): Row[] =>
  place.kind === 'county' || place.kind === 'institution'
    ? [place]
    : [...countiesOf(place), ...institutionsOf(place)];
