import { sense } from '../match/term.js';
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
  const why = BEYOND.find(([concept]) => asking.has(concept))?.[1] ?? lastYear(asking) ?? people(asking);
  if (!why) return undefined;
  const [mention] = asking.mentions;
  const place =
    mention && mention.ids.length > 0 && !mention.group ? (mention.usual ?? mention.ids[0]) : undefined;
  return none(asking, { why }, place);
};

/** 去年 is another year, but 去年底提前下达 is this notice's advance. */
const lastYear = (asking: Asking) =>
  asking.has('lastYear') && !asking.has('advance') && asking.mentions.length > 0
    ? ('year' as const)
    : undefined;

/** 多少个孤儿, 几个特困人员: people are counted, not money. */
function people(asking: Asking) {
  const counted = asking.reading.spans.some(
    (span) =>
      sense(span, 'subject') &&
      !asking.has('subject') &&
      /(?:多少|几)(?:个|名|位|户|人)\s?$/u.test(asking.text.slice(0, span.from)),
  );
  return counted ? ('people' as const) : undefined;
}

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
