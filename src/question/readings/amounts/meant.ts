import type { Evidence } from '../../evidence/evidence.js';
import { isOfKind, kindAsked } from '../../evidence/kinds.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { levelOf, levelWords, rowsOfLevel } from './rows.js';

/** The level word that stands right behind a place: 喀什地区各县市, 喀什的机构, 乌市五个机构. */
export function levelBehind(evidence: Evidence, mention: Mention): Token | undefined {
  const words = levelWords(evidence);
  if (mention.ofThread || words.length === 0) return undefined;
  const behind = evidence.tokens.filter(({ from }) => from >= mention.to);
  const at = behind.findIndex((token) => words.includes(token) || !isBefore(token));
  const word = behind[at];
  const counted = behind.slice(0, at).some((token) => countsPlaces(token, mention, evidence));
  return word && words.includes(word) && !counted ? word : undefined;
}

/** What may stand between a place and the level of what lies in it. */
const isBefore = (token: Token): boolean =>
  isA(token, 'each', 'all', 'places', 'within') ||
  // 昌吉州这三个县: those that were spoken of.
  (hasRole(token, 'idle') && !isA(token, 'these')) ||
  token.number !== undefined;

/** 吐鲁番、哈密两市, 东疆两个市: so many are the places themselves, all of them or those up to here. */
function countsPlaces({ number }: Token, { to }: Mention, { mentions }: Evidence): boolean {
  const upTo = mentions.filter((other) => other.to <= to);
  return (
    number !== undefined &&
    [mentions, upTo].some((some) => {
      const named = new Set(some.flatMap(({ group, ids }) => (group ? ids : ids.slice(0, 1))));
      return number.value.eq(some.length) || number.value.eq(named.size);
    })
  );
}

/** 喀什地区各县市加上救助站, 喀什机构占喀什: of a place with a level behind it the rows of that level, of any other itself. */
export function rowsMeant(evidence: Evidence, mention: Mention, ids: readonly string[]): readonly string[] {
  const word = levelBehind(evidence, mention);
  const level = word && levelOf([word]);
  if (!word || !level || level === 'prefecture') return ids;
  const kind = kindAsked([word], evidence.tokens);
  const rows = ids.map((id) => {
    if (id.includes('/')) return [id];
    const all = rowsOfLevel(evidence, id, level);
    return evidence.catalogue.idsOf(kind ? all.filter((row) => isOfKind(row, kind)) : all);
  });
  // 哈密市两市: where a place has none the word says what it is itself.
  return rows.some(({ length }) => length === 0) ? ids : rows.flat();
}
