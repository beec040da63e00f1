import type { Desk } from '../desk.js';
import type { Fault } from '../notice/fault.js';
import { checkReport, reportHints } from '../notice/report.js';

/**
 * Prints what the data holds, or every fault.
 *
 * @param opened the desk, or the faults that stop it from opening
 * @param source the notice's own text, to hold the data against
 * @param hints what may be a slip in the tables but stops nothing
 * @returns the exit code: 1 where anything is wrong
 */
export function check(
  opened: Desk | string,
  data: string,
  source: string | undefined,
  hints: readonly Fault[],
): number {
  const { ok, text } = typeof opened === 'string' ? { ok: false, text: opened } : checkReport(data, source);
  process.stdout.write(`${[text, ...reportHints(hints)].join('\n')}\n`);
  return ok ? 0 : 1;
}
