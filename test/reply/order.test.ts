import { describe, expect, it } from 'vitest';
import type { MoneyUnit } from '../../src/question/model.js';
import { ofAmounts, read, told } from './phone.ts';

describe('a ranking', () => {
  it('the first three', () => {
    expect(read('全区最多的前三个县')).toMatchInlineSnapshot(`
      "全区各县市区全年合计由多到少 · 2024 年（单位：万元）
      共 97 个，列出 3 个
      1. 莎车县 · 喀什地区　65,468
      2. 叶城县 · 喀什地区　56,849
      3. 墨玉县 · 和田地区　49,840
      来源：新财社〔2024〕35号 附件1
      [莎车县] [叶城县] [全部名次] [由少到多] [看图]"
    `);
  });
  it('the last two of a prefecture', () => {
    expect(read('喀什最少的两个县')).toMatchInlineSnapshot(`
      "喀什地区各县市区全年合计由少到多 · 2024 年（单位：万元）
      共 12 个，列出 2 个
      1. 塔什库尔干塔吉克自治县　3,210
      2. 麦盖提县　15,692
      来源：新财社〔2024〕35号 附件1
      [塔什库尔干塔吉克自治县] [麦盖提县] [全部名次] [由多到少] [看图]"
    `);
  });
  it('all, folded, equals on one rank', () => {
    expect(read('全区各县市区排名')).toMatchInlineSnapshot(`
      "全区各县市区全年合计由多到少 · 2024 年（单位：万元）
      1. 莎车县 · 喀什地区　65,468 ▾ 96 行
      金额相同的并列同一名次
      来源：新财社〔2024〕35号 附件1
      [莎车县] [叶城县] [由少到多] [看图]"
    `);
  });
  it('both ends', () => {
    expect(read('全区最多和最少的县')).toMatchInlineSnapshot(`
      "全区各县市区全年合计最多和最少 · 2024 年（单位：万元）
      共 97 个，列出 2 个
      1. 莎车县 · 喀什地区　65,468
      97. 乌尔禾区 · 克拉玛依市　9
      来源：新财社〔2024〕35号 附件1
      [莎车县] [乌尔禾区]"
    `);
  });
  it('the n-th', () => {
    expect(read('喀什第二多的县')).toMatchInlineSnapshot(`
      "叶城县在喀什地区 12 个县市区中全年合计第 2
      喀什地区各县市区全年合计由多到少第 2 · 2024 年（单位：万元）
      共 12 个，列出 1 个
      2. 叶城县　56,849
      来源：新财社〔2024〕35号 附件1
      [叶城县] [全部名次] [由少到多] [看图]"
    `);
  });
  it('the n-th from the end', () => {
    expect(read('全区倒数第三的县')).toMatchInlineSnapshot(`
      "库尔勒经济技术开发区在全区 97 个县市区中全年合计由少到多第 3
      全区各县市区全年合计由少到多第 3 · 2024 年（单位：万元）
      共 97 个，列出 1 个
      3. 库尔勒经济技术开发区 · 巴州　75
      来源：新财社〔2024〕35号 附件1
      [库尔勒经济技术开发区] [全部名次] [由多到少] [看图]"
    `);
  });
  it('where one place stands', () => {
    expect(read('莎车在喀什排第几')).toMatchInlineSnapshot(`
      "莎车县在喀什地区 12 个县市区中全年合计第 1
      喀什地区各县市区全年合计由多到少第 1 · 2024 年（单位：万元）
      共 12 个，列出 1 个
      1. 莎车县　65,468
      来源：新财社〔2024〕35号 附件1
      [莎车县] [全部名次] [由少到多] [看图]"
    `);
  });
  it('where one place stands, in one column', () => {
    expect(read('莎车本次下达在喀什排第几')).toMatchInlineSnapshot(`
      "莎车县在喀什地区 12 个县市区中本次下达第 1
      喀什地区各县市区本次下达由多到少第 1 · 2024 年（单位：万元）
      共 12 个，列出 1 个
      1. 莎车县　18,808
      来源：新财社〔2024〕35号 附件1
      [莎车县] [全部名次] [由少到多] [看图]"
    `);
  });
  it('where a prefecture stands', () => {
    expect(read('喀什地区排第几')).toMatchInlineSnapshot(`
      "喀什地区在全区 14 个地州市中全年合计第 1
      全区各地州市全年合计由多到少第 1 · 2024 年（单位：万元）
      共 14 个，列出 1 个
      1. 喀什地区　370,526
      来源：新财社〔2024〕35号 附件1
      [喀什地区] [全部名次] [由少到多] [看图]"
    `);
  });
  it('by share', () => {
    expect(read('本次下达占比最高的三个地州')).toMatchInlineSnapshot(`
      "全区各地州市本次下达占全年的比重由多到少 · 2024 年
      共 14 个，列出 3 个
      1. 克拉玛依市　65.10%
      2. 乌鲁木齐市　54.59%
      3. 阿勒泰地区　42.36%
      来源：新财社〔2024〕35号 附件1
      [克拉玛依市] [乌鲁木齐市]"
    `);
  });
  it('of places that go by one name', () => {
    expect(
      told(
        ofAmounts({
          rows: {
            ids: ['阿克苏地区', '克州', '喀什地区', '和田地区'],
            label: '南疆四地州',
            level: 'prefecture',
          },
          operation: { is: 'order', from: 1, to: 2, end: 'most', by: 'amount' },
        }),
      ),
    ).toMatchInlineSnapshot(`
      "南疆四地州全年合计由多到少 · 2024 年（单位：万元）
      共 4 个，列出 2 个
      1. 喀什地区　370,526
      2. 和田地区　178,215
      来源：新财社〔2024〕35号 附件1
      [喀什地区] [和田地区]"
    `);
  });
  it('in the unit that was asked for', () => {
    const operation = { is: 'order', from: 1, to: 1, end: 'most', by: 'amount' } as const;
    const rows = { ids: ['喀什地区/莎车县', '喀什地区/叶城县'], scope: '喀什地区', level: 'county' } as const;
    const line = (unit: MoneyUnit) => told(ofAmounts({ rows, operation, unit })).split('\n')[2];
    expect((['亿元', '百万元', '千元', '元'] as const).map(line)).toEqual([
      '1. 莎车县　65,468（6.5468 亿元）',
      '1. 莎车县　65,468（654.68 百万元）',
      '1. 莎车县　65,468（654,680 千元）',
      '1. 莎车县　65,468（654,680,000 元）',
    ]);
  });
  it('two that tie', () => {
    expect(
      told(
        ofAmounts({
          rows: { ids: ['喀什地区/莎车县', '喀什地区/莎车县'], scope: '喀什地区', level: 'unit' },
          operation: { is: 'order', from: 2, to: 2, end: 'most', by: 'amount' },
        }),
      ),
    ).toMatchInlineSnapshot(`
      "莎车县在喀什地区 2 个单位中全年合计第 1
      喀什地区所有单位全年合计由多到少第 2 · 2024 年（单位：万元）
      共 2 个，列出 1 个
      1. 莎车县　65,468
      来源：新财社〔2024〕35号 附件1
      [莎车县]"
    `);
  });
  it('in a unit of money is of the same places', () => {
    expect(read('喀什各县排名 单位百万元')).toContain('喀什地区各县市区全年合计由多到少');
  });
  it('the n-th, where no 多 says of what', () => {
    expect(read('全区第三的县')).toContain('墨玉县在全区 97 个县市区中全年合计第 3');
  });
});
