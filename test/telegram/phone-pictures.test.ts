import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '../../src/log.js';
import { openDeskAt } from '../../src/open.js';
import { Api, TIMING } from '../../src/telegram/api.js';
import { buildBot } from '../../src/telegram/bot.js';
import { type Draw, Replies } from '../../src/telegram/send.js';
import { Emulator, person, TOKEN } from './emulator/emulator.js';
import type { Sent } from './emulator/methods.js';

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);
const desk = opened;
const PICTURE = readFileSync('data/pictures/prefecture.png');
const ANN = 700200003;
const BOB = 700200004;
const telegrams: Emulator[] = [];

afterEach(async () => {
  await Promise.all(telegrams.splice(0).map((telegram) => telegram.close()));
});

/** A bot that answers everything it is sent, with this for a studio. */
async function botWith(draw: Draw) {
  const telegram = new Emulator();
  telegrams.push(telegram);
  const apiRoot = await telegram.listen();
  for (const id of [ANN, BOB]) telegram.world.chats.set(id, []);
  let log = '';
  const sink = {
    write: (line: string) => {
      log += line;
    },
  };
  const logger = openLog('info', [], sink);
  const api = new Api({ token: TOKEN, apiRoot, proxyUrl: undefined }, logger, TIMING);
  const replies = new Replies((err) => logger.error({ err }, '图没有画成'), draw);
  const bot = buildBot(api, logger, [
    async (ctx) => replies.send(ctx, desk.ask((ctx.message as { text: string }).text).message),
  ]);
  bot.botInfo = await api.getMe();
  let updates = 0;
  return {
    telegram,
    log: () => log,
    say: async (id: number, text: string): Promise<Sent | undefined> => {
      const chat = { id, type: 'private', first_name: 'P' };
      const message = { message_id: ++updates, date: 1, from: person(id), chat, text };
      await bot.handleUpdate({ update_id: updates, message } as never);
      return telegram.sentTo(id).at(-1);
    },
  };
}

describe('a picture', () => {
  const isSent = async (ask: string) => {
    const bot = await botWith(async () => PICTURE);
    const sent = await bot.say(ANN, ask);
    expect(sent?.photo).toHaveLength(1);
    expect(sent?.has_protected_content).toBe(true);
    expect(sent?.caption).toMatch(/\n来源：新财社〔2024〕35号 附件[13、附件]+$/);
    expect(sent?.reply_markup?.inline_keyboard?.flat().at(-1)?.text).toBe('看文字');
    await bot.telegram.until(() => bot.telegram.callsOf('sendChatAction').length === 1);
  };

  it.each(['喀什地区 图', '满意度 86%，录入率 96% 图'])(
    'is sent for %s, protected, with its source and its way back to the words',
    isSent,
  );

  it.each(['县排名 图', '莎车和叶城对比 图'])('is sent for %s too', isSent);

  it.each<[string, Draw]>([
    ['cannot be drawn', () => Promise.reject(new Error('the picture could not be drawn'))],
    ['is refused by Telegram', async () => Buffer.from('no picture')],
  ])('that %s gives way to the words, protected, which say so', async (_, draw) => {
    const bot = await botWith(draw);
    const sent = await bot.say(ANN, '喀什地区 图');
    expect(sent?.photo).toBeUndefined();
    expect(sent?.text).toContain('370,526 万元');
    expect(sent?.text).toContain('图暂时画不出来');
    expect(sent?.has_protected_content).toBe(true);
    expect(bot.log()).toContain('图没有画成');
    expect(bot.log()).not.toMatch(/370,?526|喀什/);
  });

  it('keeps nobody else waiting while it is drawn', async () => {
    const waiting: ((png: Buffer) => void)[] = [];
    const bot = await botWith(() => new Promise((resolve) => waiting.push(resolve)));
    const drawn = bot.say(ANN, '喀什地区 图');
    expect((await bot.say(BOB, '莎车县'))?.text).toContain('65,468');
    expect(bot.telegram.sentTo(ANN)).toEqual([]);
    for (const finish of waiting) finish(PICTURE);
    expect((await drawn)?.photo).toHaveLength(1);
  });
});
