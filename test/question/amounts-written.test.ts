import { describe, expect, it } from 'vitest';
import { COLUMNS, rows } from '../composed/notice.js';
import { ask, type Json } from './desk.js';
import { fullWidth, inCharacters, inHundredMillions, writtenForms } from './written.js';

const holdersOf = (amount: number): string[] =>
  rows.filter((row) => COLUMNS.some((column) => row[column].eq(amount))).map(({ id }) => id);

const every = [...new Set(rows.flatMap((row) => COLUMNS.map((column) => row[column].toNumber())))];
const positive = every.filter((n) => n > 0);
const negative = every.filter((n) => n < 0);

/** Whose amount it is, asked in several ways, in turn. */
const ASKED = ['是哪里', '是哪个地方的', '是哪家的', '对应哪里', '是谁的', '是哪里的数', '的是哪个'];

const found = ({ kind, places = [] }: Json): readonly string[] =>
  kind === 'reverse' ? [...places].sort() : [kind];

/** Questions whose answer is not exactly the holders of the amount. */
const failures = (
  questions: readonly { readonly text: string; readonly holders: readonly string[] }[],
): string[] =>
  questions.flatMap(({ text, holders }) => {
    const got = found(ask(text));
    return JSON.stringify(got) === JSON.stringify([...holders].sort())
      ? []
      : [`${text}: ${got.slice(0, 4).join(' ')}`];
  });

const forms = writtenForms(65_468).length - 1;

describe('an amount of the notice', () => {
  it('is written in at least eight forms', () => {
    expect(forms).toBeGreaterThanOrEqual(8);
    expect(writtenForms(65_468)).toEqual(
      expect.arrayContaining([
        '65,468万元',
        '６５４６８万元',
        '654680000元',
        '六亿五千四百六十八万元',
        '6亿5468万',
      ]),
    );
    expect(inCharacters(10_105, 'formal')).toBe('壹亿零壹佰零伍万');
  });

  it.each(Array.from({ length: forms }, (_, form) => ({ form, example: writtenForms(65_468)[form] })))(
    'finds exactly its holders, written $example',
    ({ form }) => {
      const questions = positive.map((n, at) => ({
        text: `${writtenForms(n)[form]}${ASKED[(at + form) % ASKED.length]}`,
        holders: holdersOf(n),
      }));
      expect(failures(questions)).toEqual([]);
    },
  );

  it('finds exactly its holders, written 6亿5468万', () => {
    const questions = positive.flatMap((n, at) =>
      writtenForms(n)
        .slice(forms)
        .map((text) => ({ text: `${text}${ASKED[at % ASKED.length]}`, holders: holdersOf(n) })),
    );
    expect(questions.length).toBeGreaterThan(30);
    expect(failures(questions)).toEqual([]);
  });

  it('finds exactly its holders without a unit, where it is no small number', () => {
    const large = positive.filter((n) => n >= 100);
    expect(failures(large.map((n) => ({ text: `${n}是哪里`, holders: holdersOf(n) })))).toEqual([]);
  });

  it.each(['total', 'advance', 'current'] as const)(
    'finds its holders in the column %s alone where it is named',
    (column) => {
      const name = { total: '全年', advance: '提前下达', current: '本次下达' }[column];
      const amounts = positive.filter((n) => rows.some((row) => row[column].eq(n)));
      const questions = amounts.map((n) => ({
        text: `${name}${n}万元的是哪里`,
        holders: rows.filter((row) => row[column].eq(n)).map(({ id }) => id),
      }));
      expect(failures(questions)).toEqual([]);
    },
  );

  it('finds its counties and institutions where a 单位 is asked for', () => {
    const of = (n: number) => rows.filter((row) => COLUMNS.some((c) => row[c].eq(n)));
    const questions = positive
      .filter((n) => of(n).every(({ kind }) => kind === 'county' || kind === 'institution'))
      .map((n) => ({ text: `${n}万元是哪个单位`, holders: holdersOf(n) }));
    expect(questions.length).toBeGreaterThan(250);
    expect(failures(questions)).toEqual([]);
  });

  it('finds a prefecture where a 单位 is asked for and no other has it', () => {
    expect(failures([{ text: '9095万是哪个单位', holders: ['乌鲁木齐市'] }])).toEqual([]);
  });

  it('finds its counties alone where a county is asked for', () => {
    const of = (n: number) =>
      rows.filter((row) => row.kind === 'county' && COLUMNS.some((c) => row[c].eq(n)));
    const questions = positive
      .filter((n) => of(n).length > 0)
      .map((n) => ({ text: `${n}万是哪个县`, holders: of(n).map(({ id }) => id) }));
    expect(failures(questions)).toEqual([]);
  });
});

/** −49 in its written forms; the 本次下达 was cut. */
const cut = (n: number): string[] => [
  `核减${n}万的是哪个`,
  `核减了${n}万元的是哪家`,
  `减少${n}万是哪里`,
  `-${n}是哪里`,
  `-${n}万是哪个单位`,
  `${fullWidth(`-${n}`)}万元是哪里`,
  `负${n}万是哪家`,
  `负${inCharacters(n, 'plain')}元是哪里`,
  `核减${inCharacters(n, 'plain')}的是哪个单位`,
  `本次下达-${n}万元的是哪里`,
  `扣减${n}万的是谁`,
  `本次为负${n}万的是哪家`,
  `-${inHundredMillions(n)}是哪里`,
  `调减${n}万元`,
];

describe('an amount below zero', () => {
  it('is there', () => {
    expect(negative).toHaveLength(8);
  });

  it.each(cut(49).map((example, form) => ({ example, form })))(
    'finds exactly its holders: $example',
    ({ form }) => {
      const questions = negative.map((n) => ({ text: cut(-n)[form] as string, holders: holdersOf(n) }));
      expect(failures(questions)).toEqual([]);
    },
  );

  it.each(['核减', '-', '负'])('finds nobody where nobody has it (%s)', (sign) => {
    const absent = [3, 8, 40, 100, 736, 18_808].filter((n) => !negative.includes(-n));
    const questions = absent.map((n) => ask(`${sign}${n}万的是哪个`));
    expect(
      questions
        .filter(({ kind, places = [] }) => kind !== 'none' && places.length > 0)
        .map(({ text }) => text),
    ).toEqual([]);
  });

  it('is not found by the same amount above zero', () => {
    const only = negative.filter((n) => !positive.includes(-n));
    expect(only.length).toBeGreaterThan(1);
    const questions = only.map((n) => ask(`${-n}万元是哪里`));
    expect(questions.filter(({ places = [] }) => places.length > 0).map(({ text }) => text)).toEqual([]);
  });

  it('finds its holders: 被扣减49万的是谁', () => {
    expect(found(ask('被扣减49万的是谁'))).toEqual(holdersOf(-49));
  });
});
