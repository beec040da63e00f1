import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, judge, type Verdict } from '../composed/judge.js';
import { ask } from './desk.js';
import { anyShape, politely, type Shape, wordingOf } from './shapes.js';

// How a question is worded changes neither what is answered nor in which column; a word of meaning more does.

const SEED = 20_240_523;

const verdictOn = ({ name, expected }: Shape, text: string): Verdict =>
  judge({ id: name, family: name, text, expected }, ask(text) as Answer);

/** A shape with several wordings of it. */
const worded = anyShape.chain((shape) =>
  fc.array(politely(wordingOf(shape)), { minLength: 2, maxLength: 4 }).map((texts) => ({ shape, texts })),
);

describe('said otherwise', () => {
  let verdicts: readonly { readonly text: string; readonly verdict: Verdict }[];
  beforeAll(() => {
    verdicts = fc
      .sample(worded, { seed: SEED, numRuns: 500 })
      .flatMap(({ shape, texts }) =>
        texts.map((text) => ({ text: `${shape.name}: ${text}`, verdict: verdictOn(shape, text) })),
      );
  });

  it('a question never gets another answer with confidence', () => {
    const wrong = verdicts.filter(({ verdict }) => verdict === 'wrong').map(({ text }) => text);
    expect(wrong).toEqual([]);
  });

  it('a question hardly ever loses its answer', () => {
    const lost = verdicts.filter(({ verdict }) => verdict !== 'right').map(({ text }) => text);
    expect(lost.length / verdicts.length, lost.join('\n')).toBeLessThan(0.015);
  });

  it('districts are averaged where 县市 is said of a city of districts', () => {
    expect(ask('平均下来乌鲁木齐市一个县市多少').places).toHaveLength(8);
  });

  it('下达 is a verb of giving behind 分别 as well', () => {
    expect(ask('阿勒泰地区下面各县这次分别下达多少').kind).toBe('breakdown');
  });

  it('every shape is among them', () => {
    const names = fc.sample(anyShape, { seed: SEED, numRuns: 200 }).map(({ name }) => name);
    expect([...new Set(names)].sort()).toEqual(
      ['average', 'compare', 'list', 'most', 'rank', 'share', 'show', 'sum', 'without'].sort(),
    );
  });
});

/** Words after which the same answer would be untrue, whatever is asked; `not`: shapes that they say anyway. */
const MEANINGFUL: readonly { readonly word: string; readonly not?: readonly string[] }[] = [
  ...[
    '人均',
    '每人每月',
    '户均',
    '去年',
    '2022年',
    '明年',
    '同比增长',
    '已支出',
    '结余',
    '高龄津贴',
    '医保',
  ].map((word) => ({ word })),
  ...['经济分类', '社会化发放率', '达标吗', '科目代码', '核减49万', '满意度目标'].map((word) => ({ word })),
  // Of one place it is told on which side of the bound it is, and those that meet it are averaged.
  { word: '超过3亿', not: ['show', 'average'] },
  { word: '不到五千万', not: ['show', 'average'] },
  { word: '排第几', not: ['rank', 'most'] },
  { word: '占全区百分之几', not: ['share'] },
  { word: '平均', not: ['average'] },
  { word: '倒数第二' },
];

const added = fc
  .tuple(anyShape, fc.constantFrom(...MEANINGFUL), fc.boolean())
  .chain(([shape, { word, not = [] }, front]) =>
    wordingOf(shape).map((text) => ({
      shape,
      text: front ? `${word}，${text}` : `${text}，${word}`,
      plain: text,
      says: not.includes(shape.name),
    })),
  );

describe('a word of meaning more', () => {
  it('never leaves the answer as it was', () => {
    const kept = fc
      .sample(added, { seed: SEED, numRuns: 500 })
      .filter(({ shape, text, says }) => !says && verdictOn(shape, text) === 'right');
    expect(kept.map(({ text }) => text)).toEqual([]);
  });
});
