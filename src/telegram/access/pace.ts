import { Composer, type Context } from 'telegraf';
import { askerOf } from '../gate.js';
import { Limit } from './limit.js';
import * as say from './wording.js';

const MOST_LETTERS = 500;
const MOST_LINES = 30;
const MOST_IN_LINE = 40;

/** How fast and how long people may ask. Commands are handled before it and do not count. */
export function pace(perMinute: number): Composer<Context> {
  const limit = new Limit(perMinute, 60);
  const composer = new Composer();
  composer.use(async (ctx, next) => {
    const asker = askerOf(ctx.update);
    if (asker === undefined) return;
    const room = await limit.take(asker);
    if (room === 'yes') {
      if (!ctx.callbackQuery && isTooLong(ctx.text ?? '')) await ctx.reply(say.tooLong);
      else await next();
    } else if (ctx.callbackQuery) {
      // Every tap is answered, or its clock would go on turning; the words come once.
      await ctx.answerCbQuery(room === 'first' ? say.tooMany(perMinute) : undefined).catch(() => undefined);
    } else if (room === 'first') await ctx.reply(say.tooMany(perMinute));
  });
  return composer;
}

/** A pasted column of names may be long; anything else of that length is no question. */
export const isTooLong = (text: string): boolean => {
  if ([...text].length <= MOST_LETTERS) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isColumn =
    lines.length > 1 && lines.length <= MOST_LINES && lines.every((line) => [...line].length <= MOST_IN_LINE);
  return !isColumn;
};
