import type { Random } from '../../match/random.js';
import { between } from '../chance.js';
import type { Family, Variant } from '../family.js';
import type { Column, Row } from '../notice.js';
import { columnSlots, drawColumn, nameColumn, type Slots, sayCount } from '../phrase.js';
import { drawScope, type Scope, scopeSlots } from '../scope.js';
import { amountIn, type By, ends, partOfYear, ranked } from '../twin.js';

const FIRST = [
  '{w}{noun}最多的{n}个{unit}[是哪些|是哪几个|]~',
  '{W}{C}前{n}名[是哪些|是哪几个|都是哪些]{unit}~',
  '{W}{C}[排|排在|排名]前{n}位的{unit}[有哪些|是哪几个|]~',
  '{w}哪{n}个{unit}{noun}最[多|高]~',
  '{C}{W}前{n}名的{unit}',
  '!列出{w}{noun}最多的{n}个{unit}',
  '{W}{units}{noun}从高到低，前{n}个[是哪些|是谁|]~',
  '{W}{units}{C}前{n}名[是谁|有哪些|]~',
  '{W}{noun}最多的前{n}个{unit}[是哪些|都有谁]~',
];
const LAST = [
  '{w}{noun}最少的{n}个{unit}[是哪些|是哪几个|]~',
  '{W}{C}倒数{n}名[是哪些|是哪几个]{unit}~',
  '{W}{C}[排|排在|排名]最后{n}位的{unit}[有哪些|是哪几个|]~',
  '{w}哪{n}个{unit}{noun}最[少|低]~',
  '{C}{W}最后{n}名的{unit}',
  '!列出{w}{noun}最少的{n}个{unit}',
  '{W}{units}{noun}从低到高，前{n}个[是哪些|是谁|]~',
  '{W}{units}{C}倒数{n}名[是谁|有哪些|]~',
  '{W}{noun}最少的{n}个{unit}[是哪些|都有谁]~',
];
const MOST = [
  '{w}哪个{unit}{noun}最[多|高]~',
  '{W}{C}最多的{unit}[是哪个|是谁]~',
  '{C}{W}分得最多的是哪个{unit}~',
  '{W}{units}里[谁|哪个]{C}[拿|分]得最多~',
  '{W}{C}拿钱最多的{unit}[是哪个|是谁|]~',
  '{noun}最多的是{W}哪个{unit}~',
  '!查一下{w}{noun}最多的{unit}',
  '{W}各{units}里{noun}数[谁|哪个]最多~',
  '{noun}最多的{unit}，{W}是哪个~',
];
const LEAST = [
  '{w}哪个{unit}{noun}最[少|低]~',
  '{W}{C}最少的{unit}[是哪个|是谁]~',
  '{C}{W}分得最少的是哪个{unit}~',
  '{W}{units}里[谁|哪个]{C}[拿|分]得最少~',
  '{W}{C}拿钱最少的{unit}[是哪个|是谁|]~',
  '{noun}最少的是{W}哪个{unit}~',
  '!查一下{w}{noun}最少的{unit}',
  '{W}各{units}里{noun}数[谁|哪个]最少~',
  '{W}{C}垫底的{unit}是[哪个|谁]~',
];
const BOTH = [
  '{w}{noun}最多和最少的{unit}[分别是哪个|是哪两个|各是哪个|]~',
  '{W}哪个{unit}{C}最多、哪个最少~',
  '{W}{units}{C}谁最多谁最少~',
  '{W}{noun}最高的和最低的{unit}[是哪两个|]~',
  '!找出{w}{noun}最多和最少的{unit}',
  '{W}{C}最多的{unit}和最少的{unit}各是哪个~',
  '{W}各{units}里{noun}最大和最小的分别是[谁|哪个]~',
  '{W}里头，{C}哪个{unit}最多，哪个{unit}最少~',
  '{noun}最多的和最少的，{W}分别是哪个{unit}~',
];

/** Who is asked for among rows; nothing where a tie leaves it open. */
type Choose = (rows: readonly Row[], by: By) => Row[] | undefined;

