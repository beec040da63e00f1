import type { Reading } from '../../match/read.js';
import { type Span, sense } from '../../match/term.js';
import type { Catalogue } from '../../notice/catalogue.js';
import { typed } from '../../text/fold.js';
import type { Gap } from '../model.js';
import { applyLevel, type Draft, draftOf } from './draft.js';
import { echo } from './echo.js';
import { withoutDenied, withoutExcluded } from './left-out.js';
import { entityBehind, isPartOfLonger } from './longer-names.js';
import type { PlacesRead } from './mention.js';
import { inTheirPrefecture } from './prefecture.js';
import { mergeRepeated } from './repeated.js';

/** Reads which places a text asks about. */
export function readPlaces(reading: Reading, catalogue: Catalogue): PlacesRead {
  const understood: string[] = [];
  const gaps: Gap[] = [];
  const suggestions: string[] = [];
  const drafts: Draft[] = [];
  const { pieces, folded } = reading;
  const source = (from: number, to: number): string => typed(folded, from, to);

  pieces.forEach((piece, index) => {
    if (piece.is !== 'term') return;
    const { span } = piece;
    const absent = sense(span, 'absent');
    const place = sense(span, 'place');
    const group = sense(span, 'group');
    if (!place && !group) {
      if (absent) gaps.push({ why: 'absent', name: source(span.from, span.to), ours: absent.ours });
      return;
    }
    const previous = pieces[index - 1];
    const leading =
      previous?.is === 'mark' && folded.text[previous.from] === ' ' ? pieces[index - 2] : previous;
    if (
      leading?.is === 'term' &&
      sense(leading.span, 'absent')?.ours === false &&
      !sense(leading.span, 'place')
    )
      return;
    const draft = draftOf(span, place, group, reading);
    const next = pieces[index + 1];
    // 乌市山东区: a place elsewhere joined to one of ours is neither.
    if (next?.is === 'term' && sense(next.span, 'absent') && !sense(next.span, 'place')) return;
    const after = next?.is === 'mark' && folded.text[next.from] === ' ' ? pieces[index + 2] : next;
    const entity = entityBehind(reading, index);
    if (entity) {
      gaps.push({
        why: 'entity',
        text: source(draft.from, entity.to),
        place: draft.usual ?? draft.ids[0] ?? '',
      });
      return;
    }
    if (after?.is === 'term' && (after === next || isLetters(span))) applyLevel(draft, after.span, catalogue);
    if (isPartOfLonger(draft, index, reading)) {
      draft.sure = false;
      suggestions.push(...draft.ids.slice(0, 3));
      gaps.unshift({ why: 'unknown' });
      return;
    }
    // xy may be 新源; among other marks, letters and figures it is no more than two letters.
    if (draft.kind === 'initials' && isAmongJunk(reading)) return;
    drafts.push(draft);
  });

  const kept = withoutDenied(drafts, reading);
  const { rest, excluded } = withoutExcluded(kept, reading);
  const merged = mergeRepeated(rest, catalogue);
  const placed = inTheirPrefecture(merged, reading, catalogue, { understood, gaps });

  // Of what is not asked about, only a prefecture that says where something lies is worth an echo.
  const spoken = drafts.filter(
    (draft) => placed.some((other) => other.from === draft.from) || draft.ids.some((id) => !id.includes('/')),
  );
  for (const draft of spoken) {
    const said = echo(draft, placed, catalogue, source);
    if (said && !understood.includes(said)) understood.push(said);
  }
  for (const { mended } of placed)
    if (mended && !mended.sure)
      suggestions.push(
        ...[mended.typo, ...mended.rivals].flatMap(
          (typo) => sense(typo, 'place')?.ids ?? sense(typo, 'group')?.ids ?? [],
        ),
      );
  if (placed.length > 0)
    for (const gap of gaps) if (gap.why === 'absent') understood.push(`“${gap.name}”不在本通知内`);
  const [gap] = gaps;
  return {
    mentions: placed.map(({ from, to, ids, usual, group, sure }) => ({
      from,
      to,
      ids,
      sure,
      ...(usual && { usual }),
      ...(group && { group }),
    })),
    excluded: excluded.flatMap((draft) => draft.ids),
    understood,
    ...(gap && { gap }),
    suggestions: [...new Set(suggestions)].slice(0, 5),
  };
}

const isLetters = (span: Span): boolean => /^[a-z\u0600-\u06ff]/.test(span.text);

const isAmongJunk = ({ pieces, folded, unknown, numbers }: Reading): boolean =>
  unknown.length + numbers.length > 0 ||
  pieces.some((piece) => piece.is === 'mark' && !/[\s,，。.?？!！、]/u.test(folded.text[piece.from] ?? ''));
