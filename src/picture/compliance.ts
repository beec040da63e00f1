import { type ComplianceChart, verdictOf } from '../reply/chart.js';
import { foot, head } from './card.js';
import { type Element, rect, text } from './elements.js';
import type { Layout } from './layout.js';
import { COLOURS, MARGIN, RIGHT } from './theme.js';
import { wrap } from './width.js';

const SIZE = 30;
const LINE = 42;
const PADDING = 22;
const LONGEST_ACTUAL = 20;
const PILL = { width: 128, height: 46 };

/** Left edges of the columns and the room in each, in pixels. */
const COLUMNS = {
  indicator: { x: MARGIN, width: 470 },
  target: { x: MARGIN + 500, width: 170 },
  actual: { x: MARGIN + 690, width: 140 },
  verdict: { x: RIGHT - PILL.width, width: PILL.width },
} as const;

const HEADS = { indicator: '指标', target: '目标', actual: '实际', verdict: '结论' } as const;

/** A table of indicators: target, actual value and verdict; long names wrap. */
export function layoutCompliance(chart: ComplianceChart): Layout {
  const { elements: heading, bottom } = head(chart);
  const graphics: Element[] = [...heading, ...tableHead(bottom + 16)];
  let y = bottom + 48;
  for (const row of chart.rows) {
    const cells = {
      indicator: wrap(row.indicator, COLUMNS.indicator.width / SIZE),
      target: wrap(row.target, COLUMNS.target.width / SIZE),
      actual: wrap(shorten(row.actual ?? '—'), COLUMNS.actual.width / SIZE),
    };
    const height = Math.max(...Object.values(cells).map((lines) => lines.length)) * LINE + 2 * PADDING;
    const middle = y + height / 2;
    graphics.push(
      rect(MARGIN, y, RIGHT - MARGIN, 2, COLOURS.hairline),
      ...cell(cells.indicator, COLUMNS.indicator.x, middle),
      ...cell(cells.target, COLUMNS.target.x, middle),
      ...cell(cells.actual, COLUMNS.actual.x, middle, row.actual !== null),
      ...(row.actual === null ? [] : pill(row.met, middle)),
    );
    y += height;
  }
  const { elements: footing, height } = foot(chart, y);
  return { option: {}, graphics: [...graphics, ...footing], height };
}

/** What somebody typed may be long; the table shows its beginning. */
const shorten = (actual: string): string =>
  [...actual].length > LONGEST_ACTUAL ? `${[...actual].slice(0, LONGEST_ACTUAL - 1).join('')}…` : actual;

const tableHead = (y: number): Element[] =>
  (Object.keys(HEADS) as (keyof typeof HEADS)[]).map((column) =>
    column === 'verdict'
      ? text(HEADS[column], COLUMNS[column].x + PILL.width / 2, y, {
          size: 26,
          colour: COLOURS.muted,
          align: 'center',
        })
      : text(HEADS[column], COLUMNS[column].x, y, { size: 26, colour: COLOURS.muted }),
  );

const cell = (lines: readonly string[], x: number, middle: number, strong = false): Element[] =>
  lines.map((line, index) =>
    text(line, x, middle + (index - (lines.length - 1) / 2) * LINE, { size: SIZE, strong }),
  );

function pill(met: boolean | null, middle: number): Element[] {
  const colour = met === null ? COLOURS.muted : met ? COLOURS.met : COLOURS.unmet;
  const { x, width } = COLUMNS.verdict;
  return [
    rect(x, middle - PILL.height / 2, width, PILL.height, colour, PILL.height / 2),
    text(verdictOf(met), x + width / 2, middle, { size: 26, colour: '#ffffff', align: 'center' }),
  ];
}
