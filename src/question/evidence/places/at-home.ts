import type { Catalogue } from '../../../notice/catalogue.js';
import { hasRole, isA, type Token } from '../token.js';
import type { Lack } from './distributed.js';
import { areInstitutions, type Draft, prefectureIn } from './draft.js';
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
    const homes = new Set(drafts.slice(0, at).map((draft) => homeOf(draft, catalogue)));
    const [home] = homes;
    if (!before || homes.size !== 1 || home === undefined) return;
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

/** The prefecture that a draft is, or in which all of it lies as institutions. */
function homeOf(draft: Draft, catalogue: Catalogue): string | undefined {
  if (!areInstitutions(draft, catalogue)) return prefectureIn(draft, catalogue);
  const homes = new Set(catalogue.rowsOf(draft.ids).map(({ prefecture }) => prefecture));
  const [home] = homes;
  return homes.size === 1 ? (home ?? undefined) : undefined;
}

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
