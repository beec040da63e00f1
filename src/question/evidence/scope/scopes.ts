import type { Draft } from '../places/draft.js';
import { hasRole, isA, type Token } from '../token.js';

/** What the words that govern others do to the places of a text. */
export interface Scopes {
  /** Indexes of tokens that were taken back: they are as if they had not been said. */
  readonly withdrawn: Set<number>;
  /** Indexes of governing words that did something. */
  readonly governing: Set<number>;
  /** What is left out, in order, each with what stands beside it. */
  readonly excluded: Draft[];
  /** True where one of the places is meant and nobody remembers which. */
  either: boolean;
}

export const standing = (drafts: readonly Draft[], { withdrawn, excluded }: Scopes): Draft[] =>
  drafts.filter((draft) => !withdrawn.has(draft.index) && !excluded.includes(draft));

export const sameIds = (a: Draft, b: Draft): boolean => a.ids.join() === b.ids.join();

/** What is done with the rows: of two, the later one holds where something is taken back. */
const OPERATIONS = [
  'sum',
  'altogether',
  'average',
  'difference',
  'share',
  'most',
  'least',
  'rankOf',
  'howMany',
  'times',
];

/** What a correction may replace, each kind by itself. */
export const SLOTS: readonly ((token: Token) => boolean)[] = [
  (token) => hasRole(token, 'column'),
  (token) => hasRole(token, 'number'),
  (token) => isA(token, 'above', 'below', 'atLeast', 'atMost'),
  (token) => hasRole(token, 'subject'),
  (token) => hasRole(token, 'indicator'),
  (token) => isA(token, ...OPERATIONS),
  // 地州后三，不对，前三
  (token) => isA(token, 'front', 'rear'),
  // 前三的县，哦不，是地州
  (token) => hasRole(token, 'level', 'suffix'),
];
