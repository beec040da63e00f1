import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Emulator, person, TOKEN } from './emulator/emulator.ts';
import { buttonsOf } from './emulator/methods.ts';
import { ADMIN, ALLOWED, type BotProcess, killAll, STRANGER, startProcess } from './process.ts';

const FIGURE = /\d,\d{3}|万元|≥|%/;

describe('the Telegram bot', () => {
  const telegram = new Emulator();
  let bot: BotProcess;

  beforeAll(async () => {
    const settings = { TELEGRAM_API_ROOT: await telegram.listen(), QUESTIONS_PER_MINUTE: '1000' };
    bot = startProcess(settings);
    await bot.said(/已启动/);
  });

  afterAll(async () => {
    await killAll();
    await telegram.close();
  });

  /** Waits until everything before this moment is handled: updates without an answer leave no other trace. */
  async function settled(): Promise<void> {
    // Twice: an answer to what came before the first is under way by then, and has arrived by the second.
    for (let round = 0; round < 2; round++) {
      const nth = telegram.sentTo(ADMIN).length + 1;
      telegram.say(ADMIN, '喀什 莎车');
      await telegram.reply(ADMIN, nth);
    }
  }

  it('answers an allowed person, protected, with the source named', async () => {
    telegram.say(ALLOWED, '喀什 莎车');
    const answer = await telegram.reply(ALLOWED);
    expect(answer.text).toContain('65,468 万元');
    expect(answer.text).toContain('新财社〔2024〕35号');
    expect(answer.has_protected_content).toBe(true);
  });

  it('answers an edited question anew', async () => {
    const before = telegram.sentTo(ALLOWED).length;
    telegram.edit(ALLOWED, '喀什地区莎车县');
    expect((await telegram.reply(ALLOWED, before + 1)).text).toContain('65,468 万元');
  });

  it('turns a choice into the answer when a button is tapped, and answers the tap once', async () => {
    telegram.say(ADMIN, '和田');
    const choice = await telegram.until(() =>
      telegram.sentTo(ADMIN).find((sent) => buttonsOf(sent).length > 1),
    );
    expect(choice.has_protected_content).toBe(true);
    telegram.tap(ADMIN, choice, '和田地区');
    await telegram.until(() => choice.edit_date);
    await telegram.until(() => telegram.world.taps.size === 0);
    expect(choice.text).toMatch(FIGURE);
  });

  it.each(['/start', '/help', '/start 喀什'])('answers %s', async (command) => {
    const before = telegram.sentTo(ALLOWED).length;
    telegram.say(ALLOWED, command);
    expect((await telegram.reply(ALLOWED, before + 1)).text).toBeTruthy();
  });

  it('tells the own number', async () => {
    const before = telegram.sentTo(ALLOWED).length;
    telegram.say(ALLOWED, '/id');
    expect((await telegram.reply(ALLOWED, before + 1)).text).toContain(String(ALLOWED));
  });

  it.each(['voice', 'photo', 'document', 'sticker'])('answers a %s with one sentence', async (kind) => {
    const before = telegram.sentTo(ALLOWED).length;
    telegram.say(ALLOWED, '喀什 莎车', { text: undefined, [kind]: {} });
    const answer = await telegram.reply(ALLOWED, before + 1);
    expect(answer.text).toContain('文字');
    expect(answer.text).not.toMatch(FIGURE);
  });

  describe('a stranger', () => {
    it.each(['喀什 莎车', '/start', '/start approve', '/help', '/id', '莎车满意度'])(
      'gets the own number for %s',
      async (text) => {
        const before = telegram.sentTo(STRANGER).length;
        telegram.say(STRANGER, text);
        const answer = await telegram.reply(STRANGER, before + 1);
        expect(answer.text).toContain(String(STRANGER));
        expect(answer.text).not.toMatch(FIGURE);
      },
    );

    it('gets nothing out of an edited message, a forged tap, or anything that is not text', async () => {
      const before = telegram.sentTo(STRANGER).length;
      telegram.edit(STRANGER, '喀什 莎车');
      telegram.tap(
        STRANGER,
        { ...(await telegram.reply(STRANGER)), chat: { id: STRANGER, type: 'private' } },
        { data: 'n:喀什 莎车' },
      );
      telegram.say(STRANGER, '喀什 莎车', { text: undefined, voice: {}, caption: '喀什 莎车' });
      await telegram.reply(STRANGER, before + 2);
      await telegram.until(() => telegram.world.taps.size === 0);
      expect(telegram.callsOf('answerCallbackQuery').at(-1)?.payload.text).toContain(String(STRANGER));
      const words = telegram.calls.filter(({ payload }) => Number(payload.chat_id) === STRANGER);
      for (const { payload } of words) expect(JSON.stringify(payload)).not.toMatch(FIGURE);
    });
  });

  describe('of an allowed person, outside the private chat', () => {
    const from = person(ALLOWED);
    const chat = { id: ALLOWED, type: 'private' };
    const group = { id: -1001, type: 'supergroup', title: 'G' };
    const text = '喀什 莎车';
    const message = { message_id: 9001, date: 1, from, chat, text };
    it.each<[string, object]>([
      ['a group message', { message: { ...message, chat: group } }],
      ['an edited group message', { edited_message: { ...message, chat: group } }],
      [
        'a tap in a group',
        {
          callback_query: {
            id: 'x1',
            from,
            chat_instance: '1',
            message: { ...message, chat: group },
            data: 'n:莎车',
          },
        },
      ],
      [
        'a tap without a message',
        { callback_query: { id: 'x2', from, chat_instance: '1', inline_message_id: '1', data: 'n:莎车' } },
      ],
      [
        "a tap in another's chat",
        {
          callback_query: {
            id: 'x3',
            from,
            chat_instance: '1',
            message: { ...message, chat: { ...chat, id: STRANGER } },
            data: 'n:莎车',
          },
        },
      ],
      [
        'a channel post',
        { channel_post: { ...message, from: undefined, chat: { id: -1002, type: 'channel' } } },
      ],
      ['a channel post sent as a message', { message: { ...message, chat: { id: -1002, type: 'channel' } } }],
      ['a business message', { business_message: { ...message, business_connection_id: 'b' } }],
      ['a business connection', { message: { ...message, business_connection_id: 'b' } }],
      ['a message in the name of a chat', { message: { ...message, sender_chat: group } }],
      ['a bot', { message: { ...message, from: { ...from, is_bot: true } } }],
      ['a message in the chat of another', { message: { ...message, chat: { ...chat, id: STRANGER } } }],
      ['an inline query', { inline_query: { id: 'i', from, query: text, offset: '' } }],
      ['a poll answer', { poll_answer: { poll_id: 'p', user: from, option_ids: [1] } }],
      ['an update of a kind yet unknown', { future_kind: { from, chat, text } }],
      ['an empty update', {}],
    ])('leaves %s alone', async (_, update) => {
      await settled();
      const before = telegram.calls.filter(({ method }) => method !== 'getupdates').length;
      telegram.push(update);
      await settled();
      const after = telegram.calls.filter(({ method }) => method !== 'getupdates').slice(before);
      expect(after.map(({ method, payload }) => [method, payload.chat_id])).toEqual(
        Array(2).fill(['sendmessage', ADMIN]),
      );
    });

    it('leaves a group it is added to', async () => {
      telegram.push({
        my_chat_member: {
          chat: group,
          from,
          date: 1,
          new_chat_member: { status: 'member', user: telegram.world.me },
        },
      });
      await telegram.until(() => telegram.world.left.includes(group.id));
    });
  });

  it('asks for the kinds it handles and no others', () => {
    const asked = telegram.callsOf('getUpdates').map(({ payload }) => payload.allowed_updates);
    expect(asked.at(-1)).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member']);
  });

  it('registers its commands', () => telegram.until(() => telegram.world.commands.get('default')?.length));

  it('keeps token, questions and figures out of everything it writes', () => {
    expect(bot.out()).toBe('');
    expect(bot.log()).not.toContain(TOKEN);
    expect(bot.log()).not.toContain('莎车');
    expect(bot.log()).not.toMatch(/65,?468/);
  });
});
