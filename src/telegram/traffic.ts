import { ApiError } from './failure.js';
import { PerMinute } from './per-minute.js';

/** How fast messages may go out. */
export interface Rate {
  /** Messages a second, to all chats together. */
  readonly perSecond: number;
  /** The least time from one message's arrival to the next one in the same chat, in ms. */
  readonly chatPause: number;
}

/** After a quiet moment, as many may go at once as fit into so much of a second; one at least. */
const BURST_SECONDS = 0.01;
/**
 * What Telegram counts is when messages arrive, somewhere between their going and its answer. Of those that may have
 * arrived within the last second there are never more than so many times the rate: 30 of 25. One that has gone so long
 * without an answer counts no longer.
 */
const MOST_ARRIVING = 1.2;
const SECOND_MS = 1000;
const LOST_MS = 3000;
/** What a 429 does to the rate, the least that it leaves, and how it comes back: a part more every so many ms. */
const SLOWER = 0.7;
const LEAST_PER_SECOND = 1;
const FASTER = 1.1;
const FASTER_EVERY_MS = 10_000;
/** What a 429 in one chat does to its pause, up to the longest, and how long that is remembered. */
const CHAT_SLOWER = 1.5;
const LONGEST_CHAT_PAUSE = 10_000;
const REMEMBER_MS = 600_000;

interface Turn {
  readonly go: () => void;
  readonly fail: (error: ApiError) => void;
}

/** A chat that something goes to, or went a short while ago. */
interface Chat {
  readonly id: number;
  readonly turns: Turn[];
  /** One message at a time: the pause counts from its arrival. */
  busy: boolean;
  /** Not before this. */
  notBefore: number;
  pause: number;
  timer: NodeJS.Timeout | undefined;
}

/** What the log and /healthz tell. */
export interface TrafficLoad {
  readonly sent: number;
  readonly throttled: number;
  readonly perSecond: number;
}

/**
 * The one pace of everything that goes into chats, since Telegram counts it all together. Those who may ask go first;
 * within each class chats take turns, so that nobody's many messages hold up another's one. The pace is learned: where
 * Telegram says 429 all the same, the chat waits as long as it asks; where it says so to two chats with nothing let
 * through in between, everybody waits, and goes on more slowly.
 */
export class Traffic {
  /** Who goes first. */
  isFirst: (chat: number) => boolean = () => true;
  private readonly chats = new Map<number, Chat>();
  /** The chats whose turn it may be, longest waiting first: those who go first, and the others. */
  private readonly ready = [new Set<Chat>(), new Set<Chat>()] as const;
  private readonly sent = new PerMinute();
  private readonly throttled = new PerMinute();
  private perSecond: number;
  private tokens = 1;
  /** When those without an answer went, and when the answers of the last second came. */
  private readonly flying = new Set<{ readonly at: number }>();
  private readonly landed: number[] = [];
  private filledAt = now();
  private changedAt = now();
  private heldUntil = 0;
  private timer: NodeJS.Timeout | undefined;
  private sweptAt = now();
  private stopped = false;
  /** The chat that was throttled last: another one's fate tells whether it was the chat or all. */
  private suspect: { readonly chat: number; readonly at: number; readonly until: number } | undefined;

  constructor(private readonly rate: Rate) {
    this.perSecond = rate.perSecond;
  }

  get load(): TrafficLoad {
    return { sent: this.sent.sum, throttled: this.throttled.sum, perSecond: this.perSecond };
  }

  /** Makes a call once it is this chat's turn. @throws ApiError of the call, or `stopped` */
  async pass<T>(id: number, method: string, call: () => Promise<T>): Promise<T> {
    const chat = this.chat(id);
    await new Promise<void>((go, fail) => {
      if (this.stopped) return fail(new ApiError('stopped', method, 'STOPPED'));
      chat.turns.push({ go, fail });
      this.consider(chat);
      this.pump();
    });
    const began = now();
    const flight = { at: began };
    this.flying.add(flight);
    this.sent.add();
    try {
      const result = await call();
      if (this.suspect && this.suspect.chat !== id && began >= this.suspect.at) this.suspect = undefined;
      return result;
    } catch (error) {
      if (error instanceof ApiError && error.retryAfter !== undefined)
        this.slow(chat, error.retryAfter * 1000, began);
      throw error;
    } finally {
      if (this.flying.delete(flight)) this.landed.push(now());
      chat.busy = false;
      chat.notBefore = Math.max(chat.notBefore, now() + chat.pause);
      this.consider(chat);
      this.pump();
    }
  }

