import type { Inbox, Numbered } from '../../src/store/inbox.ts';

/** An inbox that ends with the test. */
export function memoryInbox<U extends Numbered>(): Inbox<U> {
  const open = new Map<number, U>();
  const known = new Set<number>();
  return {
    save: (updates) =>
      updates.filter((update) => {
        if (known.has(update.update_id)) return false;
        known.add(update.update_id);
        open.set(update.update_id, update);
        return true;
      }),
    pending: () => [...open.values()],
    done: (id) => void open.delete(id),
  };
}
