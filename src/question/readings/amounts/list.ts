import { Decimal } from 'decimal.js';
import type { Column, Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { countedBy, isOfKind, KINDS, kindAsked, kindsIn } from '../../evidence/kinds.js';
import { isFromEnd } from '../../evidence/numbers.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { asked, columnOf, PLAIN } from './columns.js';
import { kindsCounted } from './counted.js';
import { resolve } from './resolve.js';
import { levelOf, levelWords, prefectureOf, rowsOfLevel } from './rows.js';

/** Every place of a prefecture, or the prefectures of the region. */
export const list: Propose = (evidence) => {
  const { mentions, live } = evidence;
  // 哪个地州多 asks for the first of them.
  if (evidence.has('most', 'least')) return [];
  // 乌鲁木齐市小计减五个机构: they are taken off, and not listed.
  if (evidence.has('minus')) return [];
  if (mentions.length > 1 || evidence.places.excluded.length > 0) return [];
  const [mention] = mentions;
  const words = levelWords(evidence);
  const level = levelOf(words);
  const column = columnOf(live.filter((token) => !isA(token, 'altogether')));
  const inside = mention !== undefined && asksWhatLiesIn(evidence, column);
  // 六县一市全年: in a column it is their sum that is asked for.
  const counted = mention && !column && areAllCounted(evidence, mention);
  if (!evidence.has('list') && !(level && asksForAll(evidence)) && !inside && !counted) return [];
  // Without a place and a level nothing says what is to be listed.
  if (!mention && !level) return [];
  // 七区一县: of so many of a kind the list of the region is none.
  if (!counted && isMiscounted(evidence, mention)) return [];
  const question = mention ? listOfPlace(evidence, mention, column) : listOfRegion(evidence, column);
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [...words, ...countsOfAll(evidence)],
        concepts: [
          ...BESIDE,
          ...(evidence.has('list') ? ['column'] : []),
          ...(evidence.has('list', 'each', 'all') ? ['howMany'] : []),
          ...(evidence.has('apiece') ? ['altogether'] : []),
          ...(inside ? ['negation'] : []),
          ...(counted ? ['places'] : []),
        ],
      }),
      assumed: mention
        ? []
        : [{ why: '没有写地名，按全区理解', cost: level === 'prefecture' ? 0 : WEIGHTS.regionOfLevel }],
    },
  ];
};

/** 和田七县一市, 克拉玛依四个区, with nothing that asks for a figure: counts of kinds that are as many as lie in the place. */
function areAllCounted(evidence: Evidence, { group, ids }: Mention): boolean {
  const whole = group ? undefined : prefectureOf(evidence, ids);
  if (!whole || whole === evidence.catalogue.region.id || evidence.has(...FIGURE)) return false;
  const counts = countsOfAll(evidence);
  return (
    counts.every((count) => kindsCounted(count, evidence).length > 0) &&
    isNumberOf(counts, rowsOfLevel(evidence, whole, 'county'))
  );
}

/** Words that ask for one figure of all of them. */
const FIGURE = ['howMuch', 'amount', 'sum', 'altogether'];

/** 喀什地区三个县, 五个地州, 七区一县: counts of levels that are not those of any rows which the list may have. */
function isMiscounted(evidence: Evidence, mention: Mention | undefined): boolean {
  const scope = (mention && prefectureOf(evidence, mention.ids)) ?? evidence.catalogue.region.id;
  const counts = countsOfAll(evidence).map((count) => ({
    count,
    word: countedBy(count, evidence.tokens),
  }));
  const leveled = counts.flatMap(({ count, word }) => {
    const level = word && hasRole(word, 'level', 'suffix') ? levelOf([word]) : undefined;
    return level ? [{ count, level, kinds: kindsIn(word) }] : [];
  });
  // 阿克苏地区七县两市: what was a county for the notice may be a city by now, and together they are all.
  const counties = leveled.filter(({ level }) => level === 'county').map(({ count }) => count);
  if (counties.length > 1 && isNumberOf(counties, rowsOfLevel(evidence, scope, 'county'))) return false;
  return leveled.some(({ count, level, kinds }) => {
    const rows = rowsOfLevel(evidence, scope, level);
    const some = rows.filter((row) => kinds.some((kind) => isOfKind(row, kind)));
    return ![rows, some].some((all) => isNumberOf([count], all));
  });
}

