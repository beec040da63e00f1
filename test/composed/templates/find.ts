import { Decimal } from 'decimal.js';
import type { Random } from '../../match/random.js';
import type { Family, Variant } from '../family.js';
import { callIt } from '../names.js';
import {
  COLUMNS,
  type Column,
  counties,
  institutionsOf,
  isIn,
  prefectureOf,
  prefectures,
  type Row,
  region,
  rows,
} from '../notice.js';
import { columnSlots, drawColumn, nameColumn, type Slots, sayAmount, sayBound } from '../phrase.js';
import { countyScope, drawScope, type Scope, scopeSlots, unitsOf } from '../scope.js';
import { found } from '../twin.js';

const equal: Variant = {
  templates: [
    '{C}{X}是哪个{unit}[的|]~',
    '{C}[正好|刚好|恰好]{X}的是哪个{unit}~',
    '哪个{unit}{C}是{X}~',
    '哪个{unit}的{noun}[正好|刚好|等于]{X}~',
    '{X}是哪个{unit}的{noun}~',
    '!查一下{C}{X}的是哪个{unit}',
    '{noun}[等于|是|为]{X}的{unit}[是哪个|有哪些|是谁]~',
    '{C}拿了{X}的是哪个{unit}~',
    '{X}，这是哪个{unit}的{noun}~',
    '{C}{X}的{unit}[是哪个|是谁]~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const pool = random.below(5) === 0 ? prefectures : counties;
    const row = random.pick(pool);
    const amount = row[asked.column];
    if (amount.lte(0)) return undefined;
    const columns: readonly Column[] = asked.said ? [asked.column] : COLUMNS;
    const meets = (other: Row): boolean => columns.some((column) => other[column].eq(amount));
    // A line of another level with the same amount would leave open whether to name it.
    if (rows.filter(meets).length > pool.filter(meets).length) return undefined;
    // Without a column, the number must be one place's.
    if (!asked.said && pool.filter(meets).length > 1) return undefined;
    return {
      slots: {
        ...columnSlots(random, asked),
        X: () => sayAmount(random, amount),
        unit: () => random.pick(unitNames(pool === prefectures, pool.filter(meets))),
      },
      expected: [found(pool, meets, asked.said ? asked.column : undefined)],
    };
  },
};

const equalWithin: Variant = {
  templates: [
    '{W}{C}{X}的是哪个{unit}~',
    '{W}哪个{unit}{C}是{X}~',
    '{W}哪个{unit}的{noun}[正好|刚好|等于]{X}~',
    '{W}{units}里{C}[正好|刚好]{X}的是[哪个|谁]~',
    '{C}{X}的是{W}哪个{unit}~',
    '!查一下{W}{noun}为{X}的{unit}',
    '{W}{C}拿了{X}的{unit}[是哪个|是谁]~',
    '{X}是{W}哪个{unit}的{noun}~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const row = random.pick(counties);
    const place = prefectureOf(row);
    const amount = row[asked.column];
    if (amount.lte(0)) return undefined;
    const columns: readonly Column[] = asked.said ? [asked.column] : COLUMNS;
    const meets = (other: Row): boolean => columns.some((column) => other[column].eq(amount));
    const scope = countyScope(place);
    if (rows.filter((other) => isIn(other, place) && meets(other)).length > 1) return undefined;
    return {
      slots: {
        ...columnSlots(random, asked),
        ...scopeSlots(random, scope, (among) => among.filter(meets).map(({ id }) => id)),
        X: () => sayAmount(random, amount),
      },
      expected: [found(scope.rows, meets, asked.said ? asked.column : undefined)],
    };
  },
};

function unitNames(prefecturesAsked: boolean, answers: readonly Row[]): readonly string[] {
  if (prefecturesAsked) return ['地州', '地州', '地州市'];
  return answers.every(({ name }) => name.endsWith('县')) ? ['县', '县', '县市'] : ['县市', '县市区'];
}

/** All lines of a part of the table, or its counties alone, with the word for them. */
function drawLines(random: Random): { slots: Slots; among: readonly Row[] } {
  const place = random.pick([...prefectures, ...Array.from({ length: 6 }, () => region)]);
  const units = unitsOf({ place, rows: [], level: 'county' });
  const all = institutionsOf(place).length > 0 && random.below(2) === 0;
  return {
    slots: {
      W: () => callIt(random, place),
      w: () => (place === region && random.below(2) === 0 ? '' : callIt(random, place)),
      unit: () => (all ? '单位' : random.pick(units)),
    },
    among: [...counties, ...(all ? institutionsOf(place) : [])].filter((row) => isIn(row, place)),
  };
}

