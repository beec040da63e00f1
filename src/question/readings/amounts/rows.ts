import type { Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isOfKind, kindOf } from '../../evidence/kinds.js';
import type { Mention } from '../../evidence/places/mention.js';
import { kindsBeside, levelBeside } from '../../evidence/scope/level.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Level, Rows } from '../../model.js';

/** A level word that stands by itself: not the end of a name, and not what is left out. */
export function levelWords(evidence: Evidence): readonly Token[] {
  const known = LEVEL_WORDS.get(evidence);
  if (known) return known;
  const found = levelWordsIn(evidence);
  LEVEL_WORDS.set(evidence, found);
  return found;
}

/** Most readings ask for them. */
const LEVEL_WORDS = new WeakMap<Evidence, readonly Token[]>();

function levelWordsIn(evidence: Evidence): readonly Token[] {
  const { id } = evidence.catalogue.region;
  const regions = evidence.mentions.filter(({ ids }) => ids.every((one) => one === id));
  const ends = new Set(evidence.mentions.map((mention) => mention.to));
  // 全疆县里面 are the counties of the whole; 新疆地区 is its name.
  const inRegion = new Set(regions.map((mention) => mention.to));
  const out = new Set(
    evidence
      .of('except', 'exceptAfter', 'not')
      .flatMap((word) => [levelBeside(word, evidence.live), ...kindsBeside(word, evidence.live)])
      .map((token) => token?.index),
  );
  // 除自治县外: the name of a set that is left out.
  const gone = new Set(evidence.places.excluded.map(({ from }) => from));
  return evidence.live.filter(
    (token) =>
      // 单位统一成亿元：…: what is told by the way picks no rows.
      !token.told &&
      !out.has(token.index) &&
      !gone.has(token.from) &&
      !isOfExcluded(token, evidence) &&
      (isA(token, 'prefectureLevel', 'countyLevel', 'unitLevel', 'institutionLevel') ||
        (hasRole(token, 'suffix') &&
          (!ends.has(token.from) || (isA(token, 'county', 'city') && inRegion.has(token.from))) &&
          // 地区救助站: the prefecture's own.
          !(isA(token, 'prefecture') && hasRole(evidence.tokens[token.index + 1], 'place')) &&
          /[\p{Script=Han}a-z]/u.test(token.text))),
  );
}

/** 博州几个县市里头: how many there are is not asked, where what follows lies within them. */
export const ofSeveral = (evidence: Evidence): readonly Token[] =>
  evidence.of('howMany').filter((token) => {
    const behind = evidence.live.filter((other) => other.from >= token.to).slice(0, 2);
    return hasRole(behind[0], 'level', 'suffix') && isA(behind[1], 'within');
  });

/** 扣除莎车、叶城两县: so many of what is left out say nothing of what is left. */
function isOfExcluded(level: Token, { tokens, places }: Evidence): boolean {
  const gone = places.excluded.map((mention) => mention.to);
  // 两个大县, 这一个县: what stands between the count and the level tells nothing of it.
  const number = tokens
    .slice(0, level.index)
    .findLast((token) => !isA(token, 'places') && !(hasRole(token, 'unknown') && token.text.length === 1));
  const before = tokens[(number?.index ?? 0) - 1];
  const from = isA(before, 'these') ? before?.from : number?.from;
  return number?.number?.value.eq(gone.length) === true && gone.includes(from ?? -1);
}

/** The words that count out what is left out. */
export const levelsLeftOut = (evidence: Evidence): readonly Token[] => [
  ...(evidence.places.excluded.length === 0
    ? []
    : evidence.live.filter((token) => isOfExcluded(token, evidence))),
  ...kindsLeftOut(evidence),
  ...evidence.of('except', 'exceptAfter', 'not').flatMap((word) => levelBeside(word, evidence.live) ?? []),
];

/** 不算市: the words for the kinds that are left out. */
const kindsLeftOut = (evidence: Evidence): readonly Token[] =>
  evidence.of('except', 'exceptAfter', 'not').flatMap((word) => kindsBeside(word, evidence.live));

/** The level that the text asks for, where it names one. */
export function levelOf(words: readonly Token[]): Level | undefined {
  const any = (...concepts: string[]) => words.some((token) => isA(token, ...concepts));
  const county = any('countyLevel', 'county', 'district');
  if (any('institutionLevel') && !county) return 'institution';
  if (any('institutionLevel') && county) return 'unit';
  if (any('unitLevel')) return 'unit';
  if (any('countyLevel', 'county', 'district')) return 'county';
  if (any('prefectureLevel', 'prefecture')) return 'prefecture';
  return any('city') ? 'county' : undefined;
}

