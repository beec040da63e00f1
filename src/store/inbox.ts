/** An update as Telegram sends it; only the id matters here. */
export interface Numbered {
  readonly update_id: number;
}

/** Updates taken from Telegram that are not answered yet. What is saved survives a SIGKILL. */
export interface Inbox<U extends Numbered = Numbered> {
  /** Saves a batch durably in one transaction. Gives back the updates that were not known yet, in order. */
  save(updates: readonly U[]): U[];
  /** Saved and not done, oldest first: what a restart takes up again. */
  pending(): U[];
  /** Marks one as answered; it is never given out again. */
  done(updateId: number): void;
}
