import { createHash } from 'node:crypto';
import { Recent } from './recent.js';

/** A tap on a choice turns the message into the answer; what comes next is a message of its own. */
export type ButtonKind = 'choice' | 'next';

const MOST_BYTES = 64;
const MOST_LONG_QUESTIONS = 20_000;
const PREFIX: Record<ButtonKind, string> = { choice: 'c', next: 'n' };

/**
 * What buttons carry: the question itself, so that they work after any restart. The few that do not fit into Telegram's
 * 64 bytes are kept here under their hash, as long as the program runs.
 */
export class Buttons {
  private readonly long = new Recent<string, string>(MOST_LONG_QUESTIONS);

  dataFor(kind: ButtonKind, ask: string): string {
    const plain = `${PREFIX[kind]}:${ask}`;
    if (Buffer.byteLength(plain) <= MOST_BYTES) return plain;
    const hash = createHash('sha256').update(ask).digest('base64url').slice(0, 22);
    this.long.set(hash, ask);
    return `${PREFIX[kind]}#${hash}`;
  }

  /** The question behind a tap: undefined for data that is not ours, `ask` missing where it is no longer known. */
  read(data: string): { kind: ButtonKind; ask: string | undefined } | undefined {
    const match = /^([cn])([:#])(.+)$/s.exec(data);
    if (!match) return undefined;
    const [, letter, mark, rest = ''] = match;
    return { kind: letter === 'c' ? 'choice' : 'next', ask: mark === ':' ? rest : this.long.get(rest) };
  }
}
