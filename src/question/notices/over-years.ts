import type { Catalogue } from '../../notice/catalogue.js';
import type { Shelf } from '../../notice/shelf.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { yearsAway } from '../evidence/year-away.js';
import type { YearsMeasure } from '../model.js';
import { countedIn, type Named } from './named.js';
import { yearOf } from './year-words.js';

/** What a text asks of several years: which, what is done with them, and the words that say so. */
export interface OverYears {
  /** The years, in the order in which they are told of. */
  readonly catalogues: readonly Catalogue[];
  readonly missing: readonly number[];
  readonly measure: YearsMeasure;
  /** The words that the question asked of each year does without. */
  readonly tokens: readonly Token[];
  /** The words for years. */
  readonly years: readonly Token[];
}

/** Words for how one year stands to another. */
const TRENDS = ['grown', 'risen', 'trend', 'growthRate', 'fastest', 'slowest', 'fallen', 'sameAsBefore'];

/**
 * Several years in one question: two that are named, one that is held against another (比去年), a change (增长, 同比), or all
 * (历年). Undefined where the text asks about one year.
 *
 * @param named the notices that the text names
 */
export function overYears(evidence: Evidence, named: Named, shelf: Shelf): OverYears | undefined {
  const years = yearsAsked(evidence, named, shelf);
  if (!years) return undefined;
  const trends = trendsIn(evidence);
  const sought = seeksYear(evidence) ? evidence.of('whichYear', 'most', 'least') : [];
  const tokens = [
    ...named.tokens,
    ...trends,
    ...linksBetween(evidence, named),
    ...changeWords(evidence),
    ...sought,
  ];
  const together = evidence.of('sum', 'altogether', 'plus', 'average', 'yearlyAverage');
  const funds = new Set(years.catalogues.map(({ notice }) => notice.fund.name));
  // 分别提供困难群众…合计和优抚…合计: the sum of each, and not of both.
  const isApart = funds.size > 1 && evidence.has('apiece');
  const measure = measureOf(evidence, trends, isApart ? [] : together);
  if (measure !== 'sum' && measure !== 'average') return { ...years, measure, tokens, years: named.years };
  return {
    ...years,
    missing: missingOf(evidence, years),
    measure,
    tokens: [...tokens, ...together],
    years: named.years,
  };
}

/** Words of change; beside an indicator 与上年持平 is the value that is held against its target. */
const trendsIn = (evidence: Evidence): readonly Token[] => {
  const isValue = evidence.withRole('indicator').length > 0;
  return evidence.of(...TRENDS).filter((token) => !isValue || !isA(token, 'claim'));
};

/** 三年一共: of fewer years than are counted out there is no sum. */
function missingOf(evidence: Evidence, { catalogues, missing }: Pick<OverYears, 'catalogues' | 'missing'>) {
  const counted = countedIn(evidence.of('everyYear'));
  const oldest = Math.min(...catalogues.map(({ notice }) => notice.year));
  const more = Number.isFinite(counted) && catalogues.length < counted;
  return more ? [...missing, oldest - 1] : missing;
}

function yearsAsked(
  evidence: Evidence,
  named: Named,
  shelf: Shelf,
): Pick<OverYears, 'catalogues' | 'missing'> | undefined {
  const { catalogues, missing } = named;
  const all = shelf.years(catalogues[0] ?? shelf.standing);
  if (catalogues.length + missing.length > 1) return { catalogues, missing };
  if (evidence.has('everyYear', 'yearlyAverage') || seeksYear(evidence))
    return { catalogues: catalogues.length > 0 ? catalogues : all, missing };
  const trend = trendsIn(evidence).length > 0;
  const against = heldAgainst(evidence, named, shelf);
  if (!trend && !against) return undefined;
  const [asked = shelf.standing] = catalogues;
  const year = missing[0] ?? asked.notice.year;
  // 今年增长多少 and 比去年增长多少 are this year against the last; 去年增长多少 is the last against the one before.
  const now = against && year !== shelf.standing.notice.year ? shelf.standing.notice.year : year;
  const then = against && year !== now ? year : now - 1;
  // 去年科目有变化吗: a list of a year without one before it is held against this year's.
  const [later, earlier] =
    asksFacts(evidence) && !all.some(({ notice }) => notice.year === then)
      ? [shelf.standing.notice.year, year]
      : [now, then];
  const found = [later, earlier].map((one) => all.find(({ notice }) => notice.year === one));
  return {
    catalogues: found.flatMap((one) => one ?? []),
    missing: [later, earlier].filter((_, i) => !found[i]),
  };
}

/** 莎车哪年多: the year is sought in which it was more. */
const seeksYear = (evidence: Evidence): boolean =>
  evidence.has('whichYear') && evidence.has('more', 'less', 'most', 'least', 'compare');