function drawEnds(random: Random, scope: Scope, choose: Choose, open = false): ReturnType<Variant['draw']> {
  const asked = drawColumn(random);
  const by = amountIn(asked.column);
  const places = choose(scope.rows, by);
  const answer = places && ranked(places, asked.column);
  return (
    answer && {
      slots: {
        ...columnSlots(random, asked),
        ...scopeSlots(random, scope, (rows) => choose(rows, by)?.map(({ id }) => id)),
        n: () => sayCount(random, places.length),
      },
      expected: [open ? { ...answer, open } : answer],
    }
  );
}

const series = (least: boolean, templates: readonly string[]): Variant => ({
  templates,
  draw(random) {
    const scope = drawScope(random);
    const length = between(random, 2, 6);
    if (scope.rows.length <= length) return undefined;
    return drawEnds(random, scope, (rows, by) => ends(rows, by, least, length));
  },
});

const single = (least: boolean, templates: readonly string[]): Variant => ({
  templates,
  draw: (random) => drawEnds(random, drawScope(random), (rows, by) => ends(rows, by, least, 1), true),
});

const both: Variant = {
  templates: BOTH,
  draw: (random) =>
    drawEnds(random, drawScope(random), (rows, by) => {
      const [most, least] = [ends(rows, by, false, 1), ends(rows, by, true, 1)];
      return most && least && [...most, ...least];
    }),
};

const byPart = (
  random: Random,
  column: Column,
  least: boolean,
  length: number,
): ReturnType<Variant['draw']> => {
  const scope = drawScope(random);
  const of = (rows: readonly Row[]): Row[] | undefined => ends(rows, partOfYear(column), least, length);
  const places = of(scope.rows);
  // Where the advance is more than the year (核减) a share means nothing, and the notice gives none.
  if (!places?.every((row) => row.current.gte(0)) || scope.rows.length <= length) return undefined;
  const slots: Slots = {
    ...scopeSlots(random, scope, (rows) => of(rows)?.map(({ id }) => id)),
    c: () => nameColumn(random, column),
    n: () => sayCount(random, length),
    high: () => random.pick(least ? ['低', '小'] : ['高', '大']),
  };
  return { slots, expected: [ranked(places, column)] };
};

const drawPart = (random: Random): Column => random.pick(['advance', 'current']);

const seriesByPart: Variant = {
  templates: [
    '{w}{c}占全年[比重|比例]最{high}的{n}个{unit}[是哪些|是哪几个|]~',
    '{w}哪{n}个{unit}{c}占全年的[比重|比例]最{high}~',
    '{W}{units}里{c}占全年[比重|比例]最{high}的{n}个[是谁|是哪些]~',
    '!列出{w}{c}占全年比重最{high}的{n}个{unit}',
    '{c}占全年比例最{high}的{n}个{unit}，{W}有哪些~',
    '按{c}占全年的比重[看|算]，{W}最{high}的{n}个{unit}[是哪些|是谁]~',
    '{W}{c}占[本身|自己]全年比例最{high}的{n}个{unit}是[哪些|哪几个]~',
    '{W}{c}占全年的份额最{high}的{n}个{unit}',
  ],
  draw: (random) => byPart(random, drawPart(random), random.below(3) === 0, between(random, 2, 5)),
};

const singleByPart: Variant = {
  templates: [
    '{w}哪个{unit}{c}占全年的[比重|比例]最{high}~',
    '{W}{c}占全年[比重|比例]最{high}的{unit}是[哪个|谁]~',
    '{W}{units}里[谁|哪个]的{c}占全年比重最{high}~',
    '!查一下{w}{c}占全年比例最{high}的{unit}',
    '{c}占全年比重最{high}的是{W}哪个{unit}~',
    '按{c}占全年的[比重|比例]，{W}最{high}的是哪个{unit}~',
    '{W}各{units}，{c}占[自己|本身]全年的比例[谁|哪个]最{high}~',
    '{w}{c}占全年的比重，哪个{unit}最{high}~',
  ],
  draw: (random) => byPart(random, drawPart(random), random.below(3) === 0, 1),
};

export const extremes: readonly Family[] = [
  { name: 'first-last', variants: [series(false, FIRST), series(true, LAST)] },
  { name: 'most-least', variants: [single(false, MOST), single(true, LEAST)] },
  { name: 'both-ends', variants: [both] },
  { name: 'rank-by-share', variants: [seriesByPart, singleByPart] },
];
