import type { Context } from '../framework/telegraf.js';

/** Below Telegram's 4096, since a line is never cut. */
const MOST = 3500;

/** Under nothing of ours does a page of somebody else's unfold: what others typed may be an address. */
export const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;

/**
 * Replies with lines, in as many messages as they need.
 * @param protect for what must not leave the chat: what people asked
 */
export const postLines = async (ctx: Context, lines: readonly string[], protect = false): Promise<void> => {
  const look = { ...NO_PREVIEW, ...(protect && { protect_content: true }) };
  let text = '';
  for (const line of lines) {
    if (text !== '' && text.length + line.length > MOST) {
      await ctx.reply(text, look);
      text = '';
    }
    text += (text === '' ? '' : '\n') + line.slice(0, MOST);
  }
  if (text !== '') await ctx.reply(text, look);
};
