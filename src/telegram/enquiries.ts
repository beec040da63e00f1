import { type Desk, isForgotten, type Memory, type Reply } from '../desk.js';
import type { Message } from '../reply/message.js';
import { Recent } from './recent.js';

const MOST_CHATS = 10_000;

/** How a question was put. */
export type Way = 'question' | 'edit' | 'tap';

/** Called with each answer before it is sent, e.g. by the audit; the reply waits for it. `update` is what asked. */
export type Record = (
  asker: number,
  way: Way,
  question: string,
  reply: Reply,
  update: number,
) => void | Promise<void>;

/** Where a message stands among those of its chat. */
export interface Standing {
  readonly message: number;
  /** The message that it replies to, where it quotes one. */
  readonly repliesTo?: number | undefined;
}

/** So many messages keep what may be gone on from them, as long as anybody may. */
const MOST_MESSAGES = 20_000;

/** A quarter of an hour is one, wherever the machine's clock is put meanwhile. */
const now = (): number => performance.now();

const remembered = <Key>(): Recent<Key, Memory> =>
  new Recent(MOST_MESSAGES, (memory) => isForgotten(memory, now()));

/**
 * The desk as chats use it: each one's last turn is remembered for follow-ups, and each message's, for who quotes an
 * older reply or edits an older question.
 */
export class Enquiries {
  private readonly memories = new Recent<number, Memory>(MOST_CHATS);
  /** Behind the bot's messages. */
  private readonly behind = remembered<string>();
  /** Before the askers' messages. */
  private readonly before = remembered<string>();

  constructor(
    private readonly desk: Pick<Desk, 'ask' | 'greeting'>,
    private readonly record: Record = () => undefined,
  ) {}

  /** What a newcomer reads first. */
  greeting(): Message {
    return this.desk.greeting();
  }

  /** @param at where the question stands, if it is a message */
  async ask(asker: number, question: string, way: Way, update: number, at?: Standing): Promise<Reply> {
    const memory = this.memoryFor(asker, way, at);
    const reply = this.desk.ask(question, memory, now());
    await this.record(asker, way, question, reply, update);
    if (at && memory) this.before.set(key(asker, at.message), memory);
    // Only now: where it could not be recorded it is asked again, and must mean the same.
    this.memories.set(asker, reply.memory);
    return reply;
  }

  /** Notes the messages that a reply became: who quotes one of them goes on from it. */
  sent(asker: number, messages: readonly number[], { memory }: Reply): void {
    for (const message of messages) this.behind.set(key(asker, message), memory);
  }

  private memoryFor(asker: number, way: Way, at: Standing | undefined): Memory | undefined {
    // A button means the same whenever it is tapped, whatever was asked in between.
    if (way === 'tap') return undefined;
    const quoted = at?.repliesTo === undefined ? undefined : this.behind.get(key(asker, at.repliesTo));
    if (quoted) return quoted;
    // An edited question goes on from what it went on from before.
    return way === 'edit' && at ? this.before.get(key(asker, at.message)) : this.memories.get(asker);
  }
}

const key = (asker: number, message: number): string => `${asker} ${message}`;
