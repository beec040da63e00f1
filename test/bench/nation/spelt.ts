import { readFileSync } from 'node:fs';

/** Each character's usual reading. */
export function readings(): ReadonlyMap<string, string> {
  const { first }: { readonly first: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync('data/readings.json', 'utf8'),
  );
  return new Map(
    Object.entries(first).flatMap(([syllable, characters]) =>
      [...characters].map((character) => [character, syllable] as const),
    ),
  );
}

/** A name in pinyin. */
export const spelt = (name: string, read: ReadonlyMap<string, string>): string =>
  [...name].map((character) => read.get(character) ?? character).join('');
