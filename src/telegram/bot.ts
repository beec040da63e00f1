import type { Log } from '../log.js';
import { storageFault } from '../store/storage.js';
import type { Api } from './api.js';
import { ApiError } from './failure.js';
import {
  Context,
  type MiddlewareFn,
  Telegraf,
  type Update,
  type UserFromGetMe,
} from './framework/telegraf.js';
import { SORRY } from './wording.js';

/**
 * A telegraf bot that is fed by `handleUpdate` and never launched.
 * @param features one composer a feature, in the order in which they look at an update; the gate comes first
 */
export function buildBot(api: Api, log: Log, features: readonly MiddlewareFn<Context>[]): Telegraf {
  // telegraf gives every update a Telegram object of its own; ours has the deadlines and retries.
  class Ours extends Context {
    constructor(update: Update, _fresh: unknown, me: UserFromGetMe) {
      super(update, api, me);
    }
  }
  const bot = new Telegraf(api.token, { contextType: Ours, handlerTimeout: Number.POSITIVE_INFINITY });
  bot.telegram = api;
  bot.use(...features);
  bot.catch(async (err, ctx) => {
    // Neither is the question's fault: whoever handed it over tries again.
    if (err instanceof ApiError || storageFault(err)) throw err;
    log.error({ err, update: ctx.update.update_id }, '处理一条消息时出错');
    if (ctx.chat?.type === 'private') await ctx.reply(SORRY);
  });
  return bot;
}
