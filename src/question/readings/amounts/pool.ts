import type { Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isOfKind, type Kind, kindAsked, kindsCalled } from '../../evidence/kinds.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Level, Rows } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import type { Assumption } from '../proposal.js';
import { countedOut, isOfEnd } from './counted.js';
import {
  holds,
  leavesInstitutionsOut,
  levelOf,
  levelsLeftOut,
  levelWords,
  prefectureOf,
  rowsOfLevel,
  withoutExcluded,
} from './rows.js';

/** What is used of the level words and what is assumed about the scope. */
export interface Pool {
  readonly rows: Rows;
  readonly mentions: readonly Mention[];
  readonly tokens: readonly Token[];
  readonly assumed: readonly Assumption[];
}

/** What a pool holds of one place or group. */
interface Part {
  readonly ids: readonly string[];
  readonly scope?: string;
  readonly label?: string;
}

/**
 * The rows among which the text ranks, counts or seeks: the members of the places that it names, at the level that it
 * names; of the whole region where it names no place.
 *
 * @param fallback the level where none is named
 */
export function poolOf(
  evidence: Evidence,
  fallback: Level,
  mentions: readonly Mention[] = evidence.mentions,
): Pool | undefined {
  const words = levelWords(evidence);
  // 县市清单，含福利院、救助站: sets that are taken in beside the level, and narrow nothing.
  const wholes = mentions.filter((mention) => !isTakenIn(evidence, mention));
  const named = wholes.length < mentions.length ? 'unit' : levelOf(words);
  const home = wholes.length === 0 ? homeOfExcluded(evidence) : undefined;
  if (overlap(evidence, wholes)) return undefined;
  const parts =
    wholes.length === 0
      ? [membersOf(evidence, home ?? evidence.catalogue.region.id, named ?? fallback)]
      : wholes.flatMap((mention) => partNamed(evidence, mention, named, fallback) ?? []);
  // A place that has no rows of the level is no part of a pool, and without it the pool is not what is asked for.
  if (parts.length < wholes.length) return undefined;
  const all = institutionsCounted(evidence, joined(evidence, parts, named ?? fallback), words);
  if (!all) return undefined;
  // 去掉机构后各地州: the rows of prefectures hold their institutions.
  if (all.level === 'prefecture' && leavesInstitutionsOut(evidence)) return undefined;
  const counted = countedOut(evidence, all.ids);
  const rows = counted
    ? ofKinds(evidence, all, counted.ids, counted.kinds)
    : ofKindAsked(evidence, all, words);
  return (
    rows && {
      rows,
      mentions,
      tokens: [
        ...words,
        ...(counted?.counts ?? []),
        ...levelsLeftOut(evidence),
        ...evidence.of('including'),
        ...evidence.of('within', 'each', 'all', 'rest', 'who'),
      ],
      assumed: wholes.length === 0 ? [scopeAssumed(evidence, home, named)] : [],
    }
  );
}

/** 昌吉州在北疆的排名: a set, or the region, and one of its own are no two parts of one pool; whether the one is ranked or all that lies in it nobody can tell. */
const overlap = (evidence: Evidence, wholes: readonly Mention[]): boolean =>
  wholes.some(
    ({ group, ids }) =>
      (group !== undefined || ids[0] === evidence.catalogue.region.id) &&
      wholes.some(
        (other) =>
          !other.group && other.ids[0] !== ids[0] && other.ids.some((id) => holds(evidence, { ids }, id)),
      ),
  );

/** 喀什两个单位, 乌鲁木齐五个单位: so many as there are institutions in the place are these, and none of its counties. */
function institutionsCounted(
  evidence: Evidence,
  rows: Rows | undefined,
  words: readonly Token[],
): Rows | undefined {
  if (rows?.level !== 'unit' || !words.some((word) => isA(word, 'unitLevel'))) return rows;
  const some = evidence.catalogue.rowsOf(rows.ids).filter(({ kind }) => kind === 'institution');
  const isCount = (n: number) =>
    evidence.live.some(
      (token) => token.as === 'count' && !isOfEnd(token, evidence) && token.number?.value.eq(n),
    );
  if (some.length === 0 || isCount(rows.ids.length) || !isCount(some.length)) return rows;
  return { ...rows, ids: evidence.catalogue.idsOf(some), level: 'institution' };
}

/** 哪个区最多, 伊犁那几个市: those of the one kind that is asked for. */
function ofKindAsked(evidence: Evidence, rows: Rows, words: readonly Token[]): Rows | undefined {
  const kind = rows.level === 'prefecture' ? undefined : kindAsked(words, evidence.tokens);
  if (!kind) return rows;
  const some = evidence.catalogue.rowsOf(rows.ids).filter((row) => isOfKind(row, kind));
  return ofKinds(evidence, rows, evidence.catalogue.idsOf(some), [kind]);
}

/** The rows that are left of a set where only some kinds are meant; they are no level of their place any more. */
function ofKinds(
  evidence: Evidence,
  { scope, ...rows }: Rows,
  ids: readonly string[],
  kinds: readonly Kind[],
): Rows | undefined {
  if (ids.length === 0) return undefined;
  if (ids.length === rows.ids.length) return { ...rows, ...(scope && { scope }) };
  const where = rows.label ?? evidence.catalogue.row(scope ?? '')?.name ?? '';
  return { ...rows, ids, label: `${where}${kindsCalled(kinds)}` };
}

