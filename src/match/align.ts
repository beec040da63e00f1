import { type Likeness, SLIP } from './likeness.js';

/** Where in a text a name was meant, and how far what stands there is from it. */
export interface Alignment {
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/**
 * The stretch of `text` nearest to `name`: a weighted edit distance whose beginning and end in the text are free,
 * with swapped and doubled characters as slips of their own.
 *
 * @param limit nothing farther than this is given back
 */
export function align(text: string, name: string, likeness: Likeness, limit: number): Alignment | undefined {
  const length = text.length;
  // cost[j]: the cheapest way to spell the first i characters of the name so that they end at j; start[j]: where it began.
  let cost = new Float64Array(length + 1);
  let start = Int32Array.from({ length: length + 1 }, (_, j) => j);
  let before: Float64Array | undefined;
  let beforeStart: Int32Array | undefined;
  for (let i = 1; i <= name.length; i++) {
    const meant = name[i - 1] as string;
    const next = new Float64Array(length + 1);
    const nextStart = new Int32Array(length + 1);
    next[0] = i * SLIP.dropped;
    for (let j = 1; j <= length; j++) {
      const typed = text[j - 1] as string;
      let best = at(cost, j - 1) + likeness.between(typed, meant);
      let from = at(start, j - 1);
      // At an end of the name, beside a character that then stays unexplained, that one was typed instead.
      const instead = i === 1 || (i === name.length && j < length);
      const dropped = at(cost, j) + (instead ? SLIP.other : SLIP.dropped);
      if (dropped < best) {
        best = dropped;
        from = at(start, j);
      }
      const added = at(next, j - 1) + (j > 1 && typed === text[j - 2] ? SLIP.doubled : SLIP.added);
      if (added < best) {
        best = added;
        from = at(nextStart, j - 1);
      }
      if (
        before &&
        beforeStart &&
        j > 1 &&
        typed === name[i - 2] &&
        text[j - 2] === meant &&
        typed !== meant
      ) {
        const swapped = at(before, j - 2) + SLIP.swap;
        if (swapped < best) {
          best = swapped;
          from = at(beforeStart, j - 2);
        }
      }
      next[j] = best;
      nextStart[j] = from;
    }
    before = cost;
    beforeStart = start;
    cost = next;
    start = nextStart;
  }
  // Of two ends as near, the later one leaves less unexplained.
  let end = 0;
  for (let j = 1; j <= length; j++) if (at(cost, j) <= at(cost, end)) end = j;
  const distance = at(cost, end);
  return distance <= limit && at(start, end) < end ? { from: at(start, end), to: end, distance } : undefined;
}

const at = (array: Float64Array | Int32Array, index: number): number => array[index] as number;
