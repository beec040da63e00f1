import type { Catalogue } from '../../../notice/catalogue.js';
import type { Gap } from '../../model.js';
import { isA, type Token } from '../token.js';
import type { Draft } from './draft.js';
import { listed, parted } from './neighbours.js';

/** What the reading of places has to say, beside the mentions that are left. */
interface Said {
  readonly understood: string[];
  readonly gaps: Gap[];
}

/** The places of one operand while they have a say on each other: what only tells where another lies is dropped. */
export class Operand {
  readonly mentions: readonly Draft[];
  /** Among places that are set side by side, a pause is a conjunction. */
  readonly sideBySide: boolean;
  readonly #dropped = new Set<Draft>();

  constructor(
    drafts: readonly Draft[],
    readonly tokens: readonly Token[],
    readonly text: string,
    readonly catalogue: Catalogue,
    readonly said: Said,
  ) {
    this.mentions = drafts.map((draft) => ({ ...draft, covers: [...draft.covers] }));
    this.sideBySide = tokens.some((token) =>
      isA(token, 'compare', 'sum', 'plus', 'minus', 'difference', 'average', 'times'),
    );
  }

  /** What is still asked about. */
  left(): Draft[] {
    return this.mentions.filter((draft) => !this.#dropped.has(draft));
  }

  isDropped(draft: Draft): boolean {
    return this.#dropped.has(draft);
  }

  /** What only says where another lies, or that it is ours, is accounted for by that other. */
  absorb(there: Draft, here: Draft): void {
    this.#dropped.add(here);
    there.covers.push(...here.covers);
  }

  /** The notice has no such institution there: nothing is left to answer. */
  lack(place: string, institution: Draft, asking?: Draft): void {
    const group = institution.group ?? this.typed(institution);
    this.said.gaps.push({ why: 'institution', place, group });
    this.#dropped.add(institution);
    if (asking) this.#dropped.add(asking);
  }

  /** True where no conjunction parts the two. */
  areJoined(here: Draft, next: Draft): boolean {
    return !listed(this.tokens, here, next);
  }

  typed({ from, to }: Draft): string {
    return this.text.slice(from, to);
  }
}

/** Prefectures lead within an operand; an operator between two places makes two of them. */
export function operandsOf(drafts: readonly Draft[], tokens: readonly Token[]): Draft[][] {
  const operands: Draft[][] = [];
  for (const draft of drafts) {
    const operand = operands.at(-1);
    const last = operand?.at(-1);
    if (operand && last && !parted(tokens, last, draft)) operand.push(draft);
    else operands.push([draft]);
  }
  return operands;
}
