import type { Change } from './access.js';
import { type Audit, memoryAudit } from './audit.js';
import { openAudit } from './audit-files.js';
import { openFolder } from './folder.js';
import { type Inbox, memoryInbox, type Numbered } from './inbox.js';
import { openInbox } from './inbox-database.js';
import { type Ledger, memoryLedger, openLedger } from './ledger.js';

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
export const openState = <U extends Numbered>(directory: string, auditDays: number): State<U> => {
  openFolder(directory);
  // First, since it holds the lock: nothing else may be touched by a second process.
  const ledger = openLedger<Change>(directory);
  const inbox = openInbox<U>(directory);
  const audit = openAudit(directory, auditDays);
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
};

/** A state that ends with the process. */
export const memoryState = <U extends Numbered>(): State<U> => ({
  inbox: memoryInbox<U>(),
  ledger: memoryLedger<Change>(),
  audit: memoryAudit(),
  faults: [],
  async close() {},
});
