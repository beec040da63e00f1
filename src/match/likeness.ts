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

/** Every cost that there is, behind the mark for one that is not worked out yet. */
const COSTS = [Number.NaN, 0, SLIP.sound, SLIP.look, SLIP.faint, SLIP.near, SLIP.letter, SLIP.other];

/** So many typed characters are remembered, each for so many that were meant. */
const MOST_TYPED = 1000;
const MOST_MEANT = 2000;

/** Tells how easily one character is typed for another: 0 (the same) to 0.9 (nothing in common). */
export interface Likeness {
  between(typed: string, meant: string): number;
  /** What each character of a text costs for one that was meant, and more behind them; good until the next call. */
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

  const known = new KnownCosts();
  const between = (typed: string, meant: string): number => {
    const row = known.of(typed.charCodeAt(0));
    const at = known.indexOf(meant.charCodeAt(0));
    const code = row[at];
    if (code !== undefined && code !== 0) return COSTS[code] as number;
    const cost = typed === meant ? 0 : measure(typed, meant);
    if (at < row.length) row[at] = COSTS.indexOf(cost);
    return cost;
  };

  let held = '';
  let typed: string[] = [];
  let rows: Uint8Array[] = [];
  let costs = new Float64Array(0);
  return {
    between,
    costs(text, meant) {
      if (text !== held) {
        held = text;
        typed = text.split('');
        rows = typed.map((character) => known.of(character.charCodeAt(0)));
        if (costs.length < text.length) costs = new Float64Array(2 * text.length);
      }
      const at = known.indexOf(meant.charCodeAt(0));
      for (let i = 0; i < rows.length; i++) {
        const code = (rows[i] as Uint8Array)[at];
        costs[i] = code ? (COSTS[code] as number) : between(typed[i] as string, meant);
      }
      return costs;
    },
    looks: (character) => [...(looks.get(character)?.keys() ?? [])],
  };
}

/** What is worked out once, a byte for each pair of a typed character and one that was meant. */
class KnownCosts {
  readonly #rows = new Map<number, Uint8Array>();
  readonly #indexes = new Map<number, number>();

  /** The row of a typed character: its costs by their place in `COSTS`, 0 where nobody asked yet. */
  of(typed: number): Uint8Array {
    const known = this.#rows.get(typed);
    if (known) return known;
    if (this.#rows.size >= MOST_TYPED) this.#rows.clear();
    const row = new Uint8Array(MOST_MEANT);
    this.#rows.set(typed, row);
    return row;
  }

  /** Where in a row a character that was meant stands; beyond its end where there are too many. */
  indexOf(meant: number): number {
    let index = this.#indexes.get(meant);
    if (index === undefined) {
      index = this.#indexes.size;
      if (index < MOST_MEANT) this.#indexes.set(meant, index);
    }
    return index;
  }
}
