import type { Notice } from '../notice/model.js';
import type { Parts } from './patterns.js';
import type { Sense } from './term.js';

/** A spelling with what it may mean. */
export interface Name {
  readonly name: string;
  readonly sense: Sense;
}

/** Spellings that come of one word of each part in turn, with what they may mean. */
export interface Composed {
  readonly parts: Parts;
  readonly sense: Sense;
}

/** 新财社〔2024〕35号, wherever it stands: the issuer's sign, the year, the number. */
const NUMBER = /([\p{Script=Han}]*)〔(\d{4})〕(\d+)号/gu;

/** 2024年5月23日, 5月23日. */
const DATE = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/gu;

/** Numbers are known as they are typed: 36 is no slip for 35. */
const AS_TYPED = { composed: true } as const;

/** What the notices' numbers, and the numbers and dates of documents that their bodies speak of, point at. */
export function numbersOfNotices(notices: readonly Notice[], standing: Notice): Composed[] {
  const many = notices.length > 1;
  return notices.flatMap((notice) => [
    ...numberNames(notice, standing, many),
    ...notice.facts.flatMap(({ topic, text }) => factNames(topic, text, notice.id, many)),
    ...paragraphsOf(notice),
  ]);
}

/** 正文三, 通知第三条: the numbered parts of the body, each with all that is said there. */
function paragraphsOf({ id, facts }: Notice): Composed[] {
  const topics = new Map<string, string[]>();
  for (const { topic, paragraph } of facts)
    for (const [, number = ''] of paragraph.matchAll(PARAGRAPH))
      topics.set(number, [...(topics.get(number) ?? []), topic]);
  return [...topics].map(([number, of]) => {
    const spelled = [number, String(HAN.indexOf(number))];
    return {
      parts: [BODY, ['', '的', '里', '里的', '中'], ['', '第'], spelled, PARTS_OF_BODY],
      sense: { is: 'fact', topics: of, cue: false, of: id, whole: true, ...AS_TYPED },
    };
  });
}

const PARAGRAPH = /正文([一二三四五六七八九])/gu;
const BODY = ['正文', '通知', '文件', '文', '本通知', '通知正文', '该通知', '这个文', '这个通知', '这份文件'];
const PARTS_OF_BODY = ['条', '点', '段', '部分', '项', '款', '大点', '自然段'];

/**
 * What people call the funds.
 *
 * @param standing the notice that is meant anyway: its fund says nothing new
 */
export function fundsOfNotices(notices: readonly Notice[], standing: Notice): Name[] {
  const many = notices.length > 1;
  return notices.flatMap((notice) => fundNames(notice, standing, many));
}

/** The printed names of subjects and targets, and how targets end: for those that the word table says nothing of. */
export function printedNames(notices: readonly Notice[]): Name[] {
  const names = [...new Set(notices.flatMap(({ indicators }) => indicators.map(({ name }) => name)))];
  return [
    ...notices.flatMap(({ subjects }) =>
      subjects.map(({ code, name }): Name => ({ name, sense: { is: 'subject', codes: [code], cue: false } })),
    ),
    ...names.map((name): Name => ({ name, sense: { is: 'indicator', names: [name], cue: false } })),
    ...endsOf(names),
  ];
}

function numberNames(notice: Notice, standing: Notice, many: boolean): Composed[] {
  const years = [...new Set([...yearsIn(notice.number), notice.year])];
  const own: Sense = { is: 'notice', ids: [notice.id], by: 'number', years };
  const sign = notice.number.slice(0, notice.number.indexOf('〔'));
  const names = spellings(notice.number, [sign]);
  const fact: Sense = { is: 'fact', topics: ['number'], cue: false, ...AS_TYPED };
  // The number of the one that is meant anyway says nothing new.
  const meant = notice === standing;
  return [
    ...names.flatMap((parts) => [
      ...(meant ? [{ parts, sense: MONEY }] : []),
      ...(meant && !many ? [] : [{ parts, sense: own }]),
      { parts, sense: fact },
    ]),
    ...(meant && sign ? [MONEY, fact].map((sense) => ({ parts: [[sign]], sense })) : []),
  ];
}

/** 35号文 莎车: how people call the money. */
const MONEY: Sense = { is: 'word', role: 'hint', concept: 'money', ...AS_TYPED };
/** 困难群众资金多少. */
const AMOUNT: Sense = { is: 'word', role: 'ask', concept: 'amount' };

function fundNames({ id, fund }: Notice, standing: Notice, many: boolean): Name[] {
  const senses: Sense[] = [
    ...(fund.name === standing.fund.name ? [AMOUNT] : []),
    ...(many ? [{ is: 'notice', ids: [id], by: 'fund' } as const] : []),
  ];
  return [fund.name, ...fund.names]
    .filter(Boolean)
    .flatMap((name) => senses.map((sense) => ({ name, sense })));
}

