import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPng, renderSvg } from '../../src/picture/render.ts';
import { COLOURS, MARGIN, RIGHT, WIDTH } from '../../src/picture/theme.ts';
import { decodeChart, encodeChart } from '../../src/picture/wire.ts';
import { type Chart, scaleLine } from '../../src/reply/chart.ts';
import { columnsOf, count, pixelsOf, sizeOf } from './pixels.ts';
import {
  COMPLIANCE,
  grouped,
  KASHGAR,
  line,
  PREFECTURES,
  ranking,
  type Sample,
  stacked,
  URUMQI_INSTITUTIONS,
} from './samples.ts';

const CHARTS: [string, Chart][] = [
  ['a prefecture', stacked('喀什地区各县市及单位资金', KASHGAR, '全年合计 370,526 万元')],
  ['the 14 prefectures', stacked('各地州市资金', PREFECTURES)],
  ['a comparison', stacked('莎车县、叶城县对比', KASHGAR.slice(5, 7))],
  ['a ranking', ranking('本次下达排名', KASHGAR, '喀什地区')],
  ['negatives alone', ranking('核减', [['伊吾县', 97, -19]])],
  ['zero alone', ranking('本次下达', [['阿勒泰地区救助站', 1, 0]])],
  ['no bar at all', stacked('无', [])],
  ['a compliance table', COMPLIANCE],
  [
    'two places over the years',
    grouped(
      '莎车县等 2 地各年对比',
      [2022, 2023, 2024],
      [
        ['莎车县', 36381, 40124, 46660],
        ['叶城县', 1, null, -5],
      ],
    ),
  ],
  ['years without places', grouped('无', [2023, 2024], [])],
  [
    'a place over the years',
    line('莎车县各年对比', [
      [2021, 36381],
      [2023, 40124],
      [2024, 46660],
    ]),
  ],
  [
    'a place that always has nothing',
    line('无', [
      [2022, 0],
      [2023, 0],
      [2024, 0],
    ]),
  ],
];

/** The words that an SVG draws, whatever the order. */
const wordsOf = (chart: Chart): string => renderSvg(chart).replaceAll(/<[^>]*>/g, '\n');

describe.each(CHARTS)('%s', (_, chart) => {
  const png = renderPng(chart);

  it('is a PNG that Telegram takes as a photo', () => {
    const { width, height } = sizeOf(png);
    expect(width).toBe(WIDTH);
    expect(width + height).toBeLessThanOrEqual(10_000);
    expect(Math.max(width, height) / Math.min(width, height)).toBeLessThanOrEqual(20);
    expect(png.length).toBeLessThan(1_000_000);
  });

  it('says title, year, unit, source and where the data come from', () => {
    const words = wordsOf(chart);
    expect(words).toContain(chart.title);
    expect(words).toContain(scaleLine(chart));
    for (const source of chart.source.split('；')) expect(words).toContain(source);
    expect(words).toContain('来源：');
    expect(words).toContain('数据由文件识别录入，以正式文件为准');
  });

  it('has its own opaque background up to every corner', () => {
    const pixels = pixelsOf(png);
    const corners = [0, WIDTH - 1].map((x) => pixels.at(x, pixels.height - 1));
    expect(corners).toEqual([COLOURS.background, COLOURS.background]);
  });
});

describe('text', () => {
  const TITLE = [MARGIN, 50, RIGHT, 112] as const;
  const dark = (title: string) =>
    count(pixelsOf(renderPng(stacked(title, []))), TITLE, (colour) => colour === COLOURS.text);

  it('is really drawn: a known title leaves ink where an empty one leaves none', () => {
    expect(dark('')).toBe(0);
    expect(dark('喀什地区各县市资金')).toBeGreaterThan(3000);
  });

  it('is drawn in the glyphs of its characters, not in empty boxes', () => {
    const heavy = dark('鑫鑫鑫鑫');
    const light = dark('一一一一');
    expect(heavy).toBeGreaterThan(2 * light);
  });

  it.each(['<b>&"\'', '{a|甲}', '甲\u0000乙\u001b', '\ud800', '甲\n乙', '🙂', ''])(
    'that somebody typed does not break the picture: %j',
    (actual) => {
      const row = { indicator: '满意度', target: '≥88%', actual, met: null };
      expect(sizeOf(renderPng({ ...COMPLIANCE, rows: [row] })).width).toBe(WIDTH);
    },
  );

  it('that somebody typed at length is cut', () => {
    const row = { indicator: '满意度', target: '≥88%', actual: '甲'.repeat(5000), met: null };
    expect(sizeOf(renderPng({ ...COMPLIANCE, rows: [row] })).height).toBeLessThan(WIDTH);
  });
});

