import type { Random } from '../../match/random.js';
import { between, sample } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { callInFull, list, pair } from '../names.js';
import { COLUMNS, type Column, type Row } from '../notice.js';
import { columnSlots, drawColumn, nameColumn, type Slots } from '../phrase.js';
import { drawPeers } from '../scope.js';
import { compare, difference, percentMore } from '../twin.js';

/** Two of a kind whose amounts differ. */
function drawTwo(random: Random, column: Column): readonly [Row, Row] | undefined {
  const [left, right] = sample(random, drawPeers(random), 2);
  return left && right && !left[column].eq(right[column]) ? [left, right] : undefined;
}

const nameTwo = (random: Random, [left, right]: readonly [Row, Row]): Slots => {
  const names = { A: () => callInFull(random, left), B: () => callInFull(random, right) };
  return { ...names, AB: () => pair(random, names.A(), names.B()) };
};

const which: Variant = {
  templates: [
    '{AB}{C}[哪个多|谁多|哪个更多|哪个少|谁拿得多|哪个分得多]~',
    '{AB}比，{C}[谁多谁少|哪个多|谁多]~',
    '{C}{A}多还是{B}多~',
    '{A}{C}跟{B}比[谁多|哪个多|谁少]~',
    '!拿{A}的{noun}跟{B}的比一比',
    '{A}的{noun}多还是{B}的多~',
    '{AB}，[哪个|谁]的{noun}[多|少|更多]~',
    '{C}[给|分给]{A}的多还是[给|分给]{B}的多~',
    '{A}、{B}两个[地方|]{C}[谁更多|哪个更多|哪个更少]~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const two = drawTwo(random, asked.column);
    return (
      two && {
        slots: { ...columnSlots(random, asked), ...nameTwo(random, two) },
        expected: [compare(two, [asked.column, asked.column])],
      }
    );
  },
};

const howMuch: Variant = {
  templates: [
    '{A}{C}比{B}多{much}~',
    '{AB}{C}[差多少|相差多少|差几多|相差多少万]~',
    '{A}比{B}{C}多[多少|多少万|几多|多少钱]~',
    '{C}{A}比{B}多[给了|拿了|分了]{much}~',
    '{A}的{noun}比{B}[多出|高出]多少~',
    '跟{B}比，{A}{C}多[多少|几多|多少钱]~',
    '{A}的{noun}和{B}的[差|相差]多少~',
    '{B}{C}比{A}少[多少|几多|多少万]~',
    '{AB}的{noun}相差[多少|几多]~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const two = drawTwo(random, asked.column);
    if (!two) return undefined;
    const [less, more] = two[0][asked.column].lt(two[1][asked.column]) ? two : [two[1], two[0]];
    return {
      slots: { ...columnSlots(random, asked), ...nameTwo(random, [more, less]) },
      expected: [
        compare([more, less], [asked.column, asked.column]),
        difference([more], [less], asked.column),
      ],
    };
  },
};

const sideBySide: Variant = {
  templates: [
    '{L}{C}[对比|比较]一下',
    '!对比一下{L}的{noun}',
    '!把{L}的{noun}放一起[比比|比一比|看看]',
    '{L}{C}[分别|各][是|有|给了]{much}~',
    '{L}{C}各是[多少|几多]~',
    '{L}的{noun}分别是[多少|几多]~',
    '{C}[分别|各][给了|分给]{L}多少~',
    '{noun}这块，{L}[分别|各自][多少|是多少]~',
    '!列个{L}{C}的对比',
    '{L}放一块，{C}[比比看|比一下]',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const places = sample(random, drawPeers(random), between(random, 2, 5));
    const columns = places.map(() => asked.column);
    const names = (): string[] => places.map((row) => callInFull(random, row));
    return {
      slots: { ...columnSlots(random, asked), L: () => list(random, names()) },
      expected: [compare(places, columns)],
    };
  },
};

const across: Variant = {
  templates: [
    '{A}的{c}和{B}的{d}哪个[大|多|高]~',
    '{A}{c}跟{B}{d}比[谁多|哪个多]~',
    '!对比一下{A}的{c}和{B}的{d}',
    '{A}的{c}比{B}的{d}[多|少]多少~',
    '{A}{c}和{B}{d}[差多少|相差多少]~',
    '{A}的{c}多还是{B}的{d}多~',
    '!拿{A}的{c}跟{B}的{d}比一比',
    '{A}的{c}同{B}的{d}相比，哪个[高|多]~',
    '{B}的{d}、{A}的{c}，哪个[大|多]~',
    '{A}的{c}、{B}的{d}[放一起比|比起来]，[哪个|谁]多~',
  ],
  draw(random) {
    const two = sample(random, drawPeers(random), 2);
    const [c, d] = sample(random, COLUMNS, 2);
    const [A, B] = two;
    if (!A || !B || !c || !d || A[c].eq(B[d])) return undefined;
    return {
      slots: {
        ...nameTwo(random, [A, B]),
        c: () => nameColumn(random, c),
        d: () => nameColumn(random, d),
      },
      expected: [compare([A, B], [c, d])],
    };
  },
};

const perCent: Variant = {
  templates: [
    '{A}{C}比{B}{more}百分之[几|多少]~',
    '跟{B}比，{A}{C}{more}百分之[几|多少]~',
    '{A}的{noun}比{B}的{more}百分之[几|多少]~',
    '{A}{C}比{B}{more}了百分之[几|多少]~',
    '{C}{A}比{B}{more}百分之[几|多少]~',
    '{A}比{B}，{C}{more}百分之多少~',
    '与{B}相比，{A}{C}{more}百分之[几|多少]~',
    '{A}{C}较{B}{more}百分之几~',
    '!算一下{A}{C}比{B}{more}百分之[几|多少]',
    '{noun}这块，{A}比{B}{more}百分之几~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const two = drawTwo(random, asked.column);
    if (!two?.every((row) => row[asked.column].gt(0))) return undefined;
    const [A, B] = two;
    const [more, higher] = A[asked.column].gt(B[asked.column]) ? ['多', '高'] : ['少', '低'];
    // Without a column, 高 could be said of the place itself.
    const words = asked.said ? [more, more, higher] : [more];
    return {
      slots: { ...columnSlots(random, asked), ...nameTwo(random, two), more: () => random.pick(words) },
      expected: [percentMore(A, B, asked.column)],
    };
  },
};

export const comparisons: readonly Family[] = [
  { name: 'compare', variants: [which, howMuch, sideBySide] },
  { name: 'compare-columns', variants: [across] },
  { name: 'per-cent-more', variants: [perCent] },
];
