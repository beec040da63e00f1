import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { mayPass, probeStorage } from './storage.js';

/** The state cannot be used. The message is one Chinese sentence that names STATE_DIR and says what to do. */
export class StateError extends Error {
  override readonly name = 'StateError';

  /** @param passing whether the same settings may do in a while: the disk is full, read-only, or not there */
  constructor(
    message: string,
    readonly passing = false,
  ) {
    super(message);
  }
}

/** Makes the folder where it is missing and keeps others out of it. @throws StateError where it cannot be written */
export const openFolder = (directory: string): string => {
  try {
    makeFolder(resolve(directory));
    chmodSync(directory, 0o700);
    const code = probeStorage(directory);
    if (code) throw Object.assign(new Error(code), { code });
    return directory;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '未知错误';
    if (mayPass(code)) throw diskFault(directory, code);
    throw new StateError(
      `STATE_DIR 指向的文件夹“${directory}”无法写入（${code}），请改为本程序可读写的文件夹，或调整其权限。`,
    );
  }
};

/** The disk cannot be used at this moment. */
export const diskFault = (path: string, code: string, passing = mayPass(code)): StateError =>
  new StateError(`STATE_DIR 中的“${path}”无法读写（${code}），请检查磁盘空间和文件权限。`, passing);

/** One folder after the other: where the system knows of no folder and makes none, as in /proc, Node's own way never ends. */
const makeFolder = (directory: string): void => {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(directory);
  if (parent !== directory) makeFolder(parent);
  mkdirSync(directory, { mode: 0o700 });
};

/** Whether others than the owner may read or change a file; a missing one is nobody's. */
export const isOpenToOthers = (file: string): boolean =>
  process.platform !== 'win32' && ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0;

/** Makes sure that the file exists and that its owner alone can read it; SQLite gives its journal the same mode. */
export const keepPrivate = (file: string): void => {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
};

/** A file's name lasts through a power cut only when its folder is on disk too. */
export const syncFolder = (directory: string): void => {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Moves a file that cannot be used out of the way and keeps it for who looks into it. @returns its new name */
export const setAside = (file: string, now = Date.now()): string => {
  const aside = `${file}.damaged-${new Date(now).toISOString().replace(/\D/g, '')}`;
  renameSync(file, aside);
  return aside;
};
