import { createHash, createHmac } from 'node:crypto';

/** Where a chain of records stands: the newest number and its hash. Number 0 with an empty hash is a new chain. */
export interface Head {
  readonly n: number;
  readonly hash: string;
}

export const EMPTY: Head = { n: 0, hash: '' };

/** Gives the hash of a record: over the hash of the one before and the record's text. */
export type Seal = (previous: string, text: string) => string;

/**
 * SHA-256. SQLite and files notice no turned bit; this does, and it shows where a record was taken out or put in. It
 * does not show a chain that somebody has computed anew from there on: for that there is a key.
 */
export const sealOf: Seal = (previous, text) =>
  createHash('sha256').update(previous).update('\n').update(text).digest('hex');

/** What a chain's lines may be sealed with: what everybody can compute, and what needs the key. */
export interface Seals {
  readonly plain: Seal;
  /** Undefined without a key. */
  readonly keyed: Seal | undefined;
  /** Tells one key from another without giving it away; empty without a key. */
  readonly id: string;
}

/** @param key AUDIT_KEY */
export const sealsOf = (key?: string): Seals => {
  if (key === undefined) return { plain: sealOf, keyed: undefined, id: '' };
  const keyed: Seal = (previous, text) =>
    createHmac('sha256', key).update(previous).update('\n').update(text).digest('hex');
  return { plain: sealOf, keyed, id: keyed('', 'id').slice(0, 8) };
};

/** Records `from` to `to` that cannot be believed: damaged, out of place or missing. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** 「第 3 条」 or 「第 3 至 7 条」 */
export const gapText = ({ from, to }: Gap): string =>
  from === to ? `第 ${from} 条` : `第 ${from} 至 ${to} 条`;
