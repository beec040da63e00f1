import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Emulator, TOKEN } from './emulator.ts';
import { Throttle } from './throttle.ts';

const CHAT = 42;

let telegram: Emulator;
let root: string;

beforeEach(async () => {
  telegram = new Emulator();
  root = await telegram.listen();
  telegram.say(CHAT, '你好');
});

afterEach(() => telegram.close());

type Answer = { ok: boolean; result?: never; error_code?: number; description?: string; parameters?: object };

async function call(method: string, payload: object = {}, token = TOKEN): Promise<Answer> {
  const response = await fetch(`${root}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  const answer = (await response.json()) as Answer;
  expect(response.status).toBe(answer.ok ? 200 : answer.error_code);
  return answer;
}

const send = (payload: object) => call('sendMessage', { chat_id: CHAT, text: '好', ...payload });
const keyboard = (...rows: object[][]) => ({ reply_markup: { inline_keyboard: rows } });
const bold = (offset: number, length: number) => ({ type: 'bold', offset, length });

describe('getUpdates', () => {
  const ids = async (payload: object) => {
    const { result = [] } = await call('getUpdates', payload);
    return (result as { update_id: number }[]).map(({ update_id }) => update_id);
  };

  it('gives what waits until an offset confirms it', async () => {
    telegram.say(CHAT, '二');
    expect(await ids({ offset: 0, timeout: 0 })).toEqual([1, 2]);
    expect(await ids({ offset: 2, timeout: 0 })).toEqual([2]);
    expect(telegram.queue.confirmed).toEqual([1]);
    telegram.say(CHAT, '三');
    expect(await ids({ offset: 3, limit: 1, timeout: 0 })).toEqual([3]);
    expect(await ids({ offset: -1, timeout: 0 })).toEqual([3]);
  });

  it('gives one at a time to who repeats an offset at once', async () => {
    telegram.say(CHAT, '二');
    expect(await ids({ offset: 1, timeout: 0 })).toEqual([1, 2]);
    expect(await ids({ offset: 1, timeout: 0 })).toEqual([1]);
  });

  it('waits for an update', async () => {
    const asked = ids({ offset: 2, timeout: 30 });
    await telegram.until(() => telegram.queue.confirmed.length === 1);
    telegram.say(CHAT, '二');
    expect(await asked).toEqual([2]);
  });

  it('ends empty after its time', async () => expect(await ids({ offset: 2, timeout: 1 })).toEqual([]));

  it('refuses the older of two polls', async () => {
    const first = call('getUpdates', { offset: 2, timeout: 30 });
    await telegram.until(() => telegram.queue.confirmed.length === 1);
    expect(await ids({ offset: 3, timeout: 0 })).toEqual([]);
    expect(await first).toMatchObject({
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
  });

  it('is refused while a webhook is set', async () => {
    await call('setWebhook', { url: 'https://bot.example.cn/hook' });
    expect(await call('getUpdates')).toMatchObject({ error_code: 409 });
    await call('deleteWebhook');
    expect(await call('getUpdates')).toMatchObject({ ok: true });
  });

  it('gives only the kinds asked for', async () => {
    await call('getUpdates', { offset: 2, timeout: 0, allowed_updates: ['message'] });
    telegram.push({ inline_query: {} });
    telegram.push({ message: {} });
    expect(await ids({ offset: 2, timeout: 0 })).toEqual([3]);
  });
});

describe('a wrong address', () => {
  it('is told', async () => {
    expect(await call('getMe', {}, '123456789:AAWrong')).toMatchObject({
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await call('getMe', {}, 'nonsense')).toMatchObject({ error_code: 404 });
    expect(await call('sendNonsense')).toMatchObject({
      error_code: 404,
      description: 'Not Found: method not found',
    });
  });
});

describe('sendMessage', () => {
  it('keeps the message as the chat shows it', async () => {
    await send({ text: 'a😀b', entities: [bold(1, 2)], protect_content: true });
    await send({
      text: '<b>a &lt;</b> &#23447;<blockquote expandable>c<i>d</i></blockquote>',
      parse_mode: 'HTML',
    });
    expect(
      telegram.sentTo(CHAT).map(({ text, entities, has_protected_content }) => ({
        text,
        entities: entities?.map(({ type, offset, length }) => `${type} ${offset}+${length}`),
        has_protected_content,
      })),
    ).toMatchInlineSnapshot(`
      [
        {
          "entities": [
            "bold 1+2",
          ],
          "has_protected_content": true,
          "text": "a😀b",
        },
        {
          "entities": [
            "bold 0+3",
            "expandable_blockquote 5+2",
            "italic 6+1",
          ],
          "has_protected_content": undefined,
          "text": "a < 宗cd",
        },
      ]
    `);
  });

  it.each<[string, object, string]>([
    ['no text', { text: '' }, 'message text is empty'],
    ['blanks', { text: ' \n' }, 'message text is empty'],
    ['4097 units', { text: 'x'.repeat(4097) }, 'message is too long'],
    ['2049 characters of two units', { text: '😀'.repeat(2049) }, 'message is too long'],
    ['half a character', { text: '\uD83D' }, 'strings must be encoded in UTF-8'],
    ['an unknown chat', { chat_id: 43 }, 'chat not found'],
    ['no chat', { chat_id: '' }, 'chat_id is empty'],
    ['an entity outside', { entities: [bold(0, 2)] }, "can't parse entities"],
    ['an entity of nothing', { entities: [bold(0, 0)] }, "can't parse entities"],
    ['an entity inside a character', { text: 'a😀', entities: [bold(0, 2)] }, "can't parse entities"],
    [
      'entities that overlap',
      { text: 'abcd', entities: [bold(0, 3), { ...bold(2, 2), type: 'italic' }] },
      'overlap',
    ],
    ['an entity of no kind', { entities: [{ ...bold(0, 1), type: 'loud' }] }, "can't parse entities"],
    [
      '101 entities',
      { text: 'x'.repeat(101), entities: Array.from({ length: 101 }, (_, at) => bold(at, 1)) },
      'too many',
    ],
    [
      'a quotation in another',
      { text: 'ab', entities: [0, 1].map(() => ({ ...bold(0, 2), type: 'blockquote' })) },
      'nested',
    ],
    [
      'HTML left open',
      { text: '<b>a', parse_mode: 'HTML' },
      'can\'t find end tag corresponding to start tag "b"',
    ],
    [
      'HTML crossed',
      { text: '<b><i>a</b></i>', parse_mode: 'HTML' },
      'unmatched end tag, expected "</i>", found "</b>"',
    ],
    [
      'unknown HTML',
      { text: '好<h1>a</h1>', parse_mode: 'HTML' },
      'unsupported start tag "h1" at byte offset 3',
    ],
    ['a bare <', { text: '1 < 2', parse_mode: 'HTML' }, "can't parse entities"],
    ['a mode unknown', { parse_mode: 'Org' }, 'unsupported parse_mode'],
    [
      'a button without text',
      keyboard([{ text: ' ', callback_data: 'x' }]),
      "can't parse inline keyboard button",
    ],
    [
      'a button that does nothing',
      keyboard([{ text: 'x' }]),
      'Text buttons are unallowed in the inline keyboard',
    ],
    [
      'a button that does two things',
      keyboard([{ text: 'x', callback_data: 'x', url: 'https://x.cn' }]),
      'more than one',
    ],
    ['65 bytes of data', keyboard([{ text: 'x', callback_data: 'x'.repeat(65) }]), 'BUTTON_DATA_INVALID'],
    [
      '22 Han characters of data',
      keyboard([{ text: 'x', callback_data: '莎'.repeat(22) }]),
      'BUTTON_DATA_INVALID',
    ],
    ['empty data', keyboard([{ text: 'x', callback_data: '' }]), 'BUTTON_DATA_INVALID'],
    ['an empty row', keyboard([]), 'empty row'],
    [
      '101 buttons',
      keyboard(...Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'x' }])),
      'too long',
    ],
  ])('refuses %s', async (_, payload, words) => {
    const { error_code, description } = await send(payload);
    expect(error_code).toBe(400);
    expect(description).toMatch(/^Bad Request: /);
    expect(description).toContain(words);
    expect(telegram.sentTo(CHAT)).toEqual([]);
  });

  it.each([
    ['4096 units', { text: 'x'.repeat(4096) }],
    ['64 bytes of data', keyboard([{ text: 'x', callback_data: 'x'.repeat(64) }])],
    ['nested entities', { text: 'abcd', entities: [bold(0, 4), { ...bold(1, 2), type: 'italic' }] }],
    [
      'an amount to copy in a quotation',
      {
        text: 'abcd',
        entities: [
          { ...bold(0, 4), type: 'expandable_blockquote' },
          { ...bold(1, 2), type: 'code' },
        ],
      },
    ],
  ])('takes %s', async (_, payload) => expect(await send(payload)).toMatchObject({ ok: true }));

  it('is forbidden where the person has blocked the bot', async () => {
    telegram.world.blocked.add(CHAT);
    expect(await send({})).toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
  });
});

describe('editMessageText', () => {
  const edit = (payload: object) =>
    call('editMessageText', { chat_id: CHAT, message_id: 2, text: '新', ...payload });

  it('changes the message and takes its buttons away', async () => {
    await send(keyboard([{ text: 'x', callback_data: 'x' }]));
    expect(await edit({})).toMatchObject({ ok: true });
    expect(telegram.sentTo(CHAT)[0]).toMatchObject({ text: '新' });
    expect(telegram.sentTo(CHAT)[0]?.reply_markup).toBeUndefined();
    expect((await edit({})).description).toMatch(/^Bad Request: message is not modified/);
  });

  it.each([
    ['an unknown message', { message_id: 9 }, 'message to edit not found'],
    ["a person's message", { message_id: 1 }, "message can't be edited"],
  ])('refuses %s', async (_, payload, words) => {
    telegram.world.chats.get(CHAT)?.push({
      message_id: 1,
      from: { id: CHAT, is_bot: false, first_name: '' },
      chat: { id: CHAT, type: 'private' },
      date: 1,
    });
    expect((await edit(payload)).description).toContain(words);
  });
});

describe('a tap', () => {
  it('can be answered once', async () => {
    await send(keyboard([{ text: '好的', callback_data: 'x' }]));
    const id = telegram.tap(CHAT, await telegram.reply(CHAT), '好的');
    expect(telegram.queue.waiting.at(-1)).toMatchObject({
      callback_query: { id, data: 'x', from: { id: CHAT } },
    });
    expect(await call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({ ok: true });
    expect(await call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
  });
});

describe('setMyCommands', () => {
  const set = (command: string, description: string, more = {}) =>
    call('setMyCommands', { commands: [{ command, description }], ...more });

  it('keeps them by scope', async () => {
    await set('help', '帮助');
    await set('users', '名单', { scope: { type: 'chat', chat_id: CHAT } });
    expect([...telegram.world.commands.keys()]).toEqual(['default', 'chat:42']);
  });

  it.each([
    ['帮助', 'x', {}, 'BOT_COMMAND_INVALID'],
    ['Help', 'x', {}, 'BOT_COMMAND_INVALID'],
    ['help', '', {}, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    ['help', 'x', { scope: { type: 'chat', chat_id: 43 } }, 'chat not found'],
  ])('refuses %s, %j, %j', async (command, description, more, words) => {
    expect((await set(command, description, more)).description).toContain(words);
  });
});

describe('a photo', () => {
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    Buffer.from([0, 0, 3, 32, 0, 0, 2, 88]),
  ]);
  const photo = async (content: Buffer, caption = '图') => {
    const form = new FormData();
    form.set('chat_id', String(CHAT));
    form.set('caption', caption);
    form.set('protect_content', 'true');
    form.set('photo', new Blob([content]), 'chart.png');
    return (await fetch(`${root}/bot${TOKEN}/sendPhoto`, { method: 'POST', body: form })).json();
  };

  it('is taken from a form', async () => {
    await photo(png);
    expect(telegram.sentTo(CHAT)[0]).toMatchObject({
      caption: '图',
      has_protected_content: true,
      photo: [{ width: 800, height: 600 }],
    });
  });

  it('is refused where it is none, or its caption too long', async () => {
    expect(await photo(Buffer.from('<svg/>'))).toMatchObject({
      description: 'Bad Request: IMAGE_PROCESS_FAILED',
    });
    expect(await photo(png, '长'.repeat(1025))).toMatchObject({
      description: 'Bad Request: message caption is too long',
    });
  });
});

describe('a webhook', () => {
  it.each([
    [{ url: 'http://x.cn' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'https://x.cn', secret_token: 'a b' }, 'secret token contains unallowed characters'],
    [{ url: 'https://x.cn', secret_token: 'x'.repeat(257) }, 'secret token is too long'],
  ])('is refused: %j', async (payload, words) => {
    expect((await call('setWebhook', payload)).description).toBe(`Bad Request: ${words}`);
  });
});

describe('a fault', () => {
  it('strikes as often as it should, where it should', async () => {
    telegram.faults.add({
      method: 'sendMessage',
      chat: CHAT,
      kind: { status: 429, retry_after: 3 },
      times: 2,
    });
    expect(await call('getMe')).toMatchObject({ ok: true });
    for (const _ of [1, 2]) {
      expect(await send({})).toEqual({
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 3',
        parameters: { retry_after: 3 },
      });
    }
    expect(await send({})).toMatchObject({ ok: true });
    expect(telegram.callsOf('sendMessage').map(({ fault }) => fault !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each(['reset', 'broken', 'html'] as const)('%s spoils the answer', async (kind) => {
    telegram.faults.add({ kind });
    await expect(send({})).rejects.toThrow();
    expect(telegram.sentTo(CHAT)).toHaveLength(0);
  });

  it('can come after the deed', async () => {
    telegram.faults.add({ kind: { status: 502 }, done: true });
    expect(await send({})).toMatchObject({ error_code: 502 });
    expect(telegram.sentTo(CHAT)).toHaveLength(1);
  });

  it('can be a silence, until the caller gives up', async () => {
    telegram.faults.add({ kind: 'hang' });
    const control = new AbortController();
    const asked = fetch(`${root}/bot${TOKEN}/getMe`, { signal: control.signal });
    await telegram.until(() => telegram.callsOf('getMe').length === 1);
    control.abort();
    await expect(asked).rejects.toThrow();
  });

  it('can be a delay', async () => {
    telegram.faults.add({ kind: { delay: 50 } });
    expect(await send({})).toMatchObject({ ok: true });
  });
});

describe('Telegram’s limits', () => {
  const codes = async (...chats: number[]) => {
    const found: (number | undefined)[] = [];
    for (const chat_id of chats) {
      telegram.world.chats.set(chat_id, []);
      found.push((await send({ chat_id })).error_code);
    }
    return found;
  };

  it('hold one chat that gets more than one message a second, until its time is over', async () => {
    telegram.throttle = new Throttle({ perSecond: 30, chatMs: 60_000, retryAfter: () => 1 });
    expect(await codes(1, 2, 1)).toEqual([undefined, undefined, 429]);
    const { parameters } = await send({ chat_id: 1 });
    expect(parameters).toEqual({ retry_after: 1 });
    expect(await codes(3)).toEqual([undefined]);
    expect(telegram.throttle.refused).toBe(2);
    expect((await call('getMe')).ok).toBe(true);
  });

  it('hold everybody where all together get too many', async () => {
    telegram.throttle = new Throttle({ perSecond: 5, chatMs: 0, retryAfter: () => 30 });
    const found = await Promise.all(Array.from({ length: 9 }, (_, index) => codes(100 + index)));
    expect(found.flat().filter((code) => code === 429)).toHaveLength(4);
    expect(await codes(200)).toEqual([429]);
  });
});
