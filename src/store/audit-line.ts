import type { Entry } from './audit.js';
import { type Head, sealOf } from './chain.js';

/** One line of an audit file: the entry, the hash of the one before, and its own over both. */
export interface Line {
  readonly entry: Entry;
  readonly previous: string;
  readonly hash: string;
}

/** Puts an entry into the chain. @returns its line, without a line break, and the chain's new head */
export const writeLine = (entry: Entry, previous: string): { text: string; head: Head } => {
  const body = JSON.stringify({ ...entry, previous });
  const hash = sealOf(previous, body);
  return { text: `${body.slice(0, -1)},"hash":"${hash}"}`, head: { n: entry.n, hash } };
};

const TAIL = /,"hash":"([0-9a-f]{64})"\}$/;

/** Reads a line back. @returns null where it is damaged or was never one */
export const readLine = (text: string): Line | null => {
  const tail = TAIL.exec(text);
  if (!tail?.[1]) return null;
  const body = `${text.slice(0, tail.index)}}`;
  try {
    const { previous, ...entry } = JSON.parse(body) as Entry & { previous: string };
    return tail[1] === sealOf(previous, body) ? { entry, previous, hash: tail[1] } : null;
  } catch {
    return null;
  }
};
