import type { Catalogue } from '../../../notice/catalogue.js';
import { hasRole, isA, type Token } from '../token.js';
import { type Draft, prefectureIn } from './draft.js';
import { between, endsClause, isPassing } from './neighbours.js';

/** A place that has no institution of a kind that is asked of it. */
export interface Lack {
  readonly place: string;
  readonly group: string;
}

/** The drafts, and what of the kind that is asked for some of their places lack. */
interface Distributed {
  readonly drafts: readonly Draft[];
  readonly lacking: readonly Lack[];
}

/** A kind of institution that is named behind a prefecture. */
interface Kind {
  readonly called: string;
  /** The prefecture whose own it is. */
  readonly home: string;
  /** Index of the draft with which the last place and its kind begin. */
  readonly at: number;
  /** Those of a prefecture. */
  of(place: string): readonly string[];
}

/**
 * 乌鲁木齐和伊犁救助站: a kind of institution behind the last of several prefectures is said of each of them; 乌市救助站比哈密的多吗:
 * and of the one where 的 stands for it.
 */
export function distribute(
  drafts: readonly Draft[],
  tokens: readonly Token[],
  text: string,
  catalogue: Catalogue,
): Distributed {
  const found = [...drafts];
  const lacking: Lack[] = [];
  const give = (at: number, kind: Kind): void => {
    const draft = found[at] as Draft;
    const place = prefectureIn(draft, catalogue) ?? '';
    const ids = kind.of(place);
    if (ids.length === 0) lacking.push({ place, group: kind.called });
    else found[at] = institutionsOf(draft, ids, `${place}${kind.called}`);
  };
  drafts.forEach((draft, at) => {
    const kind = kindNamed(drafts, at, tokens, text, catalogue);
    if (!kind) return;
    for (const before of runBefore(found, kind, tokens, catalogue)) give(before, kind);
    const next = drafts[at + 1];
    if (next && (prefectureIn(next, catalogue) ?? kind.home) !== kind.home && standsFor(draft, next, tokens))
      give(at + 1, kind);
  });
  return { drafts: found, lacking };
}

function institutionsOf({ usual: _, ...draft }: Draft, ids: readonly string[], called: string): Draft {
  return { ...draft, ids, sure: true, full: true, ...(ids.length > 1 && { group: called }) };
}

/** 伊犁救助站 in one word, or 伊犁的 and the set that they are of. */
function kindNamed(
  drafts: readonly Draft[],
  at: number,
  tokens: readonly Token[],
  text: string,
  catalogue: Catalogue,
): Kind | undefined {
  const draft = drafts[at] as Draft;
  const rows = catalogue.rowsOf(draft.ids);
  const [first] = rows;
  if (first === undefined || !rows.every(({ kind }) => kind === 'institution')) return undefined;
  const typed = text.slice(draft.from, draft.to);
  if (draft.group) {
    const led = drafts[at - 1];
    const home = led && prefectureIn(led, catalogue);
    const joined =
      led &&
      between(tokens, led, draft).every((t) => isPassing(t) || isA(t, 'each', 'places') || t.as === 'count');
    return home !== undefined && joined
      ? {
          called: typed,
          home,
          at: at - 1,
          of: (place) => draft.ids.filter((id) => id.startsWith(`${place}/`)),
        }
      : undefined;
  }
  const home = first.prefecture ?? '';
  const own = first.name.startsWith(home) ? first.name.slice(home.length) : first.name;
  const ending = endingShared(own, typed);
  // Named by what it is alone (精神病院), it says nothing of others.
  if (ending === typed) return undefined;
  return {
    called: ending,
    home,
    at,
    of: (place) =>
      catalogue
        .within(place, 'institution')
        .filter(({ name }) => name.endsWith(ending))
        .map(({ id }) => id),
  };
}

/** 福利院 of 儿童福利院 and 喀什福利院; the whole name where it was called something else. */
function endingShared(own: string, typed: string): string {
  let length = 0;
  while (length < own.length && own.at(-1 - length) === typed.at(-1 - length)) length++;
  return length < SHORTEST ? own : own.slice(own.length - length);
}

/** 站 and 院 alone end too many names. */
const SHORTEST = 3;

/** The prefectures in one breath before the one that the kind is named with. */
function runBefore(
  drafts: readonly Draft[],
  { at, home }: Kind,
  tokens: readonly Token[],
  catalogue: Catalogue,
): readonly number[] {
  const run: number[] = [];
  const compared = tokens.some((t) =>
    isA(t, 'compare', 'sum', 'altogether', 'difference', 'who', 'more', 'less'),
  );
  for (let i = at - 1; i >= 0; i--) {
    const here = drafts[i] as Draft;
    const place = prefectureIn(here, catalogue);
    const words = between(tokens, here, drafts[i + 1] as Draft).filter(({ text }) => text !== ' ');
    // 喀什和田阿克苏的救助站: no prefecture lies in another, but 伊犁哈萨克自治州塔城地区 is one.
    const apart = compared || !here.over?.some((id) => drafts[i + 1]?.ids.includes(id));
    const listed = words.some((t) => isA(t, 'and', 'plus', 'or')) || (words.length === 0 && apart);
    const near = words.every((t) => isA(t, 'and', 'plus', 'or') || (hasRole(t, 'idle') && !endsClause(t)));
    if (!place || place === home || !listed || !near) break;
    run.push(i);
  }
  return run;
}

/** 乌市救助站比哈密的多吗: 的 with no noun behind it. */
function standsFor(draft: Draft, next: Draft, tokens: readonly Token[]): boolean {
  const words = between(tokens, draft, next);
  const [of, then] = tokens.filter(({ from }) => from >= next.to);
  return (
    words.some((t) => isA(t, 'and', 'than', 'compare', 'minus', 'plus')) &&
    !words.some(endsClause) &&
    of?.text === '的' &&
    (then === undefined || endsClause(then) || hasRole(then, 'operator', 'ask', 'hint'))
  );
}
