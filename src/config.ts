import { isIP } from 'node:net';

/** What the settings say, checked. Only the Telegram way in needs them. */
export interface Config {
  readonly token: string;
  readonly adminIds: ReadonlySet<number>;
  readonly allowedIds: ReadonlySet<number>;
  readonly questionsPerMinute: number;
  /** How fast messages go out. */
  readonly rate: { readonly perSecond: number; readonly chatPause: number };
  readonly stateDir: string;
  readonly auditDays: number;
  readonly auditKey: string | undefined;
  /** Ends in a slash; undefined: Telegram's own server. */
  readonly apiRoot: string | undefined;
  readonly proxyUrl: URL | undefined;
  /** Undefined: long polling. */
  readonly webhook: Webhook | undefined;
  readonly healthPort: number | undefined;
  readonly logLevel: string;
}

export interface Webhook {
  readonly url: URL;
  readonly secret: string;
  readonly port: number;
}

/** A setting that cannot be used: the message is one Chinese sentence that names it; the program ends with 2. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * Reads the settings of the Telegram bot.
 * @throws SettingError for the first value that cannot be used. It never quotes a value: some are secrets.
 */
export function readConfig(env: Environment): Config {
  const webhook = readWebhook(env);
  const healthPort = port(env, 'HEALTH_PORT');
  if (healthPort !== undefined && healthPort === webhook?.port) {
    throw new SettingError(`HEALTH_PORT 不能与 PORT 相同（都是 ${healthPort}），请换一个端口。`);
  }
  return {
    token: token(env),
    adminIds: ids(env, 'ADMIN_IDS'),
    allowedIds: ids(env, 'ALLOWED_IDS'),
    questionsPerMinute: whole(env, 'QUESTIONS_PER_MINUTE', 1, 1000) ?? 30,
    rate: {
      perSecond: whole(env, 'MESSAGES_PER_SECOND', 1, 10_000) ?? 25,
      chatPause: whole(env, 'CHAT_PAUSE_MS', 0, 60_000) ?? 1000,
    },
    ...readStateConfig(env),
    apiRoot: apiRoot(env),
    proxyUrl: proxyUrl(env),
    webhook,
    healthPort,
    logLevel: logLevel(env),
  };
}

/** Where the state is and how its audit is kept: what a check of the audit needs too. @throws SettingError */
export function readStateConfig(env: Environment): Pick<Config, 'stateDir' | 'auditDays' | 'auditKey'> {
  return {
    stateDir: given(env, 'STATE_DIR') ?? 'state',
    auditDays: whole(env, 'AUDIT_DAYS', 1, 36_500) ?? 400,
    auditKey: auditKey(env),
  };
}

/** A name with nothing behind it counts as not set. */
function given(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function token(env: Environment): string {
  const value = given(env, 'BOT_TOKEN');
  if (value === undefined || !/^\d+:[\w-]{35}$/.test(value)) {
    throw new SettingError(
      'BOT_TOKEN 应为“数字:35 位字母、数字、_ 或 -”，请向 @BotFather 重新复制完整的令牌。',
    );
  }
  return value;
}

function auditKey(env: Environment): string | undefined {
  const value = given(env, 'AUDIT_KEY');
  if (value !== undefined && value.length < 16) {
    throw new SettingError('AUDIT_KEY 应为 16 个字符以上的密钥，例如 openssl rand -hex 32 给出的一行。');
  }
  return value;
}

function ids(env: Environment, name: string): ReadonlySet<number> {
  const parts = (given(env, name) ?? '').split(/[,，、\s]+/).filter(Boolean);
  const numbers = parts.map((part) => (/^\d{1,16}$/.test(part) ? Number(part) : 0));
  if (numbers.some((id) => id < 1 || !Number.isSafeInteger(id))) {
    throw new SettingError(`${name} 应为逗号分隔的 Telegram 用户编号（正整数），例如 700200001,700200002。`);
  }
  return new Set(numbers);
}

function whole(env: Environment, name: string, least: number, most: number): number | undefined {
  const value = given(env, name);
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
  if (number < least || number > most)
    throw new SettingError(`${name} 应为 ${least} 到 ${most} 之间的整数。`);
  return number;
}

function port(env: Environment, name: string): number | undefined {
  return whole(env, name, 1, 65_535);
}

function apiRoot(env: Environment): string | undefined {
  const value = given(env, 'TELEGRAM_API_ROOT');
  if (value === undefined) return undefined;
  const url = address(value);
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === undefined || !secure || url.username || url.password || url.search || url.hash) {
    throw new SettingError(
      'TELEGRAM_API_ROOT 应为 Bot API 服务器的地址，以 https:// 开头（本机可用 http://127.0.0.1:端口）。',
    );
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function proxyUrl(env: Environment): URL | undefined {
  const value = given(env, 'PROXY_URL');
  if (value === undefined) return undefined;
  const url = address(value);
  const known = url && ['http:', 'https:', 'socks5h:'].includes(url.protocol);
  if (!known || !url.hostname || !['', '/'].includes(url.pathname) || !decodes(url)) {
    throw new SettingError(
      'PROXY_URL 应为 http://、https:// 或 socks5h:// 开头的代理地址，例如 http://用户名:密码@主机:端口，其中的特殊字符用 % 编码。',
    );
  }
  return url;
}

/** User and password are decoded when they are used; a stray % would throw only then. */
function decodes(url: URL): boolean {
  try {
    decodeURIComponent(url.username + url.password);
    return true;
  } catch {
    return false;
  }
}

function readWebhook(env: Environment): Webhook | undefined {
  const value = given(env, 'WEBHOOK_URL');
  const secret = given(env, 'WEBHOOK_SECRET');
  const listen = port(env, 'PORT');
  if (value === undefined) {
    if (secret === undefined) return undefined;
    throw new SettingError(
      '设了 WEBHOOK_SECRET 却没有 WEBHOOK_URL，请补上 https:// 开头的回调地址，或删去前者。',
    );
  }
  const url = address(value);
  if (url?.protocol !== 'https:' || url.username || url.password || url.search || url.hash) {
    throw new SettingError(
      'WEBHOOK_URL 应为 https:// 开头的回调地址，例如 https://bot.example.cn/telegram。',
    );
  }
  if (secret === undefined || !/^[\w-]{16,256}$/.test(secret)) {
    throw new SettingError('WEBHOOK_SECRET 与 WEBHOOK_URL 须一同设置，应为 16 到 256 位字母、数字、_ 或 -。');
  }
  return { url, secret, port: listen ?? 8080 };
}

function logLevel(env: Environment): string {
  const value = given(env, 'LOG_LEVEL')?.toLowerCase() ?? 'info';
  if (!LOG_LEVELS.includes(value)) throw new SettingError(`LOG_LEVEL 应为 ${LOG_LEVELS.join('、')} 之一。`);
  return value;
}

function address(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
