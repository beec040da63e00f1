import { setMaxListeners } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { ApiError, advice, judge, refusal } from './failure.js';
import { proxyAgent } from './proxy.js';
import { postJson } from './transport.js';

type Method = keyof Methods;

/** Telegram forgets a tap within seconds, and a repeated poll is the runner's business: one attempt each. */
const ONE_ATTEMPT: ReadonlySet<Method> = new Set(['getUpdates', 'answerCallbackQuery', 'sendChatAction']);

/** Doing these twice changes nothing, so they are tried until they succeed. */
const REPEATABLE = /^(get|set|delete)/;

/** How often a message whose fate is unknown is sent again: a missing answer is worse than a double one. */
const MOST_RESENDS = 2;

/** How often a 429 is waited out for one call. */
const MOST_WAITS = 10;

/** In milliseconds. Tests shorten them. */
export interface Timing {
  /** The longest that one call may take. */
  readonly call: number;
  /** The longest that one poll may take: beyond it, the connection counts as dead. */
  readonly poll: number;
  /** The first pause after a failure; it doubles up to the longest. */
  readonly pause: number;
  readonly longestPause: number;
}

export const TIMING: Timing = { call: 15_000, poll: 20_000, pause: 500, longestPause: 8_000 };

/** A picture may take so many times as long as words. */
const UPLOAD_FACTOR = 4;

/**
 * Telegram's methods with a deadline on every call, retries, and errors without secrets. All calls of the bot go
 * through one of these, those of `ctx.reply` too. Every failure is an ApiError.
 */
export class Api extends Telegram {
  /** Who may see figures at this moment: asked before each attempt, since a reply may wait longer than a right lasts. */
  mayReceive: (chat: number) => boolean = () => true;
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<() => void>();
  private readonly agent: http.Agent;
  private readonly base: URL;
  private trouble: string | undefined;
  private probing: Promise<void> | undefined;

  constructor(
    { token, apiRoot, proxyUrl }: Pick<Config, 'token' | 'apiRoot' | 'proxyUrl'>,
    private readonly log: Log,
    private readonly timing: Timing = TIMING,
  ) {
    super(token, { ...(apiRoot && { apiRoot }), webhookReply: false });
    const kind = this.options.apiRoot.startsWith('http:') ? http : https;
    this.agent = proxyUrl ? proxyAgent(proxyUrl) : new kind.Agent({ keepAlive: true });
    // Set here and not above: telegraf drops an agent given to it for an http address, and with it the proxy.
    this.options.agent = this.agent as https.Agent;
    this.base = new URL(`./bot${token}/`, this.options.apiRoot);
    // Each reply that waits listens.
    setMaxListeners(0, this.stopping.signal);
  }

  /** Gives up everything under way: each waiting call fails with fate `stopped`. */
  stop(): void {
    this.stopping.abort();
    for (const giveUp of this.underWay) giveUp();
  }

  override async callApi<M extends Method>(
    method: M,
    payload: Opts<M>,
    { signal }: { signal?: unknown } = {},
  ): Promise<ReturnType<Methods[M]>> {
    for (let resends = 0, waits = 0; ; ) {
      try {
        return await this.attempt(method, payload, signal as AbortSignal | undefined);
      } catch (error) {
        if (!(error instanceof ApiError) || error.fate === 'stopped' || ONE_ATTEMPT.has(method)) throw error;
        if (error.fate === 'refused') {
          if (error.retryAfter === undefined || ++waits > MOST_WAITS) throw error;
          await this.wait(error.retryAfter * 1000, method);
          continue;
        }
        if (error.fate === 'unknown' && !REPEATABLE.test(method) && ++resends > MOST_RESENDS) throw error;
        await this.untilReachable();
      }
    }
  }

