import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(import.meta.dirname, '../../src');

/** Only these know words. */
const READS_WORDS = /^(?:match|question)\b/;

/** Their text without comments, which may name what they explain. */
const code = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => READS_WORDS.test(file) && file.endsWith('.ts'))
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/(^|\s)\/\/.*$/gm, '$1');

/** Where concepts stand: `isA(…)`, `evidence.has(…)`, `evidence.of(…)`, `means(…)`, `concepts: […]`, `concepts.includes(…)`. */
const HOLDS_CONCEPTS =
  /\bisA\(|\bany\(|\bevidence\.(?:has|of)\(|\bmeans\(|\bconcepts: \[|\bconcepts\.includes\(/g;

/** The text behind an opening bracket, up to its closing one. */
function within(text: string, from: number): string {
  let depth = 1;
  let to = from;
  for (; to < text.length && depth > 0; to++) {
    if ('([{'.includes(text[to] as string)) depth++;
    else if (')]}'.includes(text[to] as string)) depth--;
  }
  return text.slice(from, to - 1);
}

/** The strings in a stretch of code; one that something is compared with is no concept. */
const strings = (text: string): string[] =>
  [...text.matchAll(/([!=]==? )?'([A-Za-z]+)'/g)].flatMap(([, compared, name]) =>
    compared || !name ? [] : [name],
  );

/** The lists that are spread into such a stretch, by their names. */
const spread = (text: string): string[] =>
  [...text.matchAll(/\.\.\.([A-Z_]+)\b/g)].flatMap(([, name]) => name ?? []);

const listed = (name: string): string[] =>
  [...code.matchAll(new RegExp(`\\bconst ${name}\\b[^=]*= \\[`, 'g'))].flatMap(({ index, 0: found }) =>
    strings(within(code, index + found.length)),
  );

/** Every concept that the program asks a word for. */
export function conceptsAsked(): string[] {
  const stretches = [...code.matchAll(HOLDS_CONCEPTS)].map(({ index, 0: found }) =>
    within(code, index + found.length),
  );
  const names = stretches.flatMap((text) => [...strings(text), ...spread(text).flatMap(listed)]);
  return [...new Set(names)].sort();
}

/** Every string of letters in the program: what is not among them is named nowhere. */
export const namedInCode: ReadonlySet<string> = new Set(strings(code.replace(/[!=]==? /g, '')));
