import type { EChartsOption } from 'echarts';
import { type GroupedChart, thousands } from '../reply/chart.js';
import { foot, head } from './card.js';
import { type Element, text, textWidth } from './elements.js';
import type { Layout } from './layout.js';
import { HATCHING, HATCHING_REMARK, rangeOf, visible, zeroMark } from './scale.js';
import { COLOURS, MARGIN, RIGHT } from './theme.js';

/** Pixels for all bars: a taller picture is made smaller on its way, and its figures with it. The rest is counted below. */
const TALLEST = 3000;
const PITCH = 44;
const BAR_HEIGHT = 26;
const NAME_PITCH = 62;
const NAME_SIZE = 33;
const YEAR_SIZE = 26;
const FIGURE_SIZE = 29;
const GAP = 18;
const NOT_LISTED = '未单列';

type Bar = GroupedChart['bars'][number];

/** Where the bars lie between the years and the figures. */
interface Plot {
  readonly left: number;
  readonly span: number;
}

/** The places one below the other, each with a bar a year: the newest year dark, those before it light. */
export function layoutGrouped(chart: GroupedChart): Layout {
  const { years } = chart;
  const block = NAME_PITCH + years.length * PITCH;
  const bars = chart.bars.slice(0, Math.max(1, Math.floor(TALLEST / block)));
  const plot = plotOf(years, bars);
  const values = bars.flatMap(({ amounts }) => amounts.map((amount) => amount?.toNumber() ?? 0));
  const range = rangeOf([values], plot.span);
  const negative = values.some((value) => value < 0);

  const { elements: heading, bottom } = head(chart);
  const top = bottom + 8;
  const { elements: footing, height } = foot(
    chart,
    top + bars.length * block + 24,
    remarks(chart, bars.length, negative),
  );
  const ranked = bars.some(({ rank }) => rank !== undefined);
  const graphics = bars.flatMap((bar, place) => {
    const at = top + place * block;
    return [
      ...nameLine(bar, ranked, at + NAME_PITCH - 24),
      ...years.flatMap((year, i) =>
        yearLine(year, bar, i, i === years.length - 1, at + NAME_PITCH + i * PITCH),
      ),
      ...(negative
        ? years.map((_, i) => zeroMark(range, plot.left, plot.span, barTop(at, i), BAR_HEIGHT))
        : []),
    ];
  });
  return {
    option: plotted(bars, { plot, range, top, block }),
    graphics: [...heading, ...graphics, ...footing],
    height,
  };
}

const barTop = (blockTop: number, year: number): number =>
  blockTop + NAME_PITCH + year * PITCH + (PITCH - BAR_HEIGHT) / 2;

/** One grid a place: names between the bars keep the bands of one axis from being alike. */
function plotted(
  bars: readonly Bar[],
  { plot, range, top, block }: { plot: Plot; range: ReturnType<typeof rangeOf>; top: number; block: number },
): EChartsOption {
  return {
    grid: bars.map(({ amounts }, place) => ({
      left: plot.left,
      width: plot.span,
      top: top + place * block + NAME_PITCH,
      height: amounts.length * PITCH,
    })),
    xAxis: bars.map((_, gridIndex) => ({ type: 'value' as const, show: false, gridIndex, ...range })),
    yAxis: bars.map(({ amounts }, gridIndex) => ({
      type: 'category' as const,
      inverse: true,
      show: false,
      gridIndex,
      data: amounts.map((_, i) => String(i)),
    })),
    series: bars.map(({ amounts }, place) => ({
      type: 'bar' as const,
      xAxisIndex: place,
      yAxisIndex: place,
      barWidth: BAR_HEIGHT,
      data: amounts.map((amount, i) => {
        const value = amount?.toNumber() ?? 0;
        const fill = i === amounts.length - 1 ? COLOURS.advance : COLOURS.earlier;
        return {
          value: visible(value, range, plot.span),
          itemStyle: value < 0 ? HATCHING : { color: fill },
        };
      }),
    })),
  };
}

function plotOf(years: readonly string[], bars: readonly Bar[]): Plot {
  const widest = (texts: readonly string[], size: number): number =>
    Math.max(0, ...texts.map((one) => textWidth(one, size)));
  const figures = bars.flatMap(({ amounts }) =>
    amounts.map((amount) => (amount ? thousands(amount) : NOT_LISTED)),
  );
  const left = MARGIN + widest(years, YEAR_SIZE) + GAP;
  return { left, span: RIGHT - widest(figures, FIGURE_SIZE) - GAP - left };
}

/** The name with its rank before it and the change at the right. */
function nameLine({ name, detail, rank, change }: Bar, ranked: boolean, y: number): Element[] {
  const nameAt = MARGIN + (ranked ? 54 : 0);
  const detailAt = nameAt + textWidth(name, NAME_SIZE) + 16;
  const changeWidth = change ? textWidth(change, YEAR_SIZE) : 0;
  return [
    text(name, nameAt, y, { size: NAME_SIZE }),
    ...(rank === undefined
      ? []
      : [text(String(rank), MARGIN, y, { size: NAME_SIZE, colour: COLOURS.muted })]),
    ...(detail && detailAt + textWidth(detail, YEAR_SIZE) < RIGHT - changeWidth - GAP
      ? [text(detail, detailAt, y + 2, { size: YEAR_SIZE, colour: COLOURS.muted })]
      : []),
    ...(change
      ? [text(change, RIGHT, y + 2, { size: YEAR_SIZE, colour: COLOURS.muted, align: 'right' })]
      : []),
  ];
}

/** A year at the left of its bar, its figure at the right edge. */
function yearLine(year: string, { amounts }: Bar, i: number, newest: boolean, top: number): Element[] {
  const y = top + PITCH / 2;
  const amount = amounts[i];
  const colour = !amount ? COLOURS.muted : amount.lt(0) ? COLOURS.negative : COLOURS.text;
  return [
    text(year, MARGIN, y, { size: YEAR_SIZE, colour: COLOURS.muted }),
    text(amount ? thousands(amount) : NOT_LISTED, RIGHT, y, {
      size: amount ? FIGURE_SIZE : YEAR_SIZE,
      align: 'right',
      colour,
      strong: newest && amount !== null,
    }),
  ];
}

function remarks(chart: GroupedChart, drawn: number, negative: boolean): string[] {
  const omitted = chart.bars.length - drawn;
  return [...(negative ? [HATCHING_REMARK] : []), ...(omitted > 0 ? [`另有 ${omitted} 项未画出`] : [])];
}
