import type { Evidence } from '../../evidence/evidence.js';
import { isOfKind, type Kind, kindsIn } from '../../evidence/kinds.js';
import { isFromEnd } from '../../evidence/numbers.js';
import { isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';

/** Rows that the text counts out, and the counts. */
export interface CountedOut {
  readonly ids: readonly string[];
  readonly kinds: readonly Kind[];
  readonly counts: readonly Token[];
}

/**
 * 一市八县, 七区一县, 伊犁八个县里: which of the rows the counts speak of, where each agrees with so many rows of its kind; the
 * zones are left out so. Undefined where nothing is counted out or the counts do not agree.
 */
export function countedOut(evidence: Evidence, ids: readonly string[]): CountedOut | undefined {
  const all = evidence.live.filter((token) => token.as === 'count' && !isOfEnd(token, evidence));
  const counts = ofInner(all, evidence);
  if (counts.length === 0) return undefined;
  const rows = evidence.catalogue.rowsOf(ids);
  const named = new Set<string>();
  const said = new Set<Kind>();
  for (const count of counts) {
    const kinds = kindsCounted(count, evidence);
    const some = rows.filter((row) => kinds.some((kind) => isOfKind(row, kind)));
    if (some.length === 0 || !count.number?.value.eq(some.length)) return undefined;
    for (const { id } of some) named.add(id);
    for (const kind of kinds) said.add(kind);
  }
  return { ids: ids.filter((id) => named.has(id)), kinds: [...said], counts: all };
}

/** 伊犁最多的三个县, 哪三个县最多: a count behind an end, or behind 哪, says how many of them are wanted. */
export function isOfEnd({ index }: Token, { tokens }: Evidence): boolean {
  const before = tokens.findLast((token) => token.index < index && !isPassing(token));
  return (
    isFromEnd(tokens, index) || isA(before, 'most', 'least', 'front', 'rear') || isA(tokens[index - 1], 'who')
  );
}

/** 一市八县里的八个县: what is counted within what was counted before. */
function ofInner(counts: readonly Token[], { live }: Evidence): readonly Token[] {
  const within = live.findLast(
    (token) =>
      isA(token, 'within') &&
      counts.some(({ to }) => to <= token.from) &&
      counts.some(({ from }) => from >= token.to),
  );
  return within ? counts.filter(({ from }) => from >= within.to) : counts;
}

/** The kinds that stand right behind a count. */
export function kindsCounted({ index, as }: Token, { tokens }: Evidence): readonly Kind[] {
  if (as !== 'count') return [];
  const [next, second] = tokens.slice(index + 1).filter(({ text }) => text !== ' ');
  return kindsIn(isA(next, 'places') || next?.text === '个' ? second : next);
}

/** 县市 of 7个县市: the word for a level that stands behind a count. */
export function levelCounted({ index }: Token, { tokens }: Pick<Evidence, 'tokens'>): Token | undefined {
  const next = tokens.slice(index + 1).find((token) => !isA(token, 'places') && token.text !== '个');
  return hasRole(next, 'level', 'suffix') ? next : undefined;
}
