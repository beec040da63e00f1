import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { Test } from '../../src/question/model.js';
import { notice, ofAmounts, read, told } from './phone.ts';

const d = (value: Decimal.Value) => new Decimal(value);
const found = (test: Test, column?: 'advance' | 'current') =>
  told(
    ofAmounts({
      rows: { ids: notice.rows.filter(({ kind }) => kind === 'county').map(({ id }) => id) },
      operation: { is: 'find', test },
      ...(column && { column }),
    }),
  ).split('\n')[0];

describe('a condition on an amount', () => {
  it('equal', () => {
    expect(read('65468是哪个县')).toMatchInlineSnapshot(`
      "65,468 万元对应：
      莎车县 · 喀什地区　全年合计 65,468 万元（提前下达 46,660，本次下达 18,808）
      来源：新财社〔2024〕35号 附件1
      [莎车县]"
    `);
  });
  it('about, exactly', () => {
    expect(read('大概65468的是哪个县')).toMatchInlineSnapshot(`
      "65,468 万元对应：
      莎车县 · 喀什地区　全年合计 65,468 万元（提前下达 46,660，本次下达 18,808）
      来源：新财社〔2024〕35号 附件1
      [莎车县]"
    `);
  });
  it('about, nearly', () => {
    expect(read('约2亿是哪个县')).toMatchInlineSnapshot(`
      "没有正好 20,000 万元的，最接近的是：
      洛浦县 · 和田地区　全年合计 20,048 万元（提前下达 16,543，本次下达 3,505）
      来源：新财社〔2024〕35号 附件1
      [洛浦县]"
    `);
  });
  it('below zero', () => {
    expect(read('核减的有哪些')).toMatchInlineSnapshot(`
      "本次下达为负数（核减）的有 8 个：
      乌鲁木齐市儿童福利院　本次下达 -1 万元（全年合计 41，提前下达 42）
      乌鲁木齐市养老福利院　本次下达 -49 万元（全年合计 152，提前下达 201）
      乌鲁木齐市精神病福利院　本次下达 -70 万元（全年合计 145，提前下达 215）
      伊犁州救助站　本次下达 -15 万元（全年合计 27，提前下达 42）
      博州救助站　本次下达 -11 万元（全年合计 38，提前下达 49）
      伊吾县 · 哈密市　本次下达 -19 万元（全年合计 78，提前下达 97）
      喀什地区儿童福利院　本次下达 -17 万元（全年合计 46，提前下达 63）
      和田地区救助站　本次下达 -2 万元（全年合计 9，提前下达 11）
      来源：新财社〔2024〕35号 附件1
      [乌鲁木齐市儿童福利院] [乌鲁木齐市养老福利院] [乌鲁木齐市精神病福利院]"
    `);
  });
  it('above', () => {
    expect(read('超过4.9亿的县有哪些')).toMatchInlineSnapshot(`
      "全年合计超过 49,000 万元的有 3 个：
      莎车县 · 喀什地区　全年合计 65,468 万元（提前下达 46,660，本次下达 18,808）
      叶城县 · 喀什地区　全年合计 56,849 万元（提前下达 48,848，本次下达 8,001）
      墨玉县 · 和田地区　全年合计 49,840 万元（提前下达 41,187，本次下达 8,653）
      来源：新财社〔2024〕35号 附件1
      [莎车县] [叶城县] [墨玉县]"
    `);
  });
  it('below', () => {
    expect(read('不到60万的县有哪些')).toMatchInlineSnapshot(`
      "全年合计低于 60 万元的有 2 个：
      乌尔禾区 · 克拉玛依市　全年合计 9 万元（提前下达 3，本次下达 6）
      阿拉山口 · 博州　全年合计 54 万元（提前下达 30，本次下达 24）
      来源：新财社〔2024〕35号 附件1
      [乌尔禾区] [阿拉山口]"
    `);
  });
  it('between', () => {
    expect(read('4亿到5亿之间的县')).toMatchInlineSnapshot(`
      "全年合计在 40,000 至 50,000 万元之间的有 1 个：
      墨玉县 · 和田地区　全年合计 49,840 万元（提前下达 41,187，本次下达 8,653）
      来源：新财社〔2024〕35号 附件1
      [墨玉县]"
    `);
  });
  it('one column more than another', () => {
    expect(read('本次下达超过提前下达的地州')).toMatchInlineSnapshot(`
      "本次下达超过提前下达的有 2 个：
      乌鲁木齐市　本次下达 4,965 万元（全年合计 9,095，提前下达 4,130）
      克拉玛依市　本次下达 580 万元（全年合计 891，提前下达 311）
      来源：新财社〔2024〕35号 附件1
      [乌鲁木齐市] [克拉玛依市]"
    `);
  });
  it('a long list is folded', () => {
    expect(read('超过3000万的县有哪些')).toMatchInlineSnapshot(`
      "全年合计超过 3,000 万元的有 46 个：
      伊宁市 · 伊犁州　全年合计 14,005 万元（提前下达 8,419，本次下达 5,586） ▾ 45 行
      来源：新财社〔2024〕35号 附件1
      [伊宁市] [伊宁县] [察布查尔锡伯自治县]"
    `);
  });
  it('nobody', () => {
    expect(read('65469是哪个县')).toMatchInlineSnapshot(`
      "附件1中没有这个数，请核对数字、单位和是哪一列
      [能问什么]"
    `);
  });
  it('every condition has its title', () => {
    expect([
      found({ is: 'equal', amount: d(65_468) }),
      found({ is: 'equal', amount: d(18_808) }, 'current'),
      found({ is: 'near', amount: d(65_468) }),
      found({ is: 'near', amount: d(65_400) }),
      found({ is: 'above', amount: d(56_849) }),
      found({ is: 'atLeast', amount: d(56_849) }),
      found({ is: 'below', amount: d('54.5') }),
      found({ is: 'atMost', amount: d(54) }),
      found({ is: 'between', from: d(56_849), to: d(65_468) }),
      found({ is: 'above', amount: d(18_000) }, 'current'),
      found({ is: 'negative' }, 'current'),
      found({ is: 'zero' }),
      found({ is: 'exceeds', other: 'advance' }, 'current'),
    ]).toMatchInlineSnapshot(`
      [
        "65,468 万元对应：",
        "18,808 万元本次下达对应：",
        "65,468 万元对应：",
        "没有正好 65,400 万元的，最接近的是：",
        "全年合计超过 56,849 万元的有 1 个：",
        "全年合计在 56,849 万元以上（含）的有 2 个：",
        "全年合计低于 54.5 万元的有 2 个：",
        "全年合计在 54 万元以下（含）的有 2 个：",
        "全年合计在 56,849 至 65,468 万元之间的有 2 个：",
        "本次下达超过 18,000 万元的有 1 个：",
        "本次下达为负数（核减）的有 1 个：",
        "没有金额为零的",
        "本次下达超过提前下达的有 13 个：",
      ]
    `);
  });
});
