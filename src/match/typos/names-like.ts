import type { Sounds } from '../../text/sound.js';
import type { Likeness } from '../likeness.js';

/** So many characters keep their lists; what is typed beyond them is looked up each time. */
const MOST_LISTS = 4000;

/** The names that have a character that a typed one may have been meant for, and those that have itself. */
export interface NamesLike {
  readonly like: Int32Array;
  readonly having: readonly number[];
}

const NOBODY: readonly number[] = [];

/** Tells which names have a character like a typed one. Lists are made when first asked for. */
export function indexNames(
  names: readonly string[],
  sounds: Sounds,
  likeness: Likeness,
): (character: string) => NamesLike {
  const having = new Map<string, number[]>();
  const spoken = new Map<string, string[]>();
  names.forEach((name, index) => {
    for (const character of name) {
      const list = having.get(character);
      if (list) {
        if (list.at(-1) !== index) list.push(index);
        continue;
      }
      having.set(character, [index]);
      for (const sound of sounds.near(character)) {
        const others = spoken.get(sound);
        if (others) others.push(character);
        else spoken.set(sound, [character]);
      }
    }
  });
  const lists = new Map<string, NamesLike>();
  return (character) => {
    const known = lists.get(character);
    if (known) return known;
    const alike = [
      character,
      ...likeness.looks(character),
      ...sounds.near(character).flatMap((s) => spoken.get(s) ?? []),
    ];
    const list = {
      like: Int32Array.from(new Set(alike.flatMap((other) => having.get(other) ?? NOBODY))),
      having: having.get(character) ?? NOBODY,
    };
    if (lists.size < MOST_LISTS) lists.set(character, list);
    return list;
  };
}
