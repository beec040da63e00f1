import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whether one more is within the limit: `first` is the first one beyond it, `beyond` each further one. */
type Room = 'yes' | 'first' | 'beyond';

/** Counts per person. */
export class Limit {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;

  /** @param block seconds of silence once the limit is passed; without it, until the time is over */
  constructor(points: number, seconds: number, block = 0) {
    this.#points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: seconds, blockDuration: block });
  }

  async take(id: number): Promise<Room> {
    try {
      await this.#limiter.consume(id);
      return 'yes';
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return refused.consumedPoints === this.#points + 1 ? 'first' : 'beyond';
    }
  }
}
