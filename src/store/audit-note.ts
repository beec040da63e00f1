import { existsSync, readFileSync } from 'node:fs';
import type { Head } from './chain.js';

/** What the audit's witness remembers beside the head. */
export interface Note {
  /** Of the key that the chain is written with; empty without one. */
  readonly keyId: string;
  /** The last record of the ledger that was told. */
  readonly change: Head | undefined;
}

/** The program never writes it so: the head of a chain with a key has one too. */
export const HEAD_WITHOUT_KEY = '核对文件 audit/head 不是用 AUDIT_KEY 写的，被改写过：审计的末尾可能被截去。';

export const HEAD_GONE = '审计的核对文件 audit/head 缺失或已损坏，已按审计文件重建。';

const NOTE = /^(\d+) (\S*) key:([0-9a-f]*),change:(?:(\d+)-([0-9a-f]*))? /;

/** The note as the witness keeps it. */
export const noteOf = ({ keyId, change }: Note): string =>
  `key:${keyId},change:${change ? `${change.n}-${change.hash}` : ''}`;

/** Reads the note of a witness's file, without believing it: with another key its seal cannot be read. */
export const readNote = (file: string): Note => {
  const [, , , keyId = '', n, hash = ''] =
    NOTE.exec(existsSync(file) ? readFileSync(file, 'utf8') : '') ?? [];
  return { keyId, change: n === undefined ? undefined : { n: Number(n), hash } };
};