/** The counts together are as many as the rows, with the zones or without. */
const isNumberOf = (counts: readonly Token[], rows: readonly Row[]): boolean => {
  const sum = counts.reduce((all, { number }) => all.plus(number?.value ?? 0), new Decimal(0));
  const zones = rows.filter((row) => !KINDS.some((kind) => isOfKind(row, kind))).length;
  return counts.length > 0 && (sum.eq(rows.length) || sum.eq(rows.length - zones));
};

/** Words beside a list that ask for nothing more. */
const BESIDE = ['total', 'advance', 'current', ...PLAIN, 'each', 'list', 'within', 'who', 'compare'];

/** 前三: so many from an end are no list of all; nor are those of 哪两个单位. */
const countsOfAll = ({ live, tokens }: Evidence): readonly Token[] =>
  live.filter((t) => t.as === 'count' && !isFromEnd(tokens, t.index) && !isA(tokens[t.index - 1], 'who'));

/** True where more than one of the level is meant: by a word, by a level of its own beside a place, by a count without one. */
function asksForAll(evidence: Evidence): boolean {
  if (evidence.has('each', 'all', 'list', 'compare')) return true;
  return evidence.mentions.length > 0
    ? levelWords(evidence).some((word) => isA(word, 'countyLevel', 'prefectureLevel', 'institutionLevel'))
    : countsOfAll(evidence).length > 0;
}

/** 下面都有谁: what lies in the place is asked for, without a word for what that is. */
const asksWhatLiesIn = (evidence: Evidence, column: Column | undefined): boolean =>
  evidence.has('within') &&
  // 里头有县没: whether there are any shows where all are listed.
  (evidence.has('who', 'each') ||
    (levelOf(levelWords(evidence)) === 'county' && evidence.has('negation') && !column));

/** The list of the one place that is named, where it is a prefecture or the region: nothing lies in a county. */
function listOfPlace(evidence: Evidence, mention: Mention, column: Column | undefined): Question | undefined {
  const whole = mention.group ? undefined : prefectureOf(evidence, mention.ids);
  if (!whole) return undefined;
  const some = onlySome(evidence, whole);
  // 喀什地区各市: one is not each of several.
  if (some)
    return some.length > (evidence.has('each') ? 1 : 0) ? sideBySide(evidence, some, column) : undefined;
  return resolve(
    evidence,
    [mention],
    ([one], understood) => (one?.ids[0] ? listOf(evidence, one.ids[0], column, understood) : undefined),
    () => [whole],
  );
}

/** 各区, 所有机构: those of the one kind; else the prefectures. */
function listOfRegion(evidence: Evidence, column: Column | undefined): Question | undefined {
  const { id } = evidence.catalogue.region;
  const words = levelWords(evidence);
  const some =
    (kindAsked(words, evidence.tokens) || levelOf(words) === 'institution') && onlySome(evidence, id);
  return some ? sideBySide(evidence, some, column) : listOf(evidence, id, column, []);
}

/** 乌市哪个机构, 伊犁各市: what is listed, where it is not all that lies in the place. */
function onlySome(evidence: Evidence, place: string): readonly string[] | undefined {
  const words = levelWords(evidence);
  const kind = kindAsked(words, evidence.tokens);
  if (!kind && levelOf(words) !== 'institution') return undefined;
  const rows = rowsOfLevel(evidence, place, kind ? 'county' : 'institution');
  const some = kind ? rows.filter((row) => isOfKind(row, kind)) : rows;
  // 克拉玛依市各区 are all that its list has, beside the institutions.
  return kind && some.length === rows.length ? undefined : evidence.catalogue.idsOf(some);
}

const sideBySide = (evidence: Evidence, ids: readonly string[], column: Column | undefined): Question => ({
  kind: 'amounts',
  rows: { ids },
  operation: { is: ids.length > 1 ? 'compare' : 'show' },
  ...asked(evidence, column),
  understood: evidence.places.understood,
});

const listOf = (
  evidence: Evidence,
  place: string,
  column: Column | undefined,
  understood: readonly string[],
): Question => ({
  kind: 'amounts',
  rows: { ids: [place] },
  operation: { is: 'list' },
  ...asked(evidence, column),
  understood,
});
