import fc from 'fast-check';
import { callIt } from '../composed/names.js';
import { type Column, counties, countiesOf, prefectureOf, type Row } from '../composed/notice.js';
import type { Expected } from '../composed/question.js';
import { compare, rankOf, share, sum } from '../composed/twin.js';
import { createRandom } from '../match/random.js';
import { desk, type Json } from './desk.js';

// Talks about counties, with the answers by the shortest way: what is asked, of which places, in which column.

/** What the last question was, as far as the next message can change it. */
export interface Talk {
  readonly op: 'show' | 'sum' | 'share' | 'rank' | 'compare';
  readonly places: readonly Row[];
  readonly column: Column;
}

/** What each message of a talk must be answered with. */
export function expectedOf({ op, places, column }: Talk): readonly [Expected, ...Expected[]] | undefined {
  const [first] = places;
  if (!first) return undefined;
  switch (op) {
    case 'show':
      return [{ kind: 'allocation', place: first.id, column }];
    case 'sum':
      return [sum(places, column)];
    case 'compare':
      return [
        compare(
          places,
          places.map(() => column),
        ),
      ];
    case 'share': {
      const part = share([first], prefectureOf(first), column);
      return part && [part];
    }
    case 'rank':
      return [rankOf(first, countiesOf(prefectureOf(first)), column)];
  }
}

/** 塔城, 喀什 and the like are prefectures too, and 昌吉市 is called as its prefecture is: they need their full names. */
const inside = counties.filter(
  ({ name, current }) => current.gt(0) && name.length <= 4 && /[县市]$/u.test(name),
);

export const county = fc.constantFrom(...inside);
export const column = fc.constantFrom<Column>('total', 'advance', 'current');
const seed = fc.nat(1_000_000);

export const distinct = (count: number): fc.Arbitrary<Row[]> =>
  fc
    .uniqueArray(county, { minLength: count, maxLength: count })
    .filter((rows) => !rows.some(({ name }) => /和/u.test(name)));

const SPOKEN: Readonly<Record<Column, readonly string[]>> = {
  total: ['全年'],
  advance: ['提前下达', '提前批', '第一批'],
  current: ['本次下达', '本次', '这次'],
};

/** One of so many ways to say it, by chance. */
const oneOf = (...templates: readonly string[]): fc.Arbitrary<(slots: Record<string, string>) => string> =>
  fc
    .constantFrom(...templates)
    .map((template) => (slots) => template.replace(/\{(\w)\}/gu, (_, name: string) => slots[name] ?? ''));

export const named = (row: Row): fc.Arbitrary<string> => seed.map((n) => callIt(createRandom(n), row));

const FULL: Readonly<Record<Talk['op'], readonly string[]>> = {
  show: ['{P}{C}给了多少', '{P}{C}多少钱', '{C}{P}分了多少'],
  sum: ['{L}{C}加起来多少', '{L}{C}合计多少'],
  compare: ['{L}{C}哪个多', '对比{L}{C}'],
  share: ['{P}{C}占{Q}百分之几', '{P}{C}占{Q}的比重'],
  rank: ['{P}{C}在{Q}排第几'],
};

/** The whole question, with nothing left to the talk before it. */
export const inFull = ({ op, places, column: of }: Talk): fc.Arbitrary<string> =>
  fc
    .tuple(oneOf(...FULL[op]), fc.constantFrom(...SPOKEN[of]), fc.tuple(...places.map(named)))
    .map(([say, name, names]) =>
      say({
        P: names[0] ?? '',
        Q: places[0] ? prefectureOf(places[0]).name : '',
        L: names.join('、'),
        C: name,
      }),
    );

/** A message that changes one thing. */
export const otherPlace = (row: Row): fc.Arbitrary<string> =>
  fc.tuple(oneOf('那{P}呢', '{P}呢', '那{P}的呢', '换成{P}呢'), named(row)).map(([say, P]) => say({ P }));

export const otherColumn = (of: Column): fc.Arbitrary<string> =>
  fc
    .tuple(oneOf('{C}的呢', '那{C}呢', '{C}呢', '换成{C}的'), fc.constantFrom(...SPOKEN[of]))
    .map(([say, C]) => say({ C }));

export const more = (row: Row): fc.Arbitrary<string> =>
  fc
    .tuple(oneOf('再加上{P}', '再加上{P}呢', '把{P}也加进来', '加上{P}'), named(row))
    .map(([say, P]) => say({ P }));

export const fewer = (row: Row): fc.Arbitrary<string> =>
  fc.tuple(oneOf('去掉{P}', '不要{P}', '不算{P}呢', '去掉{P}呢'), named(row)).map(([say, P]) => say({ P }));

/** The answers to the messages of one chat, in order. */
export function talk(messages: readonly string[]): Json[] {
  let memory: ReturnType<typeof desk.turn>['memory'] | undefined;
  return messages.map((text, at) => {
    const turn = desk.turn(text, memory, at * 1000);
    memory = turn.memory;
    return turn.json as unknown as Json;
  });
}

export const lastOf = (messages: readonly string[]): Json => talk(messages).at(-1) as Json;
