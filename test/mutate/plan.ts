import type { Measured } from './messages.js';

/** So many tests that caught a neighbour are tried first. */
const NEIGHBOURS = 20;

/** A test that does a greater part of all work is slow. */
const SLOW = 1 / 200;

/** So many cheap tests have to hold after each mutant. */
const SANE = 40;
const CHEAP_MS = 20;

export const has = (set: Uint8Array, at: number): boolean =>
  (((set[at >> 3] as number) >> (at & 7)) & 1) === 1;

/** Which tests a mutant has to get past, in which order. */
export class Plan {
  readonly #tests: readonly Measured[];
  /** The tests by what they cost and how much else they reach: the first are most likely to tell, and soon. */
  readonly #all: readonly number[];
  readonly #order: readonly number[];
  /** The tests that caught last in each file, the last one first. */
  readonly #caught = new Map<string, number[]>();

  /** @param quick leaves the slow ones to what no other reaches */
  constructor(tests: readonly Measured[], quick: boolean) {
    this.#tests = tests;
    const most = SLOW * tests.reduce((sum, { work }) => sum + work, 0);
    const cost = tests.map(({ work, reached }) => work * reached.reduce((sum, byte) => sum + ones(byte), 1));
    this.#all = [...tests.keys()]
      .filter((at) => tests[at]?.failure === undefined)
      .sort((a, b) => (cost[a] as number) - (cost[b] as number));
    this.#order = quick ? this.#all.filter((at) => (tests[at]?.work ?? 0) <= most) : this.#all;
  }

  /** Those that reach a mutant; every one where it is reached before any begins. */
  orderFor(mutant: number, file: string, everyone = false): Uint32Array {
    const reaching = (at: number): boolean => everyone || has(this.#tests[at]?.reached as Uint8Array, mutant);
    const first = (this.#caught.get(file) ?? []).filter(reaching);
    const order = this.#order.filter(reaching);
    return Uint32Array.from(new Set(order.length > 0 ? [...first, ...order] : this.#all.filter(reaching)));
  }

  timesOf(order: Uint32Array): Float32Array {
    return Float32Array.from(order, (at) => this.#tests[at]?.ms ?? 0);
  }

  /** Notes which test caught a mutant of a file. */
  caught(file: string, by: number): void {
    const before = this.#caught.get(file) ?? [];
    this.#caught.set(file, [by, ...before.filter((one) => one !== by)].slice(0, NEIGHBOURS));
  }

  /** Some cheap tests, spread over all. */
  get sanity(): Uint32Array {
    const cheap = this.#order.filter((at) => (this.#tests[at]?.ms ?? 0) < CHEAP_MS);
    const step = Math.max(1, cheap.length / SANE);
    return Uint32Array.from(
      { length: Math.min(SANE, cheap.length) },
      (_, i) => cheap[Math.floor(i * step)] as number,
    );
  }

  /** Those after which everything is built that is built once and kept. */
  get builders(): Uint32Array {
    return Uint32Array.from(this.#tests.keys()).filter((at) => this.#tests[at]?.builds);
  }
}

const ones = (byte: number): number => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
};