/** What the pool holds of a place that is named: a group's members; of a county nothing, and of a prefecture no prefectures. */
function partNamed(
  evidence: Evidence,
  mention: Mention,
  named: Level | undefined,
  fallback: Level,
): Part | undefined {
  if (mention.group) return { ids: membersOfGroup(evidence, mention, named, fallback), label: mention.group };
  const scope = prefectureOf(evidence, mention.ids);
  return scope && (named !== 'prefecture' || scope === evidence.catalogue.region.id)
    ? membersOf(evidence, scope, named ?? fallback)
    : undefined;
}

/** The rows of a level in a place; inside a prefecture counties stand where the region has prefectures. */
function membersOf(evidence: Evidence, scope: string, level: Level): Part {
  const { catalogue } = evidence;
  const own = level === 'prefecture' && scope !== catalogue.region.id ? 'county' : level;
  return { ids: catalogue.idsOf(rowsOfLevel(evidence, scope, own)), scope };
}

/** The parts as one set of rows, each once, without what the text leaves out; undefined where that leaves nothing. */
function joined(evidence: Evidence, parts: readonly Part[], level: Level): Rows | undefined {
  const [first, ...others] = parts;
  const { ids, without } = withoutExcluded(
    evidence,
    first && others.length === 0 ? first.ids : [...new Set(parts.flatMap((part) => part.ids))],
  );
  if (ids.length === 0) return undefined;
  const [scope, ...scopes] = parts.flatMap((part) => part.scope ?? []);
  const label = parts.findLast((part) => part.label)?.label;
  return {
    ids,
    ...(scope && scopes.length === 0 && !label && { scope }),
    level: levelOfRows(evidence, ids, level),
    ...(label && { label }),
    ...(without.length > 0 && { without }),
  };
}

/** What it costs to take a text that names no place for one about the region, or about the place of what it leaves out. */
function scopeAssumed(evidence: Evidence, home: string | undefined, named: Level | undefined): Assumption {
  // 塔城地区儿童福利院拿掉，剩下七个县市: what is left of the prefecture that it was taken from.
  if (home) return { why: '没有写地名，按所去掉的地方所在地州理解', cost: WEIGHTS.unasked };
  const leveled = named !== undefined || evidence.has('who', 'negative', 'zero');
  return { why: '没有写地名，按全区理解', cost: leveled ? WEIGHTS.regionOfLevel : WEIGHTS.region };
}

/** A set of institutions in a list behind 含, or before 也算上. */
export function isTakenIn({ live }: Evidence, { group, from, to }: Mention): boolean {
  const isListed = (token: Token): boolean => hasRole(token, 'place', 'link', 'suffix') || isA(token, 'all');
  const before = live.findLast((token) => token.to <= from && isA(token, 'including'));
  const behind = live.find((token) => token.from >= to && isA(token, 'also'));
  return (
    group !== undefined &&
    ((before !== undefined && live.every((t) => t.from < before.to || t.to > from || isListed(t))) ||
      (behind !== undefined && live.every((t) => t.from < to || t.to > behind.from || isListed(t))))
  );
}

/**
 * The one prefecture in which everything lies that is left out, where the text speaks of what is left there: institutions
 * are taken from a prefecture's sum, 剩下七个县市 are those of one. 除了伊宁市最多的县 is sought in the region.
 */
function homeOfExcluded({ places, catalogue, live, has }: Evidence): string | undefined {
  const institutions = places.excluded.every(({ ids }) =>
    ids.every((id) => catalogue.row(id)?.kind === 'institution'),
  );
  if (
    !institutions &&
    !has('rest') &&
    has('most', 'least', 'front', 'rear', 'order') &&
    !live.some((t) => t.as === 'count')
  )
    return undefined;
  const homes = new Set(
    places.excluded.flatMap((mention) =>
      mention.ids.map((id) => (id.includes('/') ? catalogue.row(id)?.prefecture : undefined)),
    ),
  );
  const [home] = homes;
  return homes.size === 1 && home ? home : undefined;
}

/** A group's own rows, or, where a lower level is named, the rows of that level in them. */
function membersOfGroup(
  evidence: Evidence,
  mention: Mention,
  named: Level | undefined,
  fallback: Level,
): readonly string[] {
  const prefectures = mention.ids.every((id) => evidence.catalogue.row(id)?.kind === 'prefecture');
  const level = named ?? (prefectures ? 'prefecture' : fallback);
  if (!prefectures || level === 'prefecture') return mention.ids;
  return mention.ids.flatMap((id) => rowsOfLevel(evidence, id, level).map((row) => row.id));
}

function levelOfRows(evidence: Evidence, ids: readonly string[], level: Level): Level {
  const kinds = new Set<Row['kind']>();
  for (const { kind } of evidence.catalogue.rowsOf(ids)) kinds.add(kind);
  if (kinds.size === 1) {
    const [kind] = kinds;
    if (kind === 'prefecture' || kind === 'county' || kind === 'institution') return kind;
  }
  return kinds.has('institution') ? 'unit' : level;
}
