import { type Desk, openDesk } from './desk.js';
import { checkTables } from './match/check.js';
import type { Fault } from './notice/fault.js';
import { loadNotices } from './notice/load.js';
import { reportFaults } from './notice/report.js';
import { TABLE_NAMES, tablesIn } from './notice/tables.js';

/** The desk, or everything that is wrong with its data. */
export type Opened =
  | { readonly ok: true; readonly desk: Desk }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Opens the desk on the notices in a folder. Nothing is opened on bad data.
 *
 * @param data the folder with the notices
 * @param tables the folder with the names and words that hold for every notice
 * @param whole reads every table at once, those too that are else read when a question first needs them
 * @param hints takes what is no fault but may be a slip; left out, nobody looks for it
 * @returns the desk, or every fault of the data in Chinese, a line each
 */
export function openDeskAt(
  data: string,
  tables: string,
  { whole = false, hints }: { readonly whole?: boolean; readonly hints?: Fault[] | undefined } = {},
): Desk | string {
  const steps = opening(data, tables, whole, hints);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.ok ? value.desk : reportFaults(value.faults);
  }
}

/**
 * Opens a desk beside one that is answering: everything is read and built at once, so that no file is looked at any
 * more once it answers, and between the steps whoever asks gets an answer.
 *
 * @param rest resolves once others have had their turn
 */
export async function openAside(data: string, tables: string, rest: () => Promise<void>): Promise<Opened> {
  const steps = opening(data, tables, true);
  for (;;) {
    const { done, value } = steps.next();
    if (done && value.ok)
      for (const warm of value.desk.warming) {
        await rest();
        warm();
      }
    if (done) return value;
    await rest();
  }
}

/** Reads, checks and builds; each step is one that need not be in a hurry for the next. */
function* opening(
  data: string,
  tables: string,
  whole: boolean,
  hints?: Fault[],
): Generator<undefined, Opened> {
  const loaded = loadNotices(data);
  const faults: Fault[] = loaded.ok ? [] : [...loaded.faults];
  yield;
  const read = tablesIn(tables);
  if (whole) for (const table of TABLE_NAMES) read(table, faults);
  yield;
  const checked = loaded.ok ? checkTables(read, loaded.notices, faults, hints) : null;
  if (!checked || faults.length > 0) return { ok: false, faults };
  yield;
  return { ok: true, desk: openDesk(checked.shelf, checked.tables) };
}
