import type { Reading } from '../../../match/read.js';
import { type Span, sense } from '../../../match/term.js';
import type { Catalogue } from '../../../notice/catalogue.js';
import { typed } from '../../../text/fold.js';
import type { Gap } from '../../model.js';
import { readScopes } from '../scope/read.js';
import { hasRole, type Token } from '../token.js';
import type { IsOrdinary } from '../tokens.js';
import { applyLevel, type Draft, draftOf } from './draft.js';
import { echo } from './echo.js';
import { letteredPlace } from './lettered.js';
import { belongingBehind, isPartOfLonger } from './longer-names.js';
import type { Mention, PlacesRead } from './mention.js';
import { parted } from './neighbours.js';
import { inTheirPrefecture } from './prefecture.js';
import { mergeRepeated } from './repeated.js';
import { siblingOf } from './sibling.js';

/** What is found on the way besides the places themselves. */
interface Found {
  readonly drafts: Draft[];
  readonly understood: string[];
  readonly gaps: Gap[];
  readonly suggestions: string[];
}

/** Annex 1 ends at counties: a township's or village's question is answered with its county's row. */
const toCounty = (address: string, county: string): string => `附件1只列到县，“${address}”按“${county}”查询`;

/** Reads which places a text asks about. */
export function readPlaces(
  reading: Reading,
  tokens: readonly Token[],
  catalogue: Catalogue,
  isOrdinary: IsOrdinary,
): PlacesRead {
  const found: Found = { drafts: [], understood: [], gaps: [], suggestions: [] };
  const { folded } = reading;
  const source = (from: number, to: number): string => typed(folded, from, to);
  let beyond = 0;
  for (const token of tokens) if (token.from >= beyond) beyond = Math.max(beyond, readToken(token));

  const drafts = notTold(found.drafts, tokens);
  const scopes = readScopes(
    tokens.filter((token) => !token.told),
    drafts,
    catalogue,
  );
  const kept = drafts.filter(
    (draft) => !scopes.withdrawn.has(draft.index) && !scopes.excluded.includes(draft),
  );
  const placed = grouped(kept);
  const excluded = grouped(scopes.excluded);
  speak(placed);
  const [gap] = found.gaps;
  return {
    mentions: placed.map(mentionOf),
    excluded: excluded.map(mentionOf),
    either: scopes.either,
    withdrawn: scopes.withdrawn,
    governing: scopes.governing,
    understood: found.understood,
    ...(gap && { gap }),
    suggestions: [...new Set(found.suggestions)].slice(0, 5),
  };

  /** Drafts a place from a token. Gives the offset up to which the text is accounted for by it. */
  function readToken(token: Token): number {
    const { span } = token;
    const sibling = siblingOf(token, tokens, found.drafts.at(-1), catalogue);
    const told = sibling ?? letteredPlace(token, tokens, catalogue);
    if (told) {
      found.drafts.push(told);
      return told.to;
    }
    if (!span) return token.to;
    const absent = sense(span, 'absent');
    const named = sense(span, 'place');
    const set = sense(span, 'group');
    const place = listed(named);
    const group = listed(set);
    const missing = !place && !group ? (named ?? set) : undefined;
    if (missing) {
      found.gaps.push(unlistedGap(missing.ids[0] ?? ''));
      return token.to;
    }
    if (!place && !group) {
      if (absent && !token.told) {
        found.gaps.push({ why: 'absent', name: source(span.from, span.to), ours: absent.ours });
        // 新河县 lies elsewhere; 新和县 may be meant.
        const alike = reading.candidates.filter(({ from, to }) => from === span.from && to === span.to);
        found.suggestions.push(...alike.flatMap((typo) => sense(typo, 'place')?.ids ?? []));
      }
      return token.to;
    }
    if (isElsewhere(token, tokens)) return token.to;
    const draft = draftOf(span, place, group, reading, token.index);
    const after = nextWord(tokens, token.index);
    if (after?.span && (after.from === span.to || isLetters(span))) applyLevel(draft, after.span, catalogue);
    const belonging = belongingBehind(tokens, token.index);
    if (belonging) return belong(draft, belonging);
    if (isPartOfLonger(draft, tokens, folded.text, isOrdinary)) {
      draft.sure = false;
      found.suggestions.push(...draft.ids.slice(0, 3));
      found.gaps.unshift({ why: 'unknown' });
      return token.to;
    }
    // xy may be 新源; among other marks, letters and figures it is no more than two letters.
    if (draft.kind !== 'initials' || !isAmongJunk(reading)) found.drafts.push(draft);
    return token.to;
  }

  /** The name without the places that this notice does not list; undefined where it lists none of them. */
  function listed<S extends { readonly ids: readonly string[] }>(name: S | undefined): S | undefined {
    const ids = name?.ids.filter((id) => catalogue.row(id)) ?? [];
    return name && ids.length > 0 ? (ids.length === name.ids.length ? name : { ...name, ids }) : undefined;
  }

  function unlistedGap(place: string): Gap {
    const holder = catalogue.notice.within.find((one) => one.place === place)?.holder;
    return { why: 'unlisted', place, ...(holder && { holder }) };
  }

  /** 莎车县米夏镇 is asked of the county, where the county is named in full; 莎车县人民医院 is another thing. */
  function belong(
    draft: Draft,
    { to, isAddress }: { readonly to: number; readonly isAddress: boolean },
  ): number {
    const led = found.drafts.at(-1);
    const inPrefecture =
      led !== undefined && led.to === draft.from && led.ids.some((id) => !id.includes('/'));
    const counties = draft.ids.filter((id) => catalogue.row(id)?.kind === 'county');
    const [county] = counties;
    if (isAddress && county && counties.length === draft.ids.length && (draft.full || inPrefecture)) {
      for (const token of tokens) if (token.from >= draft.to && token.to <= to) draft.covers.push(token.from);
      found.drafts.push(draft);
      if (counties.length === 1)
        found.understood.push(toCounty(source(draft.from, to), catalogue.row(county)?.name ?? county));
      return to;
    }
    found.gaps.push({
      why: 'entity',
      text: source(draft.from, to),
      place: draft.usual ?? draft.ids[0] ?? '',
    });
    return to;
  }

  /** Prefectures lead within an operand; an operator between two places makes two of them. */
  function grouped(drafts: readonly Draft[]): Draft[] {
    const runs: Draft[][] = [];
    for (const draft of mergeRepeated(drafts, catalogue)) {
      const run = runs.at(-1);
      const last = run?.at(-1);
      if (run && last && !parted(tokens, last, draft)) run.push(draft);
      else runs.push([draft]);
    }
    return runs.flatMap((run) => inTheirPrefecture(run, tokens, folded.text, catalogue, found));
  }

  /** Says what was mended or taken for something. */
  function speak(said: readonly Draft[]): void {
    const { understood, suggestions, gaps } = found;
    // Of what is not asked about, only a prefecture that says where something lies is worth an echo.
    const spoken = found.drafts.filter(
      (draft) => said.some((other) => other.from === draft.from) || draft.ids.some((id) => !id.includes('/')),
    );
    for (const draft of spoken) {
      const line = echo(draft, said, catalogue, source);
      if (line && !understood.includes(line)) understood.push(line);
    }
    for (const { mended } of said)
      if (mended && !mended.sure)
        suggestions.push(
          ...[mended.typo, ...mended.rivals].flatMap(
            (typo) => sense(typo, 'place')?.ids ?? sense(typo, 'group')?.ids ?? [],
          ),
        );
    if (said.length > 0)
      for (const gap of gaps) if (gap.why === 'absent') understood.push(`“${gap.name}”不在本通知内`);
  }
}

