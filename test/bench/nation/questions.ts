import type { Random } from '../../match/random.js';
import { type Book, type Figures, YEARS } from './folder.js';
import type { City } from './places.js';

/** What must be answered: the rows by their paths in order, of which notice, in which column. */
export interface Expected {
  readonly kind: 'amount' | 'choice' | 'ranking' | 'rank' | 'compare' | 'sum' | 'years';
  readonly paths: readonly string[];
  readonly year: number;
  readonly column?: keyof Figures;
  /** The rank, the sum or the difference, in 万元. */
  readonly value?: number;
}

export interface Asked {
  readonly form: string;
  readonly text: string;
  readonly expected: Expected;
}

const NEWEST = YEARS[YEARS.length - 1] as number;
const COLUMNS: readonly (readonly [keyof Figures, string])[] = [
  ['total', '全年'],
  ['advance', '提前下达'],
  ['current', '本次下达'],
];

/** Makes a spelling of a name that is not quite it; undefined where the name offers none. */
export type Slip = (name: string) => string | undefined;

/** The shelf as the questions need it. */
export interface World {
  readonly cities: readonly City[];
  readonly books: ReadonlyMap<number, Book>;
  readonly random: Random;
  readonly slips: readonly Slip[];
  /** True of a spelling that is a name or word of its own: no slip can be told from it. */
  isKnown(text: string): boolean;
}

