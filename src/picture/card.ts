import type { Chart } from '../reply/chart.js';
import { type Element, rect, text } from './elements.js';
import { COLOURS, MARGIN, RIGHT, WIDTH } from './theme.js';
import { wrap } from './width.js';

const TITLE = { size: 48, pitch: 64 };
const LINE = { size: 28, pitch: 44 };
const NOTE = '数据由文件识别录入，以正式文件为准';

/** What stands above a chart's body, the middle of its last line, and where the body may begin. */
export interface Head {
  readonly elements: readonly Element[];
  readonly lastLine: number;
  readonly bottom: number;
}

/** Title, summary, and the line that says year and unit. */
export function head(chart: Chart): Head {
  const elements: Element[] = [rect(0, 0, WIDTH, 12, COLOURS.advance)];
  let y = 80;
  for (const line of wrap(chart.title, (RIGHT - MARGIN) / TITLE.size)) {
    elements.push(text(line, MARGIN, y, { size: TITLE.size, strong: true }));
    y += TITLE.pitch;
  }
  for (const line of chart.summary ? wrap(chart.summary, (RIGHT - MARGIN) / 32) : []) {
    elements.push(text(line, MARGIN, y, { size: 32 }));
    y += LINE.pitch + 4;
  }
  const scale = chart.kind === 'compliance' ? `${chart.year} 年` : `${chart.year} 年　单位：万元`;
  elements.push(text(scale, MARGIN, y, { size: LINE.size, colour: COLOURS.muted }));
  return { elements, lastLine: y, bottom: y + LINE.pitch };
}

/** Remarks, source and note below a body that ends at `top`, and the height of the whole picture. */
export function foot(
  chart: Chart,
  top: number,
  remarks: readonly string[] = [],
): { elements: Element[]; height: number } {
  const lines = [...remarks, `来源：${chart.source}`, NOTE];
  const elements = [
    rect(MARGIN, top, RIGHT - MARGIN, 2, COLOURS.hairline),
    ...lines.map((line, index) =>
      text(line, MARGIN, top + 42 + index * 40, { size: 26, colour: COLOURS.muted }),
    ),
  ];
  return { elements, height: top + 42 + lines.length * 40 + 18 };
}
