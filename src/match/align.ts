import { type Likeness, SLIP } from './likeness.js';

/** Where in a text a name was meant, and how far what stands there is from it. */
export interface Alignment {
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/** A row of the table: the cheapest way to spell the name so far so that it ends at each place, and where it began. */
interface Row {
  readonly cost: Float64Array;
  readonly start: Int32Array;
}

/** The rows are used over and over: thousands of names are held against a text, and new rows would cost more than that. */
let rows: [Row, Row, Row] = [row(64), row(64), row(64)];

function row(length: number): Row {
  return { cost: new Float64Array(length), start: new Int32Array(length) };
}

/**
 * The stretch of `text` nearest to `name`: a weighted edit distance whose beginning and end in the text are free,
 * with swapped and doubled characters as slips of their own.
 *
 * @param limit nothing farther than this is given back
 * @param first where in the text it is looked for, up to `behind`
 */
export function align(
  text: string,
  name: string,
  likeness: Likeness,
  limit: number,
  first = 0,
  behind = text.length,
): Alignment | undefined {
  const length = behind - first;
  if (length >= rows[0].cost.length) rows = [row(2 * length), row(2 * length), row(2 * length)];
  let [before, last, next] = rows;
  for (let j = 0; j <= length; j++) {
    last.cost[j] = 0;
    last.start[j] = j;
  }
  let leastBefore = 0;
  for (let i = 1; i <= name.length; i++) {
    const meant = name.charCodeAt(i - 1);
    const meantBefore = i > 1 ? name.charCodeAt(i - 2) : -1;
    const costs = likeness.costs(text, name[i - 1] as string);
    let typedBefore = -1;
    const { cost: above, start: beganAbove } = last;
    const { cost: here, start: beganHere } = next;
    here[0] = i * SLIP.dropped;
    beganHere[0] = 0;
    let least = i * SLIP.dropped;
    for (let j = 1; j <= length; j++) {
      const typed = text.charCodeAt(first + j - 1);
      let best = at(above, j - 1) + at(costs, first + j - 1);
      let from = at(beganAbove, j - 1);
      // At an end of the name, beside a character that then stays unexplained, that one was typed instead.
      const instead = i === 1 || (i === name.length && j < length);
      const dropped = at(above, j) + (instead ? SLIP.other : SLIP.dropped);
      if (dropped < best) {
        best = dropped;
        from = at(beganAbove, j);
      }
      const added = at(here, j - 1) + (typed === typedBefore ? SLIP.doubled : SLIP.added);
      if (added < best) {
        best = added;
        from = at(beganHere, j - 1);
      }
      if (typed === meantBefore && typedBefore === meant && typed !== meant) {
        const swapped = at(before.cost, j - 2) + SLIP.swap;
        if (swapped < best) {
          best = swapped;
          from = at(before.start, j - 2);
        }
      }
      here[j] = best;
      beganHere[j] = from;
      if (best < least) least = best;
      typedBefore = typed;
    }
    // Whatever comes builds on this row, or on the one before it by a swap.
    if (least > limit && leastBefore + SLIP.swap > limit) return undefined;
    leastBefore = least;
    [before, last, next] = [last, next, before];
  }
  // Of two ends as near, the later one leaves less unexplained.
  let end = 0;
  for (let j = 1; j <= length; j++) if (at(last.cost, j) <= at(last.cost, end)) end = j;
  const from = at(last.start, end);
  const distance = at(last.cost, end);
  return distance <= limit && from < end ? { from: first + from, to: first + end, distance } : undefined;
}

const at = (array: Float64Array | Int32Array, index: number): number => array[index] as number;
