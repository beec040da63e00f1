import { SLIP } from '../likeness.js';
import { bitsIn } from './bits.js';
import type { Name } from './names.js';
import type { NamesLike } from './names-like.js';

/** Which names a stretch of a text may hold: each of its characters votes for the names that have one like it. */
export class Ballot {
  /** For each name, the places of the stretch where a character like one of its own stands, a bit each. */
  readonly #like: Int32Array;
  /** Likewise, the places where one of its own stands. */
  readonly #same: Int32Array;
  /** For each name, how many places have to vote for it: fewer are too far from it, whatever stands there. */
  readonly #needed: Uint8Array;
  /** The indexes of the names that got any vote, in the order of their first ones; kept, for there are hundreds a text. */
  readonly #touched: Int32Array;

  /** @param namesLike tells by their indexes which of the names have a character like a typed one */
  constructor(
    private readonly names: readonly Name[],
    private readonly namesLike: (character: string) => NamesLike,
  ) {
    this.#like = new Int32Array(names.length);
    this.#same = new Int32Array(names.length);
    this.#needed = Uint8Array.from(names, leastVotes);
    this.#touched = new Int32Array(names.length);
  }

  /** Calls `look` for each name that may be near enough, with the places that voted for it. */
  cast(stretch: string, look: (name: Name, voted: number) => void): void {
    const count = this.#vote(stretch);
    const votes = this.#like;
    const exactly = this.#same;
    const needed = this.#needed;
    const touched = this.#touched;
    for (let i = 0; i < count; i++) {
      const index = touched[i] as number;
      const like = votes[index] as number;
      const same = exactly[index] as number;
      votes[index] = 0;
      exactly[index] = 0;
      if (bitsIn(like) < (needed[index] as number)) continue;
      const name = this.names[index] as Name;
      const voted = worthALook(name, like, same);
      if (voted !== 0) look(name, voted);
    }
  }

  /** Takes the votes. Gives how many names got any. */
  #vote(stretch: string): number {
    const votes = this.#like;
    const exactly = this.#same;
    const touched = this.#touched;
    let count = 0;
    for (let at = 0; at < stretch.length; at++) {
      const { like, having } = this.namesLike(stretch[at] as string);
      const vote = 1 << at;
      for (let i = 0; i < like.length; i++) {
        const index = like[i] as number;
        const before = votes[index] as number;
        if (before === 0) touched[count++] = index;
        votes[index] = before | vote;
      }
      for (const index of having) exactly[index] = (exactly[index] as number) | vote;
    }
    return count;
  }
}

/**
 * The votes that may belong to a name near enough: of thousands of names most are passed over by this alone. A character
 * of the name that nothing around is like was dropped, and one that something is only like was taken for it; what
 * stands farther apart than doubled characters explain belongs to no one spelling of the name.
 */
function worthALook({ core, farthest }: Name, voted: number, same: number): number {
  if (leastDistance(core, bitsIn(voted), bitsIn(same)) > farthest) return 0;
  const width = core + Math.floor(farthest / SLIP.doubled);
  if (width >= 31) return voted;
  const mask = (1 << width) - 1;
  let kept = 0;
  for (let at = 0, rest = voted; rest !== 0; at++, rest >>>= 1) {
    if ((rest & 1) === 0) continue;
    const here = rest & mask;
    if (leastDistance(core, bitsIn(here), bitsIn((same >>> at) & mask)) <= farthest) kept |= here << at;
  }
  return kept;
}

/** The fewest votes that a name may be near enough with. */
function leastVotes({ core, farthest }: Name): number {
  let votes = 0;
  while (votes < core && leastDistance(core, votes, votes) > farthest) votes++;
  return votes;
}

const leastDistance = (core: number, like: number, same: number): number =>
  Math.max(0, core - like) * SLIP.dropped + Math.max(0, Math.min(like, core) - same) * SLIP.sound - 1e-9;
