/** How a name came to be one, as the tables say. */
export type NameKind =
  | 'printed'
  | 'official'
  | 'short'
  | 'former'
  | 'nickname'
  | 'misprint'
  | 'romanised'
  | 'uyghur'
  | 'pinyin'
  | 'initials';

/** What a term of the lexicon may mean. One spelling may have several senses. */
export type Sense =
  /** One place; or several that share the name, with the one it usually means, if any. */
  | {
      readonly is: 'place';
      readonly ids: readonly string[];
      readonly kind: NameKind;
      readonly reading?: string;
    }
  /** A set of places: 救助站, 南疆四地州. */
  | { readonly is: 'group'; readonly name: string; readonly ids: readonly string[] }
  /** A place that exists but is not in the notice; `ours` where it lies in Xinjiang. */
  | { readonly is: 'absent'; readonly name: string; readonly ours: boolean }
  /** A cue points at nothing alone: it narrows down what stands beside it. */
  | { readonly is: 'subject'; readonly codes: readonly string[]; readonly cue: boolean }
  | { readonly is: 'indicator'; readonly names: readonly string[]; readonly cue: boolean }
  /** A first- or second-level category of indicators. */
  | { readonly is: 'category'; readonly name: string }
  | { readonly is: 'fact'; readonly topics: readonly string[]; readonly cue: boolean }
  /** A question word: a column, a kind of question, filler. */
  | { readonly is: 'word'; readonly concept: string };

export interface Term {
  /** The folded spelling. */
  readonly text: string;
  readonly senses: readonly Sense[];
}

/** A stretch of the folded text that is understood. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly senses: readonly Sense[];
  /** How far the typed spelling is from the term's: 0 where it is the same. */
  readonly distance: number;
  /** The term's own spelling. */
  readonly term: string;
}

/** The sense of that kind, if the span has it. */
export function sense<K extends Sense['is']>(
  span: Pick<Term, 'senses'> | undefined,
  is: K,
): Extract<Sense, { is: K }> | undefined {
  return span?.senses.find((s): s is Extract<Sense, { is: K }> => s.is === is);
}

/** True where the span can be a question word of that concept. */
export const means = (span: Span | undefined, ...concepts: readonly string[]): boolean =>
  span?.senses.some((s) => s.is === 'word' && concepts.includes(s.concept)) ?? false;
