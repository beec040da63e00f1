import type { AnswerOf } from '../answer/model.js';
import { amountOf, type Column, type Notice, type Row } from '../notice/model.js';
import type { Test } from '../question/model.js';
import { askAmount, offer } from './asks.js';
import { listed } from './listed.js';
import type { Line } from './message.js';
import { money, signed, thousands } from './money.js';
import {
  annexesOf,
  besideOf,
  block,
  columnName,
  fromTo,
  mainColumn,
  ordered,
  type Part,
  titled,
} from './section.js';
import { say } from './wording.js';

const TITLES = {
  equal: 'reverseTitle',
  near: 'reverseTitle',
  above: 'reverseAbove',
  atLeast: 'reverseAtLeast',
  below: 'reverseBelow',
  atMost: 'reverseAtMost',
  between: 'reverseBetween',
  negative: 'reverseNegative',
  zero: 'reverseZero',
  exceeds: 'reverseExceeds',
  grew: 'reverseGrew',
  shrank: 'reverseShrank',
  stayed: 'reverseStayed',
} as const satisfies Record<Test['is'], string>;

/** Tests that hold one column against a bound, and so have to say which. */
const isBound = ({ is }: Test): boolean =>
  is !== 'equal' && is !== 'near' && is !== 'negative' && is !== 'zero';

/** The places that meet a condition. */
export function reverse(answer: AnswerOf<'reverse'>, notice: Notice): Part {
  const { found, against } = answer;
  return {
    blocks: [
      block([{ strong: reverseTitle(answer, notice) }]),
      listed(
        found.map(({ row, columns }, i) =>
          against ? grownLine(answer, against, row, answer.were?.[i]) : foundLine(notice, row, columns),
        ),
      ),
    ],
    next: found.slice(0, 3).map(({ row }) => offer(row.name, askAmount(row))),
    figures: true,
    where: annexesOf(notice, 'allocations'),
    ...besideOf(against),
  };
}

/** 提前下达比 2023 年减少的有 38 个：: the condition, and how many meet it. */
export function reverseTitle(answer: AnswerOf<'reverse'>, notice: Notice): string {
  const { found, test, near, by, column, against } = answer;
  return say(near ? 'reverseNear' : TITLES[test.is], {
    ...valuesOf(test, notice),
    ...(against && { year: against.year, by: margin(test), was: wasOf(test, against) }),
    column: column || isBound(test) ? columnName(notice, by) : '',
    count: found.length,
  });
}

const UNMET = {
  equal: 'amount',
  near: 'unmetNear',
  above: 'unmetAbove',
  atLeast: 'unmetAtLeast',
  below: 'unmetBelow',
  atMost: 'unmetAtMost',
  between: 'unmetBetween',
  negative: 'unmetNegative',
  zero: 'unmetZero',
  exceeds: 'unmetExceeds',
  grew: 'unchanged',
  shrank: 'unchanged',
  stayed: 'unchanged',
} as const satisfies Record<Test['is'], string>;

/** 没有全年合计超过 65,468 万元的: the condition that nothing meets. */
export const unmetLine = (test: Test, column: Column | undefined, notice: Notice): string =>
  say(UNMET[test.is], { ...valuesOf(test, notice), column: column ? columnName(notice, column) : '' });

/** The figures of a condition as they are told. */
const valuesOf = (test: Test, notice: Notice): Record<string, string> => ({
  amount: 'amount' in test ? thousands(test.amount) : '0',
  ...(test.is === 'between' && { from: thousands(test.from), to: thousands(test.to) }),
  ...(test.is === 'exceeds' && { other: columnName(notice, test.other) }),
});

/** 全年合计比 2023 年提前下达减少的: the column of the other year, where it is another one. */
const wasOf = (test: Test, against: Notice): string =>
  'was' in test && test.was ? columnName(against, test.was) : '';

/** 超过 1,000 万元的, 超过 10% 的: by how much more or less is asked for. */
function margin(test: Test): string {
  if (!('by' in test) || !test.by) return '';
  return say('amount' in test.by && test.by.exact ? 'marginExact' : 'margin', {
    by: 'amount' in test.by ? money(test.by.amount) : `${test.by.percent.toFixed()}%`,
  });
}

/** What it was and is, with the difference. */
function grownLine(
  { notice, by, test }: AnswerOf<'reverse'>,
  against: Notice,
  row: Row,
  then: Row | undefined,
): Line {
  const now = amountOf(row, by);
  const was = 'was' in test && test.was ? test.was : by;
  const before = then && amountOf(then, was);
  return [
    `${titled(row)}　`,
    { copy: before ? signed(now.minus(before)) : thousands(now) },
    ...(before ? [`（${fromTo(notice, against, before, now)}）`] : []),
  ];
}

function foundLine(notice: Notice, row: Row, columns: readonly Column[]): Line {
  const [column] = columns;
  const others = ordered(notice, column).filter((c) => !columns.includes(c));
  return [
    `${titled(row)}　${columns.map((c) => columnName(notice, c)).join('、')} `,
    { copy: thousands(amountOf(row, column ?? mainColumn(notice))) },
    others.length > 0
      ? ` 万元（${others.map((c) => `${columnName(notice, c)} ${thousands(amountOf(row, c))}`).join('，')}）`
      : ' 万元',
  ];
}
