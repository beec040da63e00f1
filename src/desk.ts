import type { Message } from './reply/message.js';

/** What one chat remembers from question to question. Opaque; bounded; expires by itself. */
export interface Memory {
  readonly at: number;
  readonly turn: unknown;
}

/** One question answered. */
export interface Reply {
  readonly message: Message;
  /** `none` and `choice` count as misses. */
  readonly outcome: 'answered' | 'choice' | 'none' | 'help';
  /** Ids of the rows, codes and indicators shown, for the audit; never amounts. */
  readonly shown: readonly string[];
  readonly memory: Memory;
}

/** The enquiry desk: the pure core behind every way in. Answers in well under a millisecond and never throws. */
export interface Desk {
  /** @param memory what the chat's last reply carried, for follow-ups; leave it out to let each question stand alone */
  ask(text: string, memory?: Memory, now?: number): Reply;
}
