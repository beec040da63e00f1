import type { Change } from './access.js';
import type { Audit } from './audit.js';
import { openAudit } from './audit-files.js';
import { openFolder, StateError } from './folder.js';
import type { Inbox, Numbered } from './inbox.js';
import { openInbox } from './inbox-database.js';
import { type Ledger, openLedger } from './ledger.js';

/** Everything that outlives the process. */
export interface State<U extends Numbered> {
  readonly inbox: Inbox<U>;
  /** Who may ask. */
  readonly ledger: Ledger<Change>;
  readonly audit: Audit;
  /** What was found damaged or lost at the start, in Chinese, one sentence each. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens the state in a folder, for this process alone.
 * @throws StateError where the folder cannot be written or another process uses it
 */
export const openState = <U extends Numbered>(
  directory: string,
  auditDays: number,
  now: () => number = Date.now,
): State<U> => {
  openFolder(directory);
  try {
    // The ledger first, since it holds the lock: nothing else may be touched by a second process.
    const ledger = openLedger<Change>(directory);
    const inbox = openInbox<U>(directory, now);
    const audit = openAudit(directory, auditDays, now);
    return {
      inbox,
      ledger,
      audit,
      faults: [...ledger.faults, ...inbox.faults, ...audit.faults],
      async close() {
        await audit.close();
        inbox.close();
        ledger.close();
      },
    };
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (path === undefined) throw error;
    throw new StateError(`STATE_DIR 中的“${path}”无法读写（${code}），请检查磁盘和文件权限。`);
  }
};