export const isLevel = ({ kind }: Row, level: Level | Row['kind']): boolean =>
  level === 'unit' ? kind === 'county' || kind === 'institution' : kind === level;

/** The rows of a level in a place; of the region itself, all of that level. */
export function rowsOfLevel(evidence: Evidence, scope: string, level: Level): readonly Row[] {
  const { catalogue } = evidence;
  if (scope !== catalogue.region.id) return catalogue.within(scope).filter((row) => isLevel(row, level));
  switch (level) {
    case 'county':
      return catalogue.counties;
    case 'prefecture':
      return catalogue.prefectures;
    case 'institution':
      return catalogue.institutions;
    case 'unit':
      return catalogue.notice.rows.filter((row) => isLevel(row, level));
  }
}

/** 超过3亿的合计: of rows that lie in one another the lowest, for nothing is added up twice. */
export function lowest(rows: readonly Row[]): readonly Row[] {
  const isLow = ({ kind }: Row): boolean => kind === 'county' || kind === 'institution';
  const levels = [isLow, ({ kind }: Row) => kind === 'prefecture', () => true];
  return levels.map((is) => rows.filter(is)).find(({ length }) => length > 0) ?? rows;
}

export const contains = (evidence: Evidence, whole: string, part: string): boolean =>
  whole !== part && (whole === evidence.catalogue.region.id || part.startsWith(`${whole}/`));

/** A place lies in another, or is one of several or lies in one of these. */
export const holds = (evidence: Evidence, whole: string | Rows, part: string): boolean =>
  typeof whole === 'string'
    ? contains(evidence, whole, part)
    : whole.ids.some((id) => id === part || contains(evidence, id, part));

/** The prefecture of a name that a prefecture and a county share. */
export const prefectureOf = (evidence: Evidence, ids: readonly string[]): string | undefined =>
  ids.find((id) => evidence.catalogue.row(id)?.kind === 'prefecture' || id === evidence.catalogue.region.id);

/** The places that an exclusion leaves out of a set of rows: themselves, or all that lies in them. */
export function withoutExcluded(
  evidence: Evidence,
  ids: readonly string[],
): { readonly ids: readonly string[]; readonly without: string[] } {
  const without = new Set<string>();
  for (const mention of evidence.places.excluded)
    for (const id of leftOut(evidence, mention, ids)) without.add(id);
  if (leavesInstitutionsOut(evidence))
    for (const id of ids) if (evidence.catalogue.row(id)?.kind === 'institution') without.add(id);
  const kinds = kindsLeftOut(evidence).map(kindOf);
  for (const row of kinds.length > 0 ? evidence.catalogue.rowsOf(ids) : [])
    if (row.kind === 'county' && kinds.some((kind) => kind && isOfKind(row, kind))) without.add(row.id);
  return {
    ids: without.size === 0 ? ids : ids.filter((id) => !without.has(id)),
    without: [...without],
  };
}

/** 不含机构, 机构除外, 不要机构. */
export const leavesInstitutionsOut = (evidence: Evidence): boolean =>
  evidence.of('except', 'exceptAfter', 'not').some((word) => levelBeside(word, evidence.live));

function leftOut(evidence: Evidence, mention: Mention, ids: readonly string[]): readonly string[] {
  const prefecture = mention.group ? undefined : prefectureOf(evidence, mention.ids);
  // 不算喀什，全区最多的县: in the whole region a name that a prefecture shares is that of the prefecture.
  if (prefecture && mention.ids.length > 1 && !ids.includes(prefecture)) {
    const inside = ids.filter((id) => contains(evidence, prefecture, id));
    if (inside.length > 0 && inside.length < ids.length) return inside;
  }
  const same = mention.ids.filter((id) => ids.includes(id));
  if (same.length > 0) return mention.group ? same : preferPrefecture(evidence, same);
  return ids.filter((id) => mention.ids.some((whole) => contains(evidence, whole, id)));
}

/** 喀什以外的地州: among prefectures the shared name is the prefecture's; inside one it is the county's. */
const preferPrefecture = (evidence: Evidence, ids: readonly string[]): readonly string[] => {
  const prefecture = ids.find((id) => evidence.catalogue.row(id)?.kind === 'prefecture');
  return prefecture ? [prefecture] : ids;
};
