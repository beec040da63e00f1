import { describe, expect, it } from 'vitest';
import { threeNotices } from '../question/shelf.ts';
import { desk } from './phone.ts';

/** An answer without its text and its rows; whatever has a source says which notice it is. */
function fieldsOf(question: string) {
  const { text, rows, query, source, notice, ...fields } = desk.json(question);
  expect(notice).toBe(source === undefined ? undefined : '2024-xcs35');
  expect(query).toBe(question);
  expect(source === undefined || rows !== undefined || fields.kind === 'document').toBe(true);
  return fields;
}

const SHACHE = '喀什地区/莎车县';
const YECHENG = '喀什地区/叶城县';
const BACHU = '喀什地区/巴楚县';
const SATISFACTION = '救助对象对社会救助实施的满意度';

describe('the fields of an answer', () => {
  it.each<[string, Record<string, unknown>]>([
    ['莎车', { kind: 'allocation', places: [SHACHE] }],
    ['莎车 本次下达', { kind: 'allocation', places: [SHACHE], column: 'current' }],
    ['沙车', { kind: 'allocation', places: [SHACHE], understood: '“沙车”按“莎车县”理解' }],
    ['塔城', { kind: 'allocation', places: ['塔城地区'], alternatives: ['塔城地区/塔城市'] }],
    ['喀什地区明细 本次下达', { kind: 'breakdown', places: ['喀什地区'], column: 'current' }],
    [
      '经开区',
      {
        kind: 'choice',
        places: ['乌鲁木齐市/经济技术开发区（头屯河区）', '巴州/库尔勒经济技术开发区'],
        options: ['经济技术开发区（头屯河区） · 乌鲁木齐市', '库尔勒经济技术开发区 · 巴州'],
      },
    ],
    [
      '伊宁 提前下达',
      {
        kind: 'choice',
        places: ['伊犁州/伊宁市', '伊犁州/伊宁县'],
        column: 'advance',
        options: ['伊宁市 · 伊犁州', '伊宁县 · 伊犁州'],
      },
    ],
    ['莎车和叶城哪个多', { kind: 'compare', places: [SHACHE, YECHENG] }],
    ['莎车和叶城本次下达哪个多', { kind: 'compare', places: [SHACHE, YECHENG], column: 'current' }],
    [
      '莎车提前下达和叶城本次下达哪个多',
      { kind: 'compare', places: [SHACHE, YECHENG], columns: ['advance', 'current'] },
    ],
    ['莎车比叶城多百分之几', { kind: 'compare', places: [SHACHE, YECHENG], value: '15.16' }],
    ['莎车加叶城', { kind: 'aggregate', places: [SHACHE, YECHENG], value: '122317' }],
    [
      '莎车、叶城本次下达合计',
      { kind: 'aggregate', places: [SHACHE, YECHENG], value: '26809', column: 'current' },
    ],
    [
      '莎车减叶城',
      { kind: 'aggregate', places: [SHACHE], minus: [YECHENG], measure: 'difference', value: '8619' },
    ],
    [
      '莎车、叶城、巴楚平均',
      { kind: 'aggregate', places: [SHACHE, YECHENG, BACHU], measure: 'average', value: '52592' },
    ],
    [
      '克州有几个县市',
      {
        kind: 'aggregate',
        places: ['克州/阿图什市', '克州/阿克陶县', '克州/阿合奇县', '克州/乌恰县'],
        measure: 'count',
        value: '4',
      },
    ],
    ['全区最多的前两个县', { kind: 'ranking', places: [SHACHE, YECHENG], column: 'total' }],
    ['全区最多和最少的县', { kind: 'ranking', places: [SHACHE, '克拉玛依市/乌尔禾区'], column: 'total' }],
    ['65468是哪个县', { kind: 'reverse', places: [SHACHE] }],
    ['本次下达18808是哪个县', { kind: 'reverse', places: [SHACHE], column: 'current' }],
    ['莎车占喀什地区的比重', { kind: 'share', places: [SHACHE, '喀什地区'], value: '17.67' }],
    ['莎车和叶城占喀什地区多少', { kind: 'share', places: [SHACHE, YECHENG, '喀什地区'], value: '33.01' }],
    [
      '莎车本次下达占喀什地区的比重',
      { kind: 'share', places: [SHACHE, '喀什地区'], value: '18.40', column: 'current' },
    ],
    [
      '莎车本次下达占全年多少',
      { kind: 'share', places: [SHACHE], value: '28.73', column: 'current', of: 'total' },
    ],
    ['农村低保 科目', { kind: 'subject', codes: ['2081902'] }],
    ['满意度 目标', { kind: 'indicator', indicators: [SATISFACTION] }],
    ['莎车 满意度 目标', { kind: 'indicator', indicators: [SATISFACTION], places: [SHACHE] }],
    [
      '满意度 86% 达标吗',
      { kind: 'compliance', indicators: [SATISFACTION], actual: '86', target: '≥88%', met: false },
    ],
    [
      '莎车 满意度 90% 达标吗',
      {
        kind: 'compliance',
        indicators: [SATISFACTION],
        actual: '90',
        target: '≥88%',
        met: true,
        places: [SHACHE],
      },
    ],
    ['文号', { kind: 'document', topic: 'number' }],
    ['2023年莎车多少', { kind: 'none', suggestions: [], places: [SHACHE] }],
    ['今天天气怎么样', { kind: 'none', suggestions: [] }],
    ['帮助', { kind: 'help' }],
    ['谢谢', { kind: 'help' }],
  ])('%s', (question, fields) => {
    expect(fieldsOf(question)).toEqual(fields);
  });

  it('of several answers are those of each, in order', () => {
    expect(fieldsOf('农村低保科目？文号？')).toEqual({
      kind: 'several',
      answers: [
        expect.objectContaining({ kind: 'subject', codes: ['2081902'] }),
        expect.objectContaining({ kind: 'document', topic: 'number' }),
      ],
    });
  });

  it('name the words that were not used', () => {
    expect(desk.json('莎车多少钱 张三').ignored).toContain('张');
    expect(desk.json('莎车多少钱')).not.toHaveProperty('ignored');
  });
});

