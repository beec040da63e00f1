/** A test, or several that need one preparation and so are run together. */
export interface Killer {
  readonly name: string;
  /** Throws where a test fails. */
  run(): void;
}

/** What a worker is asked for, one at a time. */
export type Request =
  /** The core with so many mutants and the tests; an active mutant is there while the modules load. */
  | {
      readonly is: 'load';
      readonly folder: string;
      /** Relative to the folder. */
      readonly tests: readonly string[];
      readonly mutants: number;
      readonly active: string;
    }
  /** Runs every test twice with no mutant, and tells what each reaches. */
  | { readonly is: 'measure' }
  /** Runs tests with a mutant until one fails, then some without it: they hold only if nothing was left behind. */
  | {
      readonly is: 'try';
      readonly mutant: string;
      /** A mutant that is passed more often than this in one test runs without end. */
      readonly hits: number;
      readonly order: Uint32Array;
      /** What each test takes, in milliseconds. */
      readonly times: Float32Array;
      readonly sanity: Uint32Array;
    };

/** What a test reaches, a bit a mutant, and what it took. */
export interface Measured {
  readonly name: string;
  readonly ms: number;
  /** How often it passed any mutant: what it takes, but the same on a busy machine. */
  readonly work: number;
  /** What it reached the second time: what runs whenever it runs. */
  readonly reached: Uint8Array;
  /** True where the first time reached more: something was built that is kept. */
  readonly builds: boolean;
  /** Why it fails with no mutant at all; it then counts for nothing. */
  readonly failure: string | undefined;
}

/** What a worker says. */
export type Report =
  /** Something will be told within so many milliseconds, or the worker hangs. */
  | { readonly is: 'beat'; readonly allow: number }
  | { readonly is: 'loaded' }
  | { readonly is: 'broken'; readonly why: string }
  | ({ readonly is: 'test' } & Measured)
  | {
      readonly is: 'measured';
      /** The most often that one test passed each mutant. */
      readonly hits: Uint32Array;
      /** How often each was passed at all, loading and first uses too. */
      readonly ever: Uint8Array;
    }
  | {
      readonly is: 'tried';
      /** Which test failed; none where the mutant is alive. */
      readonly by: number | undefined;
      readonly sane: boolean;
    };
