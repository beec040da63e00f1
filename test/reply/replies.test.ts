import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { openDeskAt } from '../../src/open.js';
import { plain } from '../../src/reply/plain.js';

const DATA = join(import.meta.dirname, '../../data');
const desk = openDeskAt(DATA, DATA) as Desk;

/** The reply as somebody reads it on a phone: what is folded there shows its first line and how many follow. */
function read(question: string): string {
  const { message } = desk.ask(question);
  const blocks = message.blocks.map((block) => {
    const [head, ...rest] = plain({ ...message, blocks: [block], choices: [] }).split('\n');
    return block.folded ? `${head} ▾ ${rest.length} 行` : [head, ...rest].join('\n');
  });
  const buttons = [...message.choices, ...message.next].map(({ label }) => `[${label}]`).join(' ');
  return [...blocks, ...(buttons ? [buttons] : [])].join('\n');
}

describe('a reply', () => {
  it('one place', () => {
    expect(read('喀什 莎车')).toMatchInlineSnapshot(`
      "莎车县 · 喀什地区 · 2024 年
      全年合计　65,468 万元（6.5468 亿元）
      　提前下达　46,660 万元　71.27%
      　本次下达　18,808 万元　28.73%
      占喀什地区 17.67%，12 个县市中第 1；占全区 8.26%，97 个县市区中第 1
      适用绩效目标：喀什地区区域目标 14 项 ▾ 15 行
      来源：新财社〔2024〕35号 附件1、附件3
      [绩效目标] [本次下达] [与叶城县对比] [喀什地区明细] [喀什地区排名]"
    `);
  });
  it('one place, one column', () => {
    expect(read('莎车 本次下达')).toMatchInlineSnapshot(`
      "莎车县 · 喀什地区 · 2024 年
      本次下达　18,808 万元（1.8808 亿元）　占全年 28.73%
      全年合计　65,468 万元
      　提前下达　46,660 万元　71.27%
      占喀什地区 17.67%，12 个县市中第 1；占全区 8.26%，97 个县市区中第 1
      适用绩效目标：喀什地区区域目标 14 项 ▾ 15 行
      来源：新财社〔2024〕35号 附件1、附件3
      [绩效目标] [全年金额] [与叶城县对比] [喀什地区明细] [喀什地区排名]"
    `);
  });
  it('a prefecture that shares its name', () => {
    expect(read('喀什')).toMatchInlineSnapshot(`
      "喀什地区 · 2024 年
      全年合计　370,526 万元（37.0526 亿元）
      　提前下达　268,331 万元　72.42%
      　本次下达　102,195 万元　27.58%
      占全区 46.77%，14 个地州市中第 1
      也可能要查：喀什市
      喀什地区各县市区及单位 14 个（单位：万元） ▾ 14 行
      适用绩效目标：喀什地区区域目标 14 项 ▾ 14 行
      来源：新财社〔2024〕35号 附件1、附件3
      [喀什市] [绩效目标] [本次下达] [分配明细] [与和田地区对比] [看图]"
    `);
  });
  it('the region', () => {
    expect(read('全区')).toMatchInlineSnapshot(`
      "全区 · 2024 年
      全年合计　792,267 万元（79.2267 亿元）
      　提前下达　564,771 万元　71.29%
      　本次下达　227,496 万元　28.71%
      各地州市 14 个（单位：万元） ▾ 14 行
      适用绩效目标：全区区域目标 14 项 ▾ 14 行
      来源：新财社〔2024〕35号 附件1、附件3
      [绩效目标] [本次下达] [分配明细] [各地州市排名] [看图]"
    `);
  });
  it('an institution with a reduction', () => {
    expect(read('喀什地区儿童福利院')).toMatchInlineSnapshot(`
      "喀什地区儿童福利院 · 2024 年
      全年合计　46 万元
      　提前下达　63 万元
      　本次下达　-17 万元
      核减 17 万元：提前下达已超过全年核定数，本次为负数
      占喀什地区 0.01%；占全区 0.01%
      适用绩效目标：喀什地区区域目标 14 项 ▾ 15 行
      来源：新财社〔2024〕35号 附件1、附件3
      [绩效目标] [本次下达] [喀什地区明细] [喀什地区金额]"
    `);
  });
  it('a row that the print has wrong', () => {
    expect(read('塔什库尔干')).toMatchInlineSnapshot(`
      "塔什库尔干塔吉克自治县 · 喀什地区 · 2024 年
      全年合计　3,210 万元
      　提前下达　2,332 万元　72.65%
      　本次下达　878 万元　27.35%
      占喀什地区 0.87%，12 个县市中第 12；占全区 0.41%，97 个县市区中第 44
      适用绩效目标：喀什地区区域目标 14 项 ▾ 15 行
      录入说明：印发件此处为“喀什库尔干塔吉克自治县”，按“塔什库尔干塔吉克自治县”录入，县名首字误作“喀”，喀什地区所辖的是塔什库尔干塔吉克自治县，金额不变。
      来源：新财社〔2024〕35号 附件1、附件3
      [绩效目标] [本次下达] [与麦盖提县对比] [喀什地区明细] [喀什地区排名]"
    `);
  });
  it('a mended spelling', () => {
    expect(read('沙车')).toMatchInlineSnapshot(`
      "“沙车”按“莎车县”理解
      莎车县 · 喀什地区 · 2024 年
      全年合计　65,468 万元（6.5468 亿元）
      　提前下达　46,660 万元　71.27%
      　本次下达　18,808 万元　28.73%
      占喀什地区 17.67%，12 个县市中第 1；占全区 8.26%，97 个县市区中第 1
      适用绩效目标：喀什地区区域目标 14 项 ▾ 15 行
      来源：新财社〔2024〕35号 附件1、附件3
      [绩效目标] [本次下达] [与叶城县对比] [喀什地区明细] [喀什地区排名]"
    `);
  });
  it('a claim that is true, one that is true of another column, one that is not', () => {
    const first = (question: string) => read(question).split('\n')[0];
    expect(['莎车是65468吗', '莎车全年是18808吗', '莎车是65469吗'].map(first)).toMatchInlineSnapshot(`
      [
        "对，莎车县全年合计是 65,468 万元",
        "18,808 万元是莎车县的本次下达，全年合计是 65,468 万元",
        "不对，莎车县全年合计是 65,468 万元，不是 65,469 万元",
      ]
    `);
  });
  it('a breakdown', () => {
    expect(read('和田地区明细')).toMatchInlineSnapshot(`
      "和田地区分配明细 · 2024 年（单位：万元）
      合计　178,215（提前 143,485，本次 34,730）
      和田市　23,344（提前 19,249，本次 4,095） ▾ 8 行
      来源：新财社〔2024〕35号 附件1
      [排名] [绩效目标] [本次下达] [看图]"
    `);
  });
  it('a choice', () => {
    expect(read('经开区')).toMatchInlineSnapshot(`
      "符合的有 2 个，请选择要查的一个：
      [经济技术开发区（头屯河区） · 乌鲁木齐市] [库尔勒经济技术开发区 · 巴州]"
    `);
  });
  it('two places side by side', () => {
    expect(read('莎车和叶城哪个多')).toMatchInlineSnapshot(`
      "2 地对比 · 全年合计 · 2024 年（单位：万元）
      莎车县　65,468（提前 46,660，本次 18,808）
      叶城县　56,849（提前 48,848，本次 8,001）
      莎车县比叶城县多 8,619 万元，是后者的 1.15 倍
      来源：新财社〔2024〕35号 附件1
      [莎车县] [叶城县] [本次下达] [看图]"
    `);
  });
  it('a sum', () => {
    expect(read('库车、沙雅、新和合计')).toMatchInlineSnapshot(`
      "库车县等 3 地全年合计 · 2024 年
      22,042 万元（2.2042 亿元）
      库车县　10,541 万元
      沙雅县　4,924 万元
      新和县　6,577 万元
      来源：新财社〔2024〕35号 附件1
      [看图]"
    `);
  });
  it('a ranking', () => {
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
  it('a ranking by share', () => {
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
  it('an amount looked up', () => {
    expect(read('65468是哪个县')).toMatchInlineSnapshot(`
      "65,468 万元对应：
      莎车县 · 喀什地区　全年合计 65,468 万元（提前下达 46,660，本次下达 18,808）
      来源：新财社〔2024〕35号 附件1
      [莎车县]"
    `);
  });
  it('what was reduced', () => {
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
  it('a subject', () => {
    expect(read('农村低保 科目')).toMatchInlineSnapshot(`
      "支出功能科目
      2081902　农村最低生活保障金支出
      附件2只列科目，不分科目列金额；请按实际支出方向明确至项级科目（正文一）
      来源：新财社〔2024〕35号 附件2
      [全部科目] [资金用途]"
    `);
  });
  it('a target', () => {
    expect(read('满意度 目标')).toMatchInlineSnapshot(`
      "绩效目标
      救助对象对社会救助实施的满意度　≥88%（服务对象满意度指标）
      来源：新财社〔2024〕35号 附件3
      [全部目标]"
    `);
  });
  it('a county’s target', () => {
    expect(read('莎车 满意度 目标')).toMatchInlineSnapshot(`
      "喀什地区绩效目标
      救助对象对社会救助实施的满意度　≥88%（服务对象满意度指标）
      县级目标以地州分解下达的为准（正文三）
      来源：新财社〔2024〕35号 附件3
      [全部目标] [莎车县金额]"
    `);
  });
  it('a value that reaches its target', () => {
    expect(read('满意度 88% 达标吗')).toMatchInlineSnapshot(`
      "达标：救助对象对社会救助实施的满意度，实际 88%，目标 ≥88%
      来源：新财社〔2024〕35号 附件3
      [全部目标]"
    `);
  });
  it('a value that nearly does', () => {
    expect(read('满意度 87.99% 达标吗')).toMatchInlineSnapshot(`
      "未达标：救助对象对社会救助实施的满意度，实际 87.99%，目标 ≥88%
      还差 0.01 个百分点：按实际数比较，不作四舍五入
      来源：新财社〔2024〕35号 附件3
      [全部目标]"
    `);
  });
  it('a value that cannot be compared', () => {
    expect(read('认定准确率 97% 达标吗')).toMatchInlineSnapshot(`
      "孤儿等符合条件的儿童认定准确率的目标是“不低于上年”，只看“97%”不能判断是否达标
      请同时给出上年的数，例如：97%，去年 97%
      来源：新财社〔2024〕35号 附件3
      [全部目标]"
    `);
  });
  it('several values', () => {
    expect(read('满意度86%，按时发放率92%，达标吗')).toMatchInlineSnapshot(`
      "1 项达标，1 项未达标
      未达标　救助对象对社会救助实施的满意度　实际 86%，目标 ≥88%
      达标　困难群众基本生活救助和孤儿基本生活费按时发放率　实际 92%，目标 ≥90%
      来源：新财社〔2024〕35号 附件3
      [全部目标] [看图]"
    `);
  });
  it('a share', () => {
    expect(read('莎车占喀什地区的比重')).toMatchInlineSnapshot(`
      "莎车县占喀什地区全年合计的 17.67% · 2024 年
      莎车县　65,468 万元
      喀什地区　370,526 万元
      来源：新财社〔2024〕35号 附件1
      [莎车县] [喀什地区]"
    `);
  });
  it('the notice itself', () => {
    expect(read('文号是多少')).toMatchInlineSnapshot(`
      "文号
      本通知文号为新财社〔2024〕35号。
      来源：新财社〔2024〕35号 文头
      [全部科目] [全区金额]"
    `);
  });
  it('nothing, with what can be asked', () => {
    expect(read('今天天气怎么样')).toMatchInlineSnapshot(
      `
      "这不属于本通知的内容。本通知只涉及 2024 年中央财政困难群众救助补助资金，可以查各地金额、支出科目和绩效目标
      [能问什么]"
    `,
    );
  });
  it('a place that is not in the notice', () => {
    expect(read('石河子多少钱')).toMatchInlineSnapshot(
      `
      "本通知没有列“石河子”：附件1只列 14 个地州市及所属县市区，不含兵团和自治区直辖县级市。可以改查所在地州，或换一个地名
      [能问什么]"
    `,
    );
  });
  it('an amount that nobody has', () => {
    expect(read('65469是哪个县')).toMatchInlineSnapshot(`
      "附件1中没有这个数，请核对数字、单位和是哪一列
      [能问什么]"
    `);
  });
  it('another year', () => {
    expect(read('2023年莎车多少')).toMatchInlineSnapshot(`
      "本通知只有 2024 年的分配数，没有其他年度的数，也不作同比。可以查 2024 年的全年、提前下达和本次下达
      [莎车县金额]"
    `);
  });
  it('help', () => {
    expect(read('')).toMatchInlineSnapshot(`
      "可以这样问：
      金额　喀什 莎车
      批次　巴楚 本次下达
      明细　和田地区明细
      对比　莎车和叶城哪个多
      合计　库车、沙雅、新和合计
      排名　全区最多的前五个县
      按数找　约2亿是哪个县
      科目　农村低保 科目
      指标　满意度 86% 达标吗
      占比　莎车占喀什地区多少
      看图　喀什地区 图
      文件　资金用途
      答完可以接着问，例如“那叶城呢”“提前下达呢”
      数据由文件识别录入，以正式文件为准
      [喀什 莎车] [全区最多的前五个县] [满意度 86% 达标吗]"
    `);
  });
});
