import type { Decimal } from 'decimal.js';
import type { Random } from '../../match/random.js';
import { sample } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { callInFull } from '../names.js';
import { COLUMNS, type Column, counties, institutions, prefectures, type Row, region } from '../notice.js';
import { nameColumn, sayAmount } from '../phrase.js';
import type { Claim } from '../question.js';

const CHECK = '[对吗|对不对|对吧|没错吧|是吗|是不是|准不准|有没有错|正确吗]';

function drawPlace(random: Random): Row {
  const at = random.below(20);
  if (at < 13) return random.pick(counties);
  if (at < 17) return random.pick(prefectures);
  return at < 19 ? random.pick(institutions) : region;
}

/** A figure mistyped or taken from elsewhere, as it happens: another column's, two digits swapped, a little off. */
function mistake(random: Random, row: Row, column: Column): Decimal {
  const actual = row[column];
  const other = row[random.pick(COLUMNS.filter((name) => name !== column))];
  const digits = actual.toFixed();
  const swapped = digits.length > 2 ? `${digits.slice(0, -2)}${digits.at(-1)}${digits.at(-2)}` : digits;
  const off = actual.plus(random.pick([1, 10, 100, -1]));
  return random.pick([other, actual.times(0).plus(swapped), off]);
}

/** Stated right twice in three times; nothing where the slip changed nothing or nobody would state it. */
function draw(random: Random, row: Row, column: Column): { claim: Claim; stated: Decimal } | undefined {
  const actual = row[column];
  const stated = random.below(3) > 0 ? actual : mistake(random, row, column);
  if (actual.lte(0) || stated.lte(0)) return undefined;
  const right = stated.eq(actual);
  const figures = { claimed: stated.toFixed(), actual: actual.toFixed() };
  return { claim: { place: row.id, column, ...figures, right }, stated };
}

const one: Variant = {
  templates: [
    `{A}{c}{X}，${CHECK}？`,
    '{A}{c}是{X}[吗|吧|对吗|对吧|没错吧]？',
    '{A}{c}是不是{X}~',
    `{A}的{c}[给了|拨了|有|是]{X}，${CHECK}？`,
    '{c}{A}是{X}[吧|对吧|没错吧]？',
    `!核对一下，{A}{c}{X}[对不对|对吗]`,
    `!核实一下{A}{c}是不是{X}`,
    `{A}{c}为{X}，[这个数对吗|是否正确|数对不对|有误吗]？`,
    `[表上写|他们报的|有人说]{A}{c}{X}，${CHECK}？`,
    `{X}是{A}的{c}[吗|对吧|对吗|没错吧]？`,
  ],
  draw(random) {
    const row = drawPlace(random);
    const column = random.pick(COLUMNS);
    const drawn = draw(random, row, column);
    return (
      drawn && {
        slots: {
          A: () => callInFull(random, row),
          c: () => nameColumn(random, column),
          X: () => sayAmount(random, drawn.stated),
        },
        expected: [{ kind: 'claims', claims: [drawn.claim] }],
      }
    );
  },
};

/** Without a column the figure is held against all three: right if it is one of them. */
const noColumn: Variant = {
  templates: [
    `{A}{X}，${CHECK}？`,
    '{A}是不是{X}~',
    `{A}[给了|拨了|是|有]{X}，${CHECK}？`,
    '{A}是{X}[吧|对吧|没错吧|对吗]？',
    '!核对一下，{A}{X}[对不对|对吗]',
    '!核实一下{A}是不是{X}',
    '{A}的[资金|钱|补助]是{X}，[这个数对吗|是否正确|数对不对]？',
    `[表上写|他们报的|有人说]{A}{X}，${CHECK}？`,
    '{X}是{A}的[数|资金]，[对吗|没错吧]？',
  ],
  draw(random) {
    const row = drawPlace(random);
    const drawn = draw(random, row, 'total');
    if (!drawn) return undefined;
    const { stated } = drawn;
    const { right } = drawn.claim;
    // Another column's figure is right of that column, and wrong of what was meant: neither answer is the only one.
    if (!right && COLUMNS.some((column) => row[column].eq(stated))) return undefined;
    const claim: Claim = { place: row.id, claimed: stated.toFixed(), right };
    return {
      slots: { A: () => callInFull(random, row), X: () => sayAmount(random, stated) },
      expected: [{ kind: 'claims', claims: [claim] }],
    };
  },
};

