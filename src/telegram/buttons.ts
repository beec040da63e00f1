import { deflateSync, inflateSync } from 'node:zlib';

/** What a tap does: a choice and a page turn the message into the answer, what comes next is a message of its own. */
export interface Tap {
  readonly kind: 'choice' | 'next' | 'page';
  readonly ask: string;
  /** Which page of the list, from 1; choices and what comes next open at the first. */
  readonly page?: number;
}

const MOST_BYTES = 64;
const LONGEST_QUESTION = 1000;
const LETTERS = { choice: 'c', next: 'n', page: 'p' } as const satisfies Record<Tap['kind'], string>;
const KINDS = { c: 'choice', n: 'next' } as const;
const DATA = /^(?:([cn])|p([1-9]\d?))([:~])(.+)$/s;

/**
 * What a button carries: its question, so that it works after any restart. One that does not fit into Telegram's 64
 * bytes is packed with the message's text as dictionary, since it asks about what stands there.
 * @param text of the message, or under the picture, that the button stands under
 * @returns undefined for a question that does not fit even so
 */
export function dataFor({ kind, ask, page = 1 }: Tap, text: string): string | undefined {
  const head = `${LETTERS[kind]}${kind === 'page' ? page : ''}`;
  const plain = `${head}:${ask}`;
  if (Buffer.byteLength(plain) <= MOST_BYTES) return plain;
  const packed = `${head}~${deflateSync(ask, { dictionary: dictionaryOf(text), level: 9 }).toString('base64url')}`;
  return packed.length <= MOST_BYTES ? packed : undefined;
}

/**
 * The question behind a tap.
 * @param text of the tapped message, empty where Telegram no longer gives it
 * @returns undefined for data that is not ours or cannot be read any more
 */
export function readData(data: string, text: string): Tap | undefined {
  const [, letter, page, mark, rest = ''] = DATA.exec(data) ?? [];
  const ask = mark === '~' ? unpack(rest, text) : rest;
  if (!mark || !ask) return undefined;
  return page
    ? { kind: 'page', ask, page: Number(page) }
    : { kind: KINDS[letter as keyof typeof KINDS], ask };
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
