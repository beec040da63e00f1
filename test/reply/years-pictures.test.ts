import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/notice/model.js';
import type { Chart } from '../../src/reply/chart.js';
import { deskOn, noticesIn, real, threeNotices } from '../question/shelf.ts';

/** The notice of 2023 once more, a year earlier and with a third less: nobody issued either. */
function earlier(notice: Notice): Notice {
  const facts = notice.facts.map((fact) => ({
    ...fact,
    text: fact.text.replaceAll('〔2023〕12号', '〔2022〕9号').replaceAll('2023', '2022'),
  }));
  const rows = notice.rows.map((row) => ({
    ...row,
    amounts: Object.fromEntries(
      Object.entries(row.amounts).map(([column, amount]) => [column, amount.times(2).div(3).floor()]),
    ),
  }));
  return { ...notice, id: '2022-xcs9', number: '新财社〔2022〕9号', year: 2022, facts, rows };
}

const madeUp = noticesIn('test/notices');
const [of2023] = madeUp;
if (!of2023) throw new Error('no made-up notice');
const fourNotices = deskOn([...real, ...madeUp, earlier(of2023)]);

/** What a picture shows, its amounts as text. */
const plainly = (chart: Chart | undefined): unknown => chart && JSON.parse(JSON.stringify(chart));

const SOURCES = '新财社〔2024〕35号 附件1；新财社〔2023〕12号 附件1';

describe('a picture over the years', () => {
  it('of one place in two years has a bar a year', () => {
    const { picture } = threeNotices.ask('莎车今年比去年多多少 图').message;
    expect(plainly(picture)).toEqual({
      kind: 'bars',
      title: '莎车县提前下达各年对比',
      summary: '2024 年比 2023 年多 6,536 万元，增长 16.29%',
      source: SOURCES,
      column: '提前下达',
      part: 0,
      bars: [
        { name: '2023 年', value: '40124' },
        { name: '2024 年', value: '46660' },
      ],
    });
  });

  it('of one place in three years is a line', () => {
    const { picture } = fourNotices.ask('历年莎车 图').message;
    expect(plainly(picture)).toMatchObject({
      kind: 'line',
      source: `${SOURCES}；新财社〔2022〕9号 附件1`,
      points: [
        { year: 2022, value: '26749' },
        { year: 2023, value: '40124' },
        { year: 2024, value: '46660' },
      ],
    });
  });

  it('says what the years come to together where that was asked', () => {
    expect(plainly(fourNotices.ask('莎车各年合计 图').message.picture)).toMatchObject({
      kind: 'line',
      summary: '各年合计　113,533 万元',
    });
  });

  it.each(['莎车和叶城今年比去年多多少 图', '莎车和叶城2023年和2024年对比 图'])(
    'of several places has the years of each side by side: %s',
    (question) => {
      expect(plainly(threeNotices.ask(question).message.picture)).toEqual({
        kind: 'grouped',
        title: '莎车县等 2 地提前下达各年对比',
        source: SOURCES,
        column: '提前下达',
        years: ['2023 年', '2024 年'],
        bars: [
          { name: '莎车县', amounts: ['40124', '46660'], change: '+6,536  +16.29%' },
          { name: '叶城县', amounts: ['39098', '48848'], change: '+9,750  +24.94%' },
        ],
      });
    },
  );

  it('of what lies in a place tells what a year does not list, and what stayed', () => {
    const { picture } = threeNotices.ask('巴州明细去年和今年 图').message;
    if (picture?.kind !== 'grouped') throw new Error('no such picture');
    const bar = (name: string) => plainly(picture as Chart) && picture.bars.find((one) => one.name === name);
    expect(bar('库尔勒经济技术开发区')).toMatchObject({ amounts: [null, expect.anything()] });
    expect(bar('库尔勒经济技术开发区')).not.toHaveProperty('change');
    expect(bar('且末县')).toMatchObject({ change: '持平' });
  });

  it('of three years says since when something changed', () => {
    const { picture } = fourNotices.ask('历年莎车和叶城 图').message;
    expect(picture?.kind === 'grouped' && picture.bars[0]?.change).toBe('比 2022 年 +19,911  +74.44%');
  });

  it.each([
    ['增加最多的三个县 图', 3],
    ['哪些县比去年少 图', 38],
  ])('of growth has what it was and is: %s', (question, count) => {
    const { picture } = threeNotices.ask(question).message;
    if (picture?.kind !== 'grouped') throw new Error('no such picture');
    expect(picture.years).toEqual(['2023 年', '2024 年']);
    expect(picture.source).toBe(SOURCES);
    expect(picture.bars).toHaveLength(count);
    expect(picture.bars[0]?.detail).toBeDefined();
  });

  it.each(['2023年农村低保科目和今年的 图', '莎车占喀什历年 图', '历年满意度目标 图'])(
    'is none where there are no amounts of one kind: %s',
    (question) => expect(threeNotices.ask(question).message.picture).toBeUndefined(),
  );
});

describe('the button for it', () => {
  it.each([
    '莎车今年比去年多多少',
    '莎车和叶城今年比去年多多少',
    '历年莎车和叶城',
    '喀什地区明细去年和今年',
    '历年莎车',
    '莎车各年合计',
    '历年全区',
  ])('stands behind %s, and gives the same picture', (question) => {
    for (const desk of [threeNotices, fourNotices]) {
      const offered = desk.ask(question).message.next.find(({ label }) => label === '看图');
      expect(offered).toBeDefined();
      const { picture, next } = desk.ask(offered?.ask ?? '').message;
      expect(plainly(picture)).toEqual(plainly(desk.ask(`${question} 图`).message.picture));
      expect(next.at(-1)?.label).toBe('看文字');
    }
  });

  it('does not stand where nothing could be drawn', () => {
    const { next } = threeNotices.ask('去年满意度目标').message;
    expect(next.map(({ label }) => label)).not.toContain('看图');
  });
});
