import type { Desk, Memory, Reply } from '../../desk.js';
import type { Fault } from '../../notice/fault.js';
import type { Notice } from '../../notice/model.js';
import type { Message } from '../../reply/message.js';

/** A set of notices that was not taken. */
export interface Refusal {
  readonly at: number;
  readonly faults: readonly Fault[];
}

/**
 * The desk that answers at this moment. Another takes its place in one step, between two calls; every reply is one call,
 * its pictures, pages and buttons with it, so that no reply is of two sets. A chat that goes on is read alone by the next
 * desk, which knows nothing of what another remembers.
 */
export class Loaded {
  #desk: Desk;
  #since: number;
  #refusal: Refusal | undefined;

  /** @param desk what answers from the start @param since when it was loaded */
  constructor(desk: Desk, since: number) {
    this.#desk = desk;
    this.#since = since;
  }

  /** The desk's own. */
  ask(text: string, memory?: Memory, now?: number): Reply {
    return this.#desk.ask(text, memory, now);
  }

  /** The desk's own. */
  greeting(): Message {
    return this.#desk.greeting();
  }

  get notices(): readonly Notice[] {
    return this.#desk.notices;
  }

  get standing(): Notice {
    return this.#desk.standing;
  }

  /** Since when these notices answer. */
  get since(): number {
    return this.#since;
  }

  /** The last set that was not taken, since the start. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  /** From here on this desk answers. */
  take(desk: Desk, at: number): void {
    this.#desk = desk;
    this.#since = at;
  }

  /** What answers goes on answering. */
  refuse(refusal: Refusal): void {
    this.#refusal = refusal;
  }
}
