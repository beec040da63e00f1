import type { Random } from '../match/random.js';
import type { Slots } from './phrase.js';
import type { Question } from './question.js';

/** One thing to ask for: what is drawn for its templates, all of which ask the same. */
export interface Variant {
  readonly templates: readonly string[];
  /** Nothing where chance drew what nobody would ask, or has no one right answer. */
  draw(random: Random): Drawn | undefined;
}

export interface Drawn {
  readonly slots: Slots;
  readonly expected: Question['expected'];
}

export interface Family {
  readonly name: string;
  readonly variants: readonly Variant[];
}
