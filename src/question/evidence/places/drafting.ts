import type { Reading } from '../../../match/read.js';
import { type Span, sense } from '../../../match/term.js';
import type { Catalogue } from '../../../notice/catalogue.js';
import { isHan, typed } from '../../../text/fold.js';
import type { Gap } from '../../model.js';
import { type Lettered, letteredIn } from '../lettered.js';
import { hasRole, type IsOrdinary, isA, type Token } from '../token.js';
import { applyLevel, type Draft, draftOf } from './draft.js';
import { letteredPlace } from './lettered.js';
import { type Belonging, belongingBehind, isPartOfLonger } from './longer-names.js';
import { siblingOf } from './sibling.js';

/** Annex 1 ends at counties: a township's or village's question is answered with its county's row. */
const toCounty = (address: string, county: string): string => `附件1只列到县，“${address}”按“${county}”查询`;

/** The places that the words of a text name one by one, and what is found on the way besides them. */
export class Drafting {
  readonly drafts: Draft[] = [];
  readonly understood: string[] = [];
  readonly gaps: Gap[] = [];
  readonly suggestions: string[] = [];
  /** The part of a name that the text tells by its characters. */
  readonly #lettered: Lettered | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly tokens: readonly Token[],
    private readonly catalogue: Catalogue,
    private readonly isOrdinary: IsOrdinary,
  ) {
    this.#lettered = letteredIn(tokens);
    let beyond = 0;
    for (const token of tokens) if (token.from >= beyond) beyond = Math.max(beyond, this.#read(token));
  }

  /** Drafts a place from a token. Gives the offset up to which the text is accounted for by it. */
  #read(token: Token): number {
    const { span } = token;
    const told =
      siblingOf(token, this.tokens, this.drafts.at(-1), this.catalogue) ??
      letteredPlace(token, this.#lettered, this.tokens, this.catalogue);
    if (told) {
      this.drafts.push(told);
      return told.to;
    }
    if (!span) return token.to;
    const place = this.#listed(sense(span, 'place'));
    const group = this.#listed(sense(span, 'group'));
    if (!place && !group) this.#miss(span, token);
    if ((!place && !group) || isElsewhere(token, this.tokens)) return token.to;
    const draft = draftOf(span, place, group, this.reading, token.index);
    const after = nextWord(this.tokens, token.index);
    if (after?.span && (after.from === span.to || isLetters(span)))
      applyLevel(draft, after.span, this.catalogue);
    const belonging = belongingBehind(this.tokens, token.index);
    if (belonging) return this.#belong(draft, belonging);
    this.#take(draft);
    return token.to;
  }

  /** The name without the places that this notice does not list; undefined where it lists none of them. */
  #listed<S extends { readonly ids: readonly string[] }>(name: S | undefined): S | undefined {
    const ids = name?.ids.filter((id) => this.catalogue.row(id)) ?? [];
    return name && ids.length > 0 ? (ids.length === name.ids.length ? name : { ...name, ids }) : undefined;
  }

  /** A name of no place in the notice: the place lies elsewhere, or its money stands in another's row. */
  #miss(span: Span, { told, index }: Token): void {
    const missing = sense(span, 'place') ?? sense(span, 'group');
    const absent = sense(span, 'absent');
    if (missing) {
      const place = missing.ids[0] ?? '';
      const holder = this.catalogue.notice.within.find((one) => one.place === place)?.holder;
      this.gaps.push({ why: 'unlisted', place, ...(holder && { holder }) });
    } else if (absent && !told && !isA(this.tokens[index - 1], 'isNot')) {
      this.gaps.push({ why: 'absent', name: this.#source(span.from, span.to), ours: absent.ours });
      // 新河县 lies elsewhere; 新和县 may be meant.
      this.suggestions.push(...alikeTo(span, this.reading));
    }
  }

  /** 莎车县米夏镇 is asked of the county, where the county is named in full; 莎车县人民医院 is another thing. */
  #belong(draft: Draft, { to, isAddress }: Belonging): number {
    const text = this.#source(draft.from, to);
    const led = this.drafts.at(-1);
    const inPrefecture =
      led !== undefined && led.to === draft.from && led.ids.some((id) => !id.includes('/'));
    const counties = draft.ids.filter((id) => this.catalogue.row(id)?.kind === 'county');
    const [county] = counties;
    const isKnown = draft.full || inPrefecture || this.#isTownship(draft.to, to);
    if (isAddress && county && counties.length === draft.ids.length && isKnown) {
      for (const token of this.tokens)
        if (token.from >= draft.to && token.to <= to) draft.covers.push(token.from);
      this.drafts.push(draft);
      if (counties.length === 1)
        this.understood.push(toCounty(text, this.catalogue.row(county)?.name ?? county));
    } else this.gaps.push({ why: 'entity', text, place: draft.usual ?? draft.ids[0] ?? '' });
    return to;
  }

  /** Takes a name for a place, unless it is part of something else. */
  #take(draft: Draft): void {
    if (isPartOfLonger(draft, this.tokens, this.reading.folded.text, this.isOrdinary)) {
      draft.sure = false;
      this.suggestions.push(...draft.ids.slice(0, 3));
      this.gaps.unshift({ why: 'unknown' });
      // xy may be 新源; among other marks, letters and figures it is no more than two letters.
    } else if (draft.kind !== 'initials' || !isAmongJunk(this.reading)) this.drafts.push(draft);
  }

  /** 富蕴可可托海镇: behind the short name a township of ours that the tables know. */
  #isTownship(from: number, to: number): boolean {
    const token = this.tokens.find((one) => one.from === from && one.to === to);
    return token?.span !== undefined && sense(token.span, 'absent')?.ours === true;
  }

  #source(from: number, to: number): string {
    return typed(this.reading.folded, from, to);
  }
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

/** Names in letters are parted from the word for their kind: altay shehiri, Алтай қаласы. */
const isLetters = (span: Span): boolean => !isHan(span.text[0] ?? '');

const isAmongJunk = ({ pieces, folded, unknown, numbers }: Reading): boolean =>
  unknown.length + numbers.length > 0 ||
  pieces.some((piece) => piece.is === 'mark' && !/[\s,，。.?？!！、]/u.test(folded.text[piece.from] ?? ''));

/** Places of ours that sound like a name. */
const alikeTo = (span: Span, { candidates }: Reading): readonly string[] =>
  candidates
    .filter(({ from, to }) => from === span.from && to === span.to)
    .flatMap((typo) => sense(typo, 'place')?.ids ?? []);
