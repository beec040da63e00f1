import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type SetName = 'one' | 'other';

/** What every leaf's amounts in the other set are more than in the one, column by column: no amount is in both. */
const MORE = [1009, 2503, 4007];

/** Two sets of notices that differ in every amount, sets with a fault each, and the folder that shows one of them. */
export interface Sets {
  /** What the bot is started on. */
  readonly shown: string;
  /** The good ones by themselves. */
  readonly folders: Readonly<Record<SetName, string>>;
  readonly faulty: readonly string[];
  /** Shows another set, in one step. */
  show(folder: string): void;
}

/** @param base an empty folder @param root the repository */
export function makeSets(base: string, root: URL): Sets {
  const at = (name: string) => join(base, name);
  const sources = ['data/notices/2024-xcs35', 'test/notices/2023-xcs12'].map(
    (path) => new URL(path, root).pathname,
  );
  const make = (name: string, more: readonly number[]): string => {
    for (const source of sources) {
      const folder = join(at(name), source.slice(source.lastIndexOf('/') + 1));
      mkdirSync(folder, { recursive: true });
      cpSync(source, folder, { recursive: true });
      raise(folder, more);
    }
    return at(name);
  };
  const folders = { one: make('one', [0, 0, 0]), other: make('other', MORE) };
  const spoilt = (name: string, spoil: (folder: string) => void): string => {
    cpSync(folders.one, at(name), { recursive: true });
    spoil(at(name));
    return at(name);
  };
  const faulty = [
    spoilt('sum', (to) => change(join(to, '2024-xcs35/allocations.csv'), /(,county,)(\d+)/, '$19$2')),
    spoilt('torn', (to) => change(join(to, '2024-xcs35/notice.json'), /[\s\S]{900}$/, '')),
    spoilt('gone', (to) => rmSync(join(to, '2024-xcs35/allocations.csv'))),
    spoilt('word', (to) => change(join(to, '2023-xcs12/allocations.csv'), /(,county,)\d+/, '$1若干')),
    spoilt('empty', (to) => {
      rmSync(to, { recursive: true });
      mkdirSync(to);
    }),
    at('nowhere'),
  ];
  const shown = at('shown');
  const show = (folder: string): void => {
    symlinkSync(folder, at('next'));
    renameSync(at('next'), shown);
  };
  show(folders.one);
  return { shown, folders, faulty, show };
}

function change(file: string, what: RegExp, by: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(what, by);
  if (after === before) throw new Error(`nothing to spoil in ${file}`);
  writeFileSync(file, after);
}

/**
 * Raises each leaf of a notice's amounts and every sum with them. What quotes amounts of the print is left out: it would
 * be the same in both sets.
 */
function raise(folder: string, more: readonly number[]): void {
  const table = join(folder, 'allocations.csv');
  const [head = '', ...lines] = readFileSync(table, 'utf8').trim().split(/\r?\n/);
  const keys = head.split(',').slice(3, -1);
  const rows = lines.map((line) => {
    const [prefecture = '', county = '', kind = '', ...rest] = line.split(',');
    return { prefecture, county, kind, amounts: rest.slice(0, keys.length).map(Number) };
  });
  const leaves = rows.filter(({ kind }) => kind === 'county' || kind === 'institution');
  const below = (row: (typeof rows)[number]): number => {
    if (row.kind === 'region') return leaves.length;
    if (row.kind !== 'prefecture') return 1;
    return leaves.filter(({ prefecture }) => prefecture === row.prefecture).length;
  };
  for (const row of rows) {
    const by = keys.map((_, i) => (more[i] ?? 0) * below(row));
    // The first of three is the sum of the others.
    if (keys.length === 3) by[0] = (by[1] ?? 0) + (by[2] ?? 0);
    row.amounts = row.amounts.map((amount, i) => amount + (by[i] ?? 0));
  }
  const written = rows.map(({ prefecture, county, kind, amounts }) =>
    [prefecture, county, kind, ...amounts, ''].join(','),
  );
  writeFileSync(table, `${[head, ...written].join('\n')}\n`);
  const file = join(folder, 'notice.json');
  const notice = JSON.parse(readFileSync(file, 'utf8'));
  notice.corrections = [];
  for (const one of notice.tables) {
    const row = rows.find(({ prefecture, kind }) =>
      one.place === '全区' ? kind === 'region' : kind === 'prefecture' && prefecture === one.place,
    );
    one.total = String(row?.amounts[0]);
  }
  writeFileSync(file, JSON.stringify(notice, null, 2));
}
