/** Something that goes wrong with a call, once or more often. */
export interface Fault {
  /** The method it concerns; every method where it is missing. */
  readonly method?: string;
  /** How many calls it strikes; 1 where it is missing. */
  readonly times?: number;
  /** Concerns only calls with this chat_id. */
  readonly chat?: number;
  /** Whether Telegram does what it was asked for before the fault: the reply is lost, the message is not. */
  readonly done?: boolean;
  readonly kind: FaultKind;
}

export type FaultKind =
  /** An error in Telegram's own words. */
  | { readonly status: number; readonly description?: string; readonly retry_after?: number }
  /** The answer comes, but only after this many milliseconds. */
  | { readonly delay: number }
  /** The answer never comes. */
  | 'hang'
  /** HTTP 101: the connection is handed over to another protocol, and nothing more is said. */
  | 'switch'
  /** The connection is cut. */
  | 'reset'
  /** A page in place of an answer, as firewalls and log-in pages send them. */
  | 'html'
  /** The answer breaks off. */
  | 'broken';

/** The faults still to strike. */
export class Faults {
  /** Decides about each call that no other fault strikes. */
  plan: (method: string, chat: unknown) => Fault | undefined = () => undefined;
  private readonly pending: { fault: Fault; left: number }[] = [];

  add(...faults: Fault[]): void {
    for (const fault of faults) this.pending.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.pending.length = 0;
  }

  /** The fault that strikes this call, if any. */
  take(method: string, chat: unknown): Fault | undefined {
    const index = this.pending.findIndex(
      ({ fault }) =>
        (fault.method === undefined || fault.method.toLowerCase() === method.toLowerCase()) &&
        (fault.chat === undefined || fault.chat === Number(chat)),
    );
    const entry = this.pending[index];
    if (entry && --entry.left <= 0) this.pending.splice(index, 1);
    return entry ? entry.fault : this.plan(method, chat);
  }
}
