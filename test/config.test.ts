import { describe, expect, it } from 'vitest';
import { readConfig, SettingError } from '../src/config.ts';

const BOT_TOKEN = `123456789:${'Aa0_-'.repeat(7)}`;
const WEBHOOK = { WEBHOOK_URL: 'https://bot.example.cn/hook', WEBHOOK_SECRET: 'a_Secret-of-sixteen' };
const read = (more: Record<string, string> = {}) => readConfig({ BOT_TOKEN, ...more });

describe('the settings', () => {
  it('have defaults', () => {
    expect(read()).toMatchInlineSnapshot(`
      {
        "adminIds": Set {},
        "allowedIds": Set {},
        "apiRoot": undefined,
        "auditDays": 400,
        "auditKey": undefined,
        "healthPort": undefined,
        "logLevel": "info",
        "proxyUrl": undefined,
        "questionsPerMinute": 30,
        "rate": {
          "chatPause": 1000,
          "perSecond": 25,
        },
        "stateDir": "state",
        "token": "123456789:Aa0_-Aa0_-Aa0_-Aa0_-Aa0_-Aa0_-Aa0_-",
        "webhook": undefined,
      }
    `);
  });

  it('count a name with nothing behind it as not set', () => {
    const names = [
      'ADMIN_IDS',
      'ALLOWED_IDS',
      'QUESTIONS_PER_MINUTE',
      'STATE_DIR',
      'AUDIT_DAYS',
      'TELEGRAM_API_ROOT',
      'PROXY_URL',
      'WEBHOOK_URL',
      'WEBHOOK_SECRET',
      'PORT',
      'HEALTH_PORT',
      'LOG_LEVEL',
    ];
    expect(read(Object.fromEntries(names.map((name) => [name, '']))).token).toBe(BOT_TOKEN);
    expect(read(Object.fromEntries(names.map((name) => [name, '  '])))).toEqual(read());
  });

  it.each(['1,2', '1, 2', '1，2', ' 1 2 ', '1,2,'])('read the ids %j', (ADMIN_IDS) => {
    expect([...read({ ADMIN_IDS }).adminIds]).toEqual([1, 2]);
  });

  it.each([
    ['https://api.example.cn', 'https://api.example.cn/'],
    ['https://api.example.cn/telegram', 'https://api.example.cn/telegram/'],
    ['http://127.0.0.1:8081', 'http://127.0.0.1:8081/'],
    ['http://localhost:8081/', 'http://localhost:8081/'],
    ['http://[::1]:8081', 'http://[::1]:8081/'],
  ])('take %s as the API root', (TELEGRAM_API_ROOT, root) => {
    expect(read({ TELEGRAM_API_ROOT }).apiRoot).toBe(root);
  });

  it.each(['http://p:1', 'https://u:p%40ss@p.example.cn', 'socks5h://u:p@127.0.0.1:1080'])(
    'take %s as the proxy',
    (url) => {
      expect(read({ PROXY_URL: url }).proxyUrl?.href).toContain('//');
    },
  );

  it('take a webhook', () => {
    expect(read({ ...WEBHOOK, PORT: '8443' }).webhook).toMatchObject({
      secret: 'a_Secret-of-sixteen',
      port: 8443,
    });
  });

  it.each<[string, Record<string, string>]>([
    ['BOT_TOKEN', { BOT_TOKEN: '' }],
    ['BOT_TOKEN', { BOT_TOKEN: '123:short' }],
    ['BOT_TOKEN', { BOT_TOKEN: `${BOT_TOKEN}x` }],
    ['BOT_TOKEN', { BOT_TOKEN: `bot${BOT_TOKEN}` }],
    ['ADMIN_IDS', { ADMIN_IDS: '@someone' }],
    ['ADMIN_IDS', { ADMIN_IDS: '-100123' }],
    ['ADMIN_IDS', { ADMIN_IDS: '0' }],
    ['ALLOWED_IDS', { ALLOWED_IDS: '1,2x' }],
    ['ALLOWED_IDS', { ALLOWED_IDS: '99999999999999999999' }],
    ['QUESTIONS_PER_MINUTE', { QUESTIONS_PER_MINUTE: '0' }],
    ['QUESTIONS_PER_MINUTE', { QUESTIONS_PER_MINUTE: '1.5' }],
    ['QUESTIONS_PER_MINUTE', { QUESTIONS_PER_MINUTE: '很多' }],
    ['AUDIT_DAYS', { AUDIT_DAYS: '-1' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'http://api.example.cn' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'http://127.0.0.1.example.cn' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'api.telegram.org' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'https://u:p@api.example.cn' }],
    ['PROXY_URL', { PROXY_URL: 'socks5://127.0.0.1:1080' }],
    ['PROXY_URL', { PROXY_URL: '127.0.0.1:1080' }],
    ['PROXY_URL', { PROXY_URL: 'http://u:100%@p:1' }],
    ['PROXY_URL', { PROXY_URL: 'http://p:1/path' }],
    ['WEBHOOK_URL', { ...WEBHOOK, WEBHOOK_URL: 'http://bot.example.cn/hook' }],
    ['WEBHOOK_URL', { ...WEBHOOK, WEBHOOK_URL: 'bot.example.cn' }],
    ['WEBHOOK_URL', { WEBHOOK_SECRET: 'alone' }],
    ['WEBHOOK_SECRET', { ...WEBHOOK, WEBHOOK_SECRET: '' }],
    ['WEBHOOK_SECRET', { ...WEBHOOK, WEBHOOK_SECRET: '密钥' }],
    ['WEBHOOK_SECRET', { ...WEBHOOK, WEBHOOK_SECRET: 'x'.repeat(15) }],
    ['MESSAGES_PER_SECOND', { MESSAGES_PER_SECOND: '0' }],
    ['CHAT_PAUSE_MS', { CHAT_PAUSE_MS: 'x' }],
    ['WEBHOOK_SECRET', { ...WEBHOOK, WEBHOOK_SECRET: 'x'.repeat(257) }],
    ['PORT', { ...WEBHOOK, PORT: '65536' }],
    ['HEALTH_PORT', { HEALTH_PORT: 'x' }],
    ['HEALTH_PORT', { ...WEBHOOK, PORT: '9000', HEALTH_PORT: '9000' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('refuse a %s like %j in one Chinese sentence that shows no value', (name, settings) => {
    const error = catchError(() => read(settings));
    expect(error).toBeInstanceOf(SettingError);
    expect(error.message).toContain(name);
    expect(error.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*。$/u);
    expect(error.message).not.toContain('!');
    for (const secret of [BOT_TOKEN, 'short', '100%', '密钥']) expect(error.message).not.toContain(secret);
  });
});

function catchError(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was refused');
}
