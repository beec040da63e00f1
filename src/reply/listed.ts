import type { Block, Line } from './message.js';
import { block, folded } from './section.js';

/** From this many lines on a list is folded where the way out can fold. */
const LONG = 8;

/** From this many lines on one looks for a place in it, page by page, where the way out has pages. */
const VERY_LONG = 20;

/** @param again the question that shows the same list */
export const listed = (lines: readonly Line[], again?: string): Block => ({
  ...(lines.length > LONG ? folded(...lines) : block(...lines)),
  ...(again && lines.length > VERY_LONG && { paged: again }),
});
