import type { Desk } from '../../src/desk.js';
import type { Random } from '../match/random.js';
import { Words } from './words.js';

type Change = (words: readonly string[]) => readonly string[];

/** A message is no longer than a person types at once. */
const LONGEST = 60;

/** Changes messages by chance: a word less, one more, another one, two in each other's place, the end of another message. */
export class Changer {
  readonly #words: Words;
  readonly #cuts = new Map<string, readonly string[]>();
  readonly #changes: readonly Change[];

  /** @param texts messages that people wrote */
  constructor(
    private readonly random: Random,
    private readonly desk: Desk,
    private readonly texts: readonly string[],
  ) {
    const words = new Words(random);
    this.#words = words;
    const at = (list: readonly unknown[]): number => random.below(list.length);
    const between = (list: readonly unknown[]): number => random.below(list.length + 1);
    const other = (): readonly string[] => this.#cut(random.pick(texts));
    const like: Change = (list) => {
      const i = at(list);
      return list.with(i, words.like(list[i] as string));
    };
    this.#changes = [
      (list) => list.toSpliced(at(list), 1),
      (list) => list.toSpliced(between(list), 0, random.pick(other())),
      (list) => list.toSpliced(between(list), 0, words.any()),
      (list) => list.with(at(list), random.pick(other())),
      like,
      like,
      (list) => {
        const end = other();
        return [...list.slice(0, between(list)), ...end.slice(at(end))];
      },
      (list) => {
        const [i, j] = [at(list), at(list)];
        return list.with(i, list[j] as string).with(j, list[i] as string);
      },
      (list) => [...list, random.pick(['，', '、', '。', ' ', '和']), ...other()],
    ];
  }

  /** A message that is one or two changes from another; undefined where nothing is left of it, or too much. */
  changed(text: string): string | undefined {
    let words = this.#cut(text);
    for (let rest = 1 + this.random.below(2); rest > 0 && words.length > 0; rest--)
      words = this.random.pick(this.#changes)(words);
    const said = words.join('').replace(/\s+/g, ' ').trim();
    return said.length > 0 && said.length <= LONGEST ? said : undefined;
  }

  any(): string {
    return this.random.pick(this.texts);
  }

  /** The words of a message as the program cuts it. */
  #cut(text: string): readonly string[] {
    const known = this.#cuts.get(text);
    if (known) return known;
    const words = this.desk.trace(text).tokens.map((token) => token.text);
    const cut = words.length > 0 ? words : [this.#words.any()];
    this.#cuts.set(text, cut);
    return cut;
  }
}
