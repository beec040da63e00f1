import { Decimal } from 'decimal.js';
import stringWidth from 'string-width';
import {
  type BarChart,
  type Chart,
  type ComplianceChart,
  type GroupedChart,
  type LineChart,
  type StackedChart,
  scaleLine,
  thousands,
  verdictOf,
} from '../reply/chart.js';

/** Cells that all lengths share, left and right of zero. */
const CELLS = 32;
const INK = { whole: '█', parts: ['█', '▒'], negative: '░' } as const;

const inkOf = (part: number): string => INK.parts[part % INK.parts.length] ?? INK.whole;

/** One bar: what lies left and right of zero, in drawing order. */
interface Bar {
  readonly name: string;
  readonly total: Decimal;
  /** True where there is no such figure. */
  readonly missing?: true;
  readonly parts: readonly { readonly ink: string; readonly amount: Decimal }[];
}

/**
 * The same chart as lines of text, aligned by the width that Han characters take: title, unit, one line a bar
 * (two an indicator), source. Plain text without colours; a 核减 stands left of zero.
 */
export function barsOfText(chart: Chart): string[] {
  const summary = chart.summary ? [chart.summary] : [];
  const body = chart.kind === 'compliance' ? [scaleLine(chart), '', ...verdicts(chart)] : barLines(chart);
  return [chart.title, ...summary, ...body, '', `来源：${chart.source}`];
}

const verdicts = ({ rows }: ComplianceChart): string[] =>
  rows.flatMap(({ indicator, target, actual, met }) => [
    indicator,
    `　目标 ${target}　${actual === null ? '实际 —' : `实际 ${actual}　${verdictOf(met)}`}`,
  ]);

function barLines(chart: Exclude<Chart, ComplianceChart>): string[] {
  const bars = barsIn(chart);
  const cells = scaleOf(bars);
  const halves = bars.map((bar) => halvesOf(bar, cells));
  const left = Math.max(0, ...halves.map(({ below }) => below.length));
  const names = column(bars.map((bar) => bar.name));
  const totals = column(
    bars.map((bar) => (bar.missing ? '未单列' : thousands(bar.total))),
    'right',
  );
  const lines = halves.map(({ below, above, cut }, index) =>
    `${names[index]}  ${totals[index]} ${below.padStart(left)}${left > 0 ? '│' : ''}${above}${cut}`.trimEnd(),
  );
  const legend =
    chart.kind === 'stacked'
      ? chart.parts.map((part, index) => `${inkOf(index)} ${part}`)
      : chart.kind === 'bars'
        ? [`${INK.whole} ${chart.column}`]
        : [];
  if (left > 0) legend.push(`${INK.negative} 核减`);
  return [[scaleLine(chart), ...legend].join('　'), '', ...lines];
}

function barsIn(chart: Exclude<Chart, ComplianceChart>): Bar[] {
  switch (chart.kind) {
    case 'stacked':
      return stackedBars(chart);
    case 'bars':
      return singleBars(chart);
    case 'grouped':
      return groupedBars(chart);
    case 'line':
      return yearBars(chart);
  }
}

/** A bar a year; the name stands before the first of a place, its change before the last. */
function groupedBars({ bars, years }: GroupedChart): Bar[] {
  const digits = Math.max(0, ...bars.map(({ rank }) => String(rank ?? '').length));
  const names = column(
    bars.flatMap(({ rank, change, amounts, ...named }) => {
      const name = rank === undefined ? nameOf(named) : `${String(rank).padStart(digits)} ${nameOf(named)}`;
      return amounts.map((_, i) => (i === 0 ? name : i === 1 && change ? `　${change}` : ''));
    }),
  );
  return bars.flatMap(({ amounts }, place) =>
    amounts.map((amount, i) => ({
      name: `${names[place * years.length + i]}  ${years[i]}`,
      total: amount ?? new Decimal(0),
      ...(amount === null && { missing: true as const }),
      parts: [{ ink: INK.whole, amount: amount ?? new Decimal(0) }],
    })),
  );
}

const yearBars = ({ points }: LineChart): Bar[] =>
  points.map(({ year, value }) => ({
    name: `${year} 年`,
    total: value,
    parts: [{ ink: INK.whole, amount: value }],
  }));

const stackedBars = ({ bars }: StackedChart): Bar[] =>
  bars.map(({ amounts, ...named }) => ({
    name: nameOf(named),
    total: amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)),
    parts: amounts.map((amount, index) => ({ ink: inkOf(index), amount })),
  }));

function singleBars({ bars }: BarChart): Bar[] {
  const digits = Math.max(0, ...bars.map(({ rank }) => String(rank ?? '').length));
  return bars.map(({ value, rank, ...named }) => ({
    name: rank === undefined ? nameOf(named) : `${String(rank).padStart(digits)} ${nameOf(named)}`,
    total: value,
    parts: [{ ink: INK.whole, amount: value }],
  }));
}

const nameOf = ({ name, detail }: { name: string; detail?: string }): string =>
  detail ? `${name}（${detail}）` : name;

function halvesOf({ parts, total }: Bar, cells: (amount: Decimal) => number) {
  const negative = parts.filter(({ amount }) => amount.lt(0));
  return {
    below: negative.map(({ amount }) => INK.negative.repeat(cells(amount))).join(''),
    above: parts
      .filter(({ amount }) => amount.gt(0))
      .map(({ ink, amount }) => ink.repeat(cells(amount)))
      .join(''),
    // Where the figure beside the bar is the sum, the part taken back is said.
    cut: negative
      .filter(({ amount }) => !amount.eq(total))
      .map(({ amount }) => ` 核减 ${thousands(amount.abs())}`)
      .join(''),
  };
}

/** How many cells an amount takes: in proportion, and at least one where it is not zero. */
function scaleOf(bars: readonly Bar[]): (amount: Decimal) => number {
  const reach = (sign: 1 | -1) =>
    Math.max(
      0,
      ...bars.map(({ parts }) =>
        parts.reduce((sum, { amount }) => sum + Math.max(0, sign * amount.toNumber()), 0),
      ),
    );
  const range = reach(1) + reach(-1);
  return (amount) =>
    amount.isZero() ? 0 : Math.max(1, Math.round((amount.abs().toNumber() / range) * CELLS));
}

/** Texts padded to the widest of them. */
function column(texts: readonly string[], align: 'left' | 'right' = 'left'): string[] {
  const widest = Math.max(0, ...texts.map((text) => stringWidth(text)));
  return texts.map((text) => {
    const blank = ' '.repeat(widest - stringWidth(text));
    return align === 'left' ? text + blank : blank + text;
  });
}
