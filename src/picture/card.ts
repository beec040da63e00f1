import { type Chart, scaleLine } from '../reply/chart.js';
import { type Element, rect, text } from './elements.js';
import { COLOURS, MARGIN, RIGHT, WIDTH } from './theme.js';
import { emWidth, wrap } from './width.js';

const TITLE = { size: 48, pitch: 64 };
const LINE = { size: 28, pitch: 44 };
const FOOT = { size: 26, pitch: 40 };
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
  elements.push(text(scaleLine(chart), MARGIN, y, { size: LINE.size, colour: COLOURS.muted }));
  return { elements, lastLine: y, bottom: y + LINE.pitch };
}

const SOURCE = '来源：';

/** The source on one line; where it names too many notices for that, as many on each as there is room for. */
function sourceLines(source: string): string[] {
  const limit = (RIGHT - MARGIN) / FOOT.size;
  const lines: string[] = [];
  for (const part of source.split('；')) {
    const line = lines.at(-1);
    if (line === undefined) lines.push(`${SOURCE}${part}`);
    else if (emWidth(`${line}；${part}`) <= limit) lines[lines.length - 1] = `${line}；${part}`;
    else lines.push(`${'　'.repeat(SOURCE.length)}${part}`);
  }
  return lines.flatMap((line) => (emWidth(line) > limit ? wrap(line, limit) : [line]));
}

/** Remarks, source and note below a body that ends at `top`, and the height of the whole picture. */
export function foot(
  chart: Chart,
  top: number,
  remarks: readonly string[] = [],
): { elements: Element[]; height: number } {
  const lines = [...remarks, ...sourceLines(chart.source), NOTE];
  const elements = [
    rect(MARGIN, top, RIGHT - MARGIN, 2, COLOURS.hairline),
    ...lines.map((line, index) =>
      text(line, MARGIN, top + 42 + index * FOOT.pitch, { size: FOOT.size, colour: COLOURS.muted }),
    ),
  ];
  return { elements, height: top + 42 + lines.length * FOOT.pitch + 18 };
}
