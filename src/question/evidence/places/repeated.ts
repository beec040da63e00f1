import type { Catalogue } from '../../../notice/catalogue.js';
import { isA, type Token } from '../token.js';
import type { Draft } from './draft.js';
import { endsClause, parted } from './neighbours.js';

/** The same place named twice (头屯河区也就是经开区) is one mention. */
export function mergeRepeated(
  drafts: readonly Draft[],
  tokens: readonly Token[],
  catalogue: Catalogue,
): Draft[] {
  const merged: Draft[] = [];
  // 徐州市鼓楼区和南京市鼓楼区: a name that is led by different prefectures is not the same place.
  const homes = new Map(drafts.map((draft, i) => [draft.from, homeOf(draft, drafts[i - 1], catalogue)]));
  for (const draft of drafts) {
    // 喀什市（县级市）: a set that the place before it belongs to only describes it, and does not lie around it (各救助站里).
    const before = merged.at(-1);
    if (
      draft.group &&
      before &&
      !before.group &&
      before.ids.length === 1 &&
      draft.ids.includes(before.ids[0] ?? '') &&
      // 喀什地区占南疆多少: beside an operator it is the other operand.
      !parted(tokens, before, draft) &&
      !isMeasuredIn(draft, tokens)
    ) {
      before.covers.push(...draft.covers);
      continue;
    }
    const twin = merged.find(
      (other) =>
        !draft.group &&
        !other.group &&
        !apart(homes.get(other.from), homes.get(draft.from)) &&
        (sameIds(other.ids, draft.ids) ||
          (other.ids.length === 1 &&
            draft.ids.length > 1 &&
            draft.ids.includes(other.ids[0] ?? '') &&
            !isPrefecture(other.ids[0], catalogue)) ||
          (draft.ids.length === 1 &&
            other.ids.length > 1 &&
            other.ids.includes(draft.ids[0] ?? '') &&
            isNickname(other))),
    );
    if (!twin) {
      merged.push({ ...draft, covers: [...draft.covers] });
      continue;
    }
    twin.covers.push(...draft.covers);
    if (draft.ids.length < twin.ids.length) {
      twin.ids = draft.ids;
      twin.sure = draft.sure;
      twin.usual = undefined;
    }
  }
  return merged;
}

/** 各救助站里, 在南疆本次排第几: what stands behind the set puts the place among its members; （县级市） in brackets is closed. */
function isMeasuredIn({ to }: Draft, tokens: readonly Token[]): boolean {
  const behind = tokens.filter(({ from }) => from >= to);
  if (isA(behind[0], 'within', 'share')) return true;
  const closed = behind.findIndex((token) => endsClause(token) || /^[)）]$/u.test(token.text));
  const own = closed < 0 ? behind : behind.slice(0, closed);
  return own.some((token) => token.as === 'rank' || isA(token, 'rankOf', 'order', 'first', 'lastRank'));
}

/** The prefecture before a name that several share, where it says which of them is meant. */
function homeOf(draft: Draft, before: Draft | undefined, catalogue: Catalogue): string | undefined {
  if (draft.group || draft.ids.length === 1 || !before || before.group) return undefined;
  return before.ids.find(
    (id) => isPrefecture(id, catalogue) && draft.ids.some((one) => one.startsWith(`${id}/`)),
  );
}

const apart = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** A shared name that no prefecture bears (经开区). */
const isNickname = (draft: Draft): boolean => draft.ids.every((id) => id.includes('/'));

const isPrefecture = (id: string | undefined, catalogue: Catalogue): boolean =>
  id !== undefined && catalogue.row(id)?.kind === 'prefecture';
