import type { Reading } from '../../match/read.js';
import { means, type Span } from '../../match/term.js';
import type { Draft } from './draft.js';

/** The words between two positions that are more than filler. */
export function wordsBetween(reading: Reading, from: number, to: number): Span[] {
  return reading.spans.filter((span) => span.from >= from && span.to <= to && !means(span, 'filler'));
}

/** How two neighbours stand to each other: parted by a conjunction, or side by side. */
export function listed(reading: Reading, a: Draft, b: Draft): boolean {
  const between = reading.spans.filter((span) => span.from >= a.to && span.to <= b.from);
  // A comma with more than pauses around it parts clauses, not the members of a list.
  const clauses = between.some((span) => !means(span, 'and', 'plus', 'than', 'compare'));
  return between.some(
    (span) =>
      means(span, 'and', 'plus', 'than', 'compare') &&
      span.text !== '/' &&
      !(clauses && /^[,;]$/.test(span.text)),
  );
}

/** True where only 、 or a comma parts the two: 喀什、莎车 is still one place in its prefecture. */
export function onlyPauses(reading: Reading, a: Draft, b: Draft): boolean {
  return /^[\s、,，]*$/u.test(reading.folded.text.slice(a.to, b.from));
}