  /** Lets nothing more go. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const { turns, timer } of this.chats.values()) {
      clearTimeout(timer);
      for (const { fail } of turns.splice(0)) fail(new ApiError('stopped', 'send', 'STOPPED'));
    }
  }

  private chat(id: number): Chat {
    this.sweep();
    const known = this.chats.get(id);
    if (known) return known;
    const chat: Chat = {
      id,
      turns: [],
      busy: false,
      notBefore: 0,
      pause: this.rate.chatPause,
      timer: undefined,
    };
    this.chats.set(id, chat);
    return chat;
  }

  /** Lines a chat up, now or when its pause is over. */
  private consider(chat: Chat): void {
    if (chat.busy || chat.turns.length === 0 || chat.timer || this.stopped) return;
    const wait = chat.notBefore - now();
    if (wait <= 0) {
      this.ready[this.isFirst(chat.id) ? 0 : 1].add(chat);
      return;
    }
    chat.timer = setTimeout(() => {
      chat.timer = undefined;
      this.consider(chat);
      this.pump();
    }, wait);
  }

  /** Lets go whoever's turn it is, as far as the rate allows. */
  private pump(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped) return;
    this.fill();
    for (;;) {
      const chat = next(this.ready[0]) ?? next(this.ready[1]);
      if (chat === undefined) return;
      const wait = Math.max(
        this.heldUntil - now(),
        ((1 - this.tokens) / this.perSecond) * SECOND_MS,
        this.untilRoom(),
      );
      if (wait > 0) {
        this.timer = setTimeout(() => this.pump(), Math.ceil(wait));
        return;
      }
      for (const line of this.ready) line.delete(chat);
      const turn = chat.turns.shift();
      if (turn === undefined) continue;
      this.tokens -= 1;
      chat.busy = true;
      turn.go();
    }
  }

  /** How long it takes until one more may arrive, in ms. */
  private untilRoom(): number {
    const at = now();
    while (this.landed[0] !== undefined && this.landed[0] <= at - SECOND_MS) this.landed.shift();
    for (const flight of this.flying) {
      if (flight.at > at - LOST_MS) break;
      this.flying.delete(flight);
    }
    if (this.flying.size + this.landed.length < Math.max(1, Math.floor(this.perSecond * MOST_ARRIVING)))
      return 0;
    const [landed = Number.POSITIVE_INFINITY] = this.landed;
    const [flight = { at: Number.POSITIVE_INFINITY }] = this.flying;
    return Math.max(1, Math.min(landed + SECOND_MS, flight.at + LOST_MS) - at);
  }

  private fill(): void {
    const at = now();
    const most = Math.max(1, this.perSecond * BURST_SECONDS);
    // Told to go on for ever at an unlimited rate, a product of nothing and infinity would be no number.
    if (at > this.filledAt)
      this.tokens = Math.min(most, this.tokens + ((at - this.filledAt) / SECOND_MS) * this.perSecond);
    this.filledAt = at;
    if (this.perSecond < this.rate.perSecond && at - this.changedAt > FASTER_EVERY_MS) {
      this.perSecond = Math.min(this.rate.perSecond, this.perSecond * FASTER);
      this.changedAt = at;
    }
  }

  /** Learns from a 429. */
  private slow(chat: Chat, ms: number, began: number): void {
    this.throttled.add();
    const at = now();
    const until = at + ms;
    chat.notBefore = Math.max(chat.notBefore, until);
    const { suspect } = this;
    if (suspect && at < suspect.until && suspect.chat !== chat.id) {
      // One that was under way already when the first came back says nothing new.
      if (began < suspect.at) return;
      this.heldUntil = Math.max(this.heldUntil, until, suspect.until);
      this.perSecond = Math.max(LEAST_PER_SECOND, this.perSecond * SLOWER);
      this.changedAt = at;
      this.suspect = undefined;
      return;
    }
    if (this.rate.chatPause > 0)
      chat.pause = Math.min(chat.pause * CHAT_SLOWER, Math.max(LONGEST_CHAT_PAUSE, this.rate.chatPause));
    this.suspect = { chat: chat.id, at, until };
  }

  /** Forgets chats that nothing goes to; those that were throttled a while later. */
  private sweep(): void {
    const at = now();
    if (at - this.sweptAt < 60_000) return;
    this.sweptAt = at;
    for (const [id, { busy, turns, notBefore, pause }] of this.chats) {
      const keep = pause > this.rate.chatPause ? REMEMBER_MS : 0;
      if (!busy && turns.length === 0 && notBefore + keep < at) this.chats.delete(id);
    }
  }
}

const now = () => performance.now();

function next(line: Set<Chat>): Chat | undefined {
  for (const chat of line) return chat;
  return undefined;
}
