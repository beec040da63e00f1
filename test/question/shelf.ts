import { type Desk, openDesk } from '../../src/desk.js';
import { checkTables } from '../../src/match/check.js';
import type { Fault } from '../../src/notice/fault.js';
import { loadNotices } from '../../src/notice/load.js';
import type { Notice } from '../../src/notice/model.js';
import { tablesIn } from '../../src/notice/tables.js';

const read = tablesIn('data');

/** The notices in a folder of the project. */
export function noticesIn(folder: string): readonly Notice[] {
  const loaded = loadNotices(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.notices;
}

/** A desk on a shelf of notices, with the names and words of `data/`. */
export function deskOn(notices: readonly Notice[]): Desk {
  const faults: Fault[] = [];
  const checked = checkTables(read, notices, faults);
  if (!checked || faults.length > 0) throw new Error(JSON.stringify(faults));
  return openDesk(checked.shelf, checked.tables);
}

/** The real notice. */
export const real = noticesIn('data');

/** The real notice with the made-up ones beside it. */
export const threeNotices = deskOn([...real, ...noticesIn('test/notices')]);
