import { createHash } from 'node:crypto';

/** Where a chain of records stands: the newest number and its hash. Number 0 with an empty hash is a new chain. */
export interface Head {
  readonly n: number;
  readonly hash: string;
}

export const EMPTY: Head = { n: 0, hash: '' };

/**
 * The hash of a record: SHA-256 over the hash of the one before and the record's text. SQLite and files notice
 * no turned bit; this does, and it shows where a record was taken out or put in.
 */
export const sealOf = (previous: string, text: string): string =>
  createHash('sha256').update(previous).update('\n').update(text).digest('hex');

/** Records `from` to `to` that cannot be believed: damaged, out of place or missing. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** 「第 3 条」 or 「第 3 至 7 条」 */
export const gapText = ({ from, to }: Gap): string =>
  from === to ? `第 ${from} 条` : `第 ${from} 至 ${to} 条`;
