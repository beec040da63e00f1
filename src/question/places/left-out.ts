import type { Reading } from '../../match/read.js';
import { means } from '../../match/term.js';
import type { Draft } from './draft.js';
import { wordsBetween } from './neighbours.js';

/** "不是莎车是叶城": what is denied is not asked about. */
export function withoutDenied(drafts: readonly Draft[], reading: Reading): Draft[] {
  const corrected = reading.spans.find((span) => means(span, 'insteadOf'));
  const hasAfter = corrected && drafts.some((draft) => draft.from >= corrected.to);
  return drafts.filter((draft) => {
    if (hasAfter && draft.to <= corrected.from) return false;
    const denied = reading.spans.some(
      (span) =>
        means(span, 'not') &&
        span.to <= draft.from &&
        wordsBetween(reading, span.to, draft.from).length === 0,
    );
    return !denied || drafts.length === 1;
  });
}

/** "不含救助站和福利院": what is left out, up to the next comma or the region. */
export function withoutExcluded(
  drafts: readonly Draft[],
  reading: Reading,
): { rest: Draft[]; excluded: Draft[] } {
  const excluded: Draft[] = [];
  for (const word of reading.spans.filter((span) => means(span, 'except'))) {
    const after = drafts.filter((draft) => draft.from >= word.to);
    let end = word.to;
    const found: Draft[] = [];
    for (const draft of after) {
      const between = reading.folded.text.slice(end, draft.from);
      if (
        /[,，;；]/u.test(between) ||
        wordsBetween(reading, end, draft.from).some((span) => !means(span, 'and', 'each', 'who'))
      )
        break;
      found.push(draft);
      end = draft.to;
    }
    // "救助站不算": nothing follows, so it is what stands before.
    const before = drafts.filter((draft) => draft.to <= word.from && !excluded.includes(draft));
    const last = before.at(-1);
    if (
      found.length === 0 &&
      last &&
      before.length > 1 &&
      /^\s*$/.test(reading.folded.text.slice(last.to, word.from))
    )
      found.push(last);
    excluded.push(...found);
  }
  const rest = drafts.filter((draft) => !excluded.includes(draft));
  return rest.length > 0 || excluded.every((draft) => draft.group)
    ? { rest, excluded }
    : { rest: [...drafts], excluded: [] };
}
