import { isLetterOff, type Sounds } from '../text/sound.js';

/** What one slip costs. A character that is neither heard nor seen alike is dear; the rest people do every day. */
export const SLIP = {
  sound: 0.3,
  look: 0.35,
  faint: 0.65,
  near: 0.45,
  swap: 0.35,
  doubled: 0.3,
  cutShort: 0.3,
  letter: 0.8,
  dropped: 0.8,
  added: 0.85,
  other: 0.9,
} as const;

/** The table lists the likest first; these many are easily taken for one another, the rest less so. */
const CLOSEST = 10;

/** So many typed characters are remembered for each that was meant. */
const MOST_MEASURED = 200;

/** Tells how easily one character is typed for another: 0 (the same) to 0.9 (nothing in common). */
export interface Likeness {
  between(typed: string, meant: string): number;
  /** What each character of a text costs for one that was meant; worked out once a text, however many names have it. */
  costs(text: string, meant: string): Float64Array;
  /** The characters that look like this one. */
  looks(character: string): readonly string[];
}

/** @param lookalikes character → the characters that look like it */
export function createLikeness(sounds: Sounds, lookalikes: Readonly<Record<string, string>>): Likeness {
  const looks = new Map<string, Map<string, number>>();
  const link = (a: string, b: string, cost: number): void => {
    const map = looks.get(a) ?? new Map<string, number>();
    map.set(b, Math.min(cost, map.get(b) ?? cost));
    looks.set(a, map);
  };
  for (const [character, others] of Object.entries(lookalikes))
    [...others].forEach((other, rank) => {
      const cost = rank < CLOSEST ? SLIP.look : SLIP.faint;
      link(character, other, cost);
      link(other, character, cost);
    });

  const measured = new Map<string, Map<number, number>>();
  let latest = '';
  let costs = new Map<number, number>();
  const measure = (typed: string, meant: string): number => {
    const heard = sounds.of(meant);
    if (sounds.of(typed).some((syllable) => heard.includes(syllable))) return SLIP.sound;
    const seen = looks.get(typed)?.get(meant) ?? SLIP.other;
    if (seen === SLIP.look) return seen;
    const near = sounds.near(meant);
    if (sounds.near(typed).some((syllable) => near.includes(syllable))) return SLIP.near;
    if (seen < SLIP.letter) return seen;
    return sounds.of(typed).some((a) => heard.some((b) => isLetterOff(a, b))) ? SLIP.letter : seen;
  };

  const between = (typed: string, meant: string): number => {
    if (typed === meant) return 0;
    // Whole texts are held against a character, so the one meant stays the same for a while.
    if (meant !== latest) {
      latest = meant;
      costs = measured.get(meant) ?? new Map();
      measured.set(meant, costs);
    }
    const code = typed.charCodeAt(0);
    let cost = costs.get(code);
    if (cost === undefined) {
      cost = measure(typed, meant);
      if (costs.size < MOST_MEASURED) costs.set(code, cost);
    }
    return cost;
  };

  let held = '';
  const rows = new Map<string, Float64Array>();
  return {
    between,
    costs(text, meant) {
      if (text !== held) {
        held = text;
        rows.clear();
      }
      let row = rows.get(meant);
      if (!row) {
        row = new Float64Array(text.length);
        for (let i = 0; i < text.length; i++) row[i] = between(text[i] as string, meant);
        rows.set(meant, row);
      }
      return row;
    },
    looks: (character) => [...(looks.get(character)?.keys() ?? [])],
  };
}
