import { createRandom, type Random } from '../match/random.js';

/** Chance for one question, so that each stands on its own whatever else a run asks. */
export const chanceOf = (seed: number, index: number): Random => createRandom(seed * 1_000_003 + index);

/** Happens once in so many times. */
export const once = (random: Random, times: number): boolean => random.below(times) === 0;

/** Some of them, all different, in any order. */
export function sample<T>(random: Random, from: readonly T[], count: number): T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [taken] = left.splice(random.below(left.length), 1);
    return taken as T;
  });
}

/** A whole number between two, both included. */
export const between = (random: Random, least: number, most: number): number =>
  least + random.below(most - least + 1);
