import type { Token } from '../evidence/token.js';

/** The rows that a message points at, and the words that do. */
export interface Pointed {
  readonly ids: readonly string[];
  readonly tokens: readonly Token[];
  /** Where in the text each of the rows is pointed at. */
  readonly at: readonly number[];
  /** True where each stands for itself beside an operator: they are no set that one is picked from. */
  readonly operands?: true;
}

/** Rows with the words that point at all of them together. */
export type Found = Pick<Pointed, 'ids' | 'tokens'>;
