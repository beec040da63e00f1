import { type Desk, openDesk } from './desk.js';
import type { Tables } from './match/vocabulary.js';
import { describeFault } from './notice/fault.js';
import { loadNotices } from './notice/load.js';
import { loadTables } from './notice/tables.js';

/**
 * Opens the desk on the newest notice in a folder.
 *
 * @param data the folder with the notices
 * @param tables the folder with the names and words that hold for every notice
 * @returns the desk, or every fault of the data in Chinese, a line each
 */
export function openDeskAt(data: string, tables: string): Desk | string {
  const loaded = loadNotices(data);
  if (!loaded.ok) return loaded.faults.map(describeFault).join('\n');
  const notice = loaded.notices.at(-1);
  if (!notice) return `${data}：里面没有通知。`;
  return openDesk(notice, loadTables(tables) as unknown as Tables);
}
