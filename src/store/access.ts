import type { Ledger } from './ledger.js';

/** How long a request stays open. */
export const REQUEST_MS = 7 * 86_400_000;
/** More are not put before the admins at a time, so that a flood of strangers cannot bury them; the others wait. */
export const MAX_SHOWN = 20;
/** More do not wait. */
export const MAX_OPEN = 1000;

const HOUR_MS = 3_600_000;
/** How long somebody who was rejected waits before asking again: once, twice, more often. */
const PAUSES_MS = [HOUR_MS, 24 * HOUR_MS, REQUEST_MS];

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
  /** The update that it came with. */
  readonly update?: number;
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
      readonly update?: number;
    }
  | {
      readonly kind: 'revocation';
      readonly id: number;
      readonly by: number;
      readonly at: number;
      readonly update?: number;
    }
  | {
      readonly kind: 'restore';
      readonly doubt: number;
      readonly by: number;
      readonly at: number;
      readonly update?: number;
    };

interface Case {
  readonly request: Request;
  readonly cards: Card[];
  decision?: { readonly verdict: Verdict; readonly by: number; readonly update: number | undefined };
  /** Ended by a revocation or by damage. */
  ended?: boolean;
}

/**
 * Who may ask. Everything is decided in memory and stands in the ledger before it takes effect. Records that cannot
 * be believed might have been revocations, so whatever stands before them lets nobody in: those people apply again, or
 * an admin says that they may go on. An update that is handled again, since the program ended before it had answered,
 * gets the answer that it would have got.
 */
export class Access {
  /** Admins whom the bot could not reach lately. */
  readonly unreachable = new Set<number>();
  /** How many requests found the queue full since the start. */
  turnedAway = 0;
  readonly #ledger: Ledger<Change>;
  readonly #admins: ReadonlySet<number>;
  readonly #listed: ReadonlySet<number>;
  readonly #approved = new Map<number, Person>();
  readonly #revoked = new Set<number>();
  readonly #cases = new Map<string, Case>();
  readonly #suspended = new Map<number, Person>();
  readonly #rejections = new Map<number, { readonly count: number; readonly at: number }>();
  /** The updates that were requests. */
  readonly #applications = new Set<number>();
  /** Whom each update revoked. */
  readonly #revocations = new Map<number, number>();
  /** The record up to which nothing is believed; 0 where there is no doubt. */
  #doubt = 0;
  #restored = 0;

  /** @param admins ADMIN_IDS @param listed ALLOWED_IDS */
  constructor(ledger: Ledger<Change>, admins: Iterable<number>, listed: Iterable<number>) {
    this.#ledger = ledger;
    this.#admins = new Set(admins);
    this.#listed = new Set(listed);
    for (const entry of ledger.entries) {
      if ('gap' in entry) this.#suspend(entry.gap.to);
      else this.#apply(entry.body);
    }
  }

  isAdmin(id: number): boolean {
    return this.#admins.has(id);
  }

