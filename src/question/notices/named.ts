import { sense } from '../../match/term.js';
import type { Catalogue } from '../../notice/catalogue.js';
import type { Shelf } from '../../notice/shelf.js';
import { isA, type Token } from '../evidence/token.js';
import { onlyIn } from './only-in.js';
import { yearOf, yearsIn } from './year-words.js';

/** What a text says of which notices it asks about. */
export interface Named {
  /** The notices, in the order in which they are named. */
  readonly catalogues: readonly Catalogue[];
  /** Years that are asked for and that there is no notice of. */
  readonly missing: readonly number[];
  /** The words that say so and nothing else. */
  readonly tokens: readonly Token[];
  /** Of these the years. */
  readonly years: readonly Token[];
  /** True where the fund or a number says so too, and not a year alone. */
  readonly certain: boolean;
}

/**
 * The notices that a text names: by number, by fund, by year, by stage (提前批那个文件), as the one before (上一份通知), all of
 * them (历年), or by what one of them alone has. 今年 is the year of the standing notice. A year of a fund is its final notice, or the advance one
 * where there is no other.
 */
export function noticesNamed(tokens: readonly Token[], shelf: Shelf): Named {
  const asking = tokens.filter((token) => !token.told);
  const numbers = asking.filter((token) => by(token, 'number'));
  const funds = asking.filter((token) => by(token, 'fund'));
  const { years, words } = yearsIn(asking, shelf);
  const stages = asking.filter((token) => isA(token, 'advanceNotice'));
  const every = asking.filter((token) => isA(token, 'everyYear'));
  const befores = asking.filter((token) => isA(token, 'noticeBefore'));
  const spent = [...numbers, ...funds, ...words, ...stages];
  const wanted = years.map((token) => yearOf(token, shelf) ?? 0);
  const certain = { missing: [], tokens: [...spent, ...every], years, certain: true };
  const homes = homesOf(funds, shelf);
  const [home = shelf.standing] = homes;
  const all = shelf.years(home);
  const exact = distinct(numbers.flatMap((token) => ofNumber(token, wanted, shelf)));
  if (exact.length > 0) return { ...certain, catalogues: exact };
  // 困难群众补助多少，优抚又是多少.
  if (homes.length > 1 && years.length === 0) return { ...certain, catalogues: homes };
  if (every.length > 0 && years.length === 0)
    return { ...certain, catalogues: all.slice(0, countedIn(every)), certain: funds.length > 0 };
  const advance = stages.length > 0 ? advanceOf(home, wanted, shelf) : undefined;
  if (advance) return { ...certain, catalogues: [advance] };
  const before = befores.length > 0 && years.length === 0 ? beforeOf(home, shelf) : undefined;
  if (before) return { ...certain, catalogues: [before], tokens: [...spent, ...befores] };
  if (homes.length > 1) return { ...certain, ...ofFunds(funds, years, homes, shelf) };
  const found = wanted.flatMap((year) => all.find((one) => one.notice.year === year) ?? []);
  const alone = funds.length === 0 ? onlyIn(asking, shelf) : undefined;
  if (years.length === 0 && funds.length === 0)
    return { catalogues: alone ? [alone] : [], missing: [], tokens: [], years, certain: alone !== undefined };
  // 今年优抚对象身份核查准确率: what only another fund's notice of that year has.
  if (alone && wanted.length === 1 && wanted.includes(alone.notice.year))
    return { ...certain, catalogues: [alone] };
  return {
    catalogues: distinct(years.length > 0 ? found : [home]),
    missing: [...new Set(wanted)].filter((year) => !all.some((one) => one.notice.year === year)),
    tokens: [...spent, ...every],
    years,
    certain: funds.length > 0,
  };
}

const by = ({ span }: Token, what: 'number' | 'fund'): boolean => sense(span, 'notice')?.by === what;

/** The newest notice of each fund that is named, in the order of their names. */
function homesOf(funds: readonly Token[], shelf: Shelf): Catalogue[] {
  return distinct(
    funds.flatMap((token) => {
      const ids = sense(token.span, 'notice')?.ids ?? [];
      return shelf.catalogues.filter(({ notice }) => ids.includes(notice.id)).slice(0, 1);
    }),
  );
}

/**
 * 去年的困难群众救助资金，今年的优抚资金: each fund in the year beside it; one year is that of all of them, and several that do
 * not pair with the funds are years of each.
 */
function ofFunds(
  funds: readonly Token[],
  years: readonly Token[],
  homes: readonly Catalogue[],
  shelf: Shelf,
): Pick<Named, 'catalogues' | 'missing'> {
  const paired = years.length === homes.length && funds.length === homes.length;
  const pairs = homes.flatMap((home, i) =>
    years.filter((_, j) => !paired || i === j).map((year) => ({ home, year: yearOf(year, shelf) ?? 0 })),
  );
  const found = pairs.map(({ home, year }) => shelf.years(home).find(({ notice }) => notice.year === year));
  return {
    catalogues: distinct(found.flatMap((one) => one ?? [])),
    missing: [...new Set(pairs.flatMap(({ year }, i) => (found[i] ? [] : [year])))],
  };
}

/** Of several notices with the same number the one of a year that is named. */
function ofNumber(token: Token, years: readonly number[], shelf: Shelf): Catalogue[] {
  const ids = sense(token.span, 'notice')?.ids ?? [];
  const notices = shelf.catalogues.filter(({ notice }) => ids.includes(notice.id));
  const fitting = notices.filter(({ notice }) => years.includes(notice.year));
  return fitting.length > 0 ? fitting : notices;
}

/** The advance notice of the year that is named, else the newest. */
const advanceOf = (home: Catalogue, years: readonly number[], shelf: Shelf): Catalogue | undefined =>
  shelf.catalogues.find(
    ({ notice }) =>
      notice.fund.name === home.notice.fund.name &&
      notice.stage === 'advance' &&
      (years.length === 0 || years.includes(notice.year)),
  );

/** 上一份通知: the one of the same fund that came before. */
function beforeOf(home: Catalogue, { catalogues }: Shelf): Catalogue | undefined {
  const alike = catalogues.filter(({ notice }) => notice.fund.name === home.notice.fund.name);
  return alike[alike.indexOf(home) + 1];
}

const HAN = '一二三四五六七八九';

/** 近两年, 3年: the newest so many; all where no number says how many. 每一年 is all of them too. */
export function countedIn(tokens: readonly Token[]): number {
  const text = tokens.map((token) => token.text.replace(/每.?/u, '').replace('两', '二')).join('');
  const digit = /[1-9一二三四五六七八九]/u.exec(text)?.[0];
  if (digit === undefined) return Number.POSITIVE_INFINITY;
  return HAN.includes(digit) ? HAN.indexOf(digit) + 1 : Number(digit);
}

const distinct = (catalogues: readonly Catalogue[]): Catalogue[] => [...new Set(catalogues)];
