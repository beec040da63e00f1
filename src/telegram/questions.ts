import { Composer, type Context } from 'telegraf';
import { readData } from './buttons.js';
import type { Enquiries } from './enquiries.js';
import { askerOf } from './gate.js';
import { replace, send } from './send.js';

const ONLY_TEXT = '目前只能看懂文字，请把问题打成一行字，例如：喀什 莎车。';
const BUTTON_TOO_OLD = '这个按钮太久了，请把问题再发一次。';

/** Questions typed, edited or tapped. */
export function questions(enquiries: Enquiries): Composer<Context> {
  const composer = new Composer();
  composer.on(['message', 'edited_message'], async (ctx) => {
    const message = 'message' in ctx.update ? ctx.update.message : ctx.update.edited_message;
    const asker = askerOf(ctx.update);
    if (asker === undefined) return;
    if ('text' in message) {
      const reply = await enquiries.ask(asker, message.text, 'message' in ctx.update ? 'question' : 'edit');
      await send(ctx, reply.message);
    } else if ('message' in ctx.update && isContent(message)) {
      await ctx.reply(ONLY_TEXT);
    }
  });
  composer.on('callback_query', async (ctx) => {
    const asker = askerOf(ctx.update);
    const { message } = ctx.callbackQuery;
    const text = message && 'text' in message ? message.text : '';
    const tap = 'data' in ctx.callbackQuery ? readData(ctx.callbackQuery.data, text) : undefined;
    if (asker === undefined || tap?.ask === undefined) {
      await ctx.answerCbQuery(BUTTON_TOO_OLD);
      return;
    }
    // The tap's answer only ends a small clock on the phone: it is not waited for, and may come too late.
    const ended = ctx.answerCbQuery().catch(() => undefined);
    const reply = await enquiries.ask(asker, tap.ask, 'tap');
    await (tap.kind === 'choice' ? replace : send)(ctx, reply.message);
    await ended;
  });
  return composer;
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
