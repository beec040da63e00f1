import type { Entry } from './audit.js';
import type { Head, Seal, Seals } from './chain.js';

/** One line of an audit file: the entry, the hash of the one before, and its own over both. */
export interface Line {
  readonly entry: Entry;
  readonly previous: string;
  readonly hash: string;
  /** Whether it needed the key to be written. */
  readonly keyed: boolean;
}

/** Puts an entry into the chain. @returns its line, without a line break, and the chain's new head */
export const writeLine = (entry: Entry, previous: string, seal: Seal): { text: string; head: Head } => {
  const body = JSON.stringify({ ...entry, previous });
  const hash = seal(previous, body);
  return { text: `${body.slice(0, -1)},"hash":"${hash}"}`, head: { n: entry.n, hash } };
};

const TAIL = /,"hash":"([0-9a-f]{64})"\}$/;

/** Reads a line back. @returns null where it is damaged, was never one or is sealed with another key */
export const readLine = (text: string, { plain, keyed }: Seals): Line | null => {
  const tail = TAIL.exec(text);
  if (!tail?.[1]) return null;
  const body = `${text.slice(0, tail.index)}}`;
  try {
    const { previous, ...entry } = JSON.parse(body) as Entry & { previous: string };
    const hash = tail[1];
    if (keyed?.(previous, body) === hash) return { entry, previous, hash, keyed: true };
    return plain(previous, body) === hash ? { entry, previous, hash, keyed: false } : null;
  } catch {
    return null;
  }
};
