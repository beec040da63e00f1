import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { keepPrivate } from './folder.js';

/** More wait for nobody: the oldest starts again with 申请. */
const MOST = 10_000;
/** A file that holds more lines is written anew. */
const MOST_LINES = 3 * MOST;

const LINE = /^([+-])(\d{1,16}) (\d{1,16})$/;

/**
 * Who tapped 申请 and has not typed a line yet, in `applicants`: whatever ends the program, the typed line that comes
 * next is known for what it is. It gives nobody access, so a damaged line costs a second tap and no more, and nothing
 * waits for the disk.
 */
export class Applicants {
  readonly #since = new Map<number, number>();
  readonly #handle: number;
  readonly #now: () => number;
  #lines = 0;

  constructor(directory: string, now: () => number = Date.now) {
    const file = join(directory, 'applicants');
    keepPrivate(file);
    this.#now = now;
    for (const text of readFileSync(file, 'latin1').split('\n')) {
      const [, sign, id, at] = LINE.exec(text) ?? [];
      if (sign === '+') this.#set(Number(id), Number(at));
      else if (sign === '-') this.#since.delete(Number(id));
    }
    this.#handle = openSync(file, 'a');
    this.#rewrite();
  }

  /** However long ago that was: a clock that jumps must not turn an application into a stranger's words. */
  has(id: number): boolean {
    return this.#since.has(id);
  }

  add(id: number): void {
    this.#set(id, this.#now());
    this.#write(`+${id} ${this.#now()}\n`);
  }

  delete(id: number): void {
    if (this.#since.delete(id)) this.#write(`-${id} 0\n`);
  }

  close(): void {
    closeSync(this.#handle);
  }

  #set(id: number, at: number): void {
    this.#since.delete(id);
    this.#since.set(id, at);
    const [oldest] = this.#since.keys();
    if (this.#since.size > MOST && oldest !== undefined) this.#since.delete(oldest);
  }

  /** A disk that refuses costs a second tap after the next start. */
  #write(text: string): void {
    try {
      writeSync(this.#handle, text);
      this.#lines += 1;
    } catch {}
    if (this.#lines > MOST_LINES) this.#rewrite();
  }

  #rewrite(): void {
    try {
      ftruncateSync(this.#handle);
      writeSync(this.#handle, [...this.#since].map(([id, at]) => `+${id} ${at}\n`).join(''));
      this.#lines = this.#since.size;
    } catch {}
  }
}
