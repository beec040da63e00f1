import type { Update } from 'telegraf/types';
import type { Log } from '../log.js';
import type { Inbox } from '../store/inbox.js';
import { ApiError } from './failure.js';
import { Lanes } from './lanes.js';

type Handle = (update: Update) => Promise<unknown>;

/**
 * Takes updates in: saved first, then handled, chats side by side, each chat in order. What is handled is marked; what
 * the end of the program cuts off stays in the inbox, and the next start takes it up.
 */
export class Intake {
  readonly lanes = new Lanes<number>();
  private readonly answered: number[] = [];
  private marking: Promise<void> | undefined;

  constructor(
    private readonly inbox: Inbox<Update>,
    private readonly handle: Handle,
    private readonly log: Log,
  ) {}

  /** Takes up what an earlier run left unanswered. */
  resume(): void {
    const left = this.inbox.pending();
    if (left.length > 0) this.log.info({ updates: left.length }, '继续处理上次未答完的消息');
    for (const update of left) this.queue(update);
  }

  /** Once this returns, the updates survive a SIGKILL: Telegram may forget them. One that was taken before is left out. */
  accept(updates: readonly Update[]): void {
    for (const update of this.inbox.save(updates)) this.queue(update);
  }

  private queue(update: Update): void {
    this.lanes.add(chatOf(update), async () => {
      try {
        await this.handle(update);
      } catch (err) {
        // Not answered, and not our doing: it stays in the inbox.
        if (err instanceof ApiError && (err.fate === 'stopped' || err.code === 401)) return;
        this.complain(err, update.update_id);
      }
      await this.mark(update.update_id);
    });
  }

  /**
   * Marks an update as answered, together with those of the same moment: one transaction is cheaper than many. The
   * chat's next update waits for it, so that a SIGKILL leaves at most one answered update a chat unmarked.
   */
  private mark(id: number): Promise<void> {
    this.answered.push(id);
    this.marking ??= new Promise((resolve) => {
      setImmediate(() => {
        this.marking = undefined;
        try {
          this.inbox.done(...this.answered.splice(0));
        } catch (err) {
          this.log.error({ err }, '答完的消息没能记下，请检查 STATE_DIR 所在的磁盘；重新启动后会再答一次');
        }
        resolve();
      });
    });
    return this.marking;
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

/** What belongs together is kept in order; kinds without a chat share one lane. */
function chatOf(update: Update): number {
  if ('message' in update) return update.message.chat.id;
  if ('edited_message' in update) return update.edited_message.chat.id;
  if ('callback_query' in update) return update.callback_query.from.id;
  return 0;
}
