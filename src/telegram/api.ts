import { setMaxListeners } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { contentOf, hasFile } from './content.js';
import { ApiError, judge, refusal } from './failure.js';
import { type Methods, type Opts, Telegram, type UserFromGetMe } from './framework/telegraf.js';
import { proxyAgent } from './proxy.js';
import { Reach } from './reach.js';
import { type Rate, Traffic } from './traffic.js';
import { post } from './transport.js';

type Method = keyof Methods;

/** Telegram forgets a tap within seconds, and a repeated poll is the runner's business: one attempt each. */
const ONE_ATTEMPT: ReadonlySet<Method> = new Set(['getUpdates', 'answerCallbackQuery', 'sendChatAction']);

/** What goes into a chat, and counts with Telegram. */
const INTO_CHAT = /^(?:send(?!ChatAction)|edit|copy|forward)/;

/** In milliseconds. Tests shorten them. */
export interface Timing {
  /** The longest that one call may take. */
  readonly call: number;
  /** The longest that one poll may take: beyond it, the connection counts as dead. */
  readonly poll: number;
  /** The first pause after a failure; it doubles. */
  readonly pause: number;
  /** The longest pause between two looks at whether Telegram can be reached. */
  readonly longestPause: number;
  /** The longest pause before something is sent again; longer where it may have arrived. */
  readonly longestResend: number;
  /** How long something is sent again: as long as Telegram keeps what it could not deliver. */
  readonly life: number;
}

export const TIMING: Timing = {
  call: 15_000,
  poll: 20_000,
  pause: 500,
  longestPause: 8_000,
  longestResend: 60_000,
  life: 86_400_000,
};

/** A picture may take so many times as long as words. */
const UPLOAD_FACTOR = 4;

/** What may have arrived is sent again less and less often: each time it may be once too often. */
const DOUBTFUL_FACTOR = 5;

const UNLIMITED: Rate = { perSecond: Number.POSITIVE_INFINITY, chatPause: 0 };

/**
 * Telegram's methods with one pace, a deadline on every call, and errors without secrets. What fails is tried again
 * with growing pauses until it is done, refused, or a day old. All calls of the bot go through one of these, those of
 * `ctx.reply` too. Every failure is an ApiError.
 */
export class Api extends Telegram {
  /** Who may see figures at this moment: asked before each attempt, since a reply may wait longer than a right lasts. */
  mayReceive: (chat: number) => boolean = () => true;
  readonly traffic: Traffic;
  readonly reach: Reach;
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<() => void>();
  private readonly agent: http.Agent;
  private readonly base: URL;
  private probing: Promise<void> | undefined;
  private heard: { readonly date: number; readonly at: number } | undefined;

  constructor(
    {
      token,
      apiRoot,
      proxyUrl,
      rate = UNLIMITED,
    }: Pick<Config, 'token' | 'apiRoot' | 'proxyUrl'> & Partial<Pick<Config, 'rate'>>,
    log: Log,
    private readonly timing: Timing = TIMING,
  ) {
    super(token, { ...(apiRoot && { apiRoot }), webhookReply: false });
    const kind = this.options.apiRoot.startsWith('http:') ? http : https;
    this.agent = proxyUrl ? proxyAgent(proxyUrl) : new kind.Agent({ keepAlive: true });
    this.base = new URL(`./bot${token}/`, this.options.apiRoot);
    this.traffic = new Traffic(rate);
    this.reach = new Reach(log);
    // Each reply that waits listens.
    setMaxListeners(0, this.stopping.signal);
  }

  /** Gives up everything under way: each waiting call fails with fate `stopped`. */
  stop(): void {
    this.stopping.abort();
    this.traffic.stop();
    for (const giveUp of this.underWay) giveUp();
  }

  /** The time on Telegram's clock, in ms: the age of what it sent does not depend on ours being right. */
  now(): number {
    return this.heard ? this.heard.date + performance.now() - this.heard.at : Date.now();
  }

  /** Asks who we are. @throws ApiError where Telegram refuses the token: only here, that is not waited out */
  identify(): Promise<UserFromGetMe> {
    return this.persist('getMe', {}, undefined, ({ fate, code }) => fate === 'refused' && code !== 429);
  }

  override callApi<M extends Method>(
    method: M,
    payload: Opts<M>,
    { signal }: { signal?: unknown } = {},
  ): Promise<ReturnType<Methods[M]>> {
    if (ONE_ATTEMPT.has(method)) return this.attempt(method, payload, signal as AbortSignal | undefined);
    const isFinal = (error: ApiError) =>
      error.fate === 'refused' && error.code !== 429 && !error.isTokenRefused;
    return this.persist(method, payload, signal as AbortSignal | undefined, isFinal);
  }

