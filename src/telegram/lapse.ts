import type { Log } from '../log.js';

/** Something that does not work for a while: told when it begins or changes, and when it is over, not at each attempt. */
export class Lapse {
  /** What is wrong, in a sentence; undefined while all is well. */
  words: string | undefined;
  private since = 0;

  /** @param over what the log says at the end */
  constructor(
    private readonly log: Log,
    private readonly over: string,
  ) {}

  /** How long the present fault has lasted, in ms; 0 while all is well. */
  get lasting(): number {
    return this.words === undefined ? 0 : performance.now() - this.since;
  }

  begin(words: string, details: object): void {
    if (words === this.words) {
      this.log.debug(details, '仍未恢复');
      return;
    }
    this.words = words;
    this.since = performance.now();
    this.log.warn(details, words);
  }

  end(): void {
    if (this.words === undefined) return;
    this.words = undefined;
    this.log.info(this.over);
  }
}
