import { Decimal } from 'decimal.js';
import type { EChartsOption } from 'echarts';
import { type BarChart, type StackedChart, thousands } from '../reply/chart.js';
import { foot, head } from './card.js';
import { type Element, rect, text, textWidth } from './elements.js';
import type { Layout } from './layout.js';
import { HATCHING, HATCHING_REMARK, rangeOf, visible, zeroMark } from './scale.js';
import { COLOURS, MARGIN, RIGHT } from './theme.js';

/** More than this is unreadable on a phone; the rest is counted below the chart. */
const MOST_BARS = 30;
const PITCH = 84;
const BAR_HEIGHT = 24;
const NAME_SIZE = 33;
/** Column headings, and what is said beside a name. */
const SMALL_SIZE = 26;
/** Room that one column of figures takes. */
const COLUMN_WIDTH = 152;
const SPAN = RIGHT - MARGIN;
/** The colours of a sum's parts in their order, as bars and as figures; the sum itself has its own. */
const PARTS = [
  { fill: COLOURS.advance, ink: COLOURS.advance },
  { fill: COLOURS.current, ink: COLOURS.currentText },
];
const WHOLE = { fill: COLOURS.total, ink: COLOURS.total };
interface Bar {
  readonly name: string;
  readonly detail?: string;
  readonly rank?: number;
  /** In the order of the columns. */
  readonly amounts: readonly Decimal[];
}

/** A column of figures; only what is drawn has a bar. */
interface Shown {
  readonly label: string;
  readonly fill: string;
  readonly ink: string;
  readonly drawn: boolean;
}

/** Horizontal bars, the name and the figures above each: the same for one column and for two stacked. */
export function layoutBars(chart: StackedChart | BarChart): Layout {
  const shown = columnsOf(chart);
  const drawn = shown.filter((column) => column.drawn);
  const bars = barsOf(chart).slice(0, MOST_BARS);
  const values = drawn.map((_, index) => bars.map((bar) => bar.amounts[index]?.toNumber() ?? 0));
  const negative = values.flat().some((value) => value < 0);
  const range = rangeOf(values, SPAN);

  const { elements: heading, lastLine, bottom } = head(chart);
  const top = bottom + 20;
  const { elements: footing, height } = foot(chart, top + bars.length * PITCH + 20, remarks(chart, negative));
  const nameAt = MARGIN + rankWidth(bars);
  const rows = bars.flatMap((bar, index) => rowLabels(bar, shown, nameAt, top + index * PITCH + 24));
  const zero = negative
    ? bars.map((_, index) => zeroMark(range, MARGIN, SPAN, top + index * PITCH + 48, BAR_HEIGHT))
    : [];

  const option: EChartsOption = {
    grid: { left: MARGIN, width: SPAN, top: top + 20, height: bars.length * PITCH },
    xAxis: { type: 'value', show: false, ...range },
    yAxis: { type: 'category', inverse: true, show: false, data: bars.map((bar) => bar.name) },
    series: drawn.map((column, index) => ({
      type: 'bar',
      stack: 'amounts',
      barWidth: BAR_HEIGHT,
      data: (values[index] ?? []).map((value) => ({
        value: visible(value, range, SPAN),
        itemStyle: value < 0 ? HATCHING : { color: column.fill },
      })),
    })),
  };
  const graphics = [...heading, ...columnHeads(shown, lastLine), ...rows, ...zero, ...footing];
  return { option, graphics, height };
}

/** The parts, then their sum; or the one column that is shown. */
function columnsOf(chart: StackedChart | BarChart): Shown[] {
  const colour = (part: number | undefined) => PARTS[(part ?? 0) % PARTS.length] ?? WHOLE;
  if (chart.kind === 'bars')
    return [{ label: chart.column, ...(chart.part === undefined ? WHOLE : colour(chart.part)), drawn: true }];
  const parts = chart.parts.map((label, index) => ({ label, ...colour(index), drawn: true }));
  return [...parts, { label: chart.whole, ...WHOLE, drawn: false }];
}

function barsOf(chart: StackedChart | BarChart): Bar[] {
  if (chart.kind === 'bars') return chart.bars.map(({ value, ...named }) => ({ ...named, amounts: [value] }));
  return chart.bars.map(({ amounts, ...named }) => ({
    ...named,
    amounts: [...amounts, amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0))],
  }));
}

/** The headings of the columns of figures serve as the legend. */
function columnHeads(shown: readonly Shown[], y: number): Element[] {
  return shown.flatMap((column, index) => {
    const x = columnRight(shown, index);
    const label = text(column.label, x, y, {
      size: SMALL_SIZE,
      align: 'right',
      colour: COLOURS.muted,
    });
    const left = x - textWidth(column.label, SMALL_SIZE) - 28;
    return column.drawn ? [rect(left, y - 10, 20, 20, column.fill, 4), label] : [label];
  });
}

const columnRight = (shown: readonly Shown[], index: number): number =>
  RIGHT - (shown.length - 1 - index) * COLUMN_WIDTH;

/** The room before the names that the longest rank needs; none where nothing is ranked. */
function rankWidth(bars: readonly Bar[]): number {
  const widths = bars.flatMap(({ rank }) => (rank === undefined ? [] : [textWidth(String(rank), NAME_SIZE)]));
  return widths.length === 0 ? 0 : Math.max(...widths) + 20;
}

function rowLabels(
  { name, detail, rank, amounts }: Bar,
  shown: readonly Shown[],
  nameAt: number,
  y: number,
): Element[] {
  const labels = [text(name, nameAt, y, { size: NAME_SIZE })];
  if (rank !== undefined)
    labels.push(text(String(rank), MARGIN, y, { size: NAME_SIZE, colour: COLOURS.muted }));
  const detailAt = nameAt + textWidth(name, NAME_SIZE) + 16;
  if (detail && detailAt + textWidth(detail, SMALL_SIZE) < RIGHT - shown.length * COLUMN_WIDTH)
    labels.push(text(detail, detailAt, y + 2, { size: SMALL_SIZE, colour: COLOURS.muted }));
  shown.forEach((column, index) => {
    const amount = amounts[index];
    if (!amount) return;
    const last = index === shown.length - 1;
    const colour = amount.lt(0) ? COLOURS.negative : last ? COLOURS.text : column.ink;
    const style = { size: last ? 33 : 29, align: 'right', colour, strong: last } as const;
    labels.push(text(thousands(amount), columnRight(shown, index), y + (last ? 0 : 2), style));
  });
  return labels;
}

function remarks(chart: StackedChart | BarChart, negative: boolean): string[] {
  const omitted = chart.bars.length - MOST_BARS;
  return [...(negative ? [HATCHING_REMARK] : []), ...(omitted > 0 ? [`另有 ${omitted} 项未画出`] : [])];
}
