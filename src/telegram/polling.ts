import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'telegraf/types';
import type { Log } from '../log.js';
import type { Api, Timing } from './api.js';
import { ApiError, advice } from './failure.js';
import { UPDATE_KINDS } from './gate.js';
import type { Intake } from './intake.js';

/** How long Telegram may hold a poll, in seconds: short, so that a dead connection is noticed soon. */
const POLL_SECONDS = 10;

/** Beyond this many unfinished updates no further ones are fetched: Telegram keeps them for a day. */
const MOST_IN_HAND = 1000;

/** With more than this in hand the next poll waits a moment: fetching while those are answered only piles work up. */
const ENOUGH_IN_HAND = 60;
const MOMENT_MS = 250;

/** Long polling: fetches updates, hands them to the intake, and confirms what is safe there. */
export class Polling {
  /** When a poll last succeeded, in ms. */
  lastSuccess = 0;
  private offset = 0;
  private confirmed = 0;
  private complained = false;

  constructor(
    private readonly api: Api,
    private readonly intake: Intake,
    private readonly log: Log,
    private readonly timing: Timing,
  ) {}

  /**
   * Polls until the signal. Outlives every trouble but one.
   * @throws ApiError 401 where Telegram no longer accepts the token
   */
  async run(signal: AbortSignal): Promise<void> {
    const ended = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    let pause = this.timing.pause;
    while (!signal.aborted) {
      const { lanes } = this.intake;
      if (lanes.size > ENOUGH_IN_HAND)
        await Promise.race([lanes.below(ENOUGH_IN_HAND), sleep(MOMENT_MS), ended]);
      await Promise.race([lanes.below(MOST_IN_HAND), ended]);
      if (signal.aborted) return;
      try {
        await this.poll(signal);
        pause = this.timing.pause;
      } catch (error) {
        if (signal.aborted) return;
        const asked = await this.consider(error);
        await sleep(asked ?? pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 2, this.timing.longestPause);
      }
    }
  }

  /** Tells Telegram the last offset, if the last poll did not: else it would hold a repeated one for seconds. */
  async confirm(): Promise<void> {
    if (this.offset === this.confirmed) return;
    await this.api
      .callApi('getUpdates', { offset: this.offset, limit: 1, timeout: 0 })
      .catch(() => undefined);
  }

  private async poll(signal: AbortSignal): Promise<void> {
    const request = { offset: this.offset, timeout: POLL_SECONDS, limit: 100, allowed_updates: UPDATE_KINDS };
    const asked = this.api.callApi('getUpdates', request, { signal });
    this.confirmed = this.offset;
    const updates: Update[] = await asked;
    this.lastSuccess = Date.now();
    this.complained = false;
    const last = updates.at(-1);
    if (last === undefined) return;
    this.intake.accept(updates);
    this.offset = last.update_id + 1;
  }

  /** Says what is wrong and mends what can be mended. Gives the pause that Telegram asks for, in ms. */
  private async consider(error: unknown): Promise<number | undefined> {
    if (!(error instanceof ApiError)) {
      this.log.error({ err: error }, '收到的消息存不下来，请检查 STATE_DIR 所在的磁盘');
      return undefined;
    }
    if (error.fate !== 'refused') return undefined;
    if (error.code === 401 || error.code === 404) throw error;
    if (!this.complained && error.retryAfter === undefined)
      this.log.warn({ code: error.code }, advice(error));
    this.complained = true;
    if (error.code === 409 && error.description.includes('webhook')) {
      await this.api.deleteWebhook().catch(() => undefined);
    }
    return error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  }
}
