import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, judge, type Verdict } from '../composed/judge.js';
import type { Column } from '../composed/notice.js';
import { ask, isConfident, type Json, meaningOf } from './desk.js';
import { anyMessage, single } from './messages.js';
import {
  column,
  county,
  distinct,
  expectedOf,
  fewer,
  inFull,
  lastOf,
  more,
  otherColumn,
  otherPlace,
  type Talk,
  talk,
} from './threads.js';

const SEED = 3_501;
/** Enough for each operation, column and way to go on to come several times; the hands' questions are asked so too. */
const RUNS = 120;

const verdictOf = (state: Talk, answer: Json): Verdict => {
  const expected = expectedOf(state);
  return expected ? judge({ id: '', family: state.op, text: '', expected }, answer as Answer) : 'right';
};

/** Drawn talks; the same ones at every run. */
const drawn = <T>(talks: fc.Arbitrary<T>, runs = RUNS): T[] =>
  fc.sample(talks, { seed: SEED, numRuns: runs });

/** Talks that did not end as they must, in words. */
const told = (messages: readonly string[], answer: Json): string =>
  `${messages.join(' → ')}: ${answer.kind} ${answer.column ?? ''} ${(answer.places ?? []).slice(0, 4).join(' ')}`;

/** A talk about one place, another place and another column. */
const moving = fc.tuple(single, distinct(2), column, column).map(([op, [a, b], c, d]) => ({
  before: { op, places: [a as NonNullable<typeof a>], column: c },
  other: b as NonNullable<typeof b>,
  to: d as Column,
}));

/** How many of the talks may end in a question back or nothing: none may end in another answer. */
const MAY_ASK = 0.03;

function expectRight(results: readonly { readonly verdict: Verdict; readonly text: string }[]): void {
  const of = (verdict: Verdict) => results.filter((one) => one.verdict === verdict).map(({ text }) => text);
  expect(of('wrong')).toEqual([]);
  expect(of('asked').length / results.length, of('asked').join('\n')).toBeLessThanOrEqual(MAY_ASK);
}

describe('a thread', () => {
  it('那X呢 is the whole question, asked of X', () => {
    const talks = moving.chain(({ before, other }) =>
      fc
        .tuple(inFull(before), otherPlace(other))
        .map((messages) => ({ messages, after: { ...before, places: [other] } })),
    );
    expectRight(
      drawn(talks).map(({ messages, after }) => {
        const answer = lastOf(messages);
        return { verdict: verdictOf(after, answer), text: told(messages, answer) };
      }),
    );
  });

  it('another column of the same', () => {
    const talks = moving.chain(({ before, to }) =>
      fc
        .tuple(inFull(before), otherColumn(to))
        .map((messages) => ({ messages, after: { ...before, column: to } })),
    );
    expectRight(
      drawn(talks).map(({ messages, after }) => {
        const answer = lastOf(messages);
        return { verdict: verdictOf(after, answer), text: told(messages, answer) };
      }),
    );
  });

  it('another place and another column, in either order', () => {
    const talks = moving.chain(({ before, other, to }) =>
      fc.tuple(inFull(before), otherPlace(other), otherColumn(to)).map(([first, place, name]) => ({
        ways: [
          [first, place, name],
          [first, name, place],
        ],
        after: { ...before, places: [other], column: to },
      })),
    );
    expectRight(
      drawn(talks).flatMap(({ ways, after }) =>
        ways.map((messages) => {
          const answer = lastOf(messages);
          return { verdict: verdictOf(after, answer), text: told(messages, answer) };
        }),
      ),
    );
  });

  /** A sum of some places, and one more. */
  const summing = fc
    .tuple(fc.integer({ min: 1, max: 3 }), column)
    .chain(([count, c]) => fc.tuple(distinct(count + 1), fc.constant(c)))
    .map(([places, c]) => ({
      before: { op: places.length > 2 ? 'sum' : 'show', places: places.slice(0, -1), column: c } as Talk,
      added: { op: 'sum', places, column: c } as Talk,
      last: places.at(-1) as (typeof places)[number],
    }));

  it('a place added is summed with the others', () => {
    const talks = summing.chain(({ before, added, last }) =>
      fc.tuple(inFull(before), more(last)).map((messages) => ({ messages, added })),
    );
    expectRight(
      drawn(talks).map(({ messages, added }) => {
        const answer = lastOf(messages);
        return { verdict: verdictOf(added, answer), text: told(messages, answer) };
      }),
    );
  });

  it('adding a place and taking it out again gives the old answer', () => {
    const talks = summing.chain(({ before, last }) =>
      fc.tuple(inFull(before), more(last), fewer(last)).map((messages) => ({ messages, before })),
    );
    expectRight(
      drawn(talks).map(({ messages, before }) => {
        const answer = lastOf(messages);
        return { verdict: verdictOf(before, answer), text: told(messages, answer) };
      }),
    );
  });

  it('thanks, greetings and noise in between change nothing', () => {
    const noise = fc.constantFrom('谢谢', '好的', '你好', '嗯', '收到，谢谢', 'qwzx', '哈哈');
    const talks = moving.chain(({ before, other, to }) =>
      fc
        .tuple(inFull(before), noise, otherPlace(other), noise, otherColumn(to))
        .map((messages) => ({ messages, after: { ...before, places: [other], column: to } })),
    );
    expectRight(
      drawn(talks).map(({ messages, after }) => {
        const answer = lastOf(messages);
        return { verdict: verdictOf(after, answer), text: told(messages, answer) };
      }),
    );
  });
});

