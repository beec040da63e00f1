import type { Ledger } from './ledger.js';

/** How long a request stays open. */
export const REQUEST_MS = 7 * 86_400_000;
/** More are not taken, so that a flood of strangers cannot bury the admins. */
export const MAX_OPEN = 20;

/** Somebody who was let in. */
export interface Person {
  readonly id: number;
  /** The name shown on Telegram when asking. */
  readonly name: string;
  /** 单位 and 姓名 as typed. */
  readonly line: string;
  /** The admin who approved, and when. */
  readonly by: number;
  readonly at: number;
}

/** Somebody's wish to be let in. */
export interface Request {
  /** Unguessable and never used again: what the buttons carry. */
  readonly key: string;
  readonly id: number;
  readonly name: string;
  readonly line: string;
  readonly at: number;
}

/** A message with buttons that stands in an admin's chat. */
export interface Card {
  readonly chat: number;
  readonly message: number;
}

export type Verdict = 'approved' | 'rejected';

/** What became of a request: decided now or before, by whom; ended without a decision; or never heard of. */
export type Decision =
  | {
      readonly kind: 'decided' | 'already';
      readonly verdict: Verdict;
      readonly request: Request;
      readonly by: number;
    }
  | { readonly kind: 'expired'; readonly request: Request }
  | { readonly kind: 'unknown' };

/** A change of who may ask, as it stands in the ledger. */
export type Change =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'card'; readonly key: string; readonly card: Card }
  | {
      readonly kind: 'decision';
      readonly key: string;
      readonly verdict: Verdict;
      readonly by: number;
      readonly at: number;
    }
  | { readonly kind: 'revocation'; readonly id: number; readonly by: number; readonly at: number };

interface Case {
  readonly request: Request;
  readonly cards: Card[];
  decision?: { readonly verdict: Verdict; readonly by: number };
  /** Ended by a revocation or by damage. */
  ended?: boolean;
}

/**
 * Who may ask. Everything is decided in memory and stands in the ledger before it takes effect. Records that cannot
 * be believed might have been revocations, so whatever stands before them lets nobody in: those people apply again.
 */
export class Access {
  readonly #ledger: Ledger<Change>;
  readonly #admins: ReadonlySet<number>;
  readonly #listed: ReadonlySet<number>;
  readonly #approved = new Map<number, Person>();
  readonly #revoked = new Set<number>();
  readonly #cases = new Map<string, Case>();
  readonly #suspended = new Set<number>();
  #doubted = false;

  /** @param admins ADMIN_IDS @param listed ALLOWED_IDS */
  constructor(ledger: Ledger<Change>, admins: Iterable<number>, listed: Iterable<number>) {
    this.#ledger = ledger;
    this.#admins = new Set(admins);
    this.#listed = new Set(listed);
    for (const entry of ledger.entries) {
      if ('gap' in entry) this.#doubt();
      else this.#apply(entry.body);
    }
  }

  isAdmin(id: number): boolean {
    return this.#admins.has(id);
  }

  isAllowed(id: number): boolean {
    if (this.#admins.has(id) || this.#approved.has(id)) return true;
    return this.#listed.has(id) && !this.#revoked.has(id) && !this.#doubted;
  }

  get admins(): readonly number[] {
    return [...this.#admins];
  }

  /** Ids of ALLOWED_IDS that are in force and were not approved by anybody besides. */
  get listed(): readonly number[] {
    return [...this.#listed].filter(
      (id) => this.isAllowed(id) && !this.#approved.has(id) && !this.#admins.has(id),
    );
  }

  get approved(): readonly Person[] {
    return [...this.#approved.values()];
  }

  /** Ids that would be let in if the ledger were whole; they have to apply again. */
  get suspended(): readonly number[] {
    const listed = this.#doubted ? [...this.#listed].filter((id) => !this.#revoked.has(id)) : [];
    return [...new Set([...this.#suspended, ...listed])].filter((id) => !this.isAllowed(id));
  }

  /** What was found damaged at the start, in Chinese. */
  get faults(): readonly string[] {
    return this.#ledger.faults;
  }

  /** The open request of somebody, if there is one. */
  openRequest(id: number, now: number): Request | undefined {
    return this.open(now).find((request) => request.id === id);
  }

  /** The requests that wait for an admin, oldest first. */
  open(now: number): Request[] {
    return [...this.#cases.values()].filter((found) => isOpen(found, now)).map(({ request }) => request);
  }

  /** Takes a request down. @returns what became of it; `open` is the one that is open already */
  apply(request: Request): 'taken' | 'open' | 'full' | 'allowed' {
    if (this.isAllowed(request.id)) return 'allowed';
    if (this.openRequest(request.id, request.at)) return 'open';
    if (this.open(request.at).length >= MAX_OPEN) return 'full';
    this.#record({ kind: 'request', request });
    return 'taken';
  }

  /** Remembers an admin's card, to be updated when another admin decides. */
  addCard(key: string, card: Card): void {
    if (this.#cases.has(key)) this.#record({ kind: 'card', key, card });
  }

  cards(key: string): readonly Card[] {
    return this.#cases.get(key)?.cards ?? [];
  }

  /** Decides a request. The first decision stands; an old one never readmits anybody. */
  decide(key: string, verdict: Verdict, by: number, now: number): Decision {
    const found = this.#cases.get(key);
    if (!found || !this.#admins.has(by)) return { kind: 'unknown' };
    const { request, decision } = found;
    if (decision) return { kind: 'already', ...decision, request };
    if (!isOpen(found, now)) return { kind: 'expired', request };
    this.#record({ kind: 'decision', key, verdict, by, at: now });
    return { kind: 'decided', verdict, by, request };
  }

  /** Ends somebody's access and open request. @returns `nobody` where there was neither */
  revoke(id: number, by: number, now: number): 'revoked' | 'admin' | 'nobody' {
    if (this.#admins.has(id)) return 'admin';
    if (!this.isAllowed(id) && !this.openRequest(id, now) && !this.suspended.includes(id)) return 'nobody';
    this.#record({ kind: 'revocation', id, by, at: now });
    return 'revoked';
  }

  #record(change: Change): void {
    this.#ledger.append(change);
    this.#apply(change);
  }

  #apply(change: Change): void {
    switch (change.kind) {
      case 'request':
        this.#cases.set(change.request.key, { request: change.request, cards: [] });
        return;
      case 'card':
        this.#cases.get(change.key)?.cards.push(change.card);
        return;
      case 'decision': {
        const found = this.#cases.get(change.key);
        if (!found || found.decision || found.ended) return;
        found.decision = { verdict: change.verdict, by: change.by };
        if (change.verdict !== 'approved') return;
        const { id, name, line } = found.request;
        this.#approved.set(id, { id, name, line, by: change.by, at: change.at });
        this.#revoked.delete(id);
        return;
      }
      case 'revocation':
        this.#approved.delete(change.id);
        this.#suspended.delete(change.id);
        this.#revoked.add(change.id);
        for (const found of this.#cases.values()) {
          if (found.request.id === change.id && !found.decision) found.ended = true;
        }
    }
  }

  #doubt(): void {
    this.#doubted = true;
    for (const id of this.#approved.keys()) this.#suspended.add(id);
    this.#approved.clear();
    for (const found of this.#cases.values()) found.ended ||= !found.decision;
  }
}

const isOpen = ({ request, decision, ended }: Case, now: number): boolean =>
  !decision && !ended && now - request.at <= REQUEST_MS;
