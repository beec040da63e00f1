import { Composer, type Context } from 'telegraf';
import type { Access } from './access/contract.js';
import { askerOf } from './gate.js';

/** Whoever is not allowed at this moment gets the own number and nothing else, whatever was sent. */
export function strangers(access: Access): Composer<Context> {
  const composer = new Composer();
  composer.use(async (ctx, next) => {
    const id = askerOf(ctx.update);
    if (id === undefined) return;
    if (access.isAllowed(id)) return next();
    const words = `您的编号是 ${id}。本服务只对获准人员开放，请把编号告诉管理员。`;
    if (ctx.callbackQuery) await ctx.answerCbQuery(words, { show_alert: true });
    else await ctx.reply(words);
  });
  return composer;
}
