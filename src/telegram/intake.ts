import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.js';
import type { Inbox } from '../store/inbox.js';
import { storageFault } from '../store/storage.js';
import type { Room } from './access/limit.js';
import type { Pace } from './access/pace.js';
import { ApiError } from './failure.js';
import type { Update } from './framework/telegraf.js';
import { Lanes } from './lanes.js';
import { Lapse } from './lapse.js';
import { Recent } from './recent.js';
import { isSound, numberOf, textOf } from './shape.js';
import { Turns } from './turns.js';

type Handle = (update: Update) => Promise<unknown>;

/** Pauses between attempts while the disk refuses; they double. */
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * So many strangers are answered side by side; what else they wrote waits on disk, and only its number is kept here. At
 * 25 replies a second that is more than ever are under way; each that waits for its turn to be sent takes 26 kB.
 */
const MOST_STRANGERS = 200;

/** What was decided about updates that could not be saved: they are delivered again. */
const MOST_DECIDED = 10_000;

/** Something saved and not done. */
interface Held {
  readonly id: number;
  readonly chat: number;
  readonly isFirst: boolean;
  readonly at: number;
}

/** What the log and /healthz tell. */
export interface IntakeLoad {
  readonly waiting: number;
  /** Of these, of those who may ask. */
  readonly first: number;
  /** How long the oldest has waited, in ms. */
  readonly oldest: number;
  /** How many could not be understood. */
  readonly aside: number;
}

/**
 * Takes updates in: counted, saved, then handled, chats side by side, each chat in order. What is handled is marked;
 * what the end of the program cuts off stays in the inbox, and the next start takes it up. Where the disk refuses,
 * nothing is answered and nothing marked: it is tried again until it works.
 */
export class Intake {
  readonly lanes = new Lanes<number>();
  /** The disk's state as far as it was met. */
  readonly storage: Lapse;
  private readonly held = new Set<Held>();
  private readonly heldOf = new Map<number, number>();
  private readonly strangers = new Turns<Held>(MOST_STRANGERS, (held) => this.start(held));
  private readonly rooms = new Recent<number, Room>(MOST_DECIDED);
  private readonly answered: Held[] = [];
  private marking: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private aside = 0;
  /** How many wait for the disk. */
  private starved = 0;

  constructor(
    private readonly inbox: Inbox<Update>,
    private readonly handle: Handle,
    private readonly log: Log,
    private readonly pace: Pick<Pace, 'isFirst' | 'room' | 'recall'>,
  ) {
    this.storage = new Lapse(log, 'STATE_DIR 恢复读写，继续答复');
    // Each that waits for the disk listens.
    setMaxListeners(0, this.stopping.signal);
  }

  get load(): IntakeLoad {
    const [oldest] = this.held;
    return {
      waiting: this.held.size,
      first: [...this.held].filter(({ isFirst }) => isFirst).length,
      oldest: oldest ? performance.now() - oldest.at : 0,
      aside: this.aside,
    };
  }

  /** Takes up what an earlier run left unanswered. */
  resume(): void {
    const left = this.inbox.pending();
    if (left.length > 0) this.log.info({ updates: left.length }, '继续处理上次未答完的消息');
    for (const update of left) {
      if (isSound(update)) {
        this.pace.recall(update, 'yes');
        this.queue(update);
      } else this.setAside(update);
    }
  }

  /**
   * Once this is done, the updates survive a SIGKILL: Telegram may forget them. One that was taken before is left out.
   * @param updates whatever Telegram delivered
   * @throws Error where they cannot be saved: Telegram delivers them again
   */
  async accept(updates: readonly unknown[]): Promise<void> {
    try {
      const sound = updates.filter((update) => isSound(update) || this.setAside(update)) as Update[];
      const within = await this.withinBounds(sound);
      const fresh = this.inbox.save(within);
      if (within.length > 0) this.noteWorks();
      for (const update of fresh) this.queue(update);
    } catch (err) {
      this.note(err);
      throw err;
    }
  }

  /** Gives up waiting for the disk. */
  stop(): void {
    this.stopping.abort();
  }

  /** Leaves out what is beyond its sender's bounds; a tap is answered all the same, at once. */
  private async withinBounds(updates: readonly Update[]): Promise<Update[]> {
    const within: Update[] = [];
    const here = new Map<number, number>();
    for (const update of updates) {
      const chat = chatOf(update);
      const before = here.get(chat) ?? 0;
      const known = this.rooms.get(update.update_id);
      if (known) this.pace.recall(update, known);
      const room = known ?? (await this.pace.room(update, (this.heldOf.get(chat) ?? 0) + before));
      this.rooms.set(update.update_id, room);
      if (room === 'beyond') {
        if ('callback_query' in update) void this.handle(update).catch(() => undefined);
        continue;
      }
      here.set(chat, before + 1);
      within.push(update);
    }
    return within;
  }

