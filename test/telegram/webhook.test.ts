import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { Pace } from '../../src/telegram/access/pace.ts';
import { Intake } from '../../src/telegram/intake.ts';
import { serveWebhook } from '../../src/telegram/webhook.ts';
import { Emulator } from './emulator/emulator.ts';
import { freePort } from './emulator/ports.ts';
import { ALLOWED, type BotProcess, killAll, STRANGER, startProcess } from './process.ts';

const SECRET = 'Secret_of-the-webhook';
const PATH = '/hook/telegram';

describe('the webhook', () => {
  let telegram: Emulator;
  let root: string;
  let port: number;
  let health: number;
  let bot: BotProcess;

  beforeAll(async () => {
    [port, health] = [await freePort(), await freePort()];
    telegram = new Emulator({ deliverTo: `http://127.0.0.1:${port}` });
    root = await telegram.listen();
    bot = startProcess({
      TELEGRAM_API_ROOT: root,
      WEBHOOK_URL: `https://bot.example.cn${PATH}`,
      WEBHOOK_SECRET: SECRET,
      PORT: String(port),
      HEALTH_PORT: String(health),
    });
    await telegram.until(() => telegram.queue.webhook !== '');
  });

  afterAll(async () => {
    await killAll();
    await telegram.close();
  });

  const update = (update_id: number, text: string) => ({
    update_id,
    message: {
      message_id: update_id,
      date: 1,
      from: { id: ALLOWED, is_bot: false, first_name: 'P' },
      chat: { id: ALLOWED, type: 'private' },
      text,
    },
  });

  /** Sends a request in the given pieces. */
  function post(
    pieces: Buffer[],
    headers: Record<string, string> = {},
    path = PATH,
    method = 'POST',
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const all = {
        'x-telegram-bot-api-secret-token': SECRET,
        'content-type': 'application/json',
        ...headers,
      };
      const call = request({ host: '127.0.0.1', port, path, method, headers: all }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      call.on('error', reject);
      void (async () => {
        for (const piece of pieces) {
          call.write(piece);
          await sleep(20);
        }
        call.end();
      })();
    });
  }

  const whole = (content: unknown) => [Buffer.from(JSON.stringify(content))];

  it('answers what Telegram delivers, and does not poll', async () => {
    telegram.say(ALLOWED, '喀什 莎车');
    expect((await telegram.reply(ALLOWED)).text).toContain('65,468');
    expect(telegram.deliveries.map(({ status }) => status)).toEqual([200]);
    expect(telegram.callsOf('getUpdates')).toEqual([]);
    expect(telegram.callsOf('setWebhook')[0]?.payload).toMatchObject({
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('is healthy while it listens', async () => {
    expect((await fetch(`http://127.0.0.1:${health}/healthz`)).status).toBe(200);
  });

  it('gives no figure to a stranger', async () => {
    telegram.say(STRANGER, '喀什 莎车');
    expect((await telegram.reply(STRANGER)).text).not.toContain('65,468');
  });

  it('reads a body that is split inside a character', async () => {
    const nth = telegram.sentTo(ALLOWED).length + 1;
    const body = Buffer.from(JSON.stringify(update(9001, '喀什 莎车')));
    const middle = body.indexOf(Buffer.from('莎')) + 1;
    expect(await post([body.subarray(0, middle), body.subarray(middle)])).toBe(200);
    expect((await telegram.reply(ALLOWED, nth)).text).toContain('65,468');
  });

  it('handles a repeated update once, and says yes to each', async () => {
    const nth = telegram.sentTo(ALLOWED).length + 1;
    const statuses = await Promise.all([1, 2, 3].map(() => post(whole(update(9002, '/id')))));
    expect(statuses).toEqual([200, 200, 200]);
    expect(await post(whole(update(9003, '喀什 莎车')))).toBe(200);
    await telegram.reply(ALLOWED, nth + 1);
    expect(
      telegram
        .sentTo(ALLOWED)
        .slice(nth - 1)
        .map(({ text }) => text?.includes('65,468')),
    ).toEqual([false, true]);
  });

  it.each<[string, number, () => Promise<number>]>([
    [
      'a wrong secret',
      403,
      () => post(whole(update(9100, '莎车')), { 'x-telegram-bot-api-secret-token': 'wrong' }),
    ],
    [
      'an empty secret',
      403,
      () => post(whole(update(9100, '莎车')), { 'x-telegram-bot-api-secret-token': '' }),
    ],
    [
      'a longer secret',
      403,
      () => post(whole(update(9100, '莎车')), { 'x-telegram-bot-api-secret-token': `${SECRET}x` }),
    ],
    ['another path', 404, () => post(whole(update(9100, '莎车')), {}, '/')],
    ['another method', 405, () => post([], {}, PATH, 'GET')],
    ['what is not JSON', 400, () => post([Buffer.from('{"update_id":9100')])],
    ['what is not an update', 400, () => post(whole({ message: {} }))],
    ['null', 400, () => post(whole(null))],
    ['broken UTF-8', 400, () => post([Buffer.from([0x22, 0xe8, 0x8e, 0x22])])],
    ['a body over 1 MB', 413, () => post(whole({ ...update(9100, '莎车'), more: 'x'.repeat(1024 * 1024) }))],
  ])('refuses %s with %i', async (_, status, ask) => {
    const calls = telegram.calls.length;
    expect(await ask().catch(() => 413)).toBe(status);
    expect(telegram.calls).toHaveLength(calls);
  });

  it('refuses an announced body over 1 MB before it is sent', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\nContent-Length: 9999999\r\n\r\n`,
    );
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    );
    expect(answer).toContain('413');
    socket.destroy();
  });

  it('keeps its secret and the questions out of the log', () => {
    expect(bot.log()).toContain('密钥不对');
    expect(bot.log()).not.toContain(SECRET);
    expect(bot.log()).not.toContain('莎车');
  });

  it.each(['PORT', 'HEALTH_PORT'])('tells before setWebhook that the port of %s is taken', async (name) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port: takenPort } = taken.address() as { port: number };
    const calls = telegram.calls.length;
    const second = startProcess({
      TELEGRAM_API_ROOT: root,
      WEBHOOK_URL: `https://bot.example.cn${PATH}`,
      WEBHOOK_SECRET: SECRET,
      PORT: String(await freePort()),
      [name]: String(takenPort),
    });
    expect(await second.ended).toBe(2);
    expect(second.log()).toMatch(new RegExp(`(^|\\n)${name} 的端口 ${takenPort} `));
    expect(telegram.calls).toHaveLength(calls);
    taken.close();
  });

  it('ends with 2 and names WEBHOOK_URL where Telegram refuses the address', async () => {
    telegram.faults.add({
      method: 'setWebhook',
      kind: { status: 400, description: 'Bad Request: bad webhook: x' },
    });
    const second = startProcess({
      TELEGRAM_API_ROOT: root,
      WEBHOOK_URL: 'https://bad.example.cn/hook',
      WEBHOOK_SECRET: SECRET,
      PORT: String(await freePort()),
    });
    expect(await second.ended).toBe(2);
    expect(second.log()).toContain('WEBHOOK_URL');
  });

  it('ends in good order at SIGTERM', async () => {
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });
});

it('is not acknowledged while it cannot be saved', async () => {
  const port = await freePort();
  const handled: number[] = [];
  let full = true;
  const inbox = {
    save: <T>(updates: readonly T[]) => {
      if (full) throw new Error('disk full');
      return [...updates];
    },
    pending: () => [],
    read: () => undefined,
    done: () => undefined,
    postpone: () => undefined,
    setAside: () => undefined,
  };
  const log = openLog('silent');
  const pace = new Pace(1000, () => true);
  const intake = new Intake(inbox, async ({ update_id }) => handled.push(update_id), log, pace);
  const server = await serveWebhook({ url: new URL('https://x.cn/h'), secret: SECRET, port }, intake, log);
  const post = async () => {
    const headers = { 'x-telegram-bot-api-secret-token': SECRET };
    const response = await fetch(`http://127.0.0.1:${port}/h`, {
      method: 'POST',
      headers,
      body: '{"update_id":1}',
    });
    return response.status;
  };
  expect(await post()).toBe(500);
  expect(handled).toEqual([]);
  full = false;
  expect(await post()).toBe(200);
  expect(handled).toEqual([1]);
  server.closeAllConnections();
  server.close();
});
