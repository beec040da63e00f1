import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a disk says that is full, read-only, gone or broken: no fault of what was to be written. */
const DATABASE = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|NOMEM|PERM|AUTH)/;
/** Of these, none is a setting: they pass, or somebody mends the disk. */
const PASSING =
  /^(?:SQLITE_(?:FULL|IOERR|NOMEM)|ENOSPC|EDQUOT|EFBIG|EROFS|EIO|ESTALE|ENODEV|ENXIO|ENOTCONN|EMFILE|ENFILE|EBUSY|EAGAIN|ETIMEDOUT)/;

const LOOK_EVERY_MS = 5000;

interface Fault {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
}

/** The code of a storage fault in an error or in what caused it; undefined for any other error. */
export const storageFault = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, cause } = error as Fault;
  if (typeof code === 'string' && (DATABASE.test(code) || PASSING.test(code) || syscall !== undefined))
    return code;
  return storageFault(cause);
};

/** Whether a fault may pass by itself, or with the disk mended, without a change of the settings. */
export const mayPass = (code: string): boolean => PASSING.test(code);

/** Whether a folder can be written, looked at every few seconds at most. */
export class StorageProbe {
  readonly #directory: string;
  #code: string | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** What is wrong, in a sentence; undefined where nothing is. */
  fault(): string | undefined {
    if (performance.now() - this.#lookedAt > LOOK_EVERY_MS) {
      this.#code = probeStorage(this.#directory);
      this.#lookedAt = performance.now();
    }
    return this.#code && `STATE_DIR 无法写入（${this.#code}），请检查磁盘空间和文件权限`;
  }
}

/** Writes and removes a file as large as a page of ours. @returns the code of what kept it from that */
export const probeStorage = (directory: string): string | undefined => {
  const file = join(directory, `.probe-${process.pid}`);
  try {
    // Not only nulls: some file systems keep those without a block.
    writeFileSync(file, randomBytes(4096), { mode: 0o600, flush: true });
    return undefined;
  } catch (error) {
    return storageFault(error) ?? 'UNKNOWN';
  } finally {
    remove(file);
  }
};

/** Where even that fails, the fault is known already. */
const remove = (file: string): void => {
  try {
    rmSync(file, { force: true });
  } catch {}
};
