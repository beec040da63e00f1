/** How characters read aloud, without tones. */
export interface Sounds {
  /** The readings of a character, the most common first; empty where it has none. */
  of(character: string): readonly string[];
  /** The readings with what people confuse made equal: zh z, ch c, sh s, n l, f h, -ng -n. */
  near(character: string): readonly string[];
}

/** @param readings syllable → the characters that read so; the tables with more common readings first */
export function createSounds(readings: readonly Readonly<Record<string, string>>[]): Sounds {
  const exact = new Map<string, string[]>();
  for (const [syllable, characters] of readings.flatMap((table) => Object.entries(table)))
    for (const character of characters) {
      const list = exact.get(character);
      if (list) list.push(syllable);
      else exact.set(character, [syllable]);
    }
  const near = new Map<string, readonly string[]>();
  const classes = new Map([...new Set([...exact.values()].flat())].map((s) => [s, nearSound(s)]));
  const NONE: readonly string[] = [];
  return {
    of: (character) => exact.get(character) ?? NONE,
    near(character) {
      let list = near.get(character);
      if (!list) {
        list = [...new Set((exact.get(character) ?? NONE).map((s) => classes.get(s) as string))];
        near.set(character, list);
      }
      return list;
    },
  };
}

/** The class of syllables that are taken for one another. */
export const nearSound = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^f/, 'h')
    .replace(/ng$/, 'n');

/** True where one letter changed, added or dropped leads from one syllable to the other: what a slip at the keys offers. */
export function isLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (a === b || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}
