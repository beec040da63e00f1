import type { Payload, Upload } from './body.ts';
import { type Button, type Markup, markupOf } from './keyboard.ts';
import { badRequest, Refusal } from './refusal.ts';
import { type Entity, formattedText } from './text.ts';

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
}

/** A message as the chat shows it. */
export interface Sent {
  message_id: number;
  from: User;
  chat: { id: number; type: string };
  date: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: { file_id: string; file_unique_id: string; width: number; height: number; file_size: number }[];
  reply_markup?: Markup;
  has_protected_content?: true;
  edit_date?: number;
}

/** What Telegram knows: chats, messages, taps. */
export class World {
  readonly me: User;
  /** Chats that the bot may write to, with their messages, deleted ones left out. */
  readonly chats = new Map<number, Sent[]>();
  readonly blocked = new Set<number>();
  /** Taps that wait for their one answer. */
  readonly taps = new Set<string>();
  /** Registered commands by scope. */
  readonly commands = new Map<string, { command: string; description: string }[]>();
  readonly left: number[] = [];
  private messages = 0;

  constructor(token: string, username = 'xcs_test_bot') {
    this.me = { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Bot', username };
  }

  nextMessageId(): number {
    return ++this.messages;
  }

  chat(id: unknown): Sent[] {
    if (id === undefined || id === '') throw badRequest('chat_id is empty');
    const chat = this.chats.get(Number(id));
    if (chat === undefined) throw badRequest('chat not found');
    if (this.blocked.has(Number(id))) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    return chat;
  }

  post(chat: Sent[], id: unknown, payload: Payload, content: Partial<Sent>): Sent {
    const message: Sent = {
      message_id: this.nextMessageId(),
      from: this.me,
      chat: { id: Number(id), type: Number(id) > 0 ? 'private' : 'group' },
      date: seconds(),
      ...content,
      ...shown(markupOf(payload.reply_markup)),
      ...(isTrue(payload.protect_content) && { has_protected_content: true }),
    };
    chat.push(message);
    return message;
  }

  message(payload: Payload): Sent {
    const chat = this.chat(payload.chat_id);
    const found = chat.find(({ message_id }) => message_id === Number(payload.message_id));
    if (found === undefined) throw badRequest('message to edit not found');
    if (found.from.id !== this.me.id) throw badRequest("message can't be edited");
    return found;
  }
}

type Method = (world: World, payload: Payload) => unknown;

/** The methods that a bot of this kind uses; others are unknown. Polls and webhooks are the server's. */
export const METHODS: Record<string, Method> = {
  getme: ({ me }) => ({
    ...me,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  sendmessage: sendMessage,
  sendphoto: sendPhoto,
  editmessagetext: editMessageText,
  editmessagecaption: editMessageCaption,
  editmessagereplymarkup: editMessageReplyMarkup,
  deletemessage: deleteMessage,
  answercallbackquery: answerCallbackQuery,
  sendchataction: (world, payload) => Boolean(world.chat(payload.chat_id)),
  setmycommands: setMyCommands,
  deletemycommands: (world, payload) => world.commands.delete(scopeOf(payload)) || true,
  getmycommands: (world, payload) => world.commands.get(scopeOf(payload)) ?? [],
  leavechat: (world, payload) => world.left.push(Number(payload.chat_id)) > 0,
  getchat: (world, payload) => {
    world.chat(payload.chat_id);
    return { id: Number(payload.chat_id), type: 'private' };
  },
};

function sendMessage(world: World, payload: Payload): Sent {
  const chat = world.chat(payload.chat_id);
  const { text, entities } = formattedText(payload.text, payload.entities, payload.parse_mode, 4096);
  return world.post(chat, payload.chat_id, payload, { text, ...(entities.length > 0 && { entities }) });
}

function sendPhoto(world: World, payload: Payload): Sent {
  const chat = world.chat(payload.chat_id);
  const photo = uploadOf(payload.photo, payload);
  if (photo === undefined) throw badRequest('there is no photo in the request');
  if (photo.content.length > 10 * 1024 * 1024) throw badRequest('file is too big');
  return world.post(chat, payload.chat_id, payload, {
    ...captionOf(payload),
    photo: [pictureOf(photo.content)],
  });
}

function uploadOf(value: unknown, payload: Payload): Upload | undefined {
  if (typeof value === 'string' && value.startsWith('attach://'))
    return uploadOf(payload[value.slice(9)], payload);
  return typeof value === 'object' && value !== null && 'content' in value ? (value as Upload) : undefined;
}

function captionOf(payload: Payload): Partial<Sent> {
  if (payload.caption === undefined || payload.caption === '') return {};
  const { text, entities } = formattedText(
    payload.caption,
    payload.caption_entities,
    payload.parse_mode,
    1024,
  );
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

/** Reads the size from a PNG's first chunk; other formats are refused. */
function pictureOf(content: Buffer) {
  if (content.toString('latin1', 1, 4) !== 'PNG') throw badRequest('IMAGE_PROCESS_FAILED');
  const width = content.readUInt32BE(16);
  const height = content.readUInt32BE(20);
  if (width + height > 10_000 || Math.max(width / height, height / width) > 20) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
  return { file_id: 'photo', file_unique_id: 'photo', width, height, file_size: content.length };
}

function editMessageText(world: World, payload: Payload): Sent {
  const message = world.message(payload);
  if (message.text === undefined) throw badRequest('there is no text in the message to edit');
  const { text, entities } = formattedText(payload.text, payload.entities, payload.parse_mode, 4096);
  return edit(message, { text, entities, ...shown(markupOf(payload.reply_markup)) }, [
    'text',
    'entities',
    'reply_markup',
  ]);
}

function editMessageCaption(world: World, payload: Payload): Sent {
  const message = world.message(payload);
  if (message.photo === undefined) throw badRequest('there is no caption in the message to edit');
  const changes = { ...captionOf(payload), ...shown(markupOf(payload.reply_markup)) };
  return edit(message, changes, ['caption', 'caption_entities', 'reply_markup']);
}

function editMessageReplyMarkup(world: World, payload: Payload): Sent {
  return edit(world.message(payload), shown(markupOf(payload.reply_markup)), ['reply_markup']);
}

function edit(message: Sent, changes: Partial<Sent>, fields: (keyof Sent)[]): Sent {
  const before = JSON.stringify(fields.map((field) => message[field] ?? []));
  const after = JSON.stringify(fields.map((field) => changes[field] ?? []));
  if (before === after) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
        'content and reply markup of the message',
    );
  }
  for (const field of fields) delete message[field];
  const kept = Object.entries(changes).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return Object.assign(message, Object.fromEntries(kept), { edit_date: seconds() });
}

function deleteMessage(world: World, payload: Payload): true {
  const chat = world.chat(payload.chat_id);
  const index = chat.findIndex(({ message_id }) => message_id === Number(payload.message_id));
  if (index < 0) throw badRequest('message to delete not found');
  chat.splice(index, 1);
  return true;
}

function answerCallbackQuery(world: World, payload: Payload): true {
  const id = String(payload.callback_query_id ?? '');
  if (!world.taps.delete(id)) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  if (String(payload.text ?? '').length > 200) throw badRequest('MESSAGE_TOO_LONG');
  return true;
}

function setMyCommands(world: World, payload: Payload): true {
  const given = typeof payload.commands === 'string' ? JSON.parse(payload.commands) : payload.commands;
  if (!Array.isArray(given)) throw badRequest('expected an Array of BotCommand');
  if (given.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of given) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    const length = String(description ?? '').length;
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  const scope = scopeOf(payload);
  const chat = /^chat:(-?\d+)$/.exec(scope)?.[1];
  if (chat !== undefined) world.chat(chat);
  world.commands.set(scope, given);
  return true;
}

function scopeOf(payload: Payload): string {
  const scope = typeof payload.scope === 'string' ? JSON.parse(payload.scope) : payload.scope;
  return scope === undefined ? 'default' : [scope.type, scope.chat_id].filter(Boolean).join(':');
}

function shown(markup: Markup | undefined): { reply_markup?: Markup } {
  return markup && (markup.inline_keyboard === undefined || markup.inline_keyboard.length > 0)
    ? { reply_markup: markup }
    : {};
}

/** The buttons under a message, in reading order. */
export function buttonsOf(message: Sent): Button[] {
  return message.reply_markup?.inline_keyboard?.flat() ?? [];
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}

export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
