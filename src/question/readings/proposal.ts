import type { Evidence } from '../evidence/evidence.js';
import type { Mention } from '../evidence/places/mention.js';
import type { Token } from '../evidence/token.js';
import type { Question } from '../model.js';

/** Something that a reading takes for granted, with its price. */
export interface Assumption {
  readonly why: string;
  readonly cost: number;
}

/** One reading of the whole text: what it asks, which words say so, and what it assumes. */
export interface Proposal {
  readonly question: Question;
  /** Indexes of the tokens that it accounts for. */
  readonly used: ReadonlySet<number>;
  readonly assumed: readonly Assumption[];
  /** True where it goes on from the last question. */
  readonly threaded?: true;
}

/** Proposes every reading of one kind; none where the text cannot be of that kind. */
export type Propose = (evidence: Evidence) => readonly Proposal[];

/** The tokens that mentions account for, and those of concepts, as indexes. */
export function using(
  { live, tokens, places }: Evidence,
  parts: {
    readonly mentions?: readonly Mention[];
    readonly tokens?: readonly (Token | undefined)[];
    readonly concepts?: readonly string[];
  },
): Set<number> {
  const used = new Set<number>(places.governing);
  for (const mention of [...(parts.mentions ?? []), ...places.excluded]) {
    const covered = new Set(mention.covers);
    for (const token of tokens) if (covered.has(token.from)) used.add(token.index);
  }
  for (const token of parts.tokens ?? []) if (token) used.add(token.index);
  const { concepts = [] } = parts;
  for (const token of live)
    if (token.concepts.some((concept) => concepts.includes(concept))) used.add(token.index);
  return used;
}
