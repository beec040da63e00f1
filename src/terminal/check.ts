import type { Desk } from '../desk.js';
import { checkReport } from '../notice/report.js';

/**
 * Prints what the data holds, or every fault.
 *
 * @param opened the desk, or the faults that stop it from opening
 * @param source the notice's own text, to hold the data against
 * @returns the exit code: 1 where anything is wrong
 */
export function check(opened: Desk | string, data: string, source: string | undefined): number {
  const { ok, text } = typeof opened === 'string' ? { ok: false, text: opened } : checkReport(data, source);
  process.stdout.write(`${text}\n`);
  return ok ? 0 : 1;
}