const allColumns: Variant = {
  templates: [
    `{A}全年{T}，其中提前下达{P}，本次下达{Q}，${CHECK}？`,
    `{A}全年{T}，提前{P}，本次{Q}，${CHECK}？`,
    '{A}全年合计{T}，其中提前下达{P}，本次实际下达{Q}，[请核对|是否正确]',
    '{A}：全年{T}、提前下达{P}、本次下达{Q}，[对吗|这三个数对吗|有没有错]？',
    '!核对一下{A}的数：全年{T}，提前{P}，本次{Q}',
    `{A}提前批{P}、这次{Q}、全年{T}，${CHECK}？`,
    '[表上写|他们报的]{A}全年是{T}，提前{P}，本次{Q}，[有没有错|对不对]？',
    `{A}全年资金{T}，提前下达了{P}，这次又下达{Q}，${CHECK}？`,
    '{A}提前下达{P}，本次下达{Q}，全年一共{T}，[对吗|对不对|没错吧]？',
  ],
  draw(random) {
    const row = drawPlace(random);
    const [T, P, Q] = COLUMNS.map((column) => draw(random, row, column));
    if (!T || !P || !Q) return undefined;
    return {
      slots: {
        A: () => callInFull(random, row),
        T: () => sayAmount(random, T.stated),
        P: () => sayAmount(random, P.stated),
        Q: () => sayAmount(random, Q.stated),
      },
      expected: [{ kind: 'claims', claims: [T.claim, P.claim, Q.claim] }],
    };
  },
};

const twoColumns: Variant = {
  templates: [
    `{A}{c}{X}，{d}{Y}，${CHECK}？`,
    `{A}的{c}是{X}，{d}是{Y}，${CHECK}？`,
    '{A}{c}{X}、{d}{Y}，[对吗|两个数对吗|都对吧]？',
    '!核对一下{A}：{c}{X}，{d}{Y}',
    '{c}{A}是{X}，{d}是{Y}，[没错吧|对吧|对不对]？',
    '[表上写|他们报的]{A}{c}{X}，{d}{Y}，[有没有错|对不对]？',
    `{A}{c}[给了|有]{X}，{d}[给了|有]{Y}，${CHECK}？`,
    '{A}：{c}{X}，{d}{Y}，请核对',
  ],
  draw(random) {
    const row = drawPlace(random);
    const [c, d] = sample(random, COLUMNS, 2);
    const X = c && draw(random, row, c);
    const Y = d && draw(random, row, d);
    if (!X || !Y) return undefined;
    return {
      slots: {
        A: () => callInFull(random, row),
        c: () => nameColumn(random, c),
        d: () => nameColumn(random, d),
        X: () => sayAmount(random, X.stated),
        Y: () => sayAmount(random, Y.stated),
      },
      expected: [{ kind: 'claims', claims: [X.claim, Y.claim] }],
    };
  },
};

const twoPlaces: Variant = {
  templates: [
    `{A}{c}{X}，{B}{c}{Y}，${CHECK}？`,
    `{A}{c}是{X}，{B}是{Y}，${CHECK}？`,
    `{A}{c}{X}、{B}{c}{Y}，[对吗|都对吗|对不对|两个数对吗]？`,
    '!核对一下，{A}{c}{X}，{B}{c}{Y}，[对不对|对吗]',
    `{c}{A}{X}、{B}{Y}，[对吗|对不对|没错吧|都对吧]？`,
    `{A}的{c}是{X}，{B}的{c}是{Y}，[没错吧|对吧|对不对]？`,
    `[表上写|他们报的]{A}{c}{X}，{B}{c}{Y}，${CHECK}？`,
    `{A}{c}[给了|拨了]{X}，{B}[给了|拨了]{Y}，${CHECK}？`,
    `{c}：{A}{X}，{B}{Y}，[请核对|对不对|有没有错]`,
  ],
  draw(random) {
    const column = random.pick(COLUMNS);
    const [A, B] = sample(random, random.below(4) === 0 ? prefectures : counties, 2);
    if (!A || !B) return undefined;
    const [X, Y] = [draw(random, A, column), draw(random, B, column)];
    if (!X || !Y) return undefined;
    const said = nameColumn(random, column);
    return {
      slots: {
        A: () => callInFull(random, A),
        B: () => callInFull(random, B),
        c: said,
        X: () => sayAmount(random, X.stated),
        Y: () => sayAmount(random, Y.stated),
      },
      expected: [{ kind: 'claims', claims: [X.claim, Y.claim] }],
    };
  },
};

export const claims: readonly Family[] = [
  { name: 'claim-one', variants: [one, one, noColumn] },
  { name: 'claim-several', variants: [allColumns, twoColumns, twoPlaces] },
];
