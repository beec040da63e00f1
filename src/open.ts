import { type Desk, openDesk } from './desk.js';
import { checkTables } from './match/check.js';
import type { Fault } from './notice/fault.js';
import { loadNotices } from './notice/load.js';
import { reportFaults } from './notice/report.js';
import { TABLE_NAMES, tablesIn } from './notice/tables.js';

/**
 * Opens the desk on the notices in a folder. Nothing is opened on bad data.
 *
 * @param data the folder with the notices
 * @param tables the folder with the names and words that hold for every notice
 * @param whole reads every table at once, those too that are else read when a question first needs them
 * @param hints takes what is no fault but may be a slip
 * @returns the desk, or every fault of the data in Chinese, a line each
 */
export function openDeskAt(
  data: string,
  tables: string,
  { whole = false, hints }: { readonly whole?: boolean; readonly hints?: Fault[] } = {},
): Desk | string {
  const loaded = loadNotices(data);
  const faults: Fault[] = loaded.ok ? [] : [...loaded.faults];
  const read = tablesIn(tables);
  if (whole) for (const table of TABLE_NAMES) read(table, faults);
  const opened = loaded.ok ? checkTables(read, loaded.notices, faults, hints) : null;
  if (!opened || faults.length > 0) return reportFaults(faults);
  return openDesk(opened.shelf, opened.tables);
}
