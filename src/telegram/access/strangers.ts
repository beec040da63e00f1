import { randomBytes } from 'node:crypto';
import { Composer, type Context } from 'telegraf';
import type { User } from 'telegraf/types';
import type { Access } from '../../store/access.js';
import type { Audit } from '../../store/audit.js';
import { askerOf } from '../gate.js';
import { Recent } from '../recent.js';
import { sendCards } from './cards.js';
import { clean, cut } from './clean.js';
import { Limit } from './limit.js';
import * as say from './wording.js';

const MOST_LETTERS = 60;
const MOST_APPLYING = 1000;
const APPLY_DATA = 'apply';
const TEN_MINUTES = 600;
const HOUR = 3600;

/**
 * Stands before everything that answers: whoever is not allowed at this moment gets the own number and a way to
 * apply, whatever was sent; after ten messages, silence.
 */
export function strangers(access: Access, audit: Audit, now: () => number = Date.now): Composer<Context> {
  const messages = new Limit(10, TEN_MINUTES, HOUR);
  const steps = new Limit(10, TEN_MINUTES, HOUR);
  /** Who tapped 申请 and has not typed a line yet. */
  const applying = new Recent<number, true>(MOST_APPLYING);

  const tapped = async (ctx: Context, id: number): Promise<void> => {
    if ((await steps.take(id)) !== 'yes') return;
    if (!isApplyTap(ctx) || access.admins.length === 0) return answer(ctx, say.foreignTap(id));
    await answer(ctx);
    const open = access.openRequest(id, now());
    if (!open) applying.set(id, true);
    await ctx.reply(open ? say.requestOpen(id) : say.askLine);
  };

  const typed = async (ctx: Context, id: number, text: string): Promise<void> => {
    if ((await steps.take(id)) !== 'yes') return;
    const line = clean(text);
    const { length } = [...line];
    if (length < 2 || length > MOST_LETTERS) {
      await ctx.reply(length < 2 ? say.lineMissing : say.lineTooLong);
      return;
    }
    const key = randomBytes(12).toString('base64url');
    const outcome = access.apply({ key, id, name: nameOf(ctx.from), line, at: now() });
    applying.delete(id);
    if (outcome === 'taken') await audit.add({ who: id, kind: 'apply', asked: line, shown: [], outcome });
    await ctx.reply(outcome === 'full' ? say.requestsFull : say.requestTaken);
    await showAdmins(ctx, id);
  };

  const written = async (ctx: Context, id: number): Promise<void> => {
    if ((await messages.take(id)) !== 'yes') return;
    if (access.openRequest(id, now())) {
      await ctx.reply(say.requestOpen(id));
      // A stop in between may have kept some admin from being asked.
      await showAdmins(ctx, id);
    } else if (access.admins.length === 0) await ctx.reply(say.noAdmins(id));
    else {
      const button = { text: say.APPLY, callback_data: APPLY_DATA };
      await ctx.reply(say.stranger(id), { reply_markup: { inline_keyboard: [[button]] } });
    }
  };

  const showAdmins = async (ctx: Context, id: number): Promise<void> => {
    const open = access.openRequest(id, now());
    if (open) await sendCards(access, ctx.telegram, open);
  };

  const composer = new Composer();
  composer.use(async (ctx, next) => {
    const id = askerOf(ctx.update);
    if (id === undefined) return;
    if (access.isAllowed(id)) return isApplyTap(ctx) ? answer(ctx, say.allowedNow) : next();
    if (ctx.callbackQuery) return tapped(ctx, id);
    const message = 'message' in ctx.update ? ctx.update.message : undefined;
    const text = message && 'text' in message ? message.text : '';
    const isTyping = message && applying.get(id) && !text.startsWith('/');
    return isTyping ? typed(ctx, id, text) : written(ctx, id);
  });
  return composer;
}

const isApplyTap = ({ callbackQuery }: Context): boolean =>
  callbackQuery !== undefined && 'data' in callbackQuery && callbackQuery.data === APPLY_DATA;

/** A tap can be answered once and within seconds; where that is over, nothing is lost. */
const answer = async (ctx: Context, words?: string): Promise<void> => {
  await ctx.answerCbQuery(words, { show_alert: words !== undefined }).catch(() => undefined);
};

const nameOf = (user: User | undefined): string => {
  const name = cut([user?.first_name, user?.last_name].filter(Boolean).join(' '), 40) || '（空）';
  return user?.username ? `${name} @${cut(user.username, 32)}` : name;
};
