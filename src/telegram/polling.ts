import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.js';
import { storageFault } from '../store/storage.js';
import type { Api, Timing } from './api.js';
import { ApiError } from './failure.js';
import { UPDATE_KINDS } from './gate.js';
import type { Intake } from './intake.js';
import { numberOf } from './shape.js';

/** How long Telegram may hold a poll, in seconds: short, so that a dead connection is noticed soon. */
const POLL_SECONDS = 10;

/**
 * Beyond this many unfinished updates no further ones are fetched: Telegram keeps them for a day. Strangers' do not
 * count: behind them may wait somebody who is answered first.
 */
const MOST_IN_HAND = 10_000;

/** With more than this in hand the next poll waits a moment: fetching while those are answered only piles work up. */
const ENOUGH_IN_HAND = 60;
const MOMENT_MS = 250;

/** Long polling: fetches updates, hands them to the intake, and confirms what is safe there. */
export class Polling {
  private lastSuccess = Number.NEGATIVE_INFINITY;
  private offset = 0;
  private confirmed = 0;

  constructor(
    private readonly api: Api,
    private readonly intake: Intake,
    private readonly log: Log,
    private readonly timing: Timing,
  ) {}

  /** How long ago a poll last succeeded, in ms. */
  get silence(): number {
    return performance.now() - this.lastSuccess;
  }

  /** Polls until the signal. Outlives every trouble; a token that is refused is tried again like all else. */
  async run(signal: AbortSignal): Promise<void> {
    let pause = this.timing.pause;
    while (!signal.aborted) {
      const { lanes } = this.intake;
      // Not raced against one promise of the end: each round would leave something with it, as long as the bot runs.
      await lanes.below(ENOUGH_IN_HAND, { ms: MOMENT_MS, signal });
      await lanes.below(MOST_IN_HAND, { signal });
      if (signal.aborted) return;
      try {
        await this.poll(signal);
        pause = this.timing.pause;
      } catch (error) {
        if (signal.aborted) return;
        const asked = await this.consider(error);
        await sleep(asked ?? pause, undefined, { signal }).catch(() => undefined);
        const isTokenRefused = error instanceof ApiError && error.isTokenRefused;
        const longest = isTokenRefused ? this.timing.longestResend : this.timing.longestPause;
        pause = Math.min(pause * 2, longest);
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
    const updates: readonly unknown[] = await asked;
    if (!Array.isArray(updates)) throw new ApiError('unknown', 'getUpdates', 'NOT_TELEGRAM');
    await this.intake.accept(updates);
    this.lastSuccess = performance.now();
    this.offset = Math.max(this.offset, ...updates.map((update) => (numberOf(update) ?? -1) + 1));
  }

  /** Mends what can be mended. Gives the pause that Telegram asks for, in ms. */
  private async consider(error: unknown): Promise<number | undefined> {
    if (!(error instanceof ApiError)) {
      if (!storageFault(error)) this.log.error({ err: error }, '收到的消息没能处理，将再次收取');
      return undefined;
    }
    if (error.code === 409 && error.description.includes('webhook')) {
      await this.api.deleteWebhook().catch(() => undefined);
    }
    return error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  }
}
