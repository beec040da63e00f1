import { claimsIn, type Sense, type Span, type WordRole } from '../../match/term.js';
import type { NumberFound } from '../../text/amounts.js';
import type { ClaimInWords } from '../model.js';

/** What a number does in a question. */
export type NumberRole =
  /** An amount of money, or a bare number that may be one. */
  | 'value'
  /** 86%, 九成. */
  | 'percent'
  /** 三个县, 前五: how many are asked for or spoken of. */
  | 'count'
  /** 第三. */
  | 'rank'
  | 'year'
  /** 5月, 3号, 8点. */
  | 'time'
  /** 25个县, 1250人: things counted, not money. */
  | 'things'
  /** 一 in 看一哈, the 1 of 1、: too small to be an amount by itself. */
  | 'small';

/** What a token can be in a question: the roles of words, and the other kinds of names. */
export type TokenRole =
  | WordRole
  | 'place'
  | 'absent'
  | 'subject'
  | 'indicator'
  | 'category'
  | 'fact'
  | 'notice'
  | 'number'
  | 'mark'
  | 'unknown';

/** A word of the text with everything that it may mean. What it means is decided by the reading that uses it. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly index: number;
  readonly roles: readonly TokenRole[];
  /** The concepts of the word table that it may stand for. */
  readonly concepts: readonly string[];
  readonly span?: Span | undefined;
  readonly number?: NumberFound | undefined;
  /** What the number does, where it is one. */
  readonly as?: NumberRole | undefined;
  /** The clause that it stands in. */
  readonly clause: number;
  /** True where it is told by the way and is no part of the question. */
  readonly told: boolean;
  /** What it costs to leave it unused. */
  readonly weight: number;
}

/** Holds a mark that ends a clause. */
export const CLAUSE_END = /[,，。;；!！?？\n]/u;

/** A token before it is known where it stands and what it costs. */
export type Bare = Omit<Token, 'index' | 'clause' | 'told' | 'weight'>;

const ROLE_OF: Readonly<Record<Exclude<Sense['is'], 'word'>, TokenRole>> = {
  place: 'place',
  group: 'place',
  absent: 'absent',
  subject: 'subject',
  indicator: 'indicator',
  category: 'category',
  fact: 'fact',
  notice: 'notice',
};

/** What senses make of a token. */
interface Played {
  readonly roles: readonly TokenRole[];
  readonly concepts: readonly string[];
}

/** Names keep their senses: what these play in a question is worked out once. */
const played = new WeakMap<readonly Sense[], Played>();

function playedBy(senses: readonly Sense[]): Played {
  const known = played.get(senses);
  if (known) return known;
  const roles = new Set(senses.map((s) => (s.is === 'word' ? s.role : ROLE_OF[s.is])));
  const concepts = senses.flatMap((s) => (s.is === 'word' ? [s.concept] : []));
  const made = { roles: [...roles], concepts };
  played.set(senses, made);
  return made;
}

export const rolesOf = (senses: readonly Sense[]): readonly TokenRole[] => playedBy(senses).roles;

export const conceptsOf = (senses: readonly Sense[]): readonly string[] => playedBy(senses).concepts;

/** What a token claims, with the words as they were given. */
export const claimOf = ({ text, span }: Pick<Token, 'text' | 'span'>): ClaimInWords => ({
  words: text,
  ...(claimsIn(span) ?? { met: [], unmet: [] }),
});

/** True where the token can stand for one of the concepts. */
export const isA = (token: Pick<Token, 'concepts'> | undefined, ...concepts: readonly string[]): boolean =>
  token !== undefined && share(token.concepts, concepts);

export const hasRole = (token: Pick<Token, 'roles'> | undefined, ...roles: readonly TokenRole[]): boolean =>
  token !== undefined && share(token.roles, roles);

/** Tells whether a dictionary has a word as one that changes no figure: a verb, an adverb, a particle. */
export type IsOrdinary = (word: string) => boolean;

/** The word that ends before a place of the text; a blank is none. */
export const wordBefore = (tokens: readonly Token[], at: number): Token | undefined =>
  tokens.findLast((token) => token.to <= at && token.text !== ' ');

/** True where one of a word's few is among those that are asked for; hundreds are asked of every text. */
function share(own: readonly string[], asked: readonly string[]): boolean {
  for (let i = 0; i < own.length; i++) if (asked.includes(own[i] as string)) return true;
  return false;
}
