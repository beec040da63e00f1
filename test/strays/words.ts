import { readFileSync } from 'node:fs';
import type { Random } from '../match/random.js';

/** A word of the word table with the role that it plays. */
interface Role {
  readonly role: string;
  readonly words: readonly string[];
}

/** Words to put into a message: each concept of the table is as likely as any other. */
export class Words {
  readonly #all: readonly Role[];
  readonly #rolesOf = new Map<string, string[]>();

  constructor(private readonly random: Random) {
    const { words } = JSON.parse(readFileSync('data/words.json', 'utf8')) as {
      readonly words: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
    };
    this.#all = Object.entries(words).flatMap(([role, concepts]) =>
      Object.values(concepts).flatMap((list) => {
        const whole = list.filter((word) => !word.includes('{'));
        return whole.length > 0 ? [{ role, words: whole }] : [];
      }),
    );
    for (const { role, words } of this.#all)
      for (const word of words) this.#rolesOf.set(word, [...(this.#rolesOf.get(word) ?? []), role]);
  }

  any(): string {
    return this.random.pick(this.random.pick(this.#all).words);
  }

  /** A word of another concept that plays the same role. */
  like(word: string): string {
    const roles = this.#rolesOf.get(word);
    if (!roles) return this.any();
    const role = this.random.pick(roles);
    return this.random.pick(this.random.pick(this.#all.filter((one) => one.role === role)).words);
  }
}
