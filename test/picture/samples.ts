import { Decimal } from 'decimal.js';
import type {
  BarChart,
  ComplianceChart,
  GroupedChart,
  LineChart,
  StackedChart,
} from '../../src/reply/chart.ts';

const FRAME = { year: 2024, source: '新财社〔2024〕35号 附件1' } as const;

/** Name, advance, current: as the notice has them. */
export type Sample = readonly [string, number, number];

export const KASHGAR: readonly Sample[] = [
  ['喀什市', 26786, 12114],
  ['疏附县', 16775, 7864],
  ['疏勒县', 21561, 5346],
  ['英吉沙县', 24754, 10057],
  ['泽普县', 11152, 4905],
  ['莎车县', 46660, 18808],
  ['叶城县', 48848, 8001],
  ['麦盖提县', 10425, 5267],
  ['岳普湖县', 10572, 6042],
  ['伽师县', 24333, 11483],
  ['巴楚县', 24028, 11431],
  ['塔什库尔干塔吉克自治县', 2332, 878],
  ['喀什地区救助站', 42, 16],
  ['喀什地区儿童福利院', 63, -17],
];

export const URUMQI_INSTITUTIONS: readonly Sample[] = [
  ['乌鲁木齐市救助站', 88, 27],
  ['乌鲁木齐市儿童福利院', 42, -1],
  ['中国乌鲁木齐SOS儿童村', 40, 15],
  ['乌鲁木齐市养老福利院', 201, -49],
  ['乌鲁木齐市精神病福利院', 215, -70],
];

export const PREFECTURES: readonly Sample[] = [
  ['喀什地区', 268331, 102195],
  ['和田地区', 143485, 34730],
  ['伊犁州', 39145, 26537],
  ['阿克苏地区', 43284, 22067],
  ['克州', 22622, 8449],
  ['巴州', 10489, 7564],
  ['塔城地区', 8066, 5073],
  ['阿勒泰地区', 5718, 4202],
  ['乌鲁木齐市', 4130, 4965],
  ['吐鲁番市', 6677, 2379],
  ['昌吉州', 5198, 3529],
  ['博州', 4341, 3091],
  ['哈密市', 2974, 2135],
  ['克拉玛依市', 311, 580],
];

export const stacked = (title: string, samples: readonly Sample[], summary?: string): StackedChart => ({
  ...FRAME,
  kind: 'stacked',
  title,
  ...(summary && { summary }),
  parts: ['提前下达', '本次下达'],
  whole: '全年合计',
  bars: samples.map(([name, ...parts]) => ({ name, amounts: parts.map((part) => new Decimal(part)) })),
});

export const ranking = (title: string, samples: readonly Sample[], detail?: string): BarChart => ({
  ...FRAME,
  kind: 'bars',
  column: '本次下达',
  part: 1,
  title,
  bars: samples.map(([name, , current], index) => ({
    name,
    rank: index + 1,
    ...(detail && { detail }),
    value: new Decimal(current),
  })),
});

const OVER_YEARS = '新财社〔2024〕35号 附件1；新财社〔2023〕12号 附件1；新财社〔2022〕9号 附件1';

/** Places with an amount a year; null where a year does not list one. */
export const grouped = (
  title: string,
  years: readonly number[],
  places: readonly (readonly [string, ...(number | null)[]])[],
): GroupedChart => ({
  kind: 'grouped',
  title,
  source: OVER_YEARS,
  column: '提前下达',
  years: years.map((year) => `${year} 年`),
  bars: places.map(([name, ...amounts]) => ({
    name,
    amounts: amounts.map((amount) => (amount === null ? null : new Decimal(amount))),
    change: '+6,536  +16.29%',
  })),
});

export const line = (title: string, points: readonly (readonly [number, number])[]): LineChart => ({
  kind: 'line',
  title,
  source: OVER_YEARS,
  column: '提前下达',
  points: points.map(([year, value]) => ({ year, value: new Decimal(value) })),
});

export const COMPLIANCE: ComplianceChart = {
  kind: 'compliance',
  title: '绩效目标对照',
  year: 2024,
  source: '新财社〔2024〕35号 附件3 区域绩效目标表',
  rows: [
    { indicator: '救助对象对社会救助实施的满意度', target: '≥88%', actual: '86%', met: false },
    { indicator: '孤儿等符合条件的儿童纳入保障范围率', target: '≥90%', actual: '92.5%', met: true },
    { indicator: '城乡低保标准', target: '按要求合理确定调整', actual: '已按要求调整', met: null },
    {
      indicator:
        '为自愿前来救助站或由公安等部门护送至救助站的传销解救人员、打拐解救人员、家暴受害者等提供救助服务率',
      target: '≥95%',
      actual: '95%',
      met: true,
    },
    { indicator: '临时救助人次', target: '应救尽救', actual: null, met: null },
  ],
};
