import { type Build, folderOf, type Mutant } from './build.js';
import { Helper } from './helper.js';
import type { Measured, Report } from './messages.js';
import { has, type Plan } from './plan.js';

/** A mutant that is passed so many times as often as by the code as it is runs without end. */
const ENDLESS = 100;
const FEW_HITS = 10_000;

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly is: 'caught' | 'hangs' | 'dies' | 'survived' | 'unreached';
  /** The test that failed. */
  readonly by?: number | undefined;
}

export const isCaught = ({ is }: Verdict): boolean => is !== 'survived' && is !== 'unreached';

/** What the tests do with the code as it is. */
export class Known {
  readonly tests: readonly Measured[];
  readonly #hits: Uint32Array;
  readonly #ever: Uint8Array;

  constructor(tests: readonly Measured[], hits: Uint32Array, ever: Uint8Array) {
    this.tests = tests;
    this.#hits = hits;
    this.#ever = ever;
  }

  /** True where a mutant is reached only while modules load, or where something is built once and kept. */
  isEarly({ id }: Mutant): boolean {
    const at = Number(id);
    return has(this.#ever, at) && !this.tests.some(({ reached }) => has(reached, at));
  }

  /** More often than that no test passes a mutant that comes to an end. */
  mostHits({ id }: Mutant): number {
    return ENDLESS * (this.#hits[Number(id)] ?? 0) + FEW_HITS;
  }
}

/** Runs all tests on the code as it is. */
export async function measured(build: Build): Promise<Known> {
  const tests: Measured[] = [];
  const helper = new Helper();
  const loaded = await helper.ask(loading(build, 0, ''));
  const last = await helper.ask({ is: 'measure' }, (report) => {
    if (report.is === 'test') tests.push(report);
  });
  helper.stop();
  if (typeof last === 'string' || last.is !== 'measured')
    throw new Error(`the tests: ${said(loaded)}, ${said(last)}`);
  return new Known(tests, last.hits, last.ever);
}

const loading = ({ switches, tests }: Build, worker: number, active: string) =>
  ({
    is: 'load',
    folder: folderOf(worker),
    tests,
    mutants: switches,
    active,
  }) as const;

/** Judges mutants with one worker, which is started anew wherever a mutant left something behind. */
export class Judge {
  readonly #build: Build;
  readonly #known: Known;
  readonly #plan: Plan;
  readonly #worker: number;
  readonly #helper = new Helper();
  #isLoaded = false;
  /** How often a worker was given up because a test failed that had held before. */
  poisoned = 0;

  /** @param worker which of the folders is its own */
  constructor(build: Build, known: Known, plan: Plan, worker: number) {
    this.#build = build;
    this.#known = known;
    this.#plan = plan;
    this.#worker = worker;
  }

  async verdictOn(mutant: Mutant): Promise<Verdict> {
    const early = this.#known.isEarly(mutant);
    const order = this.#plan.orderFor(Number(mutant.id), mutant.file, early);
    if (order.length === 0) return { mutant, is: 'unreached' };
    if (early) return this.#fresh(mutant, order);
    await this.#ready();
    return this.#try(mutant, order);
  }

  /** Whether a new worker, told nothing but which test caught a mutant, catches it as well. */
  async isCaughtAgain({ mutant, by }: Verdict): Promise<boolean> {
    const order = by === undefined ? this.#plan.orderFor(Number(mutant.id), mutant.file) : Uint32Array.of(by);
    this.stop();
    await this.#ready();
    return isCaught(await this.#try(mutant, order));
  }

  stop(): void {
    this.#helper.stop();
    this.#isLoaded = false;
  }

  /** A worker that is new, with the mutant active from its first module on. */
  async #fresh(mutant: Mutant, order: Uint32Array): Promise<Verdict> {
    this.stop();
    const loaded = await this.#load(mutant.id);
    if (loaded !== undefined) return { mutant, is: loaded };
    const verdict = await this.#try(mutant, order);
    this.stop();
    return verdict;
  }

  /** A worker with all mutants, none of them active, in which everything is built that is kept. */
  async #ready(): Promise<void> {
    if (this.#isLoaded) return;
    this.stop();
    await this.#load('');
    const word = await this.#helper.ask(this.#request('', 0, this.#plan.builders));
    if (typeof word === 'string' || word.is !== 'tried' || word.by !== undefined || !word.sane)
      throw new Error(`the tests fail without any mutant: ${said(word)}`);
    this.#isLoaded = true;
  }

  async #load(active: string): Promise<'caught' | 'hangs' | 'dies' | undefined> {
    const word = await this.#helper.ask(loading(this.#build, this.#worker, active));
    if (typeof word === 'string') return word;
    if (word.is === 'loaded') return undefined;
    if (active !== '') return 'caught';
    throw new Error(said(word));
  }

  #request(mutant: string, hits: number, order: Uint32Array) {
    const { sanity } = this.#plan;
    return { is: 'try', mutant, hits, order, times: this.#plan.timesOf(order), sanity } as const;
  }

  async #try(mutant: Mutant, order: Uint32Array): Promise<Verdict> {
    const word = await this.#helper.ask(this.#request(mutant.id, this.#known.mostHits(mutant), order));
    if (typeof word === 'string') {
      this.stop();
      return { mutant, is: word };
    }
    if (word.is !== 'tried') throw new Error(said(word));
    if (!word.sane) {
      // What a mutant was part of from the first module on stays in it.
      if (this.#isLoaded) this.poisoned++;
      this.stop();
    }
    if (word.by === undefined) return { mutant, is: 'survived' };
    this.#plan.caught(mutant.file, word.by);
    return { mutant, is: 'caught', by: word.by };
  }
}

const said = (word: Report | string): string => (typeof word === 'string' ? word : JSON.stringify(word));