  /** Tries until it is done, or beyond hope. */
  private async persist<M extends Method>(
    method: M,
    payload: Opts<M>,
    signal: AbortSignal | undefined,
    isFinal: (error: ApiError) => boolean,
  ): Promise<ReturnType<Methods[M]>> {
    const { pause, longestResend, life } = this.timing;
    const chat = INTO_CHAT.test(method) && 'chat_id' in payload ? Number(payload.chat_id) : undefined;
    const attempt = () => this.attempt(method, payload, signal);
    const end = performance.now() + life;
    let code: ApiError['code'] = '';
    for (let wait = pause; ; ) {
      if (performance.now() > end) throw new ApiError('expired', method, code);
      try {
        return await (chat === undefined ? attempt() : this.traffic.pass(chat, method, attempt));
      } catch (error) {
        if (!(error instanceof ApiError) || error.fate === 'stopped' || isFinal(error)) throw error;
        code = error.code;
        // The pace waits out what Telegram asks of a chat.
        if (error.retryAfter !== undefined) {
          if (chat === undefined) await this.wait(error.retryAfter * 1000, method);
          continue;
        }
        const longest = longestResend * (error.fate === 'unknown' ? DOUBTFUL_FACTOR : 1);
        await this.wait(Math.min(wait, longest), method);
        wait *= 2;
        if (error.fate !== 'refused') await this.untilReachable();
      }
    }
  }

  /** One call, heard out or given up: at its deadline, by the caller, or at the end of the program. */
  private async attempt<M extends Method>(
    method: M,
    payload: Opts<M>,
    signal?: AbortSignal,
  ): Promise<ReturnType<Methods[M]>> {
    const content = await contentOf(payload);
    if (this.stopping.signal.aborted) throw new ApiError('stopped', method, 'STOPPED');
    if (isConfidential(method, payload) && !this.mayReceive(Number(payload.chat_id))) {
      throw new ApiError('refused', method, 'NOT_ALLOWED');
    }
    const { answer, giveUp } = post(new URL(method, this.base), this.agent, content);
    const side = INTO_CHAT.test(method) ? 'sending' : 'receiving';
    const { poll, call } = this.timing;
    const deadline = method === 'getUpdates' ? poll : hasFile(payload) ? call * UPLOAD_FACTOR : call;
    const timer = setTimeout(giveUp, deadline);
    this.underWay.add(giveUp);
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      const { status, body, date } = await answer;
      const value = resultOf(method, status, body);
      // Only now: a firewall's page may tell any time.
      if (date !== undefined) this.heard = { date, at: performance.now() };
      this.reach.works(side);
      return value as ReturnType<Methods[M]>;
    } catch (cause) {
      const error = judge(method, cause, this.stopping.signal.aborted || signal?.aborted === true);
      this.reach.fails(side, error);
      if (error.fate === 'unknown' || error.fate === 'unreached') this.dropIdle();
      throw error;
    } finally {
      clearTimeout(timer);
      this.underWay.delete(giveUp);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  /** Idle connections may be as dead as one that failed. */
  private dropIdle(): void {
    for (const socket of Object.values(this.agent.freeSockets).flat()) socket?.destroy();
  }

  /** Waits until Telegram answers a harmless question: what is sent again before that fails for nothing. */
  private untilReachable(): Promise<void> {
    this.probing ??= this.probe().finally(() => {
      this.probing = undefined;
    });
    return this.probing;
  }

  private async probe(): Promise<void> {
    for (let pause = this.timing.pause; ; pause = Math.min(pause * 2, this.timing.longestPause)) {
      try {
        await this.attempt('getMe', {});
        return;
      } catch (error) {
        if (!(error instanceof ApiError) || error.fate === 'stopped') throw error;
        if (error.fate === 'refused') return;
      }
      await this.wait(pause, 'getMe');
    }
  }

  private async wait(ms: number, method: Method): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => {
      throw new ApiError('stopped', method, 'STOPPED');
    });
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

/** What may hold figures: every protected message, and every edited text, since only answers and admins' cards are. */
function isConfidential(method: string, payload: object): payload is { chat_id: unknown } {
  return (
    /^editMessage(?!ReplyMarkup)/.test(method) ||
    ('protect_content' in payload && payload.protect_content === true)
  );
}