/** Questions without end, each form as often as every other. */
export function* questions(world: World): Generator<Asked, never> {
  const { cities, books, random } = world;
  const bearers = new Map<string, string[]>();
  for (const { name, counties } of cities)
    for (const county of counties) bearers.set(county, [...(bearers.get(county) ?? []), `${name}/${county}`]);
  const places = [...bearers].flatMap(([name, paths]) => paths.map((path) => ({ name, path })));
  const named = new Set(cities.map(({ name }) => name));
  // 嘉峪关市 of 嘉峪关市 is named as its city is.
  const unique = places.filter(
    ({ name }) => bearers.get(name)?.length === 1 && !named.has(name) && NAME.test(name),
  );
  const inCities = places.filter(({ path }) => /市\//u.test(path));
  const usual = places.filter(({ name }) => NAME.test(name));
  const shared = [...bearers].filter(([, paths]) => paths.length > 1);
  const large = cities.filter(({ counties }) => counties.length >= 4);
  const book = (year = NEWEST): Book => books.get(year) as Book;
  const figures = (path: string, year = NEWEST): Figures => book(year).get(path) as Figures;
  const cityOf = (path: string): string => path.slice(0, path.indexOf('/'));
  const amount = (path: string, year = NEWEST, column?: keyof Figures): Expected => ({
    kind: 'amount',
    paths: [path],
    year,
    ...(column && { column }),
  });
  const first = (sorted: readonly string[], n: number, year = NEWEST): string[] => {
    const last = figures(sorted[n - 1] ?? '', year).total;
    return sorted.filter((path) => figures(path, year).total >= last);
  };
  const descending = (paths: readonly string[], year = NEWEST): string[] =>
    paths.toSorted((a, b) => figures(b, year).total - figures(a, year).total);
  const inOrder = new Map<number, string[]>();
  const nationIn = (year: number): string[] => {
    const known =
      inOrder.get(year) ??
      descending(
        [...places].map(({ path }) => path),
        year,
      );
    inOrder.set(year, known);
    return known;
  };
  const year = (): number => random.pick(YEARS.slice(0, -1));

  const forms: Readonly<Record<string, () => Omit<Asked, 'form'> | undefined>> = {
    'county behind its city': () => {
      const { name, path } = random.pick(places);
      const city = cityOf(path);
      const text = random.pick([
        `${city}${name}`,
        `${city} ${name}`,
        `${city}${name}多少钱`,
        `${name}（${city}）`,
      ]);
      return { text, expected: amount(path) };
    },
    'city without its level': () => {
      const { name, path } = random.pick(inCities);
      return { text: `${cityOf(path).replace(/市$/u, '')}${name}`, expected: amount(path) };
    },
    'county alone': () => {
      const { name, path } = random.pick(unique);
      return { text: random.pick([name, `${name}有多少`, `${name}多少钱`]), expected: amount(path) };
    },
    'homonym behind its city': () => {
      const [name, paths] = pickOr(shared) ?? ['', []];
      if (!name) return undefined;
      const path = random.pick(paths);
      return { text: `${cityOf(path)}${random.pick(['', ' '])}${name}`, expected: amount(path) };
    },
    'homonym alone': () => {
      const [name, paths] = pickOr(shared) ?? ['', []];
      if (!name) return undefined;
      const text = random.pick([name, `${name}多少钱`, `${name}提前下达`, `去年${name}`]);
      return {
        text,
        expected: { kind: 'choice', paths, year: text.startsWith('去年') ? NEWEST - 1 : NEWEST },
      };
    },
    'one column': () => {
      const { name, path } = random.pick(unique);
      const [column, word] = random.pick(COLUMNS);
      return { text: `${name}${word}${random.pick(['', '多少'])}`, expected: amount(path, NEWEST, column) };
    },
    'another year': () => {
      const { name, path } = random.pick(unique);
      const of = year();
      return { text: random.pick([`${of}年${name}`, `${name} ${of}年`]), expected: amount(path, of) };
    },
    'year over year': () => {
      const { name, path } = random.pick(unique);
      const value = figures(path).total - figures(path, NEWEST - 1).total;
      const text = random.pick([`${name}比去年多多少`, `${name}今年和去年对比`]);
      return { text, expected: { kind: 'years', paths: [path], year: NEWEST, value } };
    },
    'first in a city': () => {
      const { name, counties } = random.pick(large);
      const n = 2 + random.below(2);
      const paths = first(descending(counties.map((county) => `${name}/${county}`)), n);
      return { text: `${name}最多的${n}个县`, expected: { kind: 'ranking', paths, year: NEWEST } };
    },
    'first in the nation': () => {
      const n = 3 + random.below(18);
      const of = random.below(2) === 0 ? NEWEST : year();
      const paths = first(nationIn(of), n, of);
      const text = `${of === NEWEST ? '' : `${of}年`}全国最多的前${n}个县`;
      return { text, expected: { kind: 'ranking', paths, year: of } };
    },
    'place in a city': () => {
      const { name, path } = random.pick(unique);
      const city = cityOf(path);
      const within = cities.find((one) => one.name === city)?.counties ?? [];
      const own = figures(path).total;
      const value = 1 + within.filter((county) => figures(`${city}/${county}`).total > own).length;
      return {
        text: `${name}在${city}排第几`,
        expected: { kind: 'rank', paths: [path], year: NEWEST, value },
      };
    },
    compared: () => {
      const [a, b] = [random.pick(unique), random.pick(unique)];
      if (a.path === b.path) return undefined;
      const text = random.pick([`${a.name}和${b.name}哪个多`, `${a.name}、${b.name}对比`]);
      return { text, expected: { kind: 'compare', paths: [a.path, b.path], year: NEWEST } };
    },
    'homonyms compared': () => {
      const [name, paths] = pickOr(shared) ?? ['', []];
      if (!name) return undefined;
      const [a, b] = paths as [string, string];
      return {
        text: `${a.replace('/', '')}和${b.replace('/', '')}对比`,
        expected: { kind: 'compare', paths: [a, b], year: NEWEST },
      };
    },
    sum: () => {
      const paths = new Map(
        Array.from({ length: 3 }, () => random.pick(unique)).map((one) => [one.path, one.name]),
      );
      const value = [...paths.keys()].reduce((sum, path) => sum + figures(path).total, 0);
      const text = `${[...paths.values()].join('、')}合计`;
      return paths.size < 3
        ? undefined
        : { text, expected: { kind: 'sum', paths: [...paths.keys()], year: NEWEST, value } };
    },
    misspelt: () => misspelt('', random.pick(unique)),
    'misspelt behind its city': () => {
      const place = random.pick(usual);
      return misspelt(`${cityOf(place.path)}`, place);
    },
  };

  function misspelt(
    before: string,
    { name, path }: (typeof places)[number],
  ): Omit<Asked, 'form'> | undefined {
    const typed = random.pick(world.slips)(name);
    if (typed === undefined || typed === name || world.isKnown(typed)) return undefined;
    return { text: `${before}${typed}`, expected: amount(path) };
  }

  function pickOr<T>(from: readonly T[]): T | undefined {
    return from.length > 0 ? random.pick(from) : undefined;
  }

  const kinds = Object.entries(forms);
  for (let turn = 0; ; turn++) {
    const [form, make] = kinds[turn % kinds.length] as (typeof kinds)[number];
    // Not every name offers a slip, and a region has no namesakes.
    for (let tries = 0; tries < TRIES; tries++) {
      const made = make();
      if (!made) continue;
      yield { form, ...made };
      break;
    }
  }
}

const TRIES = 50;

/** Names in Han with a part of their own. */
const NAME = /^\p{Script=Han}{3,}$/u;
