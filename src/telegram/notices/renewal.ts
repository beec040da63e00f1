import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.js';
import { tracesOf } from '../../notice/traces.js';
import { type Opened, openAside } from '../../open.js';
import type { Loaded, Refusal } from './loaded.js';
import { faultLine } from './wording.js';

/**
 * How often the folder is looked at, and how long nothing may have changed in it. Looked at, not listened to: of the
 * libraries that listen, chokidar is the one well kept, and where fs.watch says nothing (network disks, a folder that is
 * replaced or mounted anew, a link that is turned) it too has to be told to look; and that a whole set has settled, not a
 * file, would have to be found out in any case. Four small files a notice cost a look of a millisecond.
 */
const LOOK_MS = 1000;
const QUIET_MS = 3000;

/** How long others have between two steps of loading: a few answers' time. */
const REST_MS = 20;

/** So many faults are written to the log. */
const MOST_LOGGED = 20;

/** Where the notices come from. */
export interface Origin {
  /** The folder with the notices. */
  readonly data: string;
  /** The folder with the tables that hold for every notice. */
  readonly tables: string;
  /** `tracesOf` the notices when they were loaded, or before. */
  readonly traces: string;
}

/**
 * Loads the notices anew when it is asked to, or when they have changed and settled; what is faulty is refused. The desk
 * is built on this thread, since neither its index nor its functions can come from another; in steps, so that nobody
 * waits for all of it.
 */
export class Renewal {
  /** The state of the notices that was loaded, or refused, last. */
  #known: string;
  #seen: string;
  #seenAt = 0;
  #asked = false;
  #working: Promise<void> | undefined;
  #tell: ((refusal: Refusal) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly origin: Origin,
    private readonly loaded: Loaded,
    private readonly log: Log,
  ) {
    this.#known = origin.traces;
    this.#seen = origin.traces;
  }

  /** From here on the folder is looked at, and what was asked before is done. @param tell tells the admins */
  begin(tell: (refusal: Refusal) => void): void {
    this.#tell = tell;
    const look = async (): Promise<void> => {
      await this.#look();
      if (this.#tell) this.#timer = setTimeout(look, LOOK_MS).unref();
    };
    this.#timer = setTimeout(look, LOOK_MS).unref();
    this.#go();
  }

  /** Loads anew. Who asks while that is under way gets it once more, behind it. */
  ask(): void {
    this.#asked = true;
    this.#go();
  }

  /** Takes no other set any more. */
  stop(): void {
    this.#tell = undefined;
    clearTimeout(this.#timer);
  }

  #go(): void {
    if (!this.#tell || !this.#asked) return;
    this.#working ??= this.#renew().finally(() => {
      this.#working = undefined;
      this.#go();
    });
  }

  async #look(): Promise<void> {
    const traces = await tracesOf(this.origin.data);
    const now = performance.now();
    if (traces !== this.#seen) {
      this.#seen = traces;
      this.#seenAt = now;
    } else if (traces !== this.#known && now - this.#seenAt >= QUIET_MS && !this.#working) this.ask();
  }

  async #renew(): Promise<void> {
    this.#asked = false;
    const { data, tables } = this.origin;
    // Before it is read: what changes meanwhile is a change still.
    this.#known = await tracesOf(data);
    this.#seen = this.#known;
    const began = performance.now();
    let longest = 0;
    let from = began;
    const rest = async (): Promise<void> => {
      longest = Math.max(longest, performance.now() - from);
      await sleep(REST_MS);
      from = performance.now();
    };
    const opened = await openAside(data, tables, rest).catch((err) => this.#failed(err));
    await rest();
    if (!this.#tell) return;
    if (opened.ok) {
      this.loaded.take(opened.desk, Date.now());
      const notices = opened.desk.notices.map(({ id }) => id);
      const ms = Math.round(performance.now() - began);
      this.log.info({ notices, ms, longest: Math.round(longest) }, '已换上新载入的通知');
      return;
    }
    const refusal = { at: Date.now(), faults: opened.faults };
    this.loaded.refuse(refusal);
    const faults = opened.faults.slice(0, MOST_LOGGED).map((fault) => faultLine(data, fault));
    this.log.error({ count: opened.faults.length, faults }, '通知数据有问题，没有换上，仍用原来的答复');
    this.#tell(refusal);
  }

  /** A bug in the reading of data is no reason to stop answering. */
  #failed(err: unknown): Opened {
    this.log.error({ err }, '载入通知时出错');
    const { data: file } = this.origin;
    return { ok: false, faults: [{ file, line: 0, found: '载入时程序出错', expected: '可以载入的数据' }] };
  }
}
