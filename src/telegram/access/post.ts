import type { Context } from 'telegraf';

/** Below Telegram's 4096, since a line is never cut. */
const MOST = 3500;

/** Replies with lines, in as many messages as they need. */
export const postLines = async (ctx: Context, lines: readonly string[]): Promise<void> => {
  let text = '';
  for (const line of lines) {
    if (text !== '' && text.length + line.length > MOST) {
      await ctx.reply(text);
      text = '';
    }
    text += (text === '' ? '' : '\n') + line.slice(0, MOST);
  }
  if (text !== '') await ctx.reply(text);
};