/** Subjects or targets are asked about, and no amount. */
const asksFacts = (evidence: Evidence): boolean =>
  evidence.withRole('subject', 'indicator').length > 0 ||
  evidence.has('subject', 'allSubjects', 'target', 'allTargets');

/** 比去年, 和2023年比: the year stands right behind a word that holds one thing against another. */
function heldAgainst(evidence: Evidence, named: Named, shelf: Shelf): boolean {
  const { tokens, live } = evidence;
  return named.tokens.some((token) => {
    if (yearOf(token, shelf) === undefined && !isA(token, 'noticeBefore')) return false;
    const before = previous(tokens, token);
    if (isA(before, 'than', 'above', 'below', 'atLeast', 'atMost')) return true;
    if (isA(before, 'share') && isShareOfYear(evidence)) return true;
    if (!isA(before, 'and') && !isA(before, 'compare')) return false;
    // 和去年比: the conjunction alone lists.
    const after = live.find(
      (one) => one.from >= token.to && !hasRole(one, 'idle', 'mark', 'column') && !named.tokens.includes(one),
    );
    return isA(after, 'than', 'compare', 'difference', 'more', 'less', 'same', ...TRENDS);
  });
}

/** The word before, but for what says nothing. */
function previous(tokens: readonly Token[], token: Token): Token | undefined {
  return tokens.findLast(
    (one) => one.index < token.index && !(hasRole(one, 'idle') || (hasRole(one, 'mark') && one.text === ' ')),
  );
}

/** 2023年和2024年, 比去年: what links the years to each other or to what is asked. */
function linksBetween(evidence: Evidence, named: Named): Token[] {
  const { tokens } = evidence;
  return named.tokens.flatMap((token) => {
    const before = previous(tokens, token);
    const after = tokens.find((one) => one.index > token.index && !hasRole(one, 'idle'));
    return [before, after].filter(
      (one): one is Token =>
        isA(one, 'than', 'and', 'compare', 'upTo', 'from') ||
        (isA(one, 'share') && isShareOfYear(evidence)) ||
        (one !== undefined && (hasRole(one, 'mark') || isEachYear(one, tokens))),
    );
  });
}

/** 去年和今年各有几个: each year; 去年和今年各县 is each county. */
const isEachYear = (token: Token, tokens: readonly Token[]): boolean =>
  isA(token, 'each') && !hasRole(tokens[token.index + 1], 'level', 'suffix', 'place');

/** 多多少, 百分之几, 相差: what holds the years, and nothing else, against each other. */
const changeWords = (evidence: Evidence): readonly Token[] =>
  evidence.of(...CHANGES.filter((one) => one !== 'percent' || !isShare(evidence)), ...boundsIn(evidence));

/** 去年和今年各占全区百分之几: the percentage is that of a part, in each year. 今年占去年的百分之几 is one year's of the other. */
const isShare = (evidence: Evidence): boolean =>
  evidence.has('share') && !evidence.has('than', 'more', 'less', ...TRENDS) && !isShareOfYear(evidence);

/** A part of what it was that year; 占去年喀什的百分之几 is a part of a place in that year. */
const isShareOfYear = ({ tokens, mentions, has, of }: Evidence): boolean =>
  has('percent') &&
  of('share').some(({ index, to }) => {
    const next = tokens[index + 1];
    const isYear = next !== undefined && (yearsAway(next) !== undefined || next.as === 'year');
    return isYear && next.from === to && !mentions.some((mention) => mention.from >= to);
  });

/** 超过去年: beside an amount it is that which the word holds something against. */
const boundsIn = (evidence: Evidence): readonly string[] =>
  evidence.live.some(({ as }) => as === 'value' || as === 'percent') ? [] : ['above', 'below'];

const CHANGES = [
  'difference',
  'more',
  'less',
  'compare',
  'than',
  'percent',
  'times',
  'apiece',
  'same',
  'negative',
  'minus',
  'fallen',
  'risen',
];

function measureOf(evidence: Evidence, trends: readonly Token[], together: readonly Token[]): YearsMeasure {
  // What adds up several places in each year does not add up the years.
  const single =
    evidence.mentions.length < 2 &&
    !evidence.mentions.some(({ group }) => group) &&
    evidence.withRole('level').length === 0;
  if (together.some((token) => isA(token, 'yearlyAverage'))) return 'average';
  if (
    (evidence.has('percent') && !isShare(evidence)) ||
    trends.some((token) => isA(token, 'growthRate', 'fastest', 'slowest'))
  )
    return 'percent';
  if (
    trends.length > 0 ||
    seeksYear(evidence) ||
    evidence.has(
      'difference',
      'more',
      'less',
      'than',
      'compare',
      'same',
      'negative',
      'minus',
      ...boundsIn(evidence),
    )
  )
    return 'difference';
  if (!single || together.length === 0) return 'list';
  return together.some((token) => isA(token, 'average')) ? 'average' : 'sum';
}
