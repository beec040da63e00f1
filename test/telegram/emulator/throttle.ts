import { Refusal } from './refusal.ts';

/** What counts with Telegram: whatever goes into a chat. */
const COUNTED = /^(?:send(?!chataction)|edit)/;

interface Limits {
  /** Messages within any second, to all chats together. */
  readonly perSecond: number;
  /** The least time between two messages in one chat, in ms. */
  readonly chatMs: number;
  /** For how long whoever goes beyond is refused, in whole seconds. */
  retryAfter(): number;
}

/** Telegram's own limits: whoever goes beyond them is refused for a while, one chat or all of them. */
export class Throttle {
  /** How many calls were refused. */
  refused = 0;
  private readonly sent: number[] = [];
  private readonly lastIn = new Map<unknown, number>();
  private readonly heldUntil = new Map<unknown, number>();

  constructor(private readonly limits: Limits) {}

  /** @throws Refusal where a call comes too soon */
  pass(method: string, chat: unknown): void {
    if (!COUNTED.test(method)) return;
    const now = Date.now();
    const key = Number(chat);
    for (const held of ['all', key]) {
      const until = this.heldUntil.get(held) ?? 0;
      if (now < until) this.refuse(Math.ceil((until - now) / 1000));
    }
    while (this.sent[0] !== undefined && this.sent[0] <= now - 1000) this.sent.shift();
    if (this.sent.length >= this.limits.perSecond) this.hold('all', now);
    if (now - (this.lastIn.get(key) ?? 0) < this.limits.chatMs) this.hold(key, now);
    this.sent.push(now);
    this.lastIn.set(key, now);
  }

  private hold(held: unknown, now: number): void {
    const seconds = this.limits.retryAfter();
    this.heldUntil.set(held, now + seconds * 1000);
    this.refuse(seconds);
  }

  private refuse(seconds: number): never {
    this.refused++;
    throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  }
}