describe('a complete question that names its place', () => {
  const whole = fc.oneof(
    fc.tuple(single, county, column).chain(([op, a, c]) => inFull({ op, places: [a], column: c })),
    fc.tuple(distinct(2), column).chain(([places, c]) => inFull({ op: 'sum', places, column: c })),
    fc.tuple(distinct(2), column).chain(([places, c]) => inFull({ op: 'compare', places, column: c })),
    fc.constantFrom(
      ...[
        '喀什地区哪个县最多',
        '昌吉州各县市明细',

        '巴州平均每个县市多少',
        '泽普县的满意度目标',
      ],
      ...[
        '全区前三名的县市',
        '阿克苏地区有几个县市',
        '莎车全年65468万对吗',
        '哈密市下面各县多少',
        '新和县去年多少',
      ],
    ),
  );

  it('is answered after any thread as it is alone', () => {
    const talks = fc.tuple(fc.array(anyMessage, { minLength: 1, maxLength: 5 }), whole);
    const differing = drawn(talks).flatMap(([before, text]) => {
      const answer = lastOf([...before, text]);
      const alone = ask(text);
      return JSON.stringify(meaningOf(answer)) === JSON.stringify(meaningOf(alone))
        ? []
        : [
            `${before.join(' → ')} ⇒ ${text}: ${answer.kind} ${(answer.places ?? []).slice(0, 4).join(' ')} ${answer.column ?? ''}`,
          ];
    });
    expect(differing).toEqual([]);
  });

  it.each([[['核减的有哪些', '和田地区除了墨玉县合计']], [['全区前三名的县市', '和田地区除了墨玉县合计']]])(
    'is answered so: %j',
    (texts) => {
      expect(meaningOf(lastOf(texts))).toEqual(meaningOf(ask(texts[1] as string)));
    },
  );

  it('is answered so at every place of a thread', () => {
    const talks = fc.array(whole, { minLength: 2, maxLength: 5 });
    const differing = drawn(talks).flatMap((texts) =>
      talk(texts).flatMap((answer, at) =>
        JSON.stringify(meaningOf(answer)) === JSON.stringify(meaningOf(ask(texts[at] as string)))
          ? []
          : [texts.slice(0, at + 1).join(' → ')],
      ),
    );
    expect(differing).toEqual([]);
  });
});

interface Case {
  readonly q: string;
  readonly is: { readonly places?: readonly string[] };
}

describe('the cases', () => {
  const cases: readonly Case[] = readFileSync(new URL('cases.ndjson', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  /** Those that say which place they are about; who asks 哪个地州最多 may go on. */
  const complete = cases.filter(({ q, is }) =>
    is.places?.some((id) => q.includes((id.split('/').at(-1) ?? id).slice(0, 2))),
  );

  /** Messages that correct themselves, and nothing of the question before. */
  const CORRECTED: readonly (readonly [before: string, q: string])[] = [
    ['墨玉第一批占和田地区百分之几', '提前下达，说错了，本次下达，且末县的'],
    ['麦盖提县全年给了多少', '额敏县多少？打错了，是裕民县'],
    ['鄯善县全年占吐鲁番市的比重', '库车不对，应该是柯坪'],
  ];

  it('that name their place are answered after a thread as they are alone', () => {
    const before = drawn(fc.array(anyMessage, { minLength: 1, maxLength: 3 }), complete.length);
    const differing = complete.flatMap(({ q }, at) => {
      const messages = [...(before[at] ?? []), q];
      const same = JSON.stringify(meaningOf(lastOf(messages))) === JSON.stringify(meaningOf(ask(q)));
      return same ? [] : [told(messages, lastOf(messages))];
    });
    expect(complete.length).toBeGreaterThan(100);
    expect(differing).toEqual([]);
  });

  it.each(CORRECTED)('behind %s: %s', (before, q) => {
    expect(meaningOf(lastOf([before, q]))).toEqual(meaningOf(ask(q)));
  });
});

describe('any thread', () => {
  /** The same again, and which of what was offered: nothing is taken from before that needs saying. */
  const PLAIN = ['再发一次', '1', '2'];

  it('never throws, and says what it took from before where it took something', () => {
    const talks = fc.array(anyMessage, { minLength: 2, maxLength: 8 });
    const unsaid = drawn(talks).flatMap((texts) =>
      talk(texts).flatMap((answer, at) => {
        const text = texts[at] as string;
        const alone = ask(text);
        const carried =
          !PLAIN.includes(text) &&
          isConfident(answer) &&
          !isConfident(alone) &&
          (answer.places ?? []).length > 0;
        return carried && !answer.understood?.includes('接上一问')
          ? [texts.slice(0, at + 1).join(' → ')]
          : [];
      }),
    );
    expect(unsaid).toEqual([]);
  });
});
