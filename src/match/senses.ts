import type { NameKind, Sense } from './term.js';

/** A name that stands for several places where each place has it only as pinyin or initials. */
const READ_ALIKE: readonly NameKind[] = ['pinyin', 'initials'];

/** Adds what a spelling means; senses of one kind are joined. */
export function addSense(
  map: Map<string, readonly Sense[]>,
  key: string,
  sense: Sense,
  shared = false,
): void {
  map.set(key, withSense(map.get(key) ?? [], sense, shared));
}

/**
 * Senses of one kind are joined where that is what the spelling means: two places of one name are a choice. A word
 * that a notice and the table both have is one.
 *
 * @param shared true where whoever has the name already has it no more than this one
 */
export function withSense(senses: readonly Sense[], sense: Sense, shared = false): readonly Sense[] {
  const twin = senses.findIndex((s) => isTwin(s, sense));
  if (twin >= 0) return 'composed' in sense ? senses : senses.with(twin, sense);
  const same = senses.findIndex((s) => s.is === sense.is && s.is !== 'word');
  const other = senses[same];
  if (!other) return [...senses, sense];
  const both = joined(other, sense, shared);
  return both === other ? senses : senses.with(same, both);
}

/** What two senses of one kind are together; the first where the second adds nothing. */
function joined(a: Sense, b: Sense, shared: boolean): Sense {
  if (a.is === 'notice' && b.is === 'notice') return { ...a, ids: [...new Set([...a.ids, ...b.ids])] };
  if (a.is !== 'place' || b.is !== 'place') return a;
  if (shared || arePrinted(a, b)) return sharing(a, b);
  return READ_ALIKE.includes(a.kind) && READ_ALIKE.includes(b.kind) ? readAlike(a, b) : a;
}

const isTwin = (a: Sense, b: Sense): boolean =>
  a.is === 'word' && b.is === 'word' && a.role === b.role && a.concept === b.concept;

export type PlaceSense = Extract<Sense, { is: 'place' }>;

/** What a notice prints for a place is its name, whatever else bears it: 鼓楼区 of four cities. */
const arePrinted = (a: PlaceSense, b: PlaceSense): boolean => a.kind === 'printed' || b.kind === 'printed';

/** The name of both; what the table says that it usually means holds no longer where one has come that it does not know. */
const sharing = (a: PlaceSense, b: PlaceSense): PlaceSense =>
  b.ids.every((id) => a.ids.includes(id))
    ? a
    : { is: 'place', ids: [...new Set([...a.ids, ...b.ids])], kind: a.kind };

function readAlike(a: PlaceSense, b: PlaceSense): PlaceSense {
  if (b.ids.every((id) => a.ids.includes(id))) return a.ids.length > b.ids.length ? a : { ...a, ...b };
  if (a.ids.every((id) => b.ids.includes(id))) return b;
  return { is: 'place', ids: [...new Set([...a.ids, ...b.ids])], kind: a.kind };
}
