import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadNotices } from '../load.js';
import type { Notice } from '../model.js';
import { shelfOf } from '../shelf.js';
import { type FreshFiles, freshFiles } from './files.js';

/** A new notice's folder, with the notice that it was made after; or why there is none, in Chinese. */
export type Fresh =
  | { readonly folder: string; readonly after: Notice; readonly files: FreshFiles }
  | { readonly refused: string };

/**
 * Makes the folder of a new notice in the shape of the newest one. What is there already is never touched.
 *
 * @param name the folder's name
 * @param data the folder that holds the notices, or its own folder `notices`
 * @param ours where the program's own notices are: their newest gives the shape where `data` has none that loads
 */
export function writeFresh(name: string, data: string, ours: string): Fresh {
  if (existsSync(join(data, 'notice.json')))
    return { refused: `${data} 本身是一份通知，新的通知要建在存放各份通知的文件夹里` };
  const base = isFolder(join(data, 'notices')) ? join(data, 'notices') : data;
  const after = newestIn(base) ?? newestIn(join(ours, 'notices'));
  if (!after) return { refused: `${base} 里没有可以照着建的通知，请先用 --check 检查` };
  const folder = join(base, name);
  try {
    mkdirSync(base, { recursive: true });
    // Fails where anything of that name is there.
    mkdirSync(folder);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(folder);
    return {
      refused: isThere
        ? `已经有 ${folder}，不会覆盖；请换一个名称`
        : `${folder} 建不了，请检查 ${base} 能否写入`,
    };
  }
  const files = freshFiles(after);
  try {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text, { flag: 'wx' });
  } catch {
    // Half a folder would be taken for a notice.
    rmSync(folder, { recursive: true, force: true });
    return { refused: `${folder} 写不进去，请检查磁盘` };
  }
  return { folder, after, files };
}

/** The newest of the notices that load by themselves: one that is only half filled in stands in nobody's way. */
function newestIn(base: string): Notice | undefined {
  const notices = foldersIn(base).flatMap((folder) => {
    const loaded = loadNotices(folder);
    return loaded.ok ? loaded.notices : [];
  });
  return notices.length > 0 ? shelfOf(notices).catalogues[0]?.notice : undefined;
}

function foldersIn(base: string): string[] {
  try {
    return readdirSync(base)
      .map((name) => join(base, name))
      .filter((path) => !basename(path).startsWith('.') && existsSync(join(path, 'notice.json')));
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
