import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/question/model.js';
import { desk, ofAmounts, read, told } from './phone.ts';

const SHACHE = ofAmounts({ rows: { ids: ['喀什地区/莎车县'] }, operation: { is: 'show' } });

describe('what was understood', () => {
  it('stands on top, once a sentence, before what was not used', () => {
    const lines = told({
      ...SHACHE,
      understood: ['“沙车”按“莎车县”理解', '“沙车”按“莎车县”理解'],
      ignored: ['合计', '张三'],
    }).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '“沙车”按“莎车县”理解',
      '没有用到“合计”“张三”',
      '莎车县 · 喀什地区 · 2024 年',
    ]);
  });

  it('of several questions is told once for all', () => {
    const lines = told({
      kind: 'several',
      understood: [],
      questions: [
        { ...SHACHE, understood: ['一'], ignored: ['甲'] },
        { kind: 'subject', codes: ['2081902'], understood: ['一', '二'], ignored: ['乙'] },
      ],
    }).split('\n');
    expect(lines.slice(0, 4)).toEqual(['一', '二', '没有用到“甲”“乙”', '莎车县 · 喀什地区 · 2024 年']);
  });
});

describe('a choice', () => {
  it('of places', () => {
    expect(read('经开区')).toMatchInlineSnapshot(`
      "符合的有 2 个，请选择要查的一个：
      [经济技术开发区（头屯河区） · 乌鲁木齐市] [库尔勒经济技术开发区 · 巴州]"
    `);
    expect(read('和田 本次下达')).toMatchInlineSnapshot(`
      "符合的有 3 个，请选择要查的一个：
      [和田地区] [和田市 · 和田地区] [和田县 · 和田地区]"
    `);
  });

  it('asks, behind each button, the whole question', () => {
    const { choices } = desk.ask('和田 本次下达').message;
    expect(choices.map(({ ask }) => ask)).toEqual([
      '和田地区 本次下达',
      '和田市 本次下达',
      '和田县 本次下达',
    ]);
  });

  it('of places, with a picture: so is each that is behind it', () => {
    const { choices } = desk.ask('经开区 图').message;
    expect(choices.map(({ ask }) => ask)).toEqual([
      '经济技术开发区（头屯河区） 图',
      '库尔勒经济技术开发区 图',
    ]);
  });

  const choice = (of: 'subject' | 'indicator', options: readonly string[]): Question => ({
    kind: 'choice',
    of,
    options,
    behind: [],
    understood: [],
  });
  it('of subjects', () => {
    expect(told(choice('subject', ['2081901', '2081902']))).toMatchInlineSnapshot(`
      "符合的有 2 个，请选择要查的一个：
      [2081901 城市最低生活保障金支出] [2081902 农村最低生活保障金支出]"
    `);
  });
  it('of targets', () => {
    expect(
      told(
        choice('indicator', ['孤儿等符合条件的儿童纳入保障范围率', '农村留守儿童、困境儿童纳入监测范围率']),
      ),
    ).toMatchInlineSnapshot(`
      "符合的有 2 个，请选择要查的一个：
      [孤儿等符合条件的儿童纳入保障范围率] [农村留守儿童、困境儿童纳入监测范围率]"
    `);
  });
  it('of one: a question whether it was meant', () => {
    expect(told(choice('subject', ['2081901']))).toMatchInlineSnapshot(`
      "请问要查的是：
      [2081901 城市最低生活保障金支出]"
    `);
  });

  it('between readings: each as it would be asked in plain words', () => {
    const both = { ids: ['喀什地区/莎车县', '喀什地区/叶城县'] };
    expect(
      told({
        kind: 'choice',
        of: 'reading',
        options: [],
        understood: [],
        behind: [
          SHACHE,
          ofAmounts({ rows: { ids: ['喀什地区'] }, column: 'current', operation: { is: 'list' } }),
          ofAmounts({ rows: both, operation: { is: 'compare' } }),
          ofAmounts({ rows: both, operation: { is: 'total', measure: 'sum' } }),
          ofAmounts({ rows: both, operation: { is: 'total', measure: 'average' } }),
          ofAmounts({
            rows: { ids: ['喀什地区'] },
            operation: { is: 'total', measure: 'difference', minus: both.ids },
          }),
          ofAmounts({ rows: both, operation: { is: 'share', whole: '喀什地区' } }),
          ofAmounts({ rows: both, column: 'current', operation: { is: 'share', whole: 'year' } }),
          ofAmounts({
            rows: { ids: ['喀什地区/莎车县'] },
            operation: { is: 'rank', among: { ...both, scope: '喀什地区', level: 'county' } },
          }),
          ofAmounts({
            rows: { ...both, scope: '喀什地区', level: 'county' },
            operation: { is: 'order', from: 1, to: 1, end: 'least', by: 'amount' },
          }),
          { kind: 'subject', codes: ['2081902'], understood: [] },
          {
            kind: 'indicator',
            indicators: ['救助对象对社会救助实施的满意度'],
            place: '喀什地区',
            understood: [],
          },
          { kind: 'document', topics: ['number'], understood: [] },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "这句话可以有 13 种理解，请选择：
      [莎车县] [喀什地区 明细 本次下达] [莎车县、叶城县对比] [莎车县、叶城县合计] [莎车县、叶城县平均] [喀什地区减莎车县减叶城县] [莎车县、叶城县占喀什地区多少] [莎车县、叶城县 本次下达占全年多少] [莎车县在喀什地区排第几] [喀什地区各县市区最少的1个] [科目 2081902] [喀什地区 救助对象对社会救助实施的满意度 目标] [文号]"
    `);
  });

  it('has a button for every reading', () => {
    expect(desk.ask('喀什各县3亿').message.choices).not.toHaveLength(1);
  });
});

describe('talk', () => {
  it.each(['谢谢', '谢谢您', '谢了', '多谢', '多谢了', '辛苦了'])('%s', (thanks) => {
    expect(read(thanks)).toBe('不客气，需要时再问');
  });
  it('a greeting is answered with help', () => {
    expect(read('你好')).toBe(read(''));
  });
});