/** Most places have none that are negative or zero: worth asking only now and then. */
function searchLines(
  random: Random,
  words: Slots,
  meets: (row: Row) => boolean,
  column?: Column,
): ReturnType<Variant['draw']> {
  const { slots, among } = drawLines(random);
  const answer = found(among, meets, column);
  if (!answer.places.length && random.below(4) > 0) return undefined;
  return { slots: { ...slots, ...words }, expected: [answer] };
}

const negative: Variant = {
  templates: [
    '{w}哪些{unit}{c}是负数~',
    '{w}{c}[是负数|为负数|为负]的{unit}[有哪些|有哪几个|都有谁|]~',
    '{w}哪些{unit}{c}被核减了~',
    '{w}{c}被核减的{unit}[有哪些|有谁|是哪几个]~',
    '!列出{w}{c}为负的{unit}',
    '{w}有哪些{unit}{c}是负的~',
    '{w}{c}小于[零|0]的{unit}[有哪些|]~',
    '{w}{c}数是负的都是哪些{unit}~',
    '{c}出现负数的，{W}有哪些{unit}~',
  ],
  draw: (random) =>
    searchLines(random, { c: () => nameColumn(random, 'current') }, (row) => row.current.lt(0), 'current'),
};

const zero: Variant = {
  templates: [
    '{w}哪些{unit}{c}是[零|0]~',
    '{w}{c}[为零|为0|是0|等于0]的{unit}[有哪些|有哪几个|都有谁|]~',
    '{c}数等于[零|0]的，{W}有[哪些|哪几个]{unit}~',
    '!列出{w}{c}为[零|0]的{unit}',
    '{w}有哪些{unit}{c}是[零|0]~',
    '{w}{c}等于零的{unit}[有哪些|]~',
    '{w}{c}数是[0|零]的都是哪些{unit}~',
    '{c}为零的，{W}有哪些{unit}~',
  ],
  draw: (random) =>
    searchLines(random, { c: () => nameColumn(random, 'current') }, (row) => row.current.eq(0), 'current'),
};

const overdrawn: Variant = {
  templates: [
    '{w}{a}[超过|大于|多于]全年[合计|数|]的{unit}有哪些~',
    '{w}哪些{unit}{a}比全年[合计|]还多~',
    '{w}{a}超过全年数的是哪些{unit}~',
    '{w}有哪些{unit}的{a}大于全年合计~',
    '{w}全年合计比{a}还少的{unit}[有哪些|]~',
    '!列出{w}{a}超过全年合计的{unit}',
    '{w}哪些{unit}{a}给多了，超过了全年数~',
    '{w}全年数[不到|小于]{a}数的{unit}[有哪些|]~',
    '{a}比全年还多的，{W}有哪些{unit}~',
  ],
  draw: (random) =>
    searchLines(random, { a: () => random.pick(['提前下达', '提前下达', '提前批']) }, (row) =>
      row.advance.gt(row.total),
    ),
};

/** A bound as it is said, and what meets it. `fixed`: the contract says whether an amount on it does. */
interface Bound {
  readonly said: string;
  readonly fixed: boolean;
  readonly meets: (amount: Decimal, bound: Decimal) => boolean;
}

const ABOVE: readonly Bound[] = [
  { said: '超过#', fixed: true, meets: (a, b) => a.gt(b) },
  { said: '超过#', fixed: true, meets: (a, b) => a.gt(b) },
  { said: '#以上', fixed: true, meets: (a, b) => a.gte(b) },
  { said: '在#以上', fixed: true, meets: (a, b) => a.gte(b) },
  { said: '不低于#', fixed: true, meets: (a, b) => a.gte(b) },
  { said: '大于#', fixed: false, meets: (a, b) => a.gt(b) },
  { said: '高于#', fixed: false, meets: (a, b) => a.gt(b) },
  { said: '多于#', fixed: false, meets: (a, b) => a.gt(b) },
  { said: '过了#', fixed: false, meets: (a, b) => a.gt(b) },
];
const BELOW: readonly Bound[] = [
  { said: '不到#', fixed: true, meets: (a, b) => a.lt(b) },
  { said: '不到#', fixed: true, meets: (a, b) => a.lt(b) },
  { said: '低于#', fixed: true, meets: (a, b) => a.lt(b) },
  { said: '#以下', fixed: false, meets: (a, b) => a.lt(b) },
  { said: '在#以下', fixed: false, meets: (a, b) => a.lt(b) },
  { said: '少于#', fixed: false, meets: (a, b) => a.lt(b) },
  { said: '不足#', fixed: false, meets: (a, b) => a.lt(b) },
  { said: '小于#', fixed: false, meets: (a, b) => a.lt(b) },
];
const ROUND = [
  100, 200, 300, 500, 800, 1000, 2000, 3000, 5000, 8000, 10_000, 15_000, 20_000, 30_000, 50_000, 100_000,
];
const LONGEST = 25;

