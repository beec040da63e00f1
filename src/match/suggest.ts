import Fuse from 'fuse.js';
import type { Lexicon } from './lexicon.js';
import { type NameKind, sense } from './term.js';

/** Names that look like a text, for "did you mean": at most three rows, the likeliest first. */
export type Suggester = (text: string) => readonly string[];

const MOST = 3;
/** Names of these kinds are enough to recognise a place by, and few enough to search in no time. */
const USUAL: readonly NameKind[] = ['printed', 'short'];
/** Above this fuse.js finds something in common with nearly everything. */
const THRESHOLD = 0.5;

/** Fuzzy search over the places' names; its index is built when first used. */
export function createSuggester(lexicon: Lexicon): Suggester {
  let fuse: Fuse<{ readonly name: string; readonly id: string }> | undefined;
  const index = (): NonNullable<typeof fuse> =>
    new Fuse(
      lexicon.hanTerms.flatMap((term) => {
        const place = sense(term, 'place');
        return place?.ids.length === 1 && USUAL.includes(place.kind)
          ? [{ name: term.text, id: place.ids[0] as string }]
          : [];
      }),
      { keys: ['name'], threshold: THRESHOLD, ignoreLocation: true, minMatchCharLength: 1 },
    );
  return (text) => {
    const wanted = text.trim();
    if (wanted.length < 2 || wanted.length > 12) return [];
    fuse ??= index();
    return [...new Set(fuse.search(wanted, { limit: 8 }).map(({ item }) => item.id))].slice(0, MOST);
  };
}