describe('bars', () => {
  const BODY = 180;
  const spanOf = (columns: readonly number[]) => [columns[0], columns.at(-1)] as const;

  it('show each figure with thousands separators', () => {
    const words = wordsOf(stacked('莎车县', [['莎车县', 46660, 18808]]));
    for (const figure of ['46,660', '18,808', '65,468']) expect(words).toContain(figure);
  });

  it('are in proportion to the amounts', () => {
    const pixels = pixelsOf(renderPng(stacked('甲', [['甲', 300, 100]])));
    const advance = columnsOf(pixels, COLOURS.advance, BODY + 50);
    const current = columnsOf(pixels, COLOURS.current, BODY + 50);
    expect(advance.length / current.length).toBeCloseTo(3, 1);
    expect(spanOf(advance)[0]).toBe(MARGIN);
    expect(spanOf(current)[1]).toBe(RIGHT - 1);
  });

  it('put what is negative left of zero and name it', () => {
    const chart = stacked('乌鲁木齐市', URUMQI_INSTITUTIONS);
    const pixels = pixelsOf(renderPng(chart));
    const words = wordsOf(chart);
    expect(words).toContain('−49');
    expect(words).toContain('核减');
    const [, end] = spanOf(columnsOf(pixels, COLOURS.negative, 560).filter((x) => x < 700));
    const [start] = spanOf(columnsOf(pixels, COLOURS.advance, 560).filter((x) => x < RIGHT));
    expect(end).toBeLessThan(start ?? 0);
    expect(wordsOf(stacked('甲', [['甲', 1, 1]]))).not.toContain('核减');
  });

  it('draw a trace of what is tiny, on its own side of zero', () => {
    const pixels = pixelsOf(
      renderPng(
        ranking('甲', [
          ['甲', 0, 65468],
          ['乙', 0, -17],
          ['丙', 0, 1],
        ]),
      ),
    );
    const zero = columnsOf(pixels, COLOURS.current, BODY + 50)[0] ?? 0;
    // The name of the second bar ends above it; its bar begins 66 pixels below the middle of the first name.
    const red = columnsOf(pixels, COLOURS.negative, BODY + 100).filter((x) => x < 100);
    expect(red.length).toBeGreaterThan(0);
    expect(Math.max(...red)).toBeLessThanOrEqual(zero);
  });

  it('beyond thirty are counted, not drawn', () => {
    const many = (length: number) =>
      wordsOf(
        stacked(
          '甲',
          Array.from({ length }, (_, index): Sample => [`第${index + 1}县`, 1, 1]),
        ),
      );
    expect(many(30)).not.toContain('未画出');
    expect(many(97)).toContain('另有 67 项未画出');
    expect(many(97)).not.toContain('第31县');
  });

  it('of any amounts fit what Telegram takes', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const sample = fc.tuple(fc.string({ maxLength: 30 }), amount, amount);
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 100 }), fc.string({ maxLength: 120 }), (samples, title) => {
        for (const chart of [stacked(title, samples), ranking(title, samples)]) {
          const { width, height } = sizeOf(renderPng(chart));
          expect(width + height).toBeLessThanOrEqual(10_000);
        }
      }),
      // Names that every object answers to must not change how anything after them is drawn.
      { numRuns: 5, examples: [[[['__proto__', 1, 2]], 'constructor']] },
    );
  });
});

describe('years', () => {
  const two = grouped(
    '甲',
    [2023, 2024],
    [
      ['莎车县', 300, 400],
      ['叶城县', null, -100],
    ],
  );

  it('stand beside each bar, with each figure and what is not listed', () => {
    const words = wordsOf(two).split('\n').filter(Boolean);
    for (const word of ['2023 年', '2024 年', '300', '400', '−100', '未单列', '+6,536  +16.29%'])
      expect(words).toContain(word);
    expect(scaleLine(two)).toBe('单位：万元　提前下达');
  });

  it('are in proportion to each other, the newest dark, and what is negative left of zero', () => {
    const pixels = pixelsOf(renderPng(two));
    // The middles of the bars: of the first place's two, and of the second's last.
    const [before, now, negative] = [280, 324, 474];
    const drawn = (colour: string, y: number) => columnsOf(pixels, colour, y).filter((x) => x < 900);
    const lengths = [drawn(COLOURS.earlier, before).length, drawn(COLOURS.advance, now).length];
    expect((lengths[1] ?? 0) / (lengths[0] ?? 1)).toBeCloseTo(4 / 3, 1);
    const zero = drawn(COLOURS.advance, now)[0] ?? 0;
    expect(drawn(COLOURS.negative, negative).length).toBeGreaterThan(20);
    expect(Math.max(...drawn(COLOURS.negative, negative))).toBeLessThanOrEqual(zero);
    expect(wordsOf(two)).toContain('核减');
  });

  it('of many places are counted below, and never make the picture taller than a phone shows', () => {
    for (const count of [2, 80]) {
      const years = Array.from({ length: count }, (_, i) => 1950 + i);
      const places = Array.from({ length: 97 }, (_, i): [string, ...number[]] => [
        `第${i + 1}县`,
        ...years.map((year) => year),
      ]);
      const chart = grouped('甲', years, places);
      expect(wordsOf(chart)).toMatch(/另有 \d+ 项未画出/);
      expect(sizeOf(renderPng(chart)).height).toBeLessThan(4200);
    }
  });

  it('on a line lie as far apart as they are', () => {
    const chart = line('甲', [
      [2020, 1],
      [2021, 2],
      [2024, 3],
    ]);
    const at = (year: number) =>
      Number(new RegExp(`<text[^>]*translate\\(([\\d.]+)[^>]*>${year} 年`).exec(renderSvg(chart))?.[1]);
    expect((at(2024) - at(2021)) / (at(2021) - at(2020))).toBeCloseTo(3, 1);
  });

  it('of any amounts can be drawn', () => {
    const amount = fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ maxLength: 30 }), amount, amount, amount), { maxLength: 30 }),
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 3, maxLength: 8 }),
        (places, values) => {
          for (const chart of [
            grouped('甲', [2022, 2023, 2024], places),
            line(
              '甲',
              values.map((value, i) => [2000 + i, value]),
            ),
          ]) {
            const { width, height } = sizeOf(renderPng(chart));
            expect(width + height).toBeLessThanOrEqual(10_000);
            expect(decodeChart(encodeChart(chart))).toEqual(chart);
          }
        },
      ),
      { numRuns: 5 },
    );
  });
});
