import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whether one more is within the limit: `first` is the first one beyond it, `beyond` each further one. */
export type Room = 'yes' | 'first' | 'beyond';

/** Counts per person. */
export class Limit {
  readonly #limiter: RateLimiterMemory;
  readonly #points: number;
  /** What was counted: something handled again, after a fault of the disk, is not counted again. */
  readonly #counted = new WeakMap<object, Promise<Room>>();

  /** @param block seconds of silence once the limit is passed; without it, until the time is over */
  constructor(points: number, seconds: number, block = 0) {
    this.#points = points;
    this.#limiter = new RateLimiterMemory({ points, duration: seconds, blockDuration: block });
  }

  /** @param update what is counted */
  take(id: number, update: object): Promise<Room> {
    const known = this.#counted.get(update);
    if (known) return known;
    const room = this.#consume(id);
    this.#counted.set(update, room);
    return room;
  }

  async #consume(id: number): Promise<Room> {
    try {
      await this.#limiter.consume(id);
      return 'yes';
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return refused.consumedPoints === this.#points + 1 ? 'first' : 'beyond';
    }
  }
}