  /** One call, heard out or given up: at its deadline, by the caller, or at the end of the program. */
  private async attempt<M extends Method>(
    method: M,
    payload: Opts<M>,
    signal?: AbortSignal,
  ): Promise<ReturnType<Methods[M]>> {
    if (this.stopping.signal.aborted) throw new ApiError('stopped', method, 'STOPPED');
    if (isConfidential(method, payload) && !this.mayReceive(Number(payload.chat_id))) {
      throw new ApiError('refused', method, 'NOT_ALLOWED');
    }
    const isUpload = hasUpload(payload);
    const { result, giveUp } = isUpload ? this.upload(method, payload) : this.post(method, payload);
    const { poll, call } = this.timing;
    const deadline = method === 'getUpdates' ? poll : isUpload ? call * UPLOAD_FACTOR : call;
    const timer = setTimeout(giveUp, deadline);
    this.underWay.add(giveUp);
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      const value = await result;
      this.clear();
      return value as ReturnType<Methods[M]>;
    } catch (cause) {
      const error = judge(method, cause, this.stopping.signal.aborted || signal?.aborted === true);
      this.note(error);
      throw error;
    } finally {
      clearTimeout(timer);
      this.underWay.delete(giveUp);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  private post(method: Method, payload: object) {
    const { answer, giveUp } = postJson(new URL(method, this.base), this.agent, payload);
    return { result: answer.then(({ status, body }) => resultOf(method, status, body)), giveUp };
  }

  /** Files go as a form, which telegraf builds and sends. */
  private upload<M extends Method>(method: M, payload: Opts<M>) {
    const control = new AbortController();
    const result = super.callApi(method, payload, { signal: control.signal as never });
    return { result, giveUp: () => control.abort() };
  }

  /**
   * Waits until Telegram answers a harmless question. A message is sent again only then: so its few attempts are not
   * used up by an outage, and the reply comes through however long that lasts.
   */
  private untilReachable(): Promise<void> {
    this.probing ??= this.probe().finally(() => {
      this.probing = undefined;
    });
    return this.probing;
  }

  private async probe(): Promise<void> {
    for (let pause = this.timing.pause; ; pause = Math.min(pause * 2, this.timing.longestPause)) {
      await this.wait(pause, 'getMe');
      try {
        await this.attempt('getMe', {});
        return;
      } catch (error) {
        if (!(error instanceof ApiError) || error.fate === 'stopped') throw error;
        if (error.fate === 'refused') return;
      }
    }
  }

  private async wait(ms: number, method: Method): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => {
      throw new ApiError('stopped', method, 'STOPPED');
    });
  }

  /** Says a trouble once, not at each attempt; and drops idle connections, which may be as dead as this one. */
  private note(error: ApiError): void {
    if (error.fate === 'stopped') return;
    if (error.fate === 'refused' && error.code !== 429) return;
    if (error.fate !== 'refused') {
      for (const socket of Object.values(this.agent.freeSockets).flat()) socket?.destroy();
    }
    const details = { method: error.method, code: error.code, retryAfter: error.retryAfter };
    if (this.trouble === advice(error)) {
      this.log.debug(details, '仍未恢复');
    } else {
      this.trouble = advice(error);
      this.log.warn(details, this.trouble);
    }
  }

  private clear(): void {
    if (this.trouble === undefined) return;
    this.trouble = undefined;
    this.log.info('与 Telegram 的连接恢复');
  }
}

/** What an answer holds. @throws ApiError where it is a no, or not Telegram's */
function resultOf(method: Method, status: number, body: string): unknown {
  const answer = parse(body);
  if (answer?.ok === true) return answer.result;
  if (typeof answer?.error_code === 'number') {
    throw refusal(method, { ...answer, error_code: answer.error_code });
  }
  throw new ApiError('unknown', method, status >= 500 ? status : 'NOT_TELEGRAM');
}

interface Answered {
  readonly ok?: unknown;
  readonly result?: unknown;
  readonly error_code?: unknown;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number };
}

function parse(body: string): Answered | undefined {
  try {
    const answer = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

function hasUpload(payload: object): boolean {
  return Object.values(payload).some(
    (value) => typeof value === 'object' && value !== null && ('source' in value || 'media' in value),
  );
}

/** What may hold figures: every protected message, and every edited one, since only answers and admins' cards are. */
function isConfidential(method: string, payload: object): payload is { chat_id: unknown } {
  return method.startsWith('edit') || ('protect_content' in payload && payload.protect_content === true);
}