const mentionOf = ({ from, to, ids, usual, group, sure, within, covers }: Draft): Mention => ({
  from,
  to,
  ids,
  sure,
  covers,
  ...(usual && { usual }),
  ...(group && { group }),
  ...(within && { within }),
});

/** Places of the story are asked about only where the question itself names none: then the last that was told of. */
function notTold(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  const asked = drafts.filter((draft) => !tokens[draft.index]?.told);
  if (asked.length > 0 || drafts.length === 0) return asked;
  const last = tokens[drafts.at(-1)?.index ?? 0]?.clause;
  return drafts.filter((draft) => tokens[draft.index]?.clause === last);
}

/** A place elsewhere joined to one of ours makes it neither: 西安市新城区, 乌市山东区. */
function isElsewhere(token: Token, tokens: readonly Token[]): boolean {
  const before = tokens[token.index - 1]?.text === ' ' ? tokens[token.index - 2] : tokens[token.index - 1];
  const after = tokens[token.index + 1];
  const far = before?.span && sense(before.span, 'absent');
  if (far?.ours === false && !hasRole(before, 'place')) return true;
  // 霍城县清水河镇: behind a county in full a name of elsewhere is a street or township of it.
  const own = token.span && sense(token.span, 'place');
  if (own?.ids.every((id) => id.includes('/')) && /[县市区]$/u.test(token.text)) return false;
  const behind = after?.span && sense(after.span, 'absent');
  return behind?.ours === false && !hasRole(after, 'place');
}

const nextWord = (tokens: readonly Token[], index: number): Token | undefined =>
  tokens[index + 1]?.text === ' ' ? tokens[index + 2] : tokens[index + 1];

const isLetters = (span: Span): boolean => /^[a-z\u0600-\u06ff]/.test(span.text);

const isAmongJunk = ({ pieces, folded, unknown, numbers }: Reading): boolean =>
  unknown.length + numbers.length > 0 ||
  pieces.some((piece) => piece.is === 'mark' && !/[\s,，。.?？!！、]/u.test(folded.text[piece.from] ?? ''));
