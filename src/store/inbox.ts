/** An update as Telegram sends it; only the id matters here. */
export interface Numbered {
  readonly update_id: number;
}

/** Updates taken from Telegram that are not answered yet. What is saved survives a SIGKILL. */
export interface Inbox<U extends Numbered = Numbered> {
  /** Saves a batch durably in one transaction. Gives back the updates that were not known yet, in order. */
  save(updates: readonly U[]): U[];
  /** Saved and not done, oldest first, but for what was postponed: what a restart takes up again. */
  pending(): U[];
  /** One that is saved and not done; undefined for any other. */
  read(updateId: number): U | undefined;
  /** Marks these as answered, in one transaction; they are never given out again. */
  done(...updateIds: readonly number[]): void;
  /** Puts what waits of these behind all that is saved so far, in this order, in one transaction. */
  postpone(...updateIds: readonly number[]): void;
  /** Keeps what cannot be handled for who looks into it, and never gives it out. */
  setAside(updateId: number, body: string): void;
}

/** An inbox that ends with the process. */
export const memoryInbox = <U extends Numbered>(): Inbox<U> => {
  const updates = new Map<number, U | null>();
  return {
    save(batch) {
      const fresh: U[] = [];
      for (const update of batch) {
        if (updates.has(update.update_id)) continue;
        updates.set(update.update_id, structuredClone(update));
        fresh.push(update);
      }
      return fresh;
    },
    pending: () => [...updates.values()].filter((update) => update !== null),
    read: (id) => updates.get(id) ?? undefined,
    setAside: (id) => void updates.set(id, null),
    done(...updateIds) {
      for (const id of updateIds) if (updates.has(id)) updates.set(id, null);
    },
    postpone(...updateIds) {
      for (const id of updateIds) {
        const update = updates.get(id);
        if (!update) continue;
        updates.delete(id);
        updates.set(id, update);
      }
    },
  };
};
