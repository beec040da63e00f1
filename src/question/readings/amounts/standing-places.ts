import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA } from '../../evidence/token.js';
import { contains, holds, prefectureOf } from './rows.js';
import type { Cut, Standing } from './standing-words.js';

/** A place and what is said of where it stands, with the places that say among which. */
export interface Stands {
  readonly mention: Mention;
  readonly standing: Standing;
  readonly scopes: readonly Mention[];
  /** True where the first so many are named together, and not each with its rank. */
  readonly cut?: Cut;
}

/** Which place is said to stand where: 莎车第一，叶城第二; 前三名是A、B、C; 墨玉和田地区第一，全区第三. Undefined where nobody can tell. */
export function standsIn(
  evidence: Evidence,
  standings: readonly Standing[],
  cut: Cut | undefined,
): readonly Stands[] | undefined {
  const named = evidence.mentions.filter(
    (one) => !one.group && one.ids[0] !== evidence.catalogue.region.id && !isOfShare(one, evidence),
  );
  const subjects = areInTurn(standings, named) ? named : named.filter((one) => !isScope(one, evidence));
  const scopes = evidence.mentions.filter((one) => !subjects.includes(one) && isBesideShare(one, evidence));
  if (cut) return standings.length > 0 ? undefined : inCut(evidence, cut, subjects, scopes);
  const [only, second] = subjects;
  if (!only || standings.length === 0) return undefined;
  if (!second)
    return standings.map((standing) => ({
      mention: only,
      standing,
      scopes: standings.length === 1 ? scopes : scopesBeside(standing, standings, scopes),
    }));
  if (!areInTurn(standings, subjects)) return undefined;
  let last: readonly Mention[] = [];
  return subjects.map((mention, i) => {
    const standing = standings[i] as Standing;
    const own = scopesBeside(standing, standings, scopes).filter((one) => holdsIt(one, mention, evidence));
    last = own.length > 0 ? own : last.filter((one) => holdsIt(one, mention, evidence));
    return { mention, standing, scopes: last };
  });
}

/** 前三名是A、B、C; A、B、C是前三: as many as are counted, in their order. */
function inCut(
  evidence: Evidence,
  cut: Cut,
  subjects: readonly Mention[],
  scopes: readonly Mention[],
): readonly Stands[] | undefined {
  const apart = subjects.every(({ from }) => from >= cut.to) || subjects.every(({ to }) => to <= cut.from);
  if (subjects.length !== cut.count || !apart) return undefined;
  const { end, from, to, tokens } = cut;
  return subjects.map((mention, i) => ({
    mention,
    standing: { rank: i + 1, end, from, to, tokens },
    scopes: scopes.filter((one) => holdsIt(one, mention, evidence)),
    cut,
  }));
}

/** As many places as ranks, each with its own before it, or each before its own. */
const areInTurn = (standings: readonly Standing[], places: readonly Mention[]): boolean =>
  standings.length === places.length &&
  places.length > 1 &&
  [0, 1].some((ahead) =>
    places.every(({ from }, i) => standings.filter((one) => one.from < from).length - i === ahead),
  );

/** A place that another which is named lies in. */
const isScope = (mention: Mention, evidence: Evidence): boolean =>
  evidence.mentions.some((other) => other !== mention && !other.group && holdsIt(mention, other, evidence));

/** 占全区7.18%，排全区第二: it is named elsewhere as well, and not only as what a part is of. */
const isBesideShare = (mention: Mention, evidence: Evidence): boolean =>
  !isOfShare(mention, evidence) ||
  mention.covers.some((from) => !isOfShare({ ...mention, covers: [from] }, evidence));

/** A whole holds a place; a set holds those of it and what lies in them. */
function holdsIt(whole: Mention, part: Mention, evidence: Evidence): boolean {
  if (whole.group) return part.ids.some((id) => holds(evidence, { ids: whole.ids }, id));
  const scope = prefectureOf(evidence, whole.ids);
  return scope !== undefined && part.ids.some((id) => contains(evidence, scope, id));
}

/** 占全区7.18%: what a part is of, and not where something stands; 占全区7.18%，排全区第二 is both. */
export const isOfShare = ({ covers }: Mention, { tokens, live }: Evidence): boolean =>
  live.some(({ as }) => as === 'percent') &&
  covers.some((from) => isA(tokens[tokens.findIndex((token) => token.from === from) - 1], 'share'));

/** The places that stand between a rank and its neighbours, before it rather than behind. */
function scopesBeside(
  standing: Standing,
  all: readonly Standing[],
  scopes: readonly Mention[],
): readonly Mention[] {
  const at = all.indexOf(standing);
  const start = all[at - 1]?.to ?? 0;
  const end = all[at + 1]?.from ?? Number.POSITIVE_INFINITY;
  const before = scopes.filter(({ from, to }) => from >= start && to <= standing.from);
  return before.length > 0 ? before : scopes.filter(({ from, to }) => from >= standing.to && to <= end);
}
