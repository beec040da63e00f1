import { Composer } from 'telegraf';
import type { Update } from 'telegraf/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { Api } from '../../src/telegram/api.ts';
import { buildBot } from '../../src/telegram/bot.ts';
import type { ApiError } from '../../src/telegram/failure.ts';
import { Emulator, TOKEN } from './emulator/emulator.ts';

const CHAT = 700200009;
const TIMING = { call: 300, poll: 300, pause: 5, longestPause: 20, longestResend: 20, life: 60_000 };

describe('what goes wrong', () => {
  let telegram: Emulator;
  let api: Api;
  let text: string;
  const log = openLog('info', [], { write: (line) => (text += line) });

  beforeEach(async () => {
    text = '';
    telegram = new Emulator();
    api = new Api({ token: TOKEN, apiRoot: `${await telegram.listen()}/`, proxyUrl: undefined }, log, TIMING);
    telegram.world.chats.set(CHAT, []);
  });

  afterEach(() => telegram.close());

  const failure = (work: Promise<unknown>) =>
    work.then(
      () => expect.unreachable(),
      (error) => error as ApiError,
    );

  it("in a handler is survived, told to the person without detail, and logged without the question's words", async () => {
    const bot = buildBot(api, log, [
      new Composer()
        .on('message', () => {
          throw new SyntaxError('Unexpected token in 喀什 莎车 65468');
        })
        .middleware(),
    ]);
    telegram.say(CHAT, '喀什 莎车');
    const [update] = telegram.queue.waiting;
    await bot.handleUpdate(update as unknown as Update);
    expect(telegram.sentTo(CHAT)[0]?.text).toMatch(/抱歉/);
    expect(text).toContain('SyntaxError');
    expect(text).not.toContain('莎车');
    expect(text).not.toContain('65468');
  });

  it.each([
    [{ status: 400, description: 'Bad Request: chat not found' }, 400],
    [{ status: 403, description: 'Forbidden: bot was blocked by the user' }, 403],
  ])('is not repeated where Telegram said no: %j', async (kind, code) => {
    telegram.faults.add({ method: 'sendMessage', kind });
    const error = await failure(api.sendMessage(CHAT, '65468'));
    expect(error).toMatchObject({ fate: 'refused', code, description: kind.description });
    expect(telegram.callsOf('sendMessage')).toHaveLength(1);
  });

  it.each([
    'hang',
    'reset',
    'html',
    'broken',
    'switch',
    { status: 500 },
    { status: 504 },
    { status: 401, description: 'Unauthorized' },
    { status: 404, description: 'Not Found' },
  ] as const)('is tried until it comes through where it may yet: %j', async (kind) => {
    telegram.faults.add({ method: 'sendMessage', kind, times: 5 });
    await api.sendMessage(CHAT, '65468');
    expect(telegram.callsOf('sendMessage')).toHaveLength(6);
    expect(telegram.sentTo(CHAT)).toHaveLength(1);
  });

  it('is tried for a day, and no longer', async () => {
    const brief = new Api({ token: TOKEN, apiRoot: api.options.apiRoot, proxyUrl: undefined }, log, {
      ...TIMING,
      life: 100,
    });
    telegram.faults.add({ method: 'sendMessage', kind: 'reset', times: 1000 });
    const error = await failure(brief.sendMessage(CHAT, '65468'));
    expect(error.fate).toBe('expired');
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain(TOKEN);
    expect(JSON.stringify(error)).not.toContain('65468');
  });

  it('is not counted while Telegram is out of reach: the reply waits for it', async () => {
    const { port } = telegram;
    await telegram.close();
    const sent = api.sendMessage(CHAT, '晚到');
    const again = new Emulator();
    again.world.chats.set(CHAT, []);
    await again.until(() => text.includes('连接不通') || undefined, 'the outage', 100).catch(() => undefined);
    await again.listen(port);
    await sent;
    expect(again.sentTo(CHAT).map((message) => message.text)).toEqual(['晚到']);
    await again.close();
    await telegram.listen();
  });

  it('waits as often as a 429 asks', async () => {
    telegram.faults.add({ method: 'sendMessage', kind: { status: 429, retry_after: 0 }, times: 30 });
    await api.sendMessage(CHAT, '慢');
    expect(telegram.callsOf('sendMessage')).toHaveLength(31);
  });

  it('with a picture is treated alike', async () => {
    const png = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
      Buffer.from([0, 0, 3, 32, 0, 0, 2, 88]),
    ]);
    telegram.faults.add({ method: 'sendPhoto', kind: 'reset' }, { method: 'sendPhoto', kind: 'html' });
    await api.sendPhoto(CHAT, { source: png }, { caption: '65468', protect_content: true });
    expect(telegram.sentTo(CHAT)).toHaveLength(1);
    expect(telegram.callsOf('sendPhoto')).toHaveLength(3);
    expect(telegram.sentTo(CHAT)[0]?.caption).toBe('65468');
    expect(telegram.sentTo(CHAT)[0]?.has_protected_content).toBe(true);
    telegram.faults.add({ method: 'sendPhoto', kind: 'hang' });
    await api.sendPhoto(CHAT, { source: png });
    expect(telegram.callsOf('sendPhoto')).toHaveLength(5);
  });

  it('never repeats the answer to a tap', async () => {
    telegram.faults.add({ method: 'answerCallbackQuery', kind: 'reset' });
    await failure(api.answerCbQuery('1'));
    expect(telegram.callsOf('answerCallbackQuery')).toHaveLength(1);
  });

  it('ends with everything that waits when the program ends', async () => {
    telegram.faults.add({ method: 'sendMessage', kind: 'hang' });
    const hanging = failure(api.sendMessage(CHAT, '一'));
    await telegram.until(() => telegram.callsOf('sendMessage').length === 1);
    telegram.faults.add({ method: 'sendMessage', kind: { status: 429, retry_after: 900 } });
    const waiting = failure(api.sendMessage(CHAT, '二'));
    await telegram.until(() => telegram.callsOf('sendMessage').length === 2);
    api.stop();
    expect(await hanging).toMatchObject({ fate: 'stopped' });
    expect(await waiting).toMatchObject({ fate: 'stopped' });
    expect(await failure(api.sendMessage(CHAT, '三'))).toMatchObject({ fate: 'stopped' });
  });
});
