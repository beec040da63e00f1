import { Refusal } from './refusal.ts';

export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

interface Poll {
  offset: number;
  limit: number;
  answer(updates: Update[]): void;
  refuse(refusal: Refusal): void;
}

/** What getUpdates sends where nothing else was asked for; a few kinds must be asked for by name. */
const BY_NAME_ONLY = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/**
 * Updates waiting for the bot, with Telegram's rules: an offset confirms what lies below it, a poll waits, a second
 * poll ends the first with 409, and whoever repeats an offset at once is slowed down.
 */
export class UpdateQueue {
  readonly waiting: Update[] = [];
  /** The webhook's address; while it is set, polls are refused. */
  webhook = '';
  /** Every update that was ever queued and confirmed. */
  readonly confirmed: number[] = [];
  private allowed: ReadonlySet<string> | undefined;
  private poll: Poll | undefined;
  private repeated = { offset: Number.NaN, at: 0 };

  add(update: Update): void {
    const kind = Object.keys(update).find((key) => key !== 'update_id') ?? '';
    if (this.allowed ? !this.allowed.has(kind) : BY_NAME_ONLY.has(kind)) return;
    this.waiting.push(update);
    this.wake();
  }

  allow(kinds: unknown): void {
    const list = typeof kinds === 'string' ? JSON.parse(kinds) : kinds;
    if (Array.isArray(list)) this.allowed = list.length > 0 ? new Set(list) : undefined;
  }

  /** @param closed resolves when the caller has gone */
  async get(offset: number, limit: number, seconds: number, closed: Promise<void>): Promise<Update[]> {
    if (this.webhook !== '') {
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    const sinceSame =
      offset === this.repeated.offset ? Date.now() - this.repeated.at : Number.POSITIVE_INFINITY;
    this.repeated = { offset, at: Date.now() };
    const hold = sinceSame < 3000 ? Math.max(seconds, 3) : seconds;
    const most = sinceSame < 500 ? 1 : Math.min(Math.max(limit, 1), 100);
    this.end409();
    this.confirm(offset);
    if (this.waiting.length > 0 || hold === 0) return this.waiting.slice(0, most);
    return new Promise((resolve, reject) => {
      const poll: Poll = { offset, limit: most, answer: resolve, refuse: reject };
      const timer = setTimeout(() => finish([]), hold * 1000);
      const finish = (updates: Update[]) => {
        clearTimeout(timer);
        if (this.poll === poll) this.poll = undefined;
        resolve(updates);
      };
      poll.answer = finish;
      poll.refuse = (refusal) => {
        clearTimeout(timer);
        if (this.poll === poll) this.poll = undefined;
        reject(refusal);
      };
      this.poll = poll;
      void closed.then(() => finish([]));
    });
  }

  /** Ends a waiting poll: another bot, or a webhook, has taken over. */
  end409(by = 'other getUpdates request; make sure that only one bot instance is running'): void {
    this.poll?.refuse(new Refusal(409, `Conflict: terminated by ${by}`));
  }

  confirm(offset: number): void {
    if (offset < 0) {
      this.waiting.splice(0, Math.max(0, this.waiting.length + offset));
      return;
    }
    while (this.waiting[0] && this.waiting[0].update_id < offset) {
      this.confirmed.push(this.waiting.shift()?.update_id ?? 0);
    }
  }

  private wake(): void {
    this.poll?.answer(this.waiting.slice(0, this.poll.limit));
  }
}
