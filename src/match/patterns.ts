/** Class → the words that may stand for it; an empty one where it may be left out. */
export type Classes = Readonly<Record<string, readonly string[]>>;

const CLASS = /\{([^{}]*)\}/u;

/**
 * Every phrase that a pattern stands for: `{turn}{into}元` with each word of the class `turn` before each of `into`. A
 * class that is not in the table stands for nothing; `unknownClass` tells which.
 */
export function phrasesOf(pattern: string, classes: Classes): readonly string[] {
  const found = CLASS.exec(pattern);
  if (!found) return pattern ? [pattern] : [];
  const [whole, name = ''] = found;
  return (classes[name] ?? []).flatMap((word) =>
    phrasesOf(pattern.slice(0, found.index) + word + pattern.slice(found.index + whole.length), classes),
  );
}

/** The first class that a pattern names and the table lacks. */
export const unknownClass = (pattern: string, classes: Classes): string | undefined =>
  [...pattern.matchAll(new RegExp(CLASS, 'gu'))].map(([, name = '']) => name).find((name) => !classes[name]);
