import { TransportError } from './transport.js';

/**
 * What became of a call that failed:
 * - `refused`: Telegram read it and said no;
 * - `unreached`: it never left, sending it again is safe;
 * - `unknown`: Telegram may have done it;
 * - `stopped`: we gave it up ourselves, the program is ending;
 * - `expired`: it did not come through for as long as it was of use.
 */
type Fate = 'refused' | 'unreached' | 'unknown' | 'stopped' | 'expired';

/** A failed call, without its address and payload: those hold the token and the reply's figures. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly fate: Fate,
    readonly method: string,
    /** Telegram's error code, or the name of what went wrong on the way. */
    readonly code: number | string,
    /** Telegram's words; empty where it said none. */
    readonly description = '',
    /** Seconds that Telegram asks us to wait. */
    readonly retryAfter?: number,
  ) {
    super(`${method}: ${code}`);
  }

  /** Whether it says nothing about what was sent, only that the token counts for nothing at this moment. */
  get isTokenRefused(): boolean {
    return this.fate === 'refused' && (this.code === 401 || this.code === 404);
  }
}

const DISTRUST = /CERT|SIGNATURE|ERR_TLS/;

/** Turns whatever a call threw into an ApiError. */
export function judge(method: string, cause: unknown, stopped: boolean): ApiError {
  if (stopped) return new ApiError('stopped', method, 'STOPPED');
  if (cause instanceof ApiError) return cause;
  if (cause instanceof TransportError)
    return new ApiError(cause.sent ? 'unknown' : 'unreached', method, cause.code);
  const { code } = cause as { code?: unknown };
  return new ApiError('unknown', method, typeof code === 'string' ? code : 'ERROR');
}

/** Telegram's no. Where its own server failed, it may have done what it was asked for. */
export function refusal(method: string, { error_code, description, parameters }: Refusal): ApiError {
  if (error_code >= 500) return new ApiError('unknown', method, error_code);
  const asked = Number(parameters?.retry_after);
  const retryAfter = error_code === 429 ? (asked >= 0 ? asked : 1) : undefined;
  return new ApiError('refused', method, error_code, String(description ?? ''), retryAfter);
}

interface Refusal {
  readonly error_code: number;
  readonly description?: string | undefined;
  readonly parameters?: { readonly retry_after?: number } | undefined;
}

/** What an operator should look at: one Chinese sentence, free of secrets. */
export function advice({ code }: ApiError): string {
  switch (code) {
    case 'PROXY_AUTH':
      return 'PROXY_URL 的代理不接受用户名或密码（407），请检查 PROXY_URL 中的用户名和密码';
    case 'PROXY_REFUSED':
      return 'PROXY_URL 的代理没有接通 Telegram，请检查代理的规则和它的网络';
    case 'PROXY_UNREACHABLE':
      return '连不上 PROXY_URL 的代理，请检查 PROXY_URL 的地址和端口，以及代理是否在运行';
    case 'NOT_TELEGRAM':
      return '收到的不是 Telegram 的回答，像是防火墙或登录页面，请检查网络、PROXY_URL 和 TELEGRAM_API_ROOT';
    case 'TIMEOUT':
      return 'Telegram 迟迟没有回答，请检查网络或 PROXY_URL';
    case 401:
    case 404:
      return 'Telegram 不接受 BOT_TOKEN，请向 @BotFather 核对令牌';
    case 409:
      return '另有程序在用同一个 BOT_TOKEN 收消息，请停掉其中一个';
    case 429:
      return 'Telegram 要求放慢，稍候继续';
  }
  if (typeof code === 'number') return `Telegram 出错（${code}）`;
  if (DISTRUST.test(code)) return `对方的证书不可信（${code}），请检查网络、PROXY_URL 和 TELEGRAM_API_ROOT`;
  return `与 Telegram 的连接不通（${code}），请检查网络；需要代理时设置 PROXY_URL`;
}