  /** Keeps what cannot be understood where it can be looked at. Gives false: it is not handled. */
  private setAside(something: unknown): false {
    const id = numberOf(something);
    if (id !== undefined) this.inbox.setAside(id, textOf(something) ?? '');
    this.aside++;
    this.log.error({ update: id }, '一条消息的格式无法识别，已搁置，其余照常处理');
    return false;
  }

  private queue(update: Update): void {
    const chat = chatOf(update);
    const held = {
      id: update.update_id,
      chat,
      isFirst: this.pace.isFirst(update),
      at: performance.now(),
    };
    this.held.add(held);
    this.heldOf.set(chat, (this.heldOf.get(chat) ?? 0) + 1);
    if (held.isFirst) this.start(held, update);
    else this.strangers.add(held);
  }

  /** @param given the update; without it, it is read from the inbox */
  private start(held: Held, given?: Update): void {
    const job = async () => {
      if (await this.work(held, given)) await this.mark(held);
      this.release(held);
    };
    this.lanes.add(held.chat, job, held.isFirst);
  }

  private release(held: Held): void {
    this.held.delete(held);
    const others = (this.heldOf.get(held.chat) ?? 1) - 1;
    if (others > 0) this.heldOf.set(held.chat, others);
    else this.heldOf.delete(held.chat);
    if (!held.isFirst) this.strangers.done(held);
  }

  /** Handles one until it is done with. Gives false where it was cut off, and stays in the inbox. */
  private async work({ id }: Held, given: Update | undefined): Promise<boolean> {
    let isLate = false;
    let update = given;
    for (let pause = PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        update ??= this.inbox.read(id);
        if (update === undefined) return true;
        await this.handle(update);
        if (pause > PAUSE_MS) this.noteWorks();
        return true;
      } catch (err) {
        if (err instanceof ApiError && err.fate === 'stopped') return false;
        if (err instanceof ApiError && err.fate === 'expired' && !isLate) {
          // Once more: what is too old to be answered is answered with a sentence.
          isLate = true;
          continue;
        }
        if (!this.note(err)) {
          this.complain(err, id);
          return true;
        }
        if (!(await this.wait(pause))) return false;
      }
    }
  }

  /**
   * Marks an update as answered, together with those of the same moment: one transaction is cheaper than many. The
   * chat's next update waits for it, so that a SIGKILL leaves at most one answered update a chat unmarked. What else a
   * stranger wrote is put behind all others on disk too: else those who wrote first would be first again after each
   * restart, and where these come soon one after the other, nobody else would ever have a turn.
   */
  private mark(held: Held): Promise<void> {
    this.answered.push(held);
    this.marking ??= new Promise((resolve) => {
      setImmediate(() => {
        this.marking = undefined;
        void this.markAll(this.answered.splice(0)).then(resolve);
      });
    });
    return this.marking;
  }

  private async markAll(answered: readonly Held[]): Promise<void> {
    for (let pause = PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        this.inbox.done(...idsOf(answered));
        this.inbox.postpone(...idsOf(answered.flatMap(({ chat }) => this.strangers.behind(chat))));
        if (pause > PAUSE_MS) this.noteWorks();
        return;
      } catch (err) {
        if (!this.note(err)) {
          this.log.error({ err }, '答完的消息没能记下，重新启动后会再答一次');
          return;
        }
        if (!(await this.wait(pause))) return;
      }
    }
  }

  /** Whether it was the disk; if so, it is told. */
  private note(err: unknown): boolean {
    const code = storageFault(err);
    if (code === undefined) return false;
    this.storage.begin('STATE_DIR 无法读写，提问暂不答复，恢复后补答；请检查磁盘空间和文件权限', { code });
    return true;
  }

  /** The disk took something; it works again once nobody waits for it any more. */
  private noteWorks(): void {
    if (this.starved === 0) this.storage.end();
  }

  /** Waits for the disk. Gives false where the program ends. */
  private async wait(ms: number): Promise<boolean> {
    this.starved++;
    const isOver = await sleep(ms, true, { signal: this.stopping.signal }).catch(() => false);
    this.starved--;
    return isOver;
  }

  private complain(err: unknown, update: number): void {
    if (err instanceof ApiError) {
      const { method, code, description } = err;
      this.log.warn(
        { update, method, code, description },
        code === 403 ? '对方已停用本服务' : '一条回复没有送达',
      );
    } else {
      this.log.error({ err, update }, '处理一条消息时出错');
    }
  }
}

const idsOf = (held: readonly Held[]): number[] => held.map(({ id }) => id);

/** What belongs together is kept in order; kinds without a chat share one lane. */
function chatOf(update: Update): number {
  if ('message' in update) return update.message.chat.id;
  if ('edited_message' in update) return update.edited_message.chat.id;
  if ('callback_query' in update) return update.callback_query.from.id;
  return 0;
}
