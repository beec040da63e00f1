import { deflateSync, inflateSync } from 'node:zlib';

/** A tap on a choice turns the message into the answer; what comes next is a message of its own. */
export type ButtonKind = 'choice' | 'next';

const MOST_BYTES = 64;
const LONGEST_QUESTION = 1000;
const PREFIX: Record<ButtonKind, string> = { choice: 'c', next: 'n' };

/**
 * What a button carries: its question, so that it works after any restart. One that does not fit into Telegram's 64
 * bytes is packed with the message's text as dictionary, since it asks about what stands there.
 * @param text of the message that the button stands under
 * @returns undefined for a question that does not fit even so
 */
export function dataFor(kind: ButtonKind, ask: string, text: string): string | undefined {
  const plain = `${PREFIX[kind]}:${ask}`;
  if (Buffer.byteLength(plain) <= MOST_BYTES) return plain;
  const packed = `${PREFIX[kind]}~${deflateSync(ask, { dictionary: dictionaryOf(text) }).toString('base64url')}`;
  return packed.length <= MOST_BYTES ? packed : undefined;
}

/**
 * The question behind a tap.
 * @param text of the tapped message, empty where Telegram no longer gives it
 * @returns undefined for data that is not ours; `ask` is missing where it cannot be read any more
 */
export function readData(
  data: string,
  text: string,
): { kind: ButtonKind; ask: string | undefined } | undefined {
  const match = /^([cn])([:~])(.+)$/s.exec(data);
  if (!match) return undefined;
  const [, letter, mark, rest = ''] = match;
  return { kind: letter === 'c' ? 'choice' : 'next', ask: mark === ':' ? rest : unpack(rest, text) };
}

function unpack(packed: string, text: string): string | undefined {
  try {
    // Knows a wrong dictionary by its checksum.
    return inflateSync(Buffer.from(packed, 'base64url'), {
      dictionary: dictionaryOf(text),
      maxOutputLength: LONGEST_QUESTION,
    }).toString();
  } catch {
    return undefined;
  }
}

function dictionaryOf(text: string): Buffer {
  return Buffer.from(text.trim());
}
