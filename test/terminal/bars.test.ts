import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { barsOfText } from '../../src/terminal/bars.ts';
import {
  COMPLIANCE,
  grouped,
  KASHGAR,
  line,
  ranking,
  stacked,
  URUMQI_INSTITUTIONS,
} from '../picture/samples.ts';

const shown = (chart: Parameters<typeof barsOfText>[0]) => `\n${barsOfText(chart).join('\n')}\n`;

describe('bars of text', () => {
  it('stack 提前下达 and 本次下达', () => {
    expect(shown(stacked('喀什地区', KASHGAR.slice(10), '全年合计 370,526 万元'))).toMatchInlineSnapshot(`
      "
      喀什地区
      全年合计 370,526 万元
      2024 年　单位：万元　█ 提前下达　▒ 本次下达　░ 核减

      巴楚县                  35,459  │██████████████████████▒▒▒▒▒▒▒▒▒▒
      塔什库尔干塔吉克自治县   3,210  │██▒
      喀什地区救助站              58  │█▒
      喀什地区儿童福利院          46 ░│█ 核减 17

      来源：新财社〔2024〕35号 附件1
      "
    `);
  });

  it('rank, with what is negative left of zero', () => {
    expect(shown(ranking('本次下达', URUMQI_INSTITUTIONS, '乌鲁木齐市'))).toMatchInlineSnapshot(`
      "
      本次下达
      2024 年　单位：万元　█ 本次下达　░ 核减

      1 乌鲁木齐市救助站（乌鲁木齐市）         27                        │█████████
      2 乌鲁木齐市儿童福利院（乌鲁木齐市）     −1                       ░│
      3 中国乌鲁木齐SOS儿童村（乌鲁木齐市）    15                        │█████
      4 乌鲁木齐市养老福利院（乌鲁木齐市）    −49        ░░░░░░░░░░░░░░░░│
      5 乌鲁木齐市精神病福利院（乌鲁木齐市）  −70 ░░░░░░░░░░░░░░░░░░░░░░░│

      来源：新财社〔2024〕35号 附件1
      "
    `);
  });

  it('hold actual values against targets', () => {
    expect(shown(COMPLIANCE)).toMatchInlineSnapshot(`
      "
      绩效目标对照
      2024 年

      救助对象对社会救助实施的满意度
      　目标 ≥88%　实际 86%　未达标
      孤儿等符合条件的儿童纳入保障范围率
      　目标 ≥90%　实际 92.5%　达标
      城乡低保标准
      　目标 按要求合理确定调整　实际 已按要求调整　无法比较
      为自愿前来救助站或由公安等部门护送至救助站的传销解救人员、打拐解救人员、家暴受害者等提供救助服务率
      　目标 ≥95%　实际 95%　达标
      临时救助人次
      　目标 应救尽救　实际 —

      来源：新财社〔2024〕35号 附件3 区域绩效目标表
      "
    `);
  });

  it('stand years beside each other, a place after the other', () => {
    const chart = grouped(
      '莎车县等 2 地提前下达各年对比',
      [2022, 2023, 2024],
      [
        ['莎车县', 36381, 40124, 46660],
        ['库尔勒经济技术开发区', null, null, 28],
      ],
    );
    expect(shown(chart)).toMatchInlineSnapshot(`
      "
      莎车县等 2 地提前下达各年对比
      单位：万元　提前下达

      莎车县                2022 年  36,381 █████████████████████████
      　+6,536  +16.29%     2023 年  40,124 ████████████████████████████
                            2024 年  46,660 ████████████████████████████████
      库尔勒经济技术开发区  2022 年  未单列
      　+6,536  +16.29%     2023 年  未单列
                            2024 年      28 █

      来源：新财社〔2024〕35号 附件1；新财社〔2023〕12号 附件1；新财社〔2022〕9号 附件1
      "
    `);
  });

  it('show one place over the years', () => {
    const chart = line('莎车县提前下达各年对比', [
      [2021, 36381],
      [2023, 40124],
      [2024, -46],
    ]);
    expect(shown(chart)).toMatchInlineSnapshot(`
      "
      莎车县提前下达各年对比
      单位：万元　提前下达　░ 核减

      2021 年  36,381  │█████████████████████████████
      2023 年  40,124  │████████████████████████████████
      2024 年     −46 ░│

      来源：新财社〔2024〕35号 附件1；新财社〔2023〕12号 附件1；新财社〔2022〕9号 附件1
      "
    `);
  });

  it('are as long as the amounts, and begin in one column', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const name = fc.constantFrom('莎车县', '塔什库尔干塔吉克自治县', 'SOS儿童村');
    fc.assert(
      fc.property(fc.array(fc.record({ name, amount }), { minLength: 1, maxLength: 20 }), (items) => {
        const bars = items.map((item) => ({ name: item.name, value: new Decimal(item.amount) }));
        const lines = barsOfText({
          kind: 'bars',
          column: 'total',
          title: '甲',
          year: 2024,
          source: '乙',
          bars,
        });
        const drawn = lines.slice(3, 3 + bars.length).map((line) => /█*$/.exec(line)?.[0].length ?? 0);
        const most = Math.max(...items.map((item) => item.amount));
        expect(drawn).toEqual(
          items.map((item) => (item.amount === 0 ? 0 : Math.max(1, Math.round((item.amount / most) * 32)))),
        );
        const starts = lines.slice(3, 3 + bars.length).filter((line) => line.includes('█'));
        expect(
          new Set(starts.map((line) => stringWidth(line.slice(0, line.indexOf('█'))))).size,
        ).toBeLessThan(2);
      }),
    );
  });
});
