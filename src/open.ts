import { type Desk, openDesk } from './desk.js';
import { checkTables } from './match/check.js';
import type { Fault } from './notice/fault.js';
import { loadNotices } from './notice/load.js';
import { reportFaults } from './notice/report.js';
import { TABLE_NAMES, tablesIn } from './notice/tables.js';

/**
 * Opens the desk on the newest notice in a folder. Nothing is opened on bad data.
 *
 * @param data the folder with the notices
 * @param tables the folder with the names and words that hold for every notice
 * @param whole reads every table at once, those too that are else read when a question first needs them
 * @returns the desk, or every fault of the data in Chinese, a line each
 */
export function openDeskAt(data: string, tables: string, { whole = false } = {}): Desk | string {
  const loaded = loadNotices(data);
  const faults: Fault[] = loaded.ok ? [] : [...loaded.faults];
  const read = tablesIn(tables);
  if (whole) for (const table of TABLE_NAMES) read(table, faults);
  const notice = loaded.ok ? loaded.notices.at(-1) : undefined;
  const checked = notice ? checkTables(read, notice, faults, data === tables) : null;
  return checked && notice && faults.length === 0 ? openDesk(notice, checked) : reportFaults(faults);
}
