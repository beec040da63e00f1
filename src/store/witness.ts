import { closeSync, fdatasyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { type Head, sealOf } from './chain.js';
import { keepPrivate } from './folder.js';

/**
 * A chain's head, kept beside the chain. A chain whose end was cut off looks whole; held against its witness it
 * does not. It is written after the chain, so it may lag behind, and is never ahead unless something was lost.
 */
export class Witness {
  /** What was written last; `missing` and `damaged` say that it cannot tell. */
  readonly before: Head | 'missing' | 'damaged';
  readonly #handle: number;

  constructor(file: string) {
    keepPrivate(file);
    this.before = read(readFileSync(file, 'utf8'));
    this.#handle = openSync(file, 'r+');
  }

  /**
   * Where the disk refuses, the witness lags behind until the next time: what stands in the chain is valid all the same.
   * @param durable also through a power cut; without it, through the end of the process
   */
  write(head: Head, durable: boolean): void {
    try {
      const line = lineOf(head);
      writeSync(this.#handle, line, 0);
      ftruncateSync(this.#handle, Buffer.byteLength(line));
      if (durable) fdatasyncSync(this.#handle);
    } catch {}
  }

  close(): void {
    closeSync(this.#handle);
  }
}

const lineOf = ({ n, hash }: Head): string => `${n} ${hash} ${sealOf(hash, String(n))}\n`;

const read = (text: string): Witness['before'] => {
  if (text === '') return 'missing';
  const [n, hash] = text.split(' ');
  const head = { n: Number(n), hash: hash ?? '' };
  return text === lineOf(head) ? head : 'damaged';
};
