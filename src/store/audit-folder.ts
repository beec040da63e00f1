import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Line, readLine } from './audit-line.js';
import type { Seals } from './chain.js';

const FILE = /^\d{4}-\d{2}-\d{2}\.jsonl$/;

/** One line as it stands in a file, and what it says; null where it cannot be read. */
export interface Placed {
  readonly file: string;
  readonly line: number;
  readonly read: Line | null;
}

/** The folder `audit/`: a file of JSON lines a day. */
export class AuditFolder {
  constructor(
    readonly path: string,
    readonly seals: Seals,
  ) {}

  /** Oldest first. */
  files(): string[] {
    return readdirSync(this.path)
      .filter((name) => FILE.test(name))
      .sort();
  }

  /** Every line of the files from `since` on, oldest first. */
  async *lines(since = ''): AsyncGenerator<Placed> {
    for (const file of this.files().filter((name) => name >= since)) {
      let line = 0;
      let begun = '';
      const placed = (text: string): Placed => ({ file, line: ++line, read: readLine(text, this.seals) });
      // Not readline: it takes a carriage return for a line's end too, and a turned byte would pass for one.
      for await (const chunk of createReadStream(join(this.path, file), 'utf8')) {
        const texts = `${begun}${chunk}`.split('\n');
        begun = texts.pop() ?? '';
        for (const text of texts) yield placed(text);
      }
      if (begun !== '') yield placed(begun);
    }
  }

  /** Every readable line, newest first. */
  *backwards(names = this.files()): Generator<Line> {
    for (const name of names.toReversed()) {
      for (const text of readFileSync(join(this.path, name), 'utf8').split('\n').reverse()) {
        const line = text === '' ? null : readLine(text, this.seals);
        if (line) yield line;
      }
    }
  }
}
