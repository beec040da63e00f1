import { say } from '../reply/wording.js';
import { cut } from './access/clean.js';
import { Api } from './api.js';
import { readData } from './buttons.js';
import type { Enquiries } from './enquiries.js';
import { Composer, type Context } from './framework/telegraf.js';
import { askerOf } from './gate.js';
import { questionOfLink } from './links.js';
import type { Replies } from './send.js';
import { tooLate } from './wording.js';

const USEFUL_MS = 86_400_000;
const TELEGRAM_BEGAN = Date.UTC(2013, 7) / 1000;
/** How much of a late question is repeated, in letters. */
const QUOTED = 30;

/** Questions typed, edited or tapped, or asked by a link. */
export function questions(enquiries: Enquiries, replies: Replies): Composer<Context> {
  const composer = new Composer();
  composer.on(['message', 'edited_message'], async (ctx) => {
    const message = 'message' in ctx.update ? ctx.update.message : ctx.update.edited_message;
    const asker = askerOf(ctx.update);
    if (asker === undefined) return;
    if ('text' in message) {
      if (isLate(ctx, message)) {
        await ctx.reply(tooLate(cut(message.text, QUOTED)));
        return;
      }
      const way = 'message' in ctx.update ? 'question' : 'edit';
      const reply = await enquiries.ask(
        asker,
        questionOfLink(message.text) ?? message.text,
        way,
        ctx.update.update_id,
        { message: message.message_id, repliesTo: quotedBy(message) },
      );
      enquiries.sent(asker, await replies.send(ctx, reply.message), reply);
    } else if ('message' in ctx.update && isContent(message)) {
      await ctx.reply(say('onlyText'));
    }
  });
  composer.on('callback_query', async (ctx) => {
    const asker = askerOf(ctx.update);
    if (asker === undefined) return;
    const tap =
      'data' in ctx.callbackQuery
        ? readData(ctx.callbackQuery.data, textOf(ctx.callbackQuery.message))
        : undefined;
    if (tap === undefined) {
      // Where even the pop-up comes too late, the words go into the chat.
      await ctx.answerCbQuery(say('buttonTooOld')).catch(() => ctx.reply(say('buttonTooOld')));
      return;
    }
    // The tap's answer only ends a small clock on the phone: it is not waited for, and may come too late.
    const ended = ctx.answerCbQuery().catch(() => undefined);
    const reply = await enquiries.ask(asker, tap.ask, 'tap', ctx.update.update_id);
    const sent =
      tap.kind === 'next'
        ? await replies.send(ctx, reply.message)
        : await replies.replace(ctx, reply.message, tap.page);
    enquiries.sent(asker, sent, reply);
    await ended;
  });
  return composer;
}

/** Whether it waited for longer than its answer is of use. A date before Telegram's own beginning tells nothing. */
function isLate({ telegram }: Context, message: { date: number; edit_date?: number }): boolean {
  const at = message.edit_date ?? message.date;
  const now = telegram instanceof Api ? telegram.now() : Date.now();
  return at > TELEGRAM_BEGAN && now - at * 1000 > USEFUL_MS;
}

/** The message that one replies to. */
const quotedBy = (message: object): number | undefined =>
  'reply_to_message' in message
    ? (message.reply_to_message as { readonly message_id?: number } | undefined)?.message_id
    : undefined;

/** What the buttons stand under; empty where Telegram no longer gives it. */
function textOf(message: object = {}): string {
  if ('text' in message) return String(message.text);
  return 'caption' in message ? String(message.caption) : '';
}

/** What people send, as opposed to what the chat reports about itself. */
const CONTENT = [
  'photo',
  'voice',
  'video',
  'video_note',
  'audio',
  'document',
  'sticker',
  'animation',
  'location',
  'contact',
  'venue',
  'poll',
  'dice',
  'story',
  'game',
];

function isContent(message: object): boolean {
  return CONTENT.some((kind) => kind in message);
}
