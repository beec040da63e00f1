/** Class → the words that may stand for it; an empty one where it may be left out. */
export type Classes = Readonly<Record<string, readonly string[]>>;

/** The words that may stand in each place of a phrase, in order. */
export type Parts = readonly (readonly string[])[];

const CLASS = /\{([^{}]*)\}/gu;

/**
 * A pattern as its parts in order, each the words that may stand there: `{turn}{into}元` is each word of the class
 * `turn` before each of `into` before 元. A class that is not in the table stands for nothing; `unknownClass` tells which.
 */
export function partsOf(pattern: string, classes: Classes): Parts {
  const parts: (readonly string[])[] = [];
  let at = 0;
  for (const { index, 0: whole, 1: name = '' } of pattern.matchAll(CLASS)) {
    if (index > at) parts.push([pattern.slice(at, index)]);
    parts.push(classes[name] ?? []);
    at = index + whole.length;
  }
  if (at < pattern.length) parts.push([pattern.slice(at)]);
  return parts;
}

/** Every phrase that a pattern stands for. */
export const phrasesOf = (pattern: string, classes: Classes): string[] => {
  const parts = partsOf(pattern, classes);
  if (parts.length === 0) return [];
  let phrases = [''];
  for (const words of parts) phrases = phrases.flatMap((phrase) => words.map((word) => phrase + word));
  return phrases;
};

/** The first class that a pattern names and the table lacks. */
export const unknownClass = (pattern: string, classes: Classes): string | undefined =>
  [...pattern.matchAll(CLASS)].map(([, name = '']) => name).find((name) => !classes[name]);
