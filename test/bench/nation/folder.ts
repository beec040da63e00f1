import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type Random } from '../../match/random.js';
import type { City } from './places.js';

/** The figures of one row, in 万元. */
export interface Figures {
  readonly total: number;
  readonly advance: number;
  readonly current: number;
}

/** A place of a year's notice by its path, with its figures. */
export type Book = ReadonlyMap<string, Figures>;

export const YEARS = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024] as const;

const SEED = 2_900;

/**
 * The figures of ten years: of every county some amount that changes by a tenth at most from year to year, in a part given
 * beforehand and the rest, which is now and then below zero; cities and the nation are their sums.
 */
export function books(cities: readonly City[]): ReadonlyMap<number, Book> {
  const random = createRandom(SEED);
  const amounts = new Map<string, number>();
  return new Map(YEARS.map((year) => [year, bookOf(cities, amounts, random)]));
}

function bookOf(cities: readonly City[], amounts: Map<string, number>, random: Random): Book {
  const book = new Map<string, Figures>();
  const all = { total: 0, advance: 0, current: 0 };
  book.set('全区', all);
  for (const { name, counties } of cities) {
    const sum = { total: 0, advance: 0, current: 0 };
    book.set(name, sum);
    for (const county of counties) {
      const path = `${name}/${county}`;
      const before = amounts.get(path) ?? Math.round(Math.exp(5 + random.below(6000) / 1000));
      const total = Math.max(20, Math.round(before * (0.9 + random.below(2000) / 10_000)));
      amounts.set(path, total);
      const advance = Math.round(total * (0.55 + random.below(5000) / 10_000));
      const figures = { total, advance, current: total - advance };
      book.set(path, figures);
      add(sum, figures);
    }
    // A city that nothing lies in has money of its own.
    if (counties.length === 0) add(sum, { total: 900, advance: 700, current: 200 });
    add(all, sum);
  }
  return book;
}

function add(sum: { -readonly [K in keyof Figures]: Figures[K] }, one: Figures): void {
  sum.total += one.total;
  sum.advance += one.advance;
  sum.current += one.current;
}

/** Writes the tables and ten years of notices into a folder as an operator would have them. */
export function writeShelf(folder: string, cities: readonly City[]): void {
  cpSync('data', folder, { recursive: true, filter: (path) => !/notices|pictures|fonts/u.test(path) });
  writeTable(folder, cities);
  for (const [year, book] of books(cities)) writeNotice(join(folder, 'notices', `${year}-xcs1`), year, book);
}

/** What the gazetteer of a nation has besides: what the whole is called, and the provinces as sets of cities. */
function writeTable(folder: string, cities: readonly City[]): void {
  const file = join(folder, 'places.json');
  const table = JSON.parse(readFileSync(file, 'utf8'));
  const whole = table.places.find(({ id }: { id: string }) => id === '全区');
  whole.names.push({ name: '全国', kind: 'nickname' });
  const provinces = new Map<string, City[]>();
  for (const city of cities) provinces.set(city.province, [...(provinces.get(city.province) ?? []), city]);
  if (provinces.size > 1)
    for (const [province, within] of provinces) {
      const places = within.map(({ name }) => name);
      const short = province.replace(/(?:维吾尔|壮族|回族)?自治区$|[省市]$/u, '');
      // 北京市 is a row of its own, and 新疆 is known to the table.
      for (const name of new Set([province, short]))
        if (!places.includes(province) && !short.startsWith('新疆')) table.groups.push({ name, places });
    }
  writeFileSync(file, JSON.stringify(table));
}

function writeNotice(folder: string, year: number, book: Book): void {
  mkdirSync(folder, { recursive: true });
  const number = `财社〔${year}〕1号`;
  const title = `关于下达${year}年困难群众救助补助资金预算的通知（演练用，数字均为虚构）`;
  const fact = (topic: string, heading: string, text: string) => ({
    topic,
    title: heading,
    paragraph: '文头',
    text,
  });
  const wholes = [...book].filter(([path]) => !path.includes('/'));
  const notice = {
    number,
    title,
    year,
    fund: { name: '困难群众救助补助资金', names: ['困难群众资金'], main: true },
    counts: { rows: book.size, subjects: SUBJECTS.length, indicators: INDICATORS.length },
    facts: [
      fact('number', '文号', `本通知文号为${number}。`),
      fact('title', '标题', `本通知标题为《${title}》。`),
    ],
    goals: [],
    tables: wholes.map(([place, { total }]) => ({ place, total: String(total) })),
    corrections: [],
  };
  writeFileSync(join(folder, 'notice.json'), JSON.stringify(notice, null, 1));
  const lines = [...book].map(([path, { total, advance, current }]) => {
    const [city, county = ''] = path === '全区' ? [''] : path.split('/');
    const kind = path === '全区' ? 'region' : county ? 'county' : 'prefecture';
    return `${city},${county},${kind},${total},${advance},${current},`;
  });
  const csv = (head: string, body: readonly string[]): string => `${[head, ...body].join('\n')}\n`;
  writeFileSync(
    join(folder, 'allocations.csv'),
    csv('prefecture,county,kind,total,advance,current,printed_as', lines),
  );
  writeFileSync(join(folder, 'subjects.csv'), csv('code,name,kind', SUBJECTS));
  writeFileSync(join(folder, 'indicators.csv'), csv('prefecture,level1,level2,name,target', INDICATORS));
}

const SUBJECTS = [
  '1100248,社会保障和就业共同财政事权转移支付收入,income',
  '208,社会保障和就业支出,class',
  '2081901,城市最低生活保障金支出,expenditure',
  '2081902,农村最低生活保障金支出,expenditure',
];
const INDICATORS = [
  ',产出指标,数量指标,低保对象人数,应保尽保',
  ',满意度指标,服务对象满意度指标,救助对象对社会救助实施的满意度,≥88%',
];