describe('the rows of an answer', () => {
  const rowsOf = (question: string) =>
    (desk.json(question).rows as { place?: string }[]).map((row) => row.place);

  it('are every figure that the reply shows: with a place what lies in it, with a difference what is taken off', () => {
    expect(rowsOf('克州')).toEqual([
      '克州',
      '克州/阿图什市',
      '克州/阿克陶县',
      '克州/阿合奇县',
      '克州/乌恰县',
    ]);
    expect(rowsOf('克州明细')).toEqual(rowsOf('克州'));
    expect(rowsOf('莎车加叶城减巴楚')).toEqual([SHACHE, YECHENG, BACHU]);
    expect(rowsOf('莎车占喀什地区的比重')).toEqual([SHACHE, '喀什地区']);
  });

  it('are decimal strings, below zero too', () => {
    expect(desk.json('伊吾').rows).toEqual([
      { place: '哈密市/伊吾县', total: '78', advance: '97', current: '-19' },
    ]);
  });
});

describe('an answer over several notices', () => {
  type Fields = Readonly<Record<string, unknown>> & { readonly answers?: readonly Fields[] };
  const json = (question: string) => threeNotices.json(question) as Fields;

  it.each(['莎车同比', '2023年和2024年莎车', '莎车两年合计', '各县增幅前三', '增长超过10%的县'])(
    '%s says of each row which notice it is from',
    (question) => {
      const { rows, notice, source } = json(question);
      expect(notice).toHaveLength((rows as unknown[]).length);
      expect(new Set(notice as string[])).toEqual(new Set(['2023-xcs12', '2024-xcs35']));
      expect(source).toContain('新财社〔2023〕12号');
      expect(source).toContain('新财社〔2024〕35号');
    },
  );

  it.each(['去年和今年喀什地区前三', '2023年和2024年低保科目', '去年和今年有几个县'])(
    '%s is an answer a year, each with its own source',
    (question) => {
      const { kind, answers = [], ...rest } = json(question);
      expect(kind).toBe('several');
      expect(rest).not.toHaveProperty('source');
      expect(rest).not.toHaveProperty('notice');
      expect(answers.map(({ notice }) => notice)).toEqual(['2023-xcs12', '2024-xcs35']);
      for (const answer of answers) expect(answer.source).toMatch(/^新财社〔202[34]〕\d+号 附件\d$/);
    },
  );

  it('counts in each year what there is, in no amounts', () => {
    const { answers = [], text } = json('去年和今年有几个县');
    expect(answers.map(({ kind, measure, value }) => [kind, measure, value])).toEqual([
      ['aggregate', 'count', '96'],
      ['aggregate', 'count', '97'],
    ]);
    for (const count of ['共 96 个', '共 97 个']) expect(text).toContain(count);
    expect(text).not.toContain('按提前下达对比');
  });
});
