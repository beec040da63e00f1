import { closeSync, fdatasyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { type Head, type Seal, sealOf } from './chain.js';
import { keepPrivate } from './folder.js';

/** What a witness knew. */
export interface Witnessed extends Head {
  /** What its owner wished to remember beside the head; without blanks, empty where there is nothing. */
  readonly note: string;
}

/**
 * A chain's head, kept beside the chain. A chain whose end was cut off looks whole; held against its witness it
 * does not. It is written after the chain, so it may lag behind, and is never ahead unless something was lost.
 */
export class Witness {
  /** What was written last; `missing` and `damaged` say that it cannot tell. */
  readonly before: Witnessed | 'missing' | 'damaged';
  readonly #handle: number;
  readonly #seal: Seal;

  /** @param seal what is written from now on carries this one @param before the one that it carried before */
  constructor(file: string, seal: Seal = sealOf, before: Seal = seal) {
    keepPrivate(file);
    this.before = readWitness(readFileSync(file, 'utf8'), before);
    this.#seal = seal;
    this.#handle = openSync(file, 'r+');
  }

  /**
   * Where the disk refuses, the witness lags behind until the next time: what stands in the chain is valid all the same.
   * @param durable also through a power cut; without it, through the end of the process
   */
  write(head: Head, durable: boolean, note = ''): void {
    try {
      const line = lineOf({ ...head, note }, this.#seal);
      writeSync(this.#handle, line, 0);
      ftruncateSync(this.#handle, Buffer.byteLength(line));
      if (durable) fdatasyncSync(this.#handle);
    } catch {}
  }

  close(): void {
    closeSync(this.#handle);
  }
}

const lineOf = ({ n, hash, note }: Witnessed, seal: Seal): string =>
  note === ''
    ? `${n} ${hash} ${seal(hash, String(n))}\n`
    : `${n} ${hash} ${note} ${seal(hash, `${n} ${note}`)}\n`;

/** Reads what stands in a witness's file. */
export const readWitness = (text: string, seal: Seal): Witness['before'] => {
  if (text === '') return 'missing';
  const [n, hash = '', ...rest] = text.split(' ');
  const found = { n: Number(n), hash, note: rest.slice(0, -1).join(' ') };
  return text === lineOf(found, seal) ? found : 'damaged';
};
