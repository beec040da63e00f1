import type { Catalogue } from '../../../notice/catalogue.js';
import { hasRole, isA, type Token } from '../token.js';
import type { Lack } from './distributed.js';
import { areInstitutions, type Draft, pick, prefectureIn } from './draft.js';
import { between, endsClause, isPassing } from './neighbours.js';

/**
 * 哈密市救助站加福利院, 喀什地区各县市加上救助站: a set of institutions that is put to what lies in one prefecture is that
 * prefecture's own; 哈密救助站占全部救助站 has them all. Gives the places that have none of it.
 */
export function setsAtHome(
  drafts: readonly Draft[],
  tokens: readonly Token[],
  text: string,
  catalogue: Catalogue,
): readonly Lack[] {
  const lacking: Lack[] = [];
  drafts.forEach((set, at) => {
    const before = drafts[at - 1];
    if (before && isAskedBefore(before, set, tokens, catalogue)) {
      lacking.push(...ofThose(set, drafts.slice(0, at), text, catalogue));
      return;
    }
    const homes = new Set(drafts.slice(0, at).map((draft) => homeOf(draft, catalogue)));
    const [home] = homes;
    if (!before || homes.size !== 1 || home === undefined) return;
    if (isAmongThose(before, set, tokens)) {
      // 巴州各县市（含开发区）: of namesakes the one that lies there.
      const inside = set.ids.filter((id) => id.startsWith(`${home}/`));
      if (inside.length === 1) pick(set, inside);
      return;
    }
    if (!set.group || !areInstitutions(set, catalogue) || before.ids.some((id) => set.ids.includes(id)))
      return;
    if (!isPutTo(before, set, tokens)) return;
    const own = set.ids.filter((id) => id.startsWith(`${home}/`));
    const called = text.slice(set.from, set.to);
    if (own.length === 0) lacking.push({ place: home, group: called });
    set.ids = own;
    if (own.length === 1) delete set.group;
    else set.group = `${home}${called}`;
  });
  return lacking;
}

/** 喀什地区、哈密市总额各多少，救助站各多少: a set in a clause behind one in which a figure of places was asked for, with nothing that says all of it. */
export function isAskedBefore(
  before: Draft,
  set: Draft,
  tokens: readonly Token[],
  catalogue: Catalogue,
): boolean {
  if (!set.group || set.ids.length < 2 || !areInstitutions(set, catalogue)) return false;
  const words = between(tokens, before, set);
  const end = words.findLastIndex(endsClause);
  const asks = words.slice(0, Math.max(0, end));
  return (
    asks.some((token) => isA(token, 'howMuch', 'apiece', 'altogether') || hasRole(token, 'column')) &&
    !words.slice(end).some((token) => isA(token, 'all', 'each', 'list'))
  );
}

/** Narrows the set to what lies in the places before it. Gives the first of them that has none. */
function ofThose(set: Draft, before: readonly Draft[], text: string, catalogue: Catalogue): readonly Lack[] {
  const homes = before.map((draft) =>
    draft.group ? undefined : (prefectureIn(draft, catalogue) ?? draft.ids[0]),
  );
  const called = text.slice(set.from, set.to);
  const own = set.ids.filter((id) => homes.some((home) => home !== undefined && id.startsWith(`${home}/`)));
  const bare = homes.find((home) => home !== undefined && !own.some((id) => id.startsWith(`${home}/`)));
  // A set, or the region, before it: it says nothing of where this one lies.
  if (homes.some((home) => home === undefined || home === catalogue.region.id)) return [];
  if (bare) return [{ place: bare, group: called }];
  set.ids = own;
  if (own.length === 1) delete set.group;
  else set.group = called;
  return [];
}

/** The prefecture that a draft is, or in which all of it lies as institutions. */
function homeOf(draft: Draft, catalogue: Catalogue): string | undefined {
  if (!areInstitutions(draft, catalogue)) return prefectureIn(draft, catalogue);
  const homes = new Set(catalogue.rowsOf(draft.ids).map(({ prefecture }) => prefecture));
  const [home] = homes;
  return homes.size === 1 ? (home ?? undefined) : undefined;
}

/** Of a name that several places share one is said to be among those before it. */
const isAmongThose = (before: Draft, set: Draft, tokens: readonly Token[]): boolean =>
  set.group === undefined &&
  set.ids.length > 1 &&
  between(tokens, before, set).some((token) => isA(token, 'including'));

const JOINS = ['plus', 'minus', 'and', 'than', 'or'];

/** Added, taken off or held against it in one breath, with nothing that says all of them. */
function isPutTo(before: Draft, set: Draft, tokens: readonly Token[]): boolean {
  const words = between(tokens, before, set);
  // 塔城地区含福利院, 和田地区各县市清单，含救助站
  if (
    isA(
      words.findLast((token) => !isPassing(token)),
      'including',
    )
  )
    return true;
  const at = words.findIndex((token) => isA(token, ...JOINS));
  return (
    at >= 0 &&
    !words.some(endsClause) &&
    words
      .slice(0, at)
      .every((t) => isPassing(t) || (hasRole(t, 'level') && !isA(t, 'within')) || isA(t, 'each', 'all')) &&
    words.slice(at).every((t) => isPassing(t) || isA(t, ...JOINS))
  );
}