  isAllowed(id: number): boolean {
    if (this.#admins.has(id) || this.#approved.has(id)) return true;
    return this.#listed.has(id) && !this.#revoked.has(id) && this.#doubt === 0;
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
    const listed = this.#doubt > 0 ? [...this.#listed].filter((id) => !this.#revoked.has(id)) : [];
    return [...new Set([...this.#suspended.keys(), ...listed])].filter((id) => !this.isAllowed(id));
  }

  /** What an admin's word about those who are suspended must name; 0 where nobody is. */
  get doubt(): number {
    return this.suspended.length > 0 ? this.#doubt : 0;
  }

  /** Records are missing that are known from elsewhere: the ledger has left out their numbers. */
  distrust(): void {
    this.#suspend(this.#ledger.head.n);
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

  /** Those of them that are put before the admins now. */
  shown(now: number): Request[] {
    return this.open(now).slice(0, MAX_SHOWN);
  }

  /** Whether an update was a request that is on record. */
  hasAppliedBy(update: number): boolean {
    return this.#applications.has(update);
  }

  /** Until when somebody who was rejected has to wait; 0 where nobody has to. */
  pausedUntil(id: number, now: number): number {
    const { count, at } = this.#rejections.get(id) ?? { count: 0, at: 0 };
    const until = count === 0 ? 0 : at + (PAUSES_MS[count - 1] ?? REQUEST_MS);
    return until > now ? until : 0;
  }

  /** Takes a request down. @returns what became of it; `open` is the one that is open already */
  apply(request: Request): 'taken' | 'open' | 'full' | 'paused' | 'allowed' {
    if (request.update !== undefined && this.hasAppliedBy(request.update)) return 'taken';
    if (this.isAllowed(request.id)) return 'allowed';
    if (this.openRequest(request.id, request.at)) return 'open';
    if (this.pausedUntil(request.id, request.at) > 0) return 'paused';
    if (this.open(request.at).length >= MAX_OPEN) {
      this.turnedAway += 1;
      return 'full';
    }
    this.#record({ kind: 'request', request });
    return 'taken';
  }

  /** Remembers an admin's card, to be updated when another admin decides. */
  addCard(key: string, card: Card): void {
    const cards = this.#cases.get(key)?.cards;
    const isKnown = cards?.some(({ chat, message }) => chat === card.chat && message === card.message);
    if (cards && !isKnown) this.#record({ kind: 'card', key, card });
  }

  cards(key: string): readonly Card[] {
    return this.#cases.get(key)?.cards ?? [];
  }

  /** Decides a request. The first decision stands; an old one never readmits anybody. */
  decide(key: string, verdict: Verdict, by: number, now: number, update?: number): Decision {
    const found = this.#cases.get(key);
    if (!found || !this.#admins.has(by)) return { kind: 'unknown' };
    const { request, decision } = found;
    if (decision) {
      const isSame = update !== undefined && decision.update === update;
      return { kind: isSame ? 'decided' : 'already', verdict: decision.verdict, by: decision.by, request };
    }
    if (!isOpen(found, now)) return { kind: 'expired', request };
    this.#record({ kind: 'decision', key, verdict, by, at: now, ...from(update) });
    return { kind: 'decided', verdict, by, request };
  }

  /** Ends somebody's access and open request. @returns `nobody` where there was neither */
  revoke(id: number, by: number, now: number, update?: number): 'revoked' | 'admin' | 'nobody' {
    if (this.#admins.has(id)) return 'admin';
    if (update !== undefined && this.#revocations.get(update) === id) return 'revoked';
    if (!this.isAllowed(id) && !this.openRequest(id, now) && !this.suspended.includes(id)) return 'nobody';
    this.#record({ kind: 'revocation', id, by, at: now, ...from(update) });
    return 'revoked';
  }

  /** Lets those go on who are suspended. @param doubt which doubt the admin was told of: a later one is another */
  restore(doubt: number, by: number, now: number, update?: number): 'restored' | 'unknown' {
    if (!this.#admins.has(by) || doubt === 0) return 'unknown';
    if (doubt === this.#restored) return 'restored';
    if (doubt !== this.#doubt) return 'unknown';
    this.#record({ kind: 'restore', doubt, by, at: now, ...from(update) });
    return 'restored';
  }

  #record(change: Change): void {
    this.#ledger.append(change);
    this.#apply(change);
  }

  #apply(change: Change): void {
    switch (change.kind) {
      case 'request':
        this.#cases.set(change.request.key, { request: change.request, cards: [] });
        if (change.request.update !== undefined) this.#applications.add(change.request.update);
        return;
      case 'card':
        this.#cases.get(change.key)?.cards.push(change.card);
        return;
      case 'decision': {
        const found = this.#cases.get(change.key);
        if (!found || found.decision || found.ended) return;
        found.decision = { verdict: change.verdict, by: change.by, update: change.update };
        const { id, name, line } = found.request;
        if (change.verdict !== 'approved') {
          this.#rejections.set(id, { count: (this.#rejections.get(id)?.count ?? 0) + 1, at: change.at });
          return;
        }
        this.#rejections.delete(id);
        this.#approved.set(id, { id, name, line, by: change.by, at: change.at });
        this.#revoked.delete(id);
        return;
      }
      case 'revocation':
        this.#approved.delete(change.id);
        this.#suspended.delete(change.id);
        this.#revoked.add(change.id);
        if (change.update !== undefined) this.#revocations.set(change.update, change.id);
        for (const found of this.#cases.values()) {
          if (found.request.id === change.id && !found.decision) found.ended = true;
        }
        return;
      case 'restore':
        this.#restored = change.doubt;
        this.#doubt = 0;
        for (const [id, person] of this.#suspended) this.#approved.set(id, this.#approved.get(id) ?? person);
        this.#suspended.clear();
    }
  }

  #suspend(upTo: number): void {
    this.#doubt = upTo;
    for (const [id, person] of this.#approved) this.#suspended.set(id, person);
    this.#approved.clear();
    for (const found of this.#cases.values()) found.ended ||= !found.decision;
  }
}

const from = (update: number | undefined) => (update === undefined ? {} : { update });

const isOpen = ({ request, decision, ended }: Case, now: number): boolean =>
  !decision && !ended && now - request.at <= REQUEST_MS;
