import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tables that hold for every notice, by file name without its ending. */
const TABLES = {
  gazetteer: 'places',
  words: 'words',
  elsewhere: 'elsewhere',
  readings: 'readings',
  lookalikes: 'lookalikes',
  traditional: 'traditional',
} as const;

/**
 * Reads the tables of names and words.
 *
 * @param dir the folder `data/`
 * @throws where a file is missing or is no JSON: the program cannot do without
 */
export function loadTables(dir: string): Record<keyof typeof TABLES, unknown> {
  const entries = Object.entries(TABLES).map(([key, file]) => [
    key,
    JSON.parse(readFileSync(join(dir, `${file}.json`), 'utf8')),
  ]);
  return Object.fromEntries(entries) as Record<keyof typeof TABLES, unknown>;
}
