import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';

const example = parse(readFileSync(join(import.meta.dirname, '../../.env.example')));

it('.env.example has every setting once, all of them empty', () => {
  expect(Object.keys(example).toSorted()).toEqual([
    'ADMIN_IDS',
    'ALLOWED_IDS',
    'AUDIT_DAYS',
    'AUDIT_KEY',
    'BOT_TOKEN',
    'CHAT_PAUSE_MS',
    'HEALTH_PORT',
    'LOG_LEVEL',
    'MESSAGES_PER_SECOND',
    'PORT',
    'PROXY_URL',
    'QUESTIONS_PER_MINUTE',
    'STATE_DIR',
    'TELEGRAM_API_ROOT',
    'WEBHOOK_SECRET',
    'WEBHOOK_URL',
  ]);
  expect(Object.values(example).filter(Boolean)).toEqual([]);
});

it('every setting that the program reads is explained there', () => {
  const asked = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {
      BOT_TOKEN: `1:${'a'.repeat(35)}`,
      WEBHOOK_URL: 'https://bot.example.cn/telegram',
      WEBHOOK_SECRET: 'a_Secret-of-sixteen',
    },
    {
      get: (target, name: string) => {
        asked.add(name);
        return target[name];
      },
    },
  );
  readConfig(env);
  expect([...asked].toSorted()).toEqual(Object.keys(example).toSorted());
});

it('its defaults are the program’s', () => {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  const config = readConfig({ BOT_TOKEN: `1:${'a'.repeat(35)}` });
  const said = (name: string) =>
    new RegExp(`默认(?:是当前目录下的)? ?([\\w]+)[^\\n]*\\n(?:#[^\\n]*\\n)*${name}=`).exec(text)?.[1];
  expect(said('QUESTIONS_PER_MINUTE')).toBe(String(config.questionsPerMinute));
  expect(said('AUDIT_DAYS')).toBe(String(config.auditDays));
  expect(said('STATE_DIR')).toBe(config.stateDir);
  expect(said('LOG_LEVEL')).toBe(config.logLevel);
});
