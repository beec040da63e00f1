import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/question/model.ts';
import { type Held, heldAfter } from '../../src/question/thread/held.ts';
import { type Answer, judge } from '../composed/judge.js';
import { type Column, counties, prefectureOf, type Row } from '../composed/notice.js';
import type { Expected } from '../composed/question.js';
import { average, compare, share, sum } from '../composed/twin.js';
import { isConfident, type Json } from './desk.js';
import { lastOf, talk } from './threads.js';

// A column that was asked for holds when the talk comes to several places and something is done with them: every way of
// getting to them by every operation.

const SHOWN: Extract<Question, { kind: 'amounts' }> = {
  kind: 'amounts',
  rows: { ids: [] },
  column: 'advance',
  operation: { is: 'show' },
  understood: [],
};

type Names = readonly [string, string, string];

const rowOf = (name: string): Row => counties.find((row) => row.name.startsWith(name)) as Row;

/** Two of one prefecture, and a third that lies there too. */
const TRIPLES: readonly Names[] = [
  ['莎车', '叶城', '巴楚'],
  ['新和', '拜城', '阿瓦提'],
];

const SPOKEN = { advance: ['提前下达', '第一批'], current: ['本次下达', '本次'] } as const;

/** How a talk comes to so many places, the last question being about amounts. */
const WAYS: readonly (readonly [2 | 3, string])[] = [
  [2, 'A的C → B呢'],
  [2, 'AC多少 → 那B呢'],
  [2, 'AC给了多少 → B'],
  [2, 'AC多少 → B？'],
  [2, 'AC多少 → BC多少'],
  [2, 'A多少 → C呢 → B呢'],
  [2, 'A多少 → B呢 → C呢'],
  [2, 'A的D → B呢 → C的呢'],
  [2, 'A的D → C → B的呢'],
  [2, 'AC多少 → 换成亿元 → B呢'],
  [2, 'AC多少 → B呢 → 再发一次'],
  [2, 'A的C → B呢 → 满意度指标是多少'],
  [2, 'A、B的C分别是多少'],
  [2, 'A的C → B和它比呢'],
  [2, 'A的C → 再加上B'],
  [2, 'A和B多少 → C呢'],
  [2, 'A和B哪个多 → C的呢'],
  [2, 'A和B本次合计多少 → C的呢'],
  [2, 'F多少 → A的C → 那B呢'],
  [2, 'A多少 → B呢 → 这两个的C'],
  [2, 'A的C → 占P多少 → B呢'],
  [2, 'F的C → A、B呢'],
  [2, 'F的C → A和B也要'],
  [3, 'A的C → B呢 → F呢'],
  [3, 'A的C → B呢 → F'],
  [3, 'A的C → B也要 → F也要'],
  [3, 'AC多少 → 再加上B → 再加上F'],
  [3, 'A、B、F的C'],
];

type Make = (rows: readonly Row[], column: Column) => Expected | undefined;

const compared: Make = (rows, column) =>
  compare(
    rows,
    rows.map(() => column),
  );
const part: Make = (rows, column) => share(rows, prefectureOf(rows[0] as Row), column);

const OPERATIONS: readonly (readonly [string, Make])[] = [
  ['N个一共', sum],
  ['这N个加起来', sum],
  ['这N个县合计多少', sum],
  ['N家相加', sum],
  ['N个平均多少', average],
  ['这N个哪个多', compared],
  ['这N个对比一下', compared],
  ['这N个一共占P多少', part],
  ['加起来占P多少', part],
];

const OF_TWO: readonly (readonly [string, Make])[] = [
  ['两家差多少', compared],
  ['它俩差多少', compared],
  ['两个差多少', compared],
  ['差多少', compared],
];

interface Case {
  readonly messages: readonly string[];
  readonly expected: Expected;
}

function casesOf(
  way: readonly [number, string],
  names: Names,
  column: 'advance' | 'current',
  at: number,
): Case[] {
  const [n, pattern] = way;
  const rows = [rowOf(names[0]), rowOf(names[1]), rowOf(names[2])].slice(0, n);
  const said = (text: string): string =>
    text
      .replaceAll('A', names[0])
      .replaceAll('B', names[1])
      .replaceAll('F', names[2])
      .replaceAll('C', SPOKEN[column][at % 2] as string)
      .replaceAll('D', SPOKEN[column === 'advance' ? 'current' : 'advance'][at % 2] as string)
      .replaceAll('P', prefectureOf(rows[0] as Row).name)
      .replaceAll('N', n === 2 ? '两' : '三');
  return [...OPERATIONS, ...(n === 2 ? OF_TWO : [])].flatMap(([operation, make]) => {
    const expected = make(rows, column);
    return expected ? [{ messages: [...pattern.split(' → '), operation].map(said), expected }] : [];
  });
}

const cases = WAYS.flatMap((way, at) =>
  TRIPLES.flatMap((names) =>
    (['advance', 'current'] as const).flatMap((column) => casesOf(way, names, column, at)),
  ),
);

const told = (messages: readonly string[], { kind, column = '', measure = '', places = [] }: Json): string =>
  `${messages.join(' → ')}: ${kind} ${measure} ${column} ${places.slice(0, 4).join(' ')}`;

/** How many may end in a question back. */
const MAY_ASK = 0.03;

describe('the column that was asked for', () => {
  it('holds for what is done with several places', () => {
    const wrong: string[] = [];
    const asked: string[] = [];
    for (const { messages, expected } of cases) {
      const answer = lastOf(messages);
      const verdict = judge({ id: '', family: '', text: '', expected: [expected] }, answer as Answer);
      if (verdict === 'wrong') wrong.push(told(messages, answer));
      if (verdict === 'asked') asked.push(told(messages, answer));
    }
    expect(cases.length).toBeGreaterThan(800);
    expect(wrong).toEqual([]);
    expect(asked.length / cases.length, asked.join('\n')).toBeLessThanOrEqual(MAY_ASK);
  });

  it.each([
    ['莎车的提前下达', '叶城的本次'],
    ['莎车的提前下达', '叶城多少'],
    ['莎车多少', '叶城的本次'],
    ['莎车的提前下达', '叶城呢', '叶城的本次'],
  ])('is asked for where there are two: %s → %s', (...before) => {
    for (const operation of ['两个一共', '这两个差多少', '两家平均多少', '这两个占喀什地区多少'])
      expect(isConfident(lastOf([...before, operation])), operation).toBe(false);
  });

  it('is gone behind a question of its own', () => {
    const [, , , last] = talk(['莎车的提前下达', '叶城多少', '巴楚呢', '叶城和巴楚加起来']);
    expect(last?.column ?? 'total').toBe('total');
  });

  it('is kept of the places that were asked about last, however long the talk', () => {
    let held: Held = { columns: new Map() };
    for (const { id } of counties) held = heldAfter(held, { ...SHOWN, rows: { ids: [id] } }, [id], 'asks');
    const all = counties.map(({ id }) => id);
    held = heldAfter(held, { ...SHOWN, rows: { ids: all } }, all, 'goesOn');
    expect([...held.columns.keys()]).toEqual(all.slice(-12));
  });
});
