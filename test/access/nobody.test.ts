import { describe, expect, it } from 'vitest';
import { person } from '../telegram/emulator/emulator.js';
import { ADMIN, ANN, FIGURE, LISTED, Service } from './harness.js';

const QUESTION = '喀什 莎车';
const REVOKED = 700200004;
const STRANGER = 700200005;

/** Every kind of update that the Bot API knows, as somebody would cause it. */
const updatesOf = (id: number): [string, object][] => {
  const from = person(id);
  const chat = { id, type: 'private', first_name: `P${id}` };
  const group = { id: -1001, type: 'supergroup', title: '群' };
  const channel = { id: -1002, type: 'channel', title: '频道' };
  const message = { message_id: 9001, date: 1, from, chat, text: QUESTION };
  const bot = { ...from, is_bot: true };
  const tap = { id: 'tap', from, chat_instance: '1', message, data: 'n:喀什 莎车' };
  const media = {
    voice: {},
    photo: [],
    document: {},
    video: {},
    audio: {},
    sticker: {},
    video_note: {},
    animation: {},
  };
  const { text: _, ...silent } = message;
  return [
    ['message', { message }],
    [
      'message, a command',
      {
        message: {
          ...message,
          text: '/start 喀什 莎车',
          entities: [{ type: 'bot_command', offset: 0, length: 6 }],
        },
      },
    ],
    [
      'message, an admin command',
      { message: { ...message, text: '/users', entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
    ],
    ...Object.keys(media).map((kind): [string, object] => [
      `message, ${kind}`,
      { message: { ...silent, [kind]: {}, caption: QUESTION } },
    ]),
    [
      'message, forwarded',
      { message: { ...message, forward_origin: { type: 'user', sender_user: person(ADMIN), date: 1 } } },
    ],
    ['message, through a bot', { message: { ...message, via_bot: { ...bot, username: 'x_bot' } } }],
    [
      'message, replying to an answer',
      {
        message: {
          ...message,
          reply_to_message: { ...message, from: { id: 123456789, is_bot: true, first_name: 'B' } },
        },
      },
    ],
    [
      'message, with web app data',
      { message: { ...silent, web_app_data: { data: QUESTION, button_text: 'x' } } },
    ],
    [
      'message, with a payment',
      { message: { ...silent, successful_payment: { currency: 'XTR', total_amount: 1 } } },
    ],
    ['message, from a bot', { message: { ...message, from: bot } }],
    ['message, in a group', { message: { ...message, chat: group } }],
    [
      'message, in a group, by an anonymous admin',
      {
        message: {
          ...message,
          chat: group,
          from: { id: 1087968824, is_bot: true, first_name: 'Group' },
          sender_chat: group,
        },
      },
    ],
    ['message, hidden behind a channel', { message: { ...message, sender_chat: channel } }],
    ['message, without a sender', { message: { ...message, from: undefined } }],
    ['message, in another private chat', { message: { ...message, chat: { ...chat, id: id + 1 } } }],
    ['message, over a business connection', { message: { ...message, business_connection_id: 'b' } }],
    ['edited_message', { edited_message: { ...message, edit_date: 2 } }],
    ['edited_message, in a group', { edited_message: { ...message, chat: group } }],
    ['channel_post', { channel_post: { ...message, chat: channel, sender_chat: channel } }],
    ['edited_channel_post', { edited_channel_post: { ...message, chat: channel, sender_chat: channel } }],
    [
      'business_connection',
      { business_connection: { id: 'b', user: from, user_chat_id: id, date: 1, is_enabled: true } },
    ],
    ['business_message', { business_message: { ...message, business_connection_id: 'b' } }],
    ['edited_business_message', { edited_business_message: { ...message, business_connection_id: 'b' } }],
    [
      'deleted_business_messages',
      { deleted_business_messages: { business_connection_id: 'b', chat, message_ids: [1] } },
    ],
    [
      'message_reaction',
      { message_reaction: { chat, message_id: 1, user: from, date: 1, old_reaction: [], new_reaction: [] } },
    ],
    [
      'message_reaction_count',
      { message_reaction_count: { chat: channel, message_id: 1, date: 1, reactions: [] } },
    ],
    ['inline_query', { inline_query: { id: 'i', from, query: QUESTION, offset: '' } }],
    ['chosen_inline_result', { chosen_inline_result: { result_id: 'r', from, query: QUESTION } }],
    ['callback_query', { callback_query: tap }],
    ['callback_query, of a choice', { callback_query: { ...tap, data: 'c:喀什 莎车' } }],
    ['callback_query, in a group', { callback_query: { ...tap, message: { ...message, chat: group } } }],
    [
      'callback_query, on an inline message',
      { callback_query: { ...tap, message: undefined, inline_message_id: 'm' } },
    ],
    [
      'callback_query, on another private chat',
      { callback_query: { ...tap, message: { ...message, chat: { ...chat, id: id + 1 } } } },
    ],
    [
      'callback_query, over a business connection',
      { callback_query: { ...tap, message: { ...message, business_connection_id: 'b' } } },
    ],
    ['callback_query, for a game', { callback_query: { ...tap, data: undefined, game_short_name: 'g' } }],
    [
      'shipping_query',
      { shipping_query: { id: 's', from, invoice_payload: QUESTION, shipping_address: {} } },
    ],
    [
      'pre_checkout_query',
      { pre_checkout_query: { id: 'p', from, currency: 'XTR', total_amount: 1, invoice_payload: QUESTION } },
    ],
    ['purchased_paid_media', { purchased_paid_media: { from, paid_media_payload: QUESTION } }],
    ['poll', { poll: { id: 'p', question: QUESTION, options: [] } }],
    ['poll_answer', { poll_answer: { poll_id: 'p', user: from, option_ids: [0] } }],
    [
      'my_chat_member',
      {
        my_chat_member: {
          chat,
          from,
          date: 1,
          old_chat_member: { user: from, status: 'kicked' },
          new_chat_member: { user: from, status: 'member' },
        },
      },
    ],
    [
      'my_chat_member, of a group',
      {
        my_chat_member: {
          chat: group,
          from,
          date: 1,
          old_chat_member: { user: from, status: 'left' },
          new_chat_member: { user: from, status: 'member' },
        },
      },
    ],
    [
      'chat_member',
      {
        chat_member: {
          chat: group,
          from,
          date: 1,
          old_chat_member: { user: from, status: 'left' },
          new_chat_member: { user: from, status: 'member' },
        },
      },
    ],
    ['chat_join_request', { chat_join_request: { chat: group, from, user_chat_id: id, date: 1 } }],
    ['chat_boost', { chat_boost: { chat: channel, boost: {} } }],
    ['removed_chat_boost', { removed_chat_boost: { chat: channel, boost_id: 'b' } }],
    ['guest_message', { guest_message: { ...message, guest_query_id: 'g' } }],
    ['managed_bot', { managed_bot: { user: from, bot } }],
    ['something new', { something_new: { ...message } }],
  ];
};

const figures = (service: Service): string[] =>
  service.telegram.calls
    .map(({ payload }) => JSON.stringify(payload))
    .filter((payload) => FIGURE.test(payload));

describe.each<[string, number, (service: Service) => Promise<unknown>]>([
  ['a stranger', STRANGER, async () => undefined],
  ['an applicant', ANN, (service) => service.apply(ANN)],
  [
    'somebody revoked',
    REVOKED,
    async (service) => {
      await service.letIn(REVOKED);
      await service.say(ADMIN, `/revoke ${REVOKED}`);
    },
  ],
])('%s', (_, id, prepare) => {
  it('gets no figure, whatever kind of update comes, nor does anybody else by it', async () => {
    for (const [kind, update] of updatesOf(id)) {
      // A service of its own for each, so that no limit hides an answer.
      const service = await Service.start(1000, false);
      service.telegram.world.chats.set(id, []);
      await prepare(service);
      await service.settle(update);
      expect(figures(service), kind).toEqual([]);
    }
  });
});

/** From an allowed person these alone are answered with figures: what they themselves send in their own chat. */
const ANSWERED = new Set([
  'message',
  'message, forwarded',
  'message, through a bot',
  'message, replying to an answer',
  'edited_message',
  'callback_query',
  'callback_query, of a choice',
]);

it('somebody allowed gets figures in the own private chat alone', async () => {
  for (const [kind, update] of updatesOf(LISTED)) {
    const service = await Service.start(1000, false);
    await service.settle(update);
    const calls = service.telegram.calls.filter(({ payload }) => JSON.stringify(payload).includes('65,468'));
    expect(calls.length > 0, kind).toBe(ANSWERED.has(kind));
    for (const { payload } of calls) expect(payload.chat_id, kind).toBe(LISTED);
  }
});

it('no start payload lets anybody in', async () => {
  const service = await Service.start();
  await service.apply(ANN);
  for (const payload of ['approve', `approve_${ANN}`, String(ADMIN), service.card(ADMIN).text ?? '']) {
    await service.say(ANN, `/start ${payload}`);
    expect(await service.isAnswered(ANN)).toBe(false);
  }
});
