import { describe, expect, it } from 'vitest';
import { namesOfColumns } from '../../src/match/column-names.js';
import {
  type Composed,
  fundsOfNotices,
  type Name,
  numbersOfNotices,
  printedNames,
} from '../../src/match/notice-names.js';
import type { Sense } from '../../src/match/term.js';
import type { Words } from '../../src/match/vocabulary.js';
import type { Indicator, Notice } from '../../src/notice/model.js';
import { noticesIn } from '../question/shelf.ts';

const [real] = noticesIn('data') as [Notice];
const [earlier, other] = noticesIn('test/notices') as [Notice, Notice];
const ALL = [real, earlier, other];

/** What a spelling means, in short: `notice 2023-xcs12`, `fact number`, `hint money`. */
const inShort = (sense: Sense): string =>
  sense.is === 'notice'
    ? `notice ${sense.ids.join(' ')}`
    : sense.is === 'fact'
      ? `fact ${sense.topics.join(' ')}`
      : sense.is === 'word'
        ? `${sense.role} ${sense.concept}`
        : sense.is === 'indicator'
          ? `indicator ${sense.names.join(' ')}`
          : sense.is === 'subject'
            ? `subject ${sense.codes.join(' ')}`
            : sense.is;
/** All that is composed, phrase by phrase. */
const phrases = (composed: readonly Composed[]): Name[] =>
  composed.flatMap(({ parts, sense }) =>
    parts
      .reduce((all, words) => all.flatMap((one) => words.map((word) => one + word)), [''])
      .map((name) => ({ name, sense })),
  );
const numbersOf = (...args: Parameters<typeof numbersOfNotices>): Name[] =>
  phrases(numbersOfNotices(...args));

const meaning = (names: readonly Name[], spelling: string): string[] =>
  [...new Set(names.filter(({ name }) => name === spelling).map(({ sense }) => inShort(sense)))].toSorted();

