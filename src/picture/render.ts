import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { Chart } from '../reply/chart.js';
import { layoutBars } from './bars.js';
import { layoutCompliance } from './compliance.js';
import { layoutGrouped } from './grouped.js';
import type { Layout } from './layout.js';
import { layoutLine } from './line.js';
import { COLOURS, FONT_FAMILY, WIDTH } from './theme.js';
import { emWidth } from './width.js';

// The built file loads in a quarter of the time that the tree of modules takes.
const echarts: typeof import('echarts') = createRequire(import.meta.url)('echarts/dist/echarts.common.min');
const FONT = fileURLToPath(new URL('../../data/fonts/NotoSansSC-Medium.subset.ttf', import.meta.url));

// Without a canvas ECharts guesses widths from a Latin font; these are ours.
echarts.setPlatformAPI({
  measureText: (text, font) => ({
    width: emWidth(text) * Number.parseFloat(/[\d.]+(?=px)/.exec(font ?? '')?.[0] ?? '12'),
  }),
});

/** Telegram takes no picture whose sides are longer together than this; and each line of pixels takes memory. */
const MOST_SIDES = 10_000;

/** Draws a chart as SVG, 1080 pixels wide and as high as it needs. */
export function renderSvg(chart: Chart): string {
  const { option, graphics, height } = layoutOf(chart);
  if (WIDTH + height > MOST_SIDES) throw new Error('the picture would be too tall');
  const canvas = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    canvas.setOption({
      ...option,
      animation: false,
      backgroundColor: COLOURS.background,
      graphic: graphics as never,
    });
    return canvas.renderToSVGString();
  } finally {
    canvas.dispose();
  }
}

function layoutOf(chart: Chart): Layout {
  switch (chart.kind) {
    case 'grouped':
      return layoutGrouped(chart);
    case 'line':
      return layoutLine(chart);
    case 'compliance':
      return layoutCompliance(chart);
    default:
      return layoutBars(chart);
  }
}

/** Draws a chart as PNG with the committed font and no other: every machine draws the same. */
export function renderPng(chart: Chart): Buffer {
  const image = new Resvg(renderSvg(chart), {
    font: { fontFiles: [FONT], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return image.render().asPng();
}