/** How 抚恤补助资金足额到位率 ends: 足额到位率, 到位率. An end that several have means each of them. */
function endsOf(names: readonly string[]): Name[] {
  const ends = new Map<string, string[]>();
  for (const name of names)
    for (const [i] of [...name].entries()) {
      const end = name.slice(i);
      if (i === 0 || end.length < SHORTEST_END || !RATE.test(end)) continue;
      ends.set(end, [...(ends.get(end) ?? []), name]);
    }
  return [...ends].map(([name, of]) => ({ name, sense: { is: 'indicator', names: of, cue: false } }));
}

/** The ends of a name that name it by themselves are those of rates. */
const RATE = /[率度]$/u;
const SHORTEST_END = 3;

/** @param of the notice whose body it is */
function factNames(topic: string, text: string, of: string, many: boolean): Composed[] {
  if (topic === 'title') return [];
  const fact = { is: 'fact', topics: [topic], cue: false, ...AS_TYPED } as const;
  const numbers = [...text.matchAll(NUMBER)].flatMap(([number, before = '']) => {
    const sense: Sense = { ...fact, of, years: yearsIn(number) };
    return spellings(number, signsIn(before)).map((parts) => ({ parts, sense }));
  });
  // 11月28日的通知: a notice goes by its day too.
  const names: Sense[] = many && topic === 'issued' ? [{ is: 'notice', ids: [of], by: 'number' }] : [];
  const dates = [...text.matchAll(DATE)].flatMap(([, year, month = '', day = '']) =>
    datesOf(year, month, day).flatMap((parts) =>
      [{ ...fact, of }, ...names].map((sense) => ({ parts, sense })),
    ),
  );
  return [...numbers, ...dates];
}

/** A day as people write it: 2024年5月23日, 5月23日, 5月23号, 2024-05-23. */
function datesOf(year: string | undefined, month: string, day: string): Parts[] {
  const inWords: Parts = [[`${month}月${day}`], ['日', '号']];
  if (year === undefined) return [inWords];
  const inFigures = (one: string): readonly string[] => [...new Set([one, one.padStart(2, '0')])];
  return [
    inWords,
    [[`${year}年`], ...inWords],
    [[year], ['-', '.', '/'], inFigures(month), ['-', '.', '/'], inFigures(day)],
  ];
}

/** The year in a document's number. */
const yearsIn = (number: string): number[] => [...number.matchAll(NUMBER)].map(([, , year]) => Number(year));

/** In a sentence the sign is what the words before the year end in: 财社 of 根据财社〔2024〕38号. */
const signsIn = (words: string): string[] => [
  ...new Set(SIGN_LENGTHS.map((length) => words.slice(-length)).concat(words ? [] : [''])),
];
const SIGN_LENGTHS = [2, 3, 4];

/**
 * A document's number as people write and say it: other brackets, without the issuer's sign, by its last part alone.
 *
 * @param signs what the issuer's sign may be
 */
function spellings(number: string, signs: readonly string[]): Parts[] {
  const [found] = number.matchAll(NUMBER);
  if (!found) return [[[number]]];
  const [, , year = '', last = ''] = found;
  const years = [year, inDigits(year, '零'), inDigits(year, '〇')];
  const lasts = [last, inHan(Number(last))];
  const signed = [...new Set([...signs, ''])];
  return [
    ...BRACKETS.map(([open = '', close = '']) => [
      signed,
      years.map((one) => `${open}${one}${close}`),
      ['', '第'],
      lasts,
      ['号', '号文'],
    ]),
    [signed, lasts, ['号']],
    [lasts, ['号文', '号文件', '号通知']],
  ];
}

/** What stands around the year of a number; the sign alone has neither. */
const BRACKETS = [['〔', '〕'], ['[', ']'], ['(', ')'], ['【', '】'], ['{', '}'], ['', '年'], ['-', '-'], []];

const HAN = '零一二三四五六七八九';

/** 二零二三: a year digit by digit. */
const inDigits = (digits: string, zero: string): string =>
  [...digits].map((digit) => (digit === '0' ? zero : HAN[Number(digit)])).join('');

/** 三十五, 一百二十: a number as it is said. */
function inHan(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const rest = `${tens > 0 ? `${tens > 1 || hundreds > 0 ? HAN[tens] : ''}十` : ''}${ones > 0 ? HAN[ones] : ''}`;
  if (hundreds === 0) return rest;
  return `${HAN[hundreds]}百${tens === 0 && ones > 0 ? '零' : ''}${rest}`;
}
