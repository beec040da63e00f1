import type { Change } from './access.js';
import { Applicants } from './applicants.js';
import type { Audit } from './audit.js';
import { openAudit } from './audit-files.js';
import { diskFault, openFolder } from './folder.js';
import type { Inbox, Numbered } from './inbox.js';
import { openInbox } from './inbox-database.js';
import { type Ledger, openLedger } from './ledger.js';
import { storageFault } from './storage.js';
import { Telling } from './telling.js';

/** Everything that outlives the process. */
export interface State<U extends Numbered> {
  readonly inbox: Inbox<U>;
  /** Who may ask. */
  readonly ledger: Ledger<Change>;
  readonly audit: Audit;
  /** Ties those two together. */
  readonly telling: Telling;
  /** Who is about to apply. */
  readonly applicants: Applicants;
  /** Whether there was nothing before this start. */
  readonly isNew: boolean;
  /** What was found damaged or lost at the start, in Chinese, one sentence each. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens the state in a folder, for this process alone.
 * @param auditKey AUDIT_KEY
 * @throws StateError where the folder cannot be written, another process uses it or the key is another
 */
export const openState = <U extends Numbered>(
  directory: string,
  auditDays: number,
  now: () => number = Date.now,
  auditKey?: string,
): State<U> => {
  openFolder(directory);
  try {
    // The ledger first, since it holds the lock: nothing else may be touched by a second process.
    const ledger = openLedger<Change>(directory);
    const inbox = openInbox<U>(directory, now);
    const audit = openAudit(directory, auditDays, now, auditKey);
    const isNew = ledger.head.n === 0 && audit.head.n === 0;
    const telling = new Telling(ledger, audit);
    const applicants = new Applicants(directory, now);
    return {
      inbox,
      ledger: telling.ledger,
      audit,
      telling,
      applicants,
      isNew,
      faults: [...ledger.faults, ...inbox.faults, ...audit.faults, ...telling.faults],
      async close() {
        await audit.close();
        inbox.close();
        ledger.close();
        applicants.close();
      },
    };
  } catch (error) {
    const { path } = error as NodeJS.ErrnoException;
    const code = storageFault(error);
    if (code === undefined) throw error;
    throw diskFault(path ?? directory, code);
  }
};
