import type { Sounds } from '../text/sound.js';

/** What one slip costs. A character that is neither heard nor seen alike is dear; the rest people do every day. */
export const SLIP = {
  sound: 0.3,
  look: 0.35,
  near: 0.45,
  swap: 0.35,
  doubled: 0.3,
  dropped: 0.9,
  added: 0.9,
  other: 1,
} as const;

/** Tells how easily one character is typed for another: 0 (the same) to 1 (nothing in common). */
export interface Likeness {
  between(typed: string, meant: string): number;
  /** Everything that a character may have been typed for: keys that like characters share. */
  keys(character: string): readonly string[];
}

/** @param lookalikes character → the characters that look like it */
export function createLikeness(sounds: Sounds, lookalikes: Readonly<Record<string, string>>): Likeness {
  const looks = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => {
    const set = looks.get(a);
    if (set) set.add(b);
    else looks.set(a, new Set([b]));
  };
  for (const [character, others] of Object.entries(lookalikes))
    for (const other of others) {
      link(character, other);
      link(other, character);
    }

  const measured = new Map<string, number>();
  const measure = (typed: string, meant: string): number => {
    const heard = sounds.of(meant);
    if (sounds.of(typed).some((syllable) => heard.includes(syllable))) return SLIP.sound;
    if (looks.get(typed)?.has(meant)) return SLIP.look;
    const near = sounds.near(meant);
    if (sounds.near(typed).some((syllable) => near.includes(syllable))) return SLIP.near;
    return SLIP.other;
  };

  const keys = new Map<string, readonly string[]>();
  return {
    between(typed, meant) {
      if (typed === meant) return 0;
      const pair = typed + meant;
      let cost = measured.get(pair);
      if (cost === undefined) {
        cost = measure(typed, meant);
        if (measured.size < 200_000) measured.set(pair, cost);
      }
      return cost;
    },
    keys(character) {
      let list = keys.get(character);
      if (!list) {
        list = [character, ...sounds.near(character), ...(looks.get(character) ?? [])];
        if (keys.size < 20_000) keys.set(character, list);
      }
      return list;
    },
  };
}
