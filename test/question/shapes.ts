import fc from 'fast-check';
import { callIt } from '../composed/names.js';
import {
  type Column,
  counties,
  countiesOf,
  prefectureOf,
  prefectures,
  type Row,
} from '../composed/notice.js';
import type { Expected } from '../composed/question.js';
import {
  amountIn,
  average,
  compare,
  difference,
  ends,
  ranked,
  rankOf,
  share,
  sum,
  without,
} from '../composed/twin.js';
import { createRandom } from '../match/random.js';

// Questions as what they ask, apart from how they are worded: every wording of a shape has the same answer.

/** What is asked, and the ways to ask it: `{P}` `{Q}` places, `{C}` the column or nothing, `{V}` a verb of giving. */
export interface Shape {
  readonly name: string;
  readonly places: readonly Row[];
  readonly column: Column;
  readonly expected: readonly [Expected, ...Expected[]];
  readonly templates: readonly string[];
}

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  show: ['{P}{C}{V}多少', '{C}{V}{P}多少钱', '{P}的{C}资金是多少', '{P}，{C}多少', '{C}{P}多少', '{P}{C}'],
  list: ['{P}各县市{C}明细', '{P}下面各县{C}分别{V}多少', '列出{P}各县市{C}', '{C}{P}各县市明细'],
  sum: ['{P}和{Q}{C}加起来多少', '{C}{P}加{Q}一共多少', '{P}、{Q}{C}合计', '{P}跟{Q}两个{C}总共{V}多少'],
  compare: [
    '{P}和{Q}{C}哪个多',
    '{C}{P}跟{Q}谁多',
    '{P}{C}比{Q}多多少',
    '对比一下{P}和{Q}{C}',
    '{P}、{Q}{C}对比',
  ],
  share: ['{P}{C}占{Q}百分之几', '{P}{C}占{Q}的比重', '{C}{P}占{Q}多少', '{P}占{Q}{C}的比例'],
  rank: ['{P}{C}在{Q}排第几', '{P}{C}排{Q}第几名', '在{Q}，{P}{C}排第几', '{Q}里{P}{C}名列第几'],
  most: ['{P}哪个县市{C}最多', '{C}{P}最多的县市', '{P}{C}{V}最多的是哪个县市', '{P}县市里{C}谁最多'],
  average: [
    '{P}{C}平均每个县市多少',
    '{P}各县市{C}平均{V}多少',
    '{C}{P}县均多少',
    '平均下来{P}一个县市{C}多少',
  ],
  without: [
    '{P}除了{Q}{C}合计',
    '{P}（{Q}除外）{C}一共多少',
    '不算{Q}，{P}{C}合计多少',
    '{P}去掉{Q}{C}还剩多少',
  ],
};

const SPOKEN: Readonly<Record<Column, readonly string[]>> = {
  total: ['', '', '全年'],
  advance: ['提前下达', '提前批', '提前', '第一批'],
  current: ['本次下达', '本次', '这次', '这批'],
};

const GAVE = ['给了', '分了', '拨了', '批了', '安排了', '下达', '发了', '拿到', '得到', '争取到', '分得'];

const COLUMNS: readonly Column[] = ['total', 'advance', 'current'];

const isDistrict = ({ name }: Row): boolean => /区）?$/u.test(name) && !name.endsWith('开发区');

// 乌鲁木齐市 has districts, which nobody calls 县市.
const larger = prefectures.filter((row) => countiesOf(row).length > 3 && !countiesOf(row).some(isDistrict));
/** 克拉玛依, 哈密 and the like share their names with what lies in them. */
const inside = counties.filter((row) => larger.includes(prefectureOf(row)) && row.current.gt(0));

const column = fc.constantFrom(...COLUMNS);
const county = fc.constantFrom(...inside);
const prefecture = fc.constantFrom(...larger);
const two = fc.tuple(county, county).filter(([a, b]) => a !== b && !/和/u.test(a.name + b.name));

const shape = (
  name: string,
  places: readonly Row[],
  of: Column,
  ...expected: readonly (Expected | undefined)[]
): Shape | undefined => {
  const [first, ...more] = expected.filter((one) => one !== undefined);
  return first && { name, places, column: of, expected: [first, ...more], templates: TEMPLATES[name] ?? [] };
};

const most = (place: Row, of: Column): Expected | undefined => {
  const first = ends(countiesOf(place), amountIn(of), false, 1);
  return first && { ...ranked(first, of), open: true };
};

/** Any shape; those that have no one answer are drawn again. */
export const anyShape: fc.Arbitrary<Shape> = fc
  .oneof(
    fc
      .tuple(county, column)
      .map(([a, c]) => shape('show', [a], c, { kind: 'allocation', place: a.id, column: c })),
    fc
      .tuple(prefecture, column)
      .map(([a, c]) => shape('list', [a], c, { kind: 'breakdown', place: a.id, column: c })),
    fc.tuple(two, column).map(([[a, b], c]) => shape('sum', [a, b], c, sum([a, b], c))),
    fc
      .tuple(two, column)
      .map(([[a, b], c]) => shape('compare', [a, b], c, compare([a, b], [c, c]), difference([a], [b], c))),
    fc
      .tuple(county, column)
      .map(([a, c]) => shape('share', [a, prefectureOf(a)], c, share([a], prefectureOf(a), c))),
    fc
      .tuple(county, column)
      .map(([a, c]) => shape('rank', [a, prefectureOf(a)], c, rankOf(a, countiesOf(prefectureOf(a)), c))),
    fc.tuple(prefecture, column).map(([a, c]) => shape('most', [a], c, most(a, c))),
    fc.tuple(prefecture, column).map(([a, c]) => shape('average', [a], c, average(countiesOf(a), c))),
    fc
      .tuple(county, column)
      .map(([a, c]) => shape('without', [prefectureOf(a), a], c, without([prefectureOf(a)], [a], c))),
  )
  .filter((one) => one !== undefined);

/** Chance for the choice of names, as they are drawn for composed questions. */
const seed = fc.nat(1_000_000);

/** One wording of a shape: a template, names short or long, words for the column and the giving. */
export const wordingOf = ({ templates, places, column: of }: Shape): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...templates), fc.constantFrom(...SPOKEN[of]), fc.constantFrom(...GAVE), seed)
    .map(([template, name, gave, chance]) => {
      const random = createRandom(chance);
      const [first, second] = places;
      return template
        .replaceAll('{P}', first ? callIt(random, first) : '')
        .replaceAll('{Q}', second ? callIt(random, second) : '')
        .replaceAll('{C}', name)
        .replaceAll('{V}', gave);
    });

const FRONT = [
  '',
  '请问',
  '您好，',
  '麻烦问一下，',
  '帮忙看看',
  '劳驾，',
  '领导问',
  '我想知道',
  '你好，请问一下',
];
const BEHIND = ['', '？', '，谢谢', '呢', '，麻烦了', '啊', '，急', '？谢谢老师'];

/** The same with courtesy around it. */
export const politely = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...FRONT), text, fc.constantFrom(...BEHIND)).map((parts) => parts.join(''));
