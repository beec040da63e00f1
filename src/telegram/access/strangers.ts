import { randomBytes } from 'node:crypto';
import type { Access } from '../../store/access.js';
import { beijing } from '../../store/audit.js';
import type { State } from '../../store/state.js';
import type { User } from '../framework/telegraf.js';
import { Composer, type Context } from '../framework/telegraf.js';
import { askerOf } from '../gate.js';
import { Announcer } from './announcer.js';
import { clean, cut } from './clean.js';
import { Limit } from './limit.js';
import * as say from './wording.js';

const MOST_LETTERS = 60;
const APPLY_DATA = 'apply';
const TEN_MINUTES = 600;
const HOUR = 3600;

/**
 * Stands before everything that answers: whoever is not allowed at this moment gets the own number and a way to
 * apply, whatever was sent; after ten messages, silence.
 */
export function strangers(
  access: Access,
  { telling, applicants }: Pick<State<never>, 'telling' | 'applicants'>,
  now: () => number = Date.now,
): Composer<Context> {
  const messages = new Limit(10, TEN_MINUTES, HOUR);
  const steps = new Limit(10, TEN_MINUTES, HOUR);
  const announcer = new Announcer(access, now);

  const tapped = async (ctx: Context, id: number): Promise<void> => {
    if ((await steps.take(id, ctx.update)) !== 'yes') return;
    if (!isApplyTap(ctx) || access.admins.length === 0) return answer(ctx, say.foreignTap(id));
    await answer(ctx);
    const open = access.openRequest(id, now());
    const until = access.pausedUntil(id, now());
    if (open) await ctx.reply(say.requestOpen(id));
    else if (until > 0) await ctx.reply(say.pausedUntil(beijing(until)));
    else {
      applicants.add(id);
      await ctx.reply(say.askLine);
    }
  };

  const typed = async (ctx: Context, id: number, text: string): Promise<void> => {
    if ((await steps.take(id, ctx.update)) !== 'yes') return;
    const line = clean(text);
    const { length } = [...line];
    if (length < 2 || length > MOST_LETTERS) {
      await ctx.reply(length < 2 ? say.lineMissing : say.lineTooLong);
      return;
    }
    const key = randomBytes(12).toString('base64url');
    const { update_id: update } = ctx.update;
    const outcome = access.apply({ key, id, name: nameOf(ctx.from), line, at: now(), update });
    await telling.settle();
    applicants.delete(id);
    if (outcome === 'paused') await ctx.reply(say.pausedUntil(beijing(access.pausedUntil(id, now()))));
    else await ctx.reply(outcome === 'full' ? say.requestsFull : say.requestTaken);
    await announcer.announce(ctx.telegram, id);
  };

  const written = async (ctx: Context, id: number): Promise<void> => {
    if ((await messages.take(id, ctx.update)) !== 'yes') return;
    if (access.openRequest(id, now())) {
      await ctx.reply(say.requestOpen(id));
      // A stop in between may have kept some admin from being asked.
      await announcer.announce(ctx.telegram, id);
    } else if (access.admins.length === 0) await ctx.reply(say.noAdmins(id));
    else {
      const button = { text: say.APPLY, callback_data: APPLY_DATA };
      await ctx.reply(say.stranger(id), { reply_markup: { inline_keyboard: [[button]] } });
    }
  };

  const composer = new Composer();
  composer.use(async (ctx, next) => {
    const id = askerOf(ctx.update);
    if (id === undefined) return;
    if (access.isAllowed(id)) return isApplyTap(ctx) ? answer(ctx, say.allowedNow) : next();
    if (ctx.callbackQuery) return tapped(ctx, id);
    const message = 'message' in ctx.update ? ctx.update.message : undefined;
    const text = message && 'text' in message ? message.text : '';
    // What was a request before a sudden end is one again.
    const isTyping =
      message && !text.startsWith('/') && (applicants.has(id) || access.hasAppliedBy(ctx.update.update_id));
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
