import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZE = '64m';

/** A disk of its own that can be filled and made read-only: a file system in memory, mounted for this process alone. */
export class Disk {
  readonly folder = mkdtempSync(join(tmpdir(), 'bad-day-'));
  readonly state = join(this.folder, 'state');

  constructor() {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', this.folder]);
    mkdirSync(this.state);
  }

  /** Takes the last byte. */
  fill(): void {
    const file = openSync(join(this.folder, 'filler'), 'a');
    try {
      for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 4)) fillWith(file, size);
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(join(this.folder, 'filler'), { force: true });
  }

  /** Only while nothing has a file open for writing. */
  setReadOnly(isReadOnly: boolean): void {
    execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, this.folder]);
  }

  remove(): void {
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function fillWith(file: number, size: number): void {
  try {
    for (;;) if (writeSync(file, Buffer.alloc(size, 1)) < size) return;
  } catch {
    // Full, for pieces of this size.
  }
}
