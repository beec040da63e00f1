import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { describeFault } from '../../src/notice/fault.js';
import { type Loaded, loadNotices } from '../../src/notice/load.js';

const ROOT = join(import.meta.dirname, '../..');
export const REAL = join(ROOT, 'data/notices/2024-xcs35');
export const MADE_UP = join(ROOT, 'test/notices');

// biome-ignore lint/suspicious/noExplicitAny: what a test writes into it may be anything
type Json = any;

/** A copy of a notice's folder to be damaged or reshaped, for the length of one test. */
export class Folder {
  readonly dir = mkdtempSync(join(tmpdir(), 'notice-'));

  constructor(source: string = REAL) {
    cpSync(source, this.dir, { recursive: true });
    onTestFinished(() => rmSync(this.dir, { recursive: true }));
  }

  file(name: string): string {
    return join(this.dir, name);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  write(name: string, text: string): void {
    writeFileSync(this.file(name), text);
  }

  /** Replaces the first occurrence, and fails where there is none: a case that changes nothing proves nothing. */
  edit(name: string, from: string, to: string): void {
    const text = this.read(name);
    expect(text).toContain(from);
    this.write(
      name,
      text.replace(from, () => to),
    );
  }

  /** Changes what `notice.json` holds. */
  notice(change: (notice: Json) => void): void {
    const notice: Json = JSON.parse(this.read('notice.json'));
    change(notice);
    this.write('notice.json', JSON.stringify(notice, null, 2));
  }

  /** Takes a file away. */
  remove(name: string): void {
    rmSync(this.file(name));
  }

  load(): Loaded {
    return loadNotices(this.dir);
  }

  /** What is wrong, a sentence each. */
  faults(): string[] {
    const loaded = this.load();
    return loaded.ok ? [] : loaded.faults.map((fault) => describeFault(fault).replaceAll(`${this.dir}/`, ''));
  }
}
