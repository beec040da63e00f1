import type { Log } from '../log.js';
import { type ApiError, advice } from './failure.js';
import { Lapse } from './lapse.js';

/** Telegram is told apart as it takes what we send and gives what we ask for: one may fail without the other. */
export type Side = 'sending' | 'receiving';

const SAY_THROTTLED_EVERY_MS = 60_000;

/** What of Telegram can be reached at present, as the last call of each kind found it. */
export class Reach {
  readonly lapses: Readonly<Record<Side, Lapse>>;
  private tokenRefused: { readonly [side in Side]?: number } = {};
  private saidThrottled = Number.NEGATIVE_INFINITY;

  constructor(private readonly log: Log) {
    this.lapses = {
      receiving: new Lapse(log, '与 Telegram 的连接恢复'),
      sending: new Lapse(log, '恢复发送'),
    };
  }

  /** How long the token has been refused, in ms; 0 where it is not. */
  get tokenRefusedFor(): number {
    const since = Object.values(this.tokenRefused);
    return since.length > 0 ? performance.now() - Math.min(...since) : 0;
  }

  works(side: Side): void {
    const { [side]: _, ...others } = this.tokenRefused;
    this.tokenRefused = others;
    this.lapses[side].end();
  }

  /** Takes down how a call failed, and tells it where it is news. */
  fails(side: Side, error: ApiError): void {
    if (error.fate === 'stopped') return;
    if (isAnswer(error)) {
      this.works(side);
      return;
    }
    if (error.isTokenRefused) this.tokenRefused = { [side]: performance.now(), ...this.tokenRefused };
    const { method, code, retryAfter } = error;
    if (code === 429) this.sayThrottled(error);
    else this.lapses[side].begin(advice(error), { method, code, retryAfter });
  }

  /** On a busy day that comes often, and something else is let through in between. */
  private sayThrottled(error: ApiError): void {
    if (performance.now() - this.saidThrottled < SAY_THROTTLED_EVERY_MS) return;
    this.saidThrottled = performance.now();
    const { method, code, retryAfter } = error;
    this.log.warn({ method, code, retryAfter }, advice(error));
  }
}

/** Whether Telegram's no is about this one message: then everything works. */
function isAnswer({ fate, code, isTokenRefused }: ApiError): boolean {
  return fate === 'refused' && !isTokenRefused && code !== 409 && code !== 429;
}