describe('the number of a notice', () => {
  it.each([
    ['新财社〔2024〕35号', '〔2024〕35号', '新财社[2024]35号', '新财社(2024)35号', '新财社【2024】35号'],
    [
      '新财社202435号',
      '2024年35号',
      '新财社-2024-35号',
      '35号',
      '35号文',
      '35号文件',
      '三十五号',
      '三十五号文',
    ],
    ['二零二四年三十五号', '新财社〔二〇二四〕35号', '新财社35号', '新财社三十五号', '〔2024〕第35号'],
  ])('alone means the money and the fact, however it is written', (...spellings) => {
    const names = numbersOf([real], real);
    for (const spelling of spellings)
      expect(meaning(names, spelling), spelling).toEqual(['fact number', 'hint money']);
  });

  it('points at its notice where there are several, and is money only of the one that is meant anyway', () => {
    const names = numbersOf(ALL, real);
    expect(meaning(names, '35号文')).toEqual(['fact number', 'hint money', 'notice 2024-xcs35']);
    expect(meaning(names, '新财社〔2023〕12号')).toEqual(['fact number', 'notice 2023-xcs12']);
    expect(meaning(names, '十二号文件')).toEqual(['fact number', 'notice 2023-xcs12']);
    expect(meaning(names, '六十号')).toEqual(['fact number', 'notice 2024-xcs60']);
  });

  it('of another notice is not that of this one', () => {
    const names = numbersOf([real], real);
    for (const spelling of ['36号', '新财社〔2023〕35号', '新财社〔2024〕34号', '三十六号文'])
      expect(meaning(names, spelling)).toEqual([]);
  });

  it.each([
    [5, '五'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [218, '二百一十八'],
  ])('%d is said %s', (number, said) => {
    const names = numbersOf([{ ...real, number: `新财社〔2024〕${number}号`, facts: [] }], other);
    expect(meaning(names, `${said}号文`)).toContain('notice 2024-xcs35');
  });

  it('that is no number is known as it stands', () => {
    const odd = { ...real, number: '新财社函' };
    expect(meaning(numbersOf([odd], odd), '新财社函')).toContain('fact number');
  });
});

describe('the fund of a notice', () => {
  it('is how people ask for the amount; of several notices each has its own', () => {
    expect(meaning(fundsOfNotices([real], real), '困难群众救助资金')).toEqual(['ask amount']);
    const names = fundsOfNotices(ALL, real);
    expect(meaning(names, '困难群众救助资金')).toEqual([
      'ask amount',
      'notice 2023-xcs12',
      'notice 2024-xcs35',
    ]);
    expect(meaning(names, other.fund.name)).toEqual(['notice 2024-xcs60']);
  });

  it('without a name names nothing', () => {
    const nameless: Notice = { ...real, fund: { name: '', names: [], main: false } };
    expect(fundsOfNotices([nameless, earlier], earlier).filter(({ name }) => name === '')).toEqual([]);
  });
});

describe('the facts of a notice', () => {
  const facts = [
    {
      topic: 'source',
      title: '来源',
      paragraph: '正文一',
      text: '根据财社〔2024〕38号，于2024年5月9日转发。',
    },
    { topic: 'title', title: '标题', paragraph: '文头', text: '《财社〔2022〕1号的通知》' },
  ];
  const names = numbersOf([{ ...real, facts }], real);

  it('are known by the documents and the dates that they speak of, but for what the title says', () => {
    for (const spelling of ['财社〔2024〕38号', '38号文', '三十八号', '5月9日', '2024年5月9日'])
      expect(meaning(names, spelling), spelling).toEqual(['fact source']);
    for (const spelling of ['财社〔2022〕1号', '1号文', '5月', '9日'])
      expect(meaning(names, spelling), spelling).toEqual([]);
  });
});

describe('the printed names of targets and subjects', () => {
  const indicator = (name: string): Indicator => ({ level1: '一', level2: '二', name, target: '≥1%' });
  const named = (...indicators: readonly string[]): Notice => ({
    ...real,
    subjects: [],
    indicators: indicators.map(indicator),
  });

  it('mean what they are, and the ends of rates as well', () => {
    const names = printedNames([named('资金足额到位率', '救助人次')]);
    expect(meaning(names, '资金足额到位率')).toEqual(['indicator 资金足额到位率']);
    for (const end of ['足额到位率', '到位率', '额到位率'])
      expect(meaning(names, end)).toEqual(['indicator 资金足额到位率']);
    for (const none of ['位率', '率', '助人次', '人次']) expect(meaning(names, none)).toEqual([]);
  });

  it('mean each of those that end so, whatever their order', () => {
    const [a, b] = ['孤儿纳入保障范围率', '儿童纳入监测范围率'];
    for (const names of [printedNames([named(a, b)]), printedNames([named(b), named(a)])]) {
      const [[found]] = [meaning(names, '范围率')];
      expect(found?.split(' ').slice(1).toSorted()).toEqual([a, b].toSorted());
    }
  });

  it('stand before the ends of others: a name of its own is that target', () => {
    const names = printedNames([named('优抚对象满意度', '对象满意度')]);
    const first = names.find(({ name }) => name === '对象满意度');
    expect(first && inShort(first.sense)).toBe('indicator 对象满意度');
  });

  it('are one where several notices have them', () => {
    const names = printedNames([named('资金到位率'), named('资金到位率')]);
    expect(meaning(names, '资金到位率')).toEqual(['indicator 资金到位率']);
    expect(meaning(names, '到位率')).toEqual(['indicator 资金到位率']);
  });

  it('of subjects are their codes', () => {
    expect(meaning(printedNames([real]), '儿童福利')).toEqual(['subject 2081001']);
  });
});

describe('the names of columns', () => {
  const words = {
    words: { column: { total: ['全年', '全年资金'], altogether: ['合计', '总额'] } },
  } as unknown as Words;
  const column = (key: string, name: string, label = name, names: readonly string[] = []): Notice => ({
    ...real,
    columns: [{ key, name, label, short: label, names }],
  });

  it('are those of the word table’s column where it knows the key, else of the notice’s own', () => {
    const ours = namesOfColumns([column('total', '资金总数', '总数', ['共多少'])], words);
    for (const name of ['资金总数', '总数', '共多少']) expect(meaning(ours, name)).toEqual(['column total']);
    const own = namesOfColumns([column('medical', '其中：医疗补助', '医疗补助')], words);
    for (const name of ['其中：医疗补助', '医疗补助'])
      expect(meaning(own, name)).toEqual(['column column', 'column medical']);
  });

  it('are none where two words say the same, one of which asks for a sum', () => {
    const names = namesOfColumns(
      [column('total', '全年资金合计', '全年合计', ['全年总额', '补助合计'])],
      words,
    );
    for (const name of ['全年资金合计', '全年合计', '全年总额']) expect(meaning(names, name)).toEqual([]);
    expect(meaning(names, '补助合计')).toEqual(['column total']);
  });
});
