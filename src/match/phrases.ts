import type { Parts } from './patterns.js';
import { Trie } from './trie.js';

/** One part of a phrase: the words that may stand there, and whether it may be left out. */
interface Step {
  readonly words: Trie<true>;
  readonly optional: boolean;
}

interface Phrase<T> {
  readonly steps: readonly Step[];
  readonly value: T;
}

/** Called for a phrase that ends at `to`; `skipped` where it ran across what it does not have itself. */
type Found<T> = (value: T, to: number, skipped: boolean) => void;

/**
 * Phrases of several parts, found in a text without being put together: `{turn}{into}元` is three steps, however many
 * phrases it stands for. Phrases of one class share its words.
 */
export class Phrases<T> {
  /** The words that phrases begin with, each with the phrases and the step that comes next. */
  readonly #begun = new Map<string, { readonly phrase: Phrase<T>; readonly next: number }[]>();
  readonly #first = new Trie<readonly { readonly phrase: Phrase<T>; readonly next: number }[]>();
  readonly #steps = new Map<readonly string[], Step>();

  /** Adds every phrase that takes one word of each part in turn. */
  add(parts: Parts, value: T): void {
    const phrase: Phrase<T> = { steps: parts.map((words) => this.#stepOf(words)), value };
    // Where a part may be left out, a phrase may begin with the one behind it.
    for (const [at, words] of parts.entries()) {
      for (const word of words) if (word) this.#begin(word, phrase, at + 1);
      if (!phrase.steps[at]?.optional) return;
    }
  }

  /** Calls `found` for each phrase at `from`; one that can be put together in two ways is found twice. */
  walk(text: string, from: number, found: Found<T>, skip?: (code: number) => boolean): void {
    this.#first.walk(
      text,
      from,
      (begun, to, skipped) => {
        for (const { phrase, next } of begun) goOn(phrase, next, text, to, skipped, found, skip);
      },
      skip,
    );
  }

  #begin(word: string, phrase: Phrase<T>, next: number): void {
    const begun = this.#begun.get(word) ?? [];
    begun.push({ phrase, next });
    if (begun.length > 1) return;
    this.#begun.set(word, begun);
    this.#first.set(word, begun);
  }

  #stepOf(words: readonly string[]): Step {
    const known = this.#steps.get(words);
    if (known) return known;
    const trie = new Trie<true>();
    for (const word of words) trie.set(word, true);
    const step: Step = { words: trie, optional: words.includes('') };
    this.#steps.set(words, step);
    return step;
  }
}

function goOn<T>(
  phrase: Phrase<T>,
  next: number,
  text: string,
  at: number,
  skipped: boolean,
  found: Found<T>,
  skip: ((code: number) => boolean) | undefined,
): void {
  const step = phrase.steps[next];
  if (!step) {
    found(phrase.value, at, skipped);
    return;
  }
  if (step.optional) goOn(phrase, next + 1, text, at, skipped, found, skip);
  // What a phrase may run across may stand between its parts too.
  for (let start = at; ; start++) {
    step.words.walk(
      text,
      start,
      (_, to, over) => goOn(phrase, next + 1, text, to, skipped || over || start > at, found, skip),
      skip,
    );
    if (!skip || start >= text.length || !skip(text.charCodeAt(start))) return;
  }
}
