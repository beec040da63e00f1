import { join } from 'node:path';
import type { Fault } from './fault.js';
import { faultsIn } from './fault.js';
import { readText } from './load.js';

/** The tables that hold for every notice, by what they are, with their files. */
const FILES = {
  gazetteer: 'places.json',
  words: 'words.json',
  elsewhere: 'elsewhere.json',
  readings: 'readings.json',
  lookalikes: 'lookalikes.json',
  traditional: 'traditional.json',
} as const;

type TableName = keyof typeof FILES;

/** The tables as they stand in their files, and the files' texts for naming lines. */
export interface TableFiles {
  readonly values: Readonly<Record<TableName, unknown>>;
  readonly texts: Readonly<Record<TableName, string>>;
  /** The file behind a table. */
  fileOf(table: TableName): string;
}

/**
 * Reads the tables of names and words.
 *
 * @param dir the folder `data/`
 * @returns the tables, or null with what is wrong reported
 */
export function loadTables(dir: string, faults: Fault[]): TableFiles | null {
  const fileOf = (table: TableName): string => join(dir, FILES[table]);
  const texts: Partial<Record<TableName, string>> = {};
  const values: Partial<Record<TableName, unknown>> = {};
  for (const table of Object.keys(FILES) as TableName[]) {
    const text = readText(fileOf(table), faults);
    if (text === null) continue;
    texts[table] = text;
    try {
      values[table] = JSON.parse(text);
    } catch (error) {
      const position = /position (\d+)/.exec(String(error))?.[1];
      const line = position === undefined ? 0 : text.slice(0, Number(position)).split('\n').length;
      faults.push(faultsIn(fileOf(table))(line, '不是正确的 JSON', '逗号、引号和括号都成对的 JSON'));
    }
  }
  return Object.keys(values).length === Object.keys(FILES).length
    ? { values: values as Record<TableName, unknown>, texts: texts as Record<TableName, string>, fileOf }
    : null;
}
