import { type Chat, Composer, type Context, type Update, type User } from './framework/telegraf.js';

/** The only kinds that are asked for and looked at; `my_chat_member` just to leave groups. */
export const UPDATE_KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/**
 * Who sent this and may be spoken to at all: a person in the private chat with the bot. Undefined for everything else:
 * groups, channels, bots, business connections, senders that hide behind a chat, messages sent through inline mode.
 * Whether the person is allowed is another question.
 */
export function askerOf(update: Update): number | undefined {
  if ('message' in update) return personIn(update.message);
  if ('edited_message' in update) return personIn(update.edited_message);
  if ('callback_query' in update) {
    const { from, message } = update.callback_query;
    return message && !BEHIND_A_CHAT.some((key) => key !== 'sender_chat' && key in message)
      ? samePerson(from, message.chat)
      : undefined;
  }
  return undefined;
}

const BEHIND_A_CHAT = ['sender_chat', 'business_connection_id', 'sender_business_bot'];

function personIn(message: { from?: User; chat: Chat }): number | undefined {
  return BEHIND_A_CHAT.some((key) => key in message) ? undefined : samePerson(message.from, message.chat);
}

function samePerson(from: User | undefined, chat: Chat): number | undefined {
  return from?.is_bot === false && chat.type === 'private' && chat.id === from.id ? from.id : undefined;
}

/** Lets through what comes from a person in a private chat; leaves groups; drops the rest in silence. */
export function gate(): Composer<Context> {
  const composer = new Composer();
  composer.use(async (ctx, next) => {
    if (askerOf(ctx.update) !== undefined) return next();
    const membership = 'my_chat_member' in ctx.update ? ctx.update.my_chat_member : undefined;
    if (membership === undefined || membership.chat.type === 'private') return;
    const joined = ['member', 'administrator', 'restricted'].includes(membership.new_chat_member.status);
    if (joined) await ctx.telegram.leaveChat(membership.chat.id);
  });
  return composer;
}
