import { readFileSync } from 'node:fs';

/** A question about one place, and the line that its answer begins with. */
export interface Question {
  readonly text: string;
  readonly firstLine: RegExp;
}

/** One question a county: each has an answer of its own, so that a double one can be told. */
export function questions(root: URL): Question[] {
  const [, ...lines] = readFileSync(new URL('data/notices/2024-xcs35/allocations.csv', root), 'utf8')
    .trim()
    .split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  const counties = rows.filter(([, , kind]) => kind === 'county');
  return counties.map(([prefecture, county]) => ({
    text: `${prefecture} ${county}`,
    firstLine: new RegExp(`^${county} · ${prefecture}`),
  }));
}
