import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { NOTICE_FILES } from './load.js';

/**
 * What changes whenever a notice in a folder does, without reading any: which folders there are, and their files' sizes
 * and times. Other files (an editor's own, a spreadsheet's lock) make no difference. A disk that hangs holds up nobody
 * else.
 *
 * @param dir as for `loadNotices`
 * @returns the same text for as long as nothing changes; never throws
 */
export async function tracesOf(dir: string): Promise<string> {
  const own = await filesIn(dir);
  if (own[0] !== NOTHING) return own.join();
  const inner = join(dir, 'notices');
  const base = (await isFolder(inner)) ? inner : dir;
  const names = await readdir(base).catch(() => []);
  const shown = names.filter((name) => !name.startsWith('.')).sort();
  const traces = await Promise.all(
    shown.map(async (name) => {
      const folder = join(base, name);
      return (await isFolder(folder)) ? [`${name}: ${(await filesIn(folder)).join()}`] : [];
    }),
  );
  return [base, ...traces.flat()].join('\n');
}

const NOTHING = '-';

const found = (path: string) => stat(path).catch(() => undefined);

const isFolder = async (path: string): Promise<boolean> => (await found(path))?.isDirectory() ?? false;

/** Size, when it was written, and when it was put there: what is copied over another may bring its time of writing along. */
const filesIn = (folder: string): Promise<string[]> =>
  Promise.all(
    Object.values(NOTICE_FILES).map(async (name) => {
      const file = await found(join(folder, name));
      return file ? `${file.size} ${file.mtimeMs} ${file.ctimeMs}` : NOTHING;
    }),
  );
