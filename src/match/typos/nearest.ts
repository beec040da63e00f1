import { type Alignment, align } from '../align.js';
import { type Likeness, SLIP } from '../likeness.js';
import type { Name } from './names.js';

/**
 * Where in the stretch the name is nearest. It is only looked for around places that hold enough of its characters, so
 * a long stretch costs no more than what in it looks like a name.
 */
export function nearest(
  stretch: string,
  name: Name,
  voted: number,
  likeness: Likeness,
): Alignment | undefined {
  const enough = Math.ceil(name.core / 2);
  let best: Alignment | undefined;
  for (let first = 0; first < stretch.length; first++) {
    if (((voted >> first) & 1) === 0) continue;
    let last = first;
    let count = 1;
    for (let at = first + 1; at < stretch.length && at - last <= name.length; at++)
      if (((voted >> at) & 1) === 1) {
        last = at;
        count++;
      }
    if (count >= enough) {
      const from = Math.max(0, first - name.length);
      const to = Math.min(stretch.length, last + name.length + 1);
      const place = align(stretch, name.term.text, likeness, name.farthest, from, to);
      if (place && (!best || place.distance < best.distance)) best = place;
    }
    first = last;
  }
  return best && withDoubled(stretch, best);
}

/** A name whose first or last character was typed twice (温泉泉) reaches over both: alignment leaves its ends free. */
function withDoubled(text: string, { from, to, distance }: Alignment): Alignment {
  if (distance > 0) return { from, to, distance };
  const first = from > 0 && text[from - 1] === text[from] ? 1 : 0;
  const last = to < text.length && text[to] === text[to - 1] ? 1 : 0;
  return { from: from - first, to: to + last, distance: (first + last) * SLIP.doubled };
}
