import type { Log } from '../../log.js';
import type { Access } from '../../store/access.js';
import { beijing } from '../../store/audit.js';
import type { State } from '../../store/state.js';
import type { Telegram } from '../framework/telegraf.js';
import { sendDoubt, stripFormer, unlessRefused } from './cards.js';
import { type Heads, recallHeads, showHeads } from './heads.js';
import { NO_PREVIEW } from './post.js';
import * as say from './wording.js';

/** How often it is looked whether a day has begun. */
const LOOK_MS = 60_000;

type Kept = Pick<State<never>, 'ledger' | 'audit' | 'telling' | 'isNew'>;

/**
 * What the bot owes its admins by itself: to hold the state against what their chats know before anybody is answered,
 * to notice whom of them it cannot reach, and to leave the audit's head with them every day.
 */
export class Attendance {
  /** Resolves once updates may be handled; rejects where the program ends before. */
  readonly ready: Promise<void>;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #day = '';

  constructor(
    private readonly telegram: Telegram,
    private readonly access: Access,
    private readonly state: Kept,
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.ready.catch(() => undefined);
  }

  /** Compares, then lets updates through; the rest goes on beside them until the signal. */
  async begin(signal: AbortSignal): Promise<void> {
    try {
      const heads = await recallHeads(this.telegram, this.access);
      this.#day = heads?.day || this.#today();
      const findings = await this.#compare(heads);
      this.#tellOf(findings, heads !== undefined);
      await this.state.telling.settle();
      this.#resolve();
    } catch (error) {
      this.#reject(error);
      throw error;
    }
    void this.#attend(signal);
  }

  /** Holds ledger and audit against what the chats know. @returns what does not fit, in Chinese */
  async #compare(heads: Heads | undefined): Promise<string[]> {
    if (!heads) return [];
    const doubt = this.#doubtLedger(heads);
    if (doubt !== undefined) {
      this.state.telling.distrust(heads.ledger.n, doubt);
      this.access.distrust();
    }
    const finding = await this.#doubtAudit(heads);
    if (finding !== undefined) this.state.telling.note(finding);
    return [doubt, finding].filter((words) => words !== undefined);
  }

  /** An empty ledger where there was a state before is not the one from before, even if nobody had been decided on. */
  #doubtLedger({ ledger: known, audit }: Heads): string | undefined {
    const { ledger, isNew } = this.state;
    if (known.n > ledger.head.n) return say.olderLedger(ledger.head.n, known.n);
    const record = ledger.hashOf(known.n);
    if (record !== undefined && !record.startsWith(known.hash)) return say.otherLedger(known.n);
    return isNew && audit.n > 0 ? say.newState(true) : undefined;
  }

  async #doubtAudit({ audit: known }: Heads): Promise<string | undefined> {
    const { audit } = this.state;
    const { n } = audit.head;
    if (known.n > n) {
      audit.skipTo(known);
      return say.olderAudit(n, known.n);
    }
    const entry = known.n > 0 ? await audit.hashOf(known.n) : undefined;
    return entry !== undefined && !entry.startsWith(known.hash) ? say.otherAudit(known.n) : undefined;
  }

  /** The admins' messages may take as long as Telegram does: nobody waits for them. */
  #tellOf(findings: readonly string[], wasBefore: boolean): void {
    const news = this.state.isNew ? [say.newState(wasBefore)] : [];
    for (const words of news) this.log.warn(words);
    for (const words of findings) this.log.error(words);
    if (findings.length === 0) return;
    const all = [...new Set([...news, ...findings])];
    for (const admin of this.access.admins) {
      void sendDoubt(this.access, this.telegram, admin, all).catch((err) =>
        this.log.warn({ err, admin }, '核对的结果没有送达管理员'),
      );
    }
  }

  async #attend(signal: AbortSignal): Promise<void> {
    const look = () =>
      void this.#beginDay().catch((err) => this.log.warn({ err }, '当天的审计校验值没有送达管理员'));
    const timer = setInterval(look, LOOK_MS).unref();
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    try {
      await this.#beginDay();
      await showHeads(this.telegram, this.access, this.state, this.now());
      await this.#reach();
      await stripFormer(this.access, this.telegram, this.now());
    } catch (err) {
      this.log.debug({ err }, '启动后的例行通知没有做完');
    }
  }

  /** On a new day: an entry in the audit, and the head of the day before to each admin. */
  async #beginDay(): Promise<void> {
    const today = this.#today();
    if (today === this.#day) return;
    const { audit } = this.state;
    const text = say.dayHead(this.#day, audit.head);
    this.#day = today;
    await audit.add({ who: 0, kind: 'day', asked: today, shown: [], outcome: 'begun' });
    await Promise.all(
      this.access.admins.map((admin) =>
        unlessRefused(() =>
          this.telegram.sendMessage(admin, text, { ...NO_PREVIEW, disable_notification: true }),
        ),
      ),
    );
    await showHeads(this.telegram, this.access, this.state, this.now());
  }

  /** Admins who have never opened the bot, or have left it, get no application: somebody has to know. */
  async #reach(): Promise<void> {
    for (const admin of this.access.admins) {
      const reached = await unlessRefused(() => this.telegram.sendChatAction(admin, 'typing'));
      if (reached === undefined) {
        this.access.unreachable.add(admin);
        this.log.warn({ admin }, say.unreachable(admin));
      }
    }
  }

  #today(): string {
    return beijing(this.now()).slice(0, 10);
  }
}
