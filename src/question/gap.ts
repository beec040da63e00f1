import { type Asking, type Rule, said } from './asking.js';
import type { Gap } from './model.js';

const BEYOND = [
  ['outside', 'outside'],
  ['otherYear', 'year'],
  ['perHead', 'perHead'],
  ['spent', 'spent'],
  ['people', 'people'],
] as const;

/** What the notice cannot give: other years, spending so far, per head, other money. */
export const beyondTheNotice: Rule = (asking) => {
  const found = BEYOND.find(([concept]) => asking.has(concept));
  if (!found) return undefined;
  const [, why] = found;
  const [mention] = asking.mentions;
  const place =
    mention && mention.ids.length > 0 && !mention.group ? (mention.usual ?? mention.ids[0]) : undefined;
  return none(asking, { why }, place);
};

/** The answer where no other rule has one: why, and names that may have been meant. */
export function nothing(asking: Asking, suggestions: readonly string[]): ReturnType<typeof none> {
  return none(asking, asking.places.gap ?? { why: 'unknown' }, undefined, suggestions);
}

const none = (asking: Asking, gap: Gap, place?: string, suggestions: readonly string[] = []) => ({
  kind: 'none' as const,
  gap,
  suggestions: [...new Set([...asking.places.suggestions, ...suggestions])].slice(0, 3),
  ...said(asking),
  ...(place && { place }),
});
