import { type LineChart, thousands } from '../reply/chart.js';
import { foot, head } from './card.js';
import { area, circle, type Element, polyline, rect, text, textWidth } from './elements.js';
import type { Layout } from './layout.js';
import { COLOURS, MARGIN, RIGHT } from './theme.js';

const PLOT_HEIGHT = 420;
/** Room above the highest and below the lowest point, for their figures. */
const LABEL_ROOM = 64;
const FIGURE_SIZE = 31;
const YEAR_SIZE = 28;
const SMALLEST_FIGURE = 20;

type Point = readonly [x: number, y: number];

/** One figure over the years: as far apart as the years are, from zero up. */
export function layoutLine(chart: LineChart): Layout {
  const { elements: heading, bottom } = head(chart);
  const top = bottom + LABEL_ROOM;
  const size = figureSize(chart);
  const at = placing(chart, top, labelWidth(chart, size));
  const points = chart.points.map(({ year, value }) => at(year, value.toNumber()));
  const [, zero] = at(0, 0);
  const axis = top + PLOT_HEIGHT + (zero < top + PLOT_HEIGHT ? LABEL_ROOM : 0);
  const { elements: footing, height } = foot(chart, axis + 76);
  const graphics = [
    ...heading,
    rect(MARGIN, zero - 1, RIGHT - MARGIN, 2, COLOURS.axis),
    area([[points[0]?.[0] ?? 0, zero], ...points, [points.at(-1)?.[0] ?? 0, zero]], COLOURS.area),
    polyline(points, 5, COLOURS.advance),
    ...points.map((point) => circle(point, 9, COLOURS.advance)),
    ...chart.points.flatMap(({ year, value }, i) => {
      const [x] = points[i] ?? [0, 0];
      return [
        text(thousands(value), ...besides(points, i), {
          size,
          align: alongside(points, i),
          colour: value.lt(0) ? COLOURS.negative : COLOURS.text,
        }),
        text(`${year} 年`, x, axis + 34, { size: YEAR_SIZE, align: 'center', colour: COLOURS.muted }),
      ];
    }),
    ...footing,
  ] satisfies Element[];
  return { option: {}, graphics, height };
}

/** Smaller where the figures would run into each other. */
function figureSize({ points }: LineChart): number {
  const room = (RIGHT - MARGIN) / points.length - 16;
  const widest = Math.max(...points.map(({ value }) => textWidth(thousands(value), 1)));
  return Math.max(SMALLEST_FIGURE, Math.min(FIGURE_SIZE, room / widest));
}

/** What the widest figure or year takes, half of which lies beyond the first and the last point. */
const labelWidth = ({ points }: LineChart, size: number): number =>
  Math.max(
    ...points.flatMap(({ year, value }) => [
      textWidth(thousands(value), size),
      textWidth(`${year} 年`, YEAR_SIZE),
    ]),
  );

/** Where a year's amount stands; zero is always to be seen, so that lengths can be held against each other. */
function placing(
  { points }: LineChart,
  top: number,
  widest: number,
): (year: number, amount: number) => Point {
  const amounts = points.map(({ value }) => value.toNumber());
  const [low, high] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const range = high - low || 1;
  const [first = 0, last = 1] = [points[0]?.year, points.at(-1)?.year];
  const [left, right] = [MARGIN + widest / 2, RIGHT - widest / 2];
  return (year, amount) => [
    left + ((year - first) / (last - first || 1)) * (right - left),
    top + ((high - amount) / range) * PLOT_HEIGHT,
  ];
}

/** How far a figure reaches over its point where the line runs up or down beside it. */
const OVER = 14;

/** Where a figure begins or ends: above its point, or below it between two that are higher, out of the line's way. */
function besides(points: readonly Point[], i: number): Point {
  const [x, y] = points[i] ?? [0, 0];
  const isLow = neighbours(points, i).every((other) => other < y);
  const over = { left: -OVER, center: 0, right: OVER }[alongside(points, i)];
  return [x + over, y + (isLow ? 34 : -34)];
}

/** On the side where the line is lower; in the middle at both ends, and where the line turns. */
function alongside(points: readonly Point[], i: number): 'left' | 'center' | 'right' {
  const y = points[i]?.[1] ?? 0;
  const [before, after] = neighbours(points, i);
  if (before === undefined || after === undefined) return 'center';
  if (after < y && before >= y) return 'right';
  return after > y && before <= y ? 'left' : 'center';
}

const neighbours = (points: readonly Point[], i: number): number[] =>
  [points[i - 1], points[i + 1]].flatMap((point) => (point ? [point[1]] : []));
