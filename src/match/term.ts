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

/**
 * What a term of the lexicon may mean. One spelling may have several senses. A phrase that a pattern of classes makes is
 * `composed`: it is known as it is typed, and neither mended nor known in pinyin.
 */
export type Sense =
  /** One place; or several that share the name, with the one it usually means, if any. */
  | {
      readonly is: 'place';
      readonly ids: readonly string[];
      readonly kind: NameKind;
      readonly reading?: string;
      /** Prefectures that it stands above, and that are rows of their own: 伊犁 above 塔城. */
      readonly over?: readonly string[];
    }
  /** A set of places: 救助站, 南疆四地州. */
  | { readonly is: 'group'; readonly name: string; readonly ids: readonly string[] }
  /** A place that exists but is not in the notice; `ours` where it lies in Xinjiang. */
  | { readonly is: 'absent'; readonly name: string; readonly ours: boolean }
  /** Notices: by their number, or all of a fund. */
  | {
      readonly is: 'notice';
      readonly ids: readonly string[];
      readonly by: 'number' | 'fund';
      /** The years that its number may be told with: the one in it, and the fund's. */
      readonly years?: readonly number[];
    }
  /** A cue points at nothing alone: it narrows down what stands beside it. */
  | {
      readonly is: 'subject';
      readonly codes: readonly string[];
      readonly cue: boolean;
      readonly composed?: true;
    }
  | {
      readonly is: 'indicator';
      readonly names: readonly string[];
      readonly cue: boolean;
      /** The subjects whose people the target is of; left out where it is of all who are helped. */
      readonly ofSubjects?: readonly string[];
      readonly composed?: true;
    }
  /** A first- or second-level category of indicators. */
  | { readonly is: 'category'; readonly name: string }
  | {
      readonly is: 'fact';
      readonly topics: readonly string[];
      readonly cue: boolean;
      /** The notice that speaks of the document whose number this is. */
      readonly of?: string;
      /** The year in that number. */
      readonly years?: readonly number[];
      /** A part of the body is named: all that it says is meant. */
      readonly whole?: true;
      readonly composed?: true;
    }
  /** A question word: a column, an operator, a level, filler. */
  | {
      readonly is: 'word';
      readonly concept: string;
      readonly role: WordRole;
      readonly composed?: true;
      readonly claims?: Claims;
    };

/** What a word claims: targets that are met where it is said, and targets that are not. */
export interface Claims {
  readonly met: readonly string[];
  readonly unmet: readonly string[];
}

/** What a question word does in a question; the word table lists its concepts under these. */
export const WORD_ROLES = [
  /** Which of the amounts: 提前下达, 全年. */
  'column',
  /** What is done with them: 合计, 占, 最多, 超过. */
  'operator',
  /** What governs other words: 除了, 不是, 还是. */
  'scope',
  /** Which kind of places: 县市, 地州. */
  'level',
  /** What a name ends in: 县, 地区. */
  'suffix',
  /** That something is asked: 多少, 哪个. */
  'ask',
  'unit',
  /** A question about something else than amounts: 科目, 目标. */
  'topic',
  /** What the notice does not have: 人均, 去年. */
  'beyond',
  /** What makes a name part of something else's: 医院, 镇. */
  'entity',
  'link',
  'talk',
  /** What goes on from the last question: 那, 它. */
  'thread',
  /** Words that mean something, but change no figure. */
  'hint',
  'idle',
] as const;
export type WordRole = (typeof WORD_ROLES)[number];

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

/** A misspelt name: what stands there, which name it is taken for, and whether that is beyond doubt. */
export interface Typo extends Span {
  /** How many characters tell this name from others: 县 and 市 do not. */
  readonly core: number;
  /** True where what stands beside it leads to it: its prefecture before it, or its level behind it. */
  readonly led?: true;
  /** What the text says as it stands, where it reads well without any slip. */
  readonly beside?: readonly Typo[];
}

/** The sense of that kind, if the span has it. */
export function sense<K extends Sense['is']>(
  span: Pick<Term, 'senses'> | undefined,
  is: K,
): Extract<Sense, { is: K }> | undefined {
  return span?.senses.find((s): s is Extract<Sense, { is: K }> => s.is === is);
}

/** What the span claims, where it can be a word that does. */
export const claimsIn = (span: Pick<Term, 'senses'> | undefined): Claims | undefined =>
  span?.senses.flatMap((s) => (s.is === 'word' && s.claims) || [])[0];

/** True where the span can be a question word of that concept. */
export const means = (span: Span | undefined, ...concepts: readonly string[]): boolean =>
  span?.senses.some((s) => s.is === 'word' && concepts.includes(s.concept)) ?? false;
