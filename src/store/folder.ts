import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** The state cannot be used. The message is one Chinese sentence that names STATE_DIR and says what to do. */
export class StateError extends Error {
  override readonly name = 'StateError';
}

/** Makes the folder where it is missing and keeps others out of it. @throws StateError where it cannot be written */
export const openFolder = (directory: string): string => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    chmodSync(directory, 0o700);
    const probe = join(directory, `.probe-${process.pid}`);
    writeFileSync(probe, '', { mode: 0o600 });
    rmSync(probe);
    return directory;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '未知错误';
    throw new StateError(
      `STATE_DIR 指向的文件夹“${directory}”无法写入（${code}），请改为本程序可读写的文件夹，或调整其权限。`,
    );
  }
};

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
