import { Composer, type Context } from 'telegraf';
import { say } from '../reply/wording.js';
import { readData } from './buttons.js';
import type { Enquiries } from './enquiries.js';
import { askerOf } from './gate.js';
import { questionOfLink } from './links.js';
import type { Replies } from './send.js';

/** Questions typed, edited or tapped, or asked by a link. */
export function questions(enquiries: Enquiries, replies: Replies): Composer<Context> {
  const composer = new Composer();
  composer.on(['message', 'edited_message'], async (ctx) => {
    const message = 'message' in ctx.update ? ctx.update.message : ctx.update.edited_message;
    const asker = askerOf(ctx.update);
    if (asker === undefined) return;
    if ('text' in message) {
      const way = 'message' in ctx.update ? 'question' : 'edit';
      const reply = await enquiries.ask(asker, questionOfLink(message.text) ?? message.text, way);
      await replies.send(ctx, reply.message);
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
    const reply = await enquiries.ask(asker, tap.ask, 'tap');
    if (tap.kind === 'next') await replies.send(ctx, reply.message);
    else await replies.replace(ctx, reply.message, tap.page);
    await ended;
  });
  return composer;
}

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
