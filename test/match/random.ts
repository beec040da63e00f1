/** A seeded source of chance: the same seed gives the same run anywhere. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
}

/** @param seed any whole number */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32: small, and random enough to choose characters with.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] };
}
