import { type Element, rect } from './elements.js';
import { COLOURS } from './theme.js';

/** Pixels that even the smallest amount is drawn with, one in a thousand of the next too: it is not zero. */
const TRACE = 4;

/** How a bar of what is taken back is filled. */
export const HATCHING = {
  color: COLOURS.negative,
  decal: {
    symbol: 'rect',
    color: 'rgba(255,255,255,0.55)',
    dashArrayX: [1, 0],
    dashArrayY: [4, 5],
    rotation: -Math.PI / 4,
  },
};

/** What is said below a chart with such bars. */
export const HATCHING_REMARK = '红色斜纹为核减：负数，画在零线左侧';

interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * What a width stands for. Negatives lie on the other side of zero, so only what is positive adds up; where there are
 * any, zero moves right far enough for a trace of them.
 *
 * @param columns what is stacked, a column a part
 * @param span the width in pixels
 */
export function rangeOf(columns: readonly (readonly number[])[], span: number): Range {
  const lengths = (columns[0] ?? []).map((_, row) =>
    columns.reduce((sum, values) => sum + Math.max(0, values[row] ?? 0), 0),
  );
  const max = Math.max(0, ...lengths);
  const lowest = Math.min(0, ...columns.flat());
  // Where every amount is zero, any range will do.
  if (max === 0 && lowest === 0) return { min: 0, max: 1 };
  return { min: lowest === 0 ? 0 : Math.min(lowest, -max * ((3 * TRACE) / span)), max };
}

/** The length that an amount is drawn with: its own, or a trace where that would vanish. */
export const visible = (value: number, { min, max }: Range, span: number): number =>
  Math.sign(value) * Math.max(Math.abs(value), value === 0 ? 0 : ((max - min) * TRACE) / span);

/** Where zero is beside a bar, in a plot that begins at `left`. */
export const zeroMark = (
  { min, max }: Range,
  left: number,
  span: number,
  barTop: number,
  barHeight: number,
): Element => rect(left - (min / (max - min)) * span - 1.5, barTop - 2, 3, barHeight + 8, COLOURS.text);
