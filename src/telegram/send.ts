import type { Context } from 'telegraf';
import type { InlineKeyboardButton } from 'telegraf/types';
import type { Message } from '../reply/message.js';
import { ApiError } from './failure.js';
import { type Screen, screensOf } from './screen.js';

/** Sends a reply into the asker's chat. */
export async function send(ctx: Context, message: Message): Promise<void> {
  for (const screen of screensOf(message)) await post(ctx, screen);
}

/** Turns the message whose button was tapped into the reply; what does not fit follows. */
export async function replace(ctx: Context, message: Message): Promise<void> {
  const [first, ...more] = screensOf(message);
  if (first === undefined) return;
  try {
    await ctx.editMessageText(first.text, { entities: first.entities, ...look(first.keyboard) });
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    // A second tap changes nothing; a message too old or gone is answered anew.
    if (!error.description.includes('message is not modified')) await post(ctx, first);
  }
  for (const screen of more) await post(ctx, screen);
}

async function post(ctx: Context, { text, entities, keyboard, protect }: Screen): Promise<void> {
  await ctx.reply(text, { entities, ...look(keyboard), ...(protect && { protect_content: true }) });
}

function look(keyboard: InlineKeyboardButton[][]) {
  return {
    link_preview_options: { is_disabled: true },
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
}
