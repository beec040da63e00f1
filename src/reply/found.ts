import type { AnswerOf } from '../answer/model.js';
import { amountOf, type Column, type Notice, type Row } from '../notice/model.js';
import { isOfWhole } from '../question/meets.js';
import type { Bound, Test } from '../question/model.js';
import { askAmount, offer } from './asks.js';
import { listed } from './listed.js';
import type { Block, Line } from './message.js';
import { ended, money, signed, thousands } from './money.js';
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

/** How each condition is told; those of an amount itself are headed in their own way where it is found. */
const CONDITIONS = {
  equal: 'isEqual',
  near: 'isNear',
  above: 'isAbove',
  atLeast: 'isAtLeast',
  below: 'isBelow',
  atMost: 'isAtMost',
  between: 'isBetween',
  negative: 'isNegative',
  zero: 'isZero',
  part: 'isPart',
  exceeds: 'isMore',
  grew: 'hasGrown',
  shrank: 'hasShrunk',
  stayed: 'hasStayed',
} as const satisfies Record<Exclude<Test['is'], 'all'>, string>;

/** On which side of so much per cent of another column, or of the whole of it: 提前下达不超过本次下达. */
const SIDES = {
  above: { part: 'partAbove', whole: 'sideAbove' },
  atLeast: { part: 'partAtLeast', whole: 'sideAtLeast' },
  below: { part: 'partBelow', whole: 'sideBelow' },
  atMost: { part: 'partAtMost', whole: 'sideAtMost' },
} as const satisfies Record<Bound['is'], unknown>;

/** Tests that hold one column against a bound, and so have to say which. */
const isBound = ({ is }: Test): boolean =>
  is !== 'equal' && is !== 'near' && is !== 'negative' && is !== 'zero';

/** The places that meet a condition. */
export function reverse(answer: AnswerOf<'reverse'>, notice: Notice): Part {
  const { found, against } = answer;
  return {
    blocks: [
      ...claimedCount(answer),
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

/** The verdict on how many there are said to be. */
function claimedCount({ claimed, found, near }: AnswerOf<'reverse'>): Block[] {
  if (!claimed || near) return [];
  const values = { amount: found.length, claimed: claimed.toFixed() };
  return [block([{ strong: say(claimed.eq(found.length) ? 'countRight' : 'countWrong', values) }])];
}

/** 提前下达比 2023 年减少的有 38 个：: the condition, and how many meet it. */
export function reverseTitle(answer: AnswerOf<'reverse'>, notice: Notice): string {
  const { found, test, near, by, column, against } = answer;
  if (near) return say('reverseNear', valuesOf(test, notice));
  const named = column || isBound(test) ? by : undefined;
  if (test.is === 'equal' || test.is === 'near')
    return say('reverseTitle', {
      ...valuesOf(test, notice),
      column: named === undefined ? '' : columnName(notice, named),
    });
  return say('thoseWith', { condition: conditionOf(test, named, notice, against), count: found.length });
}

/** 没有全年合计超过 65,468 万元的: the condition that nothing meets. */
export function unmetLine(test: Test, column: Column | undefined, notice: Notice): string {
  if ('against' in test) return say('unchanged');
  return say('noneWith', { condition: conditionOf(test, column, notice) });
}

/** 全年合计超过 10,000 万元, with the column that it is put to, where one is said. */
function conditionOf(test: Test, column: Column | undefined, notice: Notice, against?: Notice): string {
  if (test.is === 'all')
    return test.of.map((one) => conditionOf(one.test, one.column, notice, against)).join('、');
  return say(isOfWhole(test) ? 'isHeldTo' : CONDITIONS[test.is], {
    ...valuesOf(test, notice),
    ...(against && { year: against.year, by: margin(test), was: wasOf(test, against) }),
    column: column === undefined ? '' : columnName(notice, column),
  });
}

/** The figures of a condition as they are told. */
const valuesOf = (test: Test, notice: Notice): Record<string, string> => ({
  amount: 'amount' in test ? thousands(test.amount) : '0',
  ...(test.is === 'between' && { from: thousands(test.from), to: thousands(test.to) }),
  ...(test.is === 'exceeds' && { other: columnName(notice, test.other) }),
  ...(test.is === 'part' && {
    other: columnName(notice, test.other),
    part: isOfWhole(test)
      ? say(SIDES[test.bound].whole, {})
      : say(SIDES[test.bound].part, { percent: ended(test.percent).toFixed() }),
  }),
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
