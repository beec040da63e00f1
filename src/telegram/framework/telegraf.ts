/**
 * All that is used of telegraf, which is released no more. Nothing else in `src` imports it, so that what would take its
 * place has to offer this and no more; the README says what that would be. Of its network code nothing is used: every
 * call is made by `Api`.
 */
export { Composer, Context, type MiddlewareFn, Telegraf, Telegram } from 'telegraf';
export type {
  Chat,
  InlineKeyboardButton,
  MessageEntity,
  Opts,
  Telegram as Methods,
  Update,
  User,
  UserFromGetMe,
} from 'telegraf/types';