const BOUNDED = [
  '{w}{C}{X}的{unit}[有哪些|有哪几个|都有谁|]~',
  '{w}[哪些|哪几个]{unit}{C}{X}~',
  '!列出{w}{C}{X}的{unit}',
  '{C}{X}的{unit}{W}有[哪些|哪几个]~',
  '{W}{units}里{C}{X}的都有谁~',
  '{w}{C}{X}的都是哪些{unit}~',
  '{w}有哪些{unit}{C}{X}~',
  '{W}{units}当中，{C}{X}的是哪几个~',
  '!找一下{w}{noun}{X}的{unit}',
  '{noun}{X}的，{W}有哪几个{unit}~',
];

/** What a search finds, asked so that the list is short and no tie with the bound leaves it open. */
function search(
  random: Random,
  said: string,
  scope: Scope,
  asked: ReturnType<typeof drawColumn>,
  meets: (amount: Decimal) => boolean,
): ReturnType<Variant['draw']> {
  const of = (among: readonly Row[]) => found(among, (row) => meets(row[asked.column]), asked.column);
  const answer = of(scope.rows);
  const { length } = answer.places;
  if (length > LONGEST || (length === 0 && random.below(6) > 0)) return undefined;
  if (length === scope.rows.length) return undefined;
  const slots: Slots = {
    ...columnSlots(random, asked),
    ...scopeSlots(random, scope, (among) => of(among).places),
    X: said,
  };
  return { slots, expected: [answer] };
}

const bounded = (bounds: readonly Bound[]): Variant => ({
  templates: BOUNDED,
  draw(random) {
    const asked = drawColumn(random);
    const scope = drawScope(random);
    const { said, fixed, meets } = random.pick(bounds);
    // Where the contract settles the bound itself, some place stands on it now and then.
    const on = fixed && random.below(4) === 0 ? random.pick(scope.rows)[asked.column] : undefined;
    const bound = on?.gte(100) ? on : new Decimal(random.pick(ROUND));
    if (!fixed && scope.rows.some((row) => row[asked.column].eq(bound))) return undefined;
    const amount = on?.gte(100) ? sayAmount(random, bound, false) : sayBound(random, bound.toNumber());
    return search(random, said.replace('#', amount), scope, asked, (value) => meets(value, bound));
  },
});

const inBetween: Variant = {
  templates: BOUNDED,
  draw(random) {
    const asked = drawColumn(random);
    const scope = drawScope(random);
    const [from, to] = [random.pick(ROUND), random.pick(ROUND)].sort((left, right) => left - right);
    if (from === undefined || to === undefined || from === to) return undefined;
    if (scope.rows.some((row) => row[asked.column].eq(from) || row[asked.column].eq(to))) return undefined;
    const [least, most] = [sayBound(random, from), sayBound(random, to)];
    const said = random.pick([
      ...[`${least}到${most}之间`, `在${least}到${most}之间`, `在${least}和${most}之间`, `${least}至${most}`],
      ...[`介于${least}和${most}之间`, `${least}到${most}`, `超过${least}不到${most}`],
    ]);
    return search(random, said, scope, asked, (value) => value.gt(from) && value.lt(to));
  },
};

export const searches: readonly Family[] = [
  { name: 'find-equal', variants: [equal, equal, equalWithin] },
  { name: 'find-sign', variants: [negative, negative, zero] },
  { name: 'find-overdrawn', variants: [overdrawn] },
  { name: 'find-bound', variants: [bounded(ABOVE), bounded(BELOW), inBetween] },
];
