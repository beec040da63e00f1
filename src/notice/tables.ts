import { join } from 'node:path';
import { type Fault, faultsIn } from './fault.js';
import { parseJson } from './json-line.js';
import { readText } from './load.js';

/** The tables that hold for every notice, by what they are, with their files. */
const FILES = {
  gazetteer: 'places.json',
  words: 'words.json',
  traditional: 'traditional.json',
  elsewhere: 'elsewhere.json',
  readings: 'readings.json',
  lookalikes: 'lookalikes.json',
  ordinary: 'ordinary.json',
} as const;

export type TableName = keyof typeof FILES;
export const TABLE_NAMES = Object.keys(FILES) as readonly TableName[];

/** One table as it stands in its file. */
export interface Table {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
}

/** Reads a table when it is first asked for; null with what is wrong reported. */
export type TableReader = (table: TableName, faults: Fault[]) => Table | null;

/** @param dir the folder `data/` */
export function tablesIn(dir: string): TableReader {
  const read = new Map<TableName, Table | null>();
  return (table, faults) => {
    const known = read.get(table);
    if (known !== undefined) return known;
    const found = readTable(join(dir, FILES[table]), faults);
    read.set(table, found);
    return found;
  };
}

function readTable(file: string, faults: Fault[]): Table | null {
  const text = readText(file, faults);
  if (text === null) return null;
  const value = parseJson(text, faultsIn(file), faults);
  return value === undefined ? null : { file, text, value };
}
