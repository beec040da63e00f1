import type { Mention } from '../../evidence/places/mention.js';
import type { Token } from '../../evidence/token.js';
import type { Test } from '../../model.js';
import type { Pool } from './pool.js';

/** A condition that a text puts on amounts, with its words. */
export interface Sought {
  readonly test: Test;
  readonly tokens: readonly Token[];
  /** The places whose amounts the others are held against. */
  readonly measures?: readonly Mention[];
  /** The rows that are searched, where the bound is an average. */
  readonly pool?: Pool;
}
