import type { Reading } from '../../match/read.js';
import { means, type Span, sense } from '../../match/term.js';
import { isHan } from '../../text/fold.js';
import { crossedByWord } from '../../text/words.js';
import type { Draft } from './draft.js';

/** Words that make a text a question about figures. */
const ASKING = [
  'amount',
  'total',
  'advance',
  'current',
  'compare',
  'most',
  'least',
  'list',
  'target',
  'met',
  'yi',
  'yuan',
  'who',
  'quota',
  'sum',
  'plus',
];

/** Every city has a zone so called: what stands before it tells whose it is. */
const ZONE = /(?:开发区|高新区)$/u;

/** The word that makes a name part of something else's (莎车县人民医院, 泽普县金湖杨景区): it ends the run joined to the name. */
export function entityBehind(reading: Reading, index: number): Span | undefined {
  let unknown = false;
  for (let i = index + 1; i < reading.pieces.length; i++) {
    const piece = reading.pieces[i];
    if (!piece || piece.is === 'mark' || piece.is === 'number') return undefined;
    if (piece.is === 'unknown') {
      unknown = true;
      continue;
    }
    const { span } = piece;
    if (means(span, 'entity') && !sense(span, 'place') && (unknown || i === index + 1)) return span;
    if (
      sense(span, 'place') ||
      sense(span, 'group') ||
      means(span, 'and', ...ASKING) ||
      /^[的呢吗]$/u.test(span.text)
    )
      return undefined;
    unknown ||= span.text.length === 1;
  }
  return undefined;
}

/**
 * Unknown characters joined to a name may make it part of a longer one (库尔勒香梨, 西和静, 茶叶城): then it is not
 * taken. Before a name in full, or before any name in a text that plainly asks something, they are ordinary words,
 * unless an ordinary word runs across the name's beginning.
 */
export function isPartOfLonger(draft: Draft, index: number, reading: Reading): boolean {
  const before = reading.pieces[index - 1];
  const after = reading.pieces[index + 1];
  if (after?.is === 'unknown' && isHan(reading.folded.text[after.from] ?? '')) {
    const run = reading.unknown.find((stretch) => stretch.from === after.from);
    if (!draft.full || (run?.text.length ?? 0) > 1) return true;
  }
  const foreign = before?.is === 'term' && sense(before.span, 'absent') && !sense(before.span, 'place');
  if ((before?.is === 'unknown' || foreign) && ZONE.test(reading.folded.text.slice(draft.from, draft.to)))
    return true;
  if (before?.is !== 'unknown') return false;
  if (draft.mended) return crossedByWord(reading.folded.text, draft.from);
  if (draft.full)
    return crossedByWord(reading.folded.text, draft.from) && reading.folded.text.length > draft.to;
  return (
    !reading.spans.some((span) => means(span, ...ASKING)) || crossedByWord(reading.folded.text, draft.from)
  );
}
