import type { Context } from 'telegraf';
import type { InlineKeyboardButton } from 'telegraf/types';
import type { Chart } from '../reply/chart.js';
import type { Message } from '../reply/message.js';
import { say } from '../reply/wording.js';
import { ApiError } from './failure.js';
import { captionOf, type Screen, screensOf } from './screen.js';

/** @throws Error where it cannot be drawn */
export type Draw = (chart: Chart) => Promise<Buffer>;

/** Loaded with the first picture: who never asks for one does not pay for it. */
const drawInStudio: Draw = async (chart) => (await import('../picture/studio.js')).drawPicture(chart);

/** How replies reach the asker's chat: as text or picture, as a new message or in place of the one tapped. */
export class Replies {
  /** @param complain told why there was no picture, while the asker gets the words */
  constructor(
    private readonly complain: (err: unknown) => void = () => undefined,
    private readonly draw: Draw = drawInStudio,
  ) {}

  /** Sends a reply; a picture where one was asked for, and the words where that cannot be drawn or is refused. */
  async send(ctx: Context, message: Message): Promise<void> {
    const { picture } = message;
    if (picture === undefined) return this.sendText(ctx, message);
    if (!(await this.sendPicture(ctx, message, picture))) {
      await this.sendText(ctx, { ...message, blocks: [...message.blocks, { lines: [[say('noPicture')]] }] });
    }
  }

  /** Turns the message whose button was tapped into the reply; what does not fit, and any picture, follows. */
  async replace(ctx: Context, message: Message, page = 1): Promise<void> {
    if (message.picture) return this.send(ctx, message);
    const [first, ...more] = screensOf(message, page);
    if (first === undefined) return;
    try {
      await ctx.editMessageText(first.text, { entities: first.entities, ...look(first.keyboard) });
    } catch (error) {
      if (!isRefused(error)) throw error;
      // A second tap changes nothing; a message too old or gone is answered anew.
      if (!error.description.includes('message is not modified')) await post(ctx, first);
    }
    for (const screen of more) await post(ctx, screen);
  }

  private async sendText(ctx: Context, message: Message): Promise<void> {
    for (const screen of screensOf(message)) await post(ctx, screen);
  }

  private async sendPicture(ctx: Context, message: Message, chart: Chart): Promise<boolean> {
    // Only a comfort while it is drawn: not waited for, and free to fail.
    void ctx.sendChatAction('upload_photo').catch(() => undefined);
    const png = await this.draw(chart).catch(this.complain);
    if (!png) return false;
    const { text, entities, keyboard } = captionOf(message);
    try {
      await ctx.replyWithPhoto(
        { source: png, filename: 'chart.png' },
        {
          caption: text,
          // In a form with a file, telegraf passes lists on only as text.
          caption_entities: JSON.stringify(entities) as never,
          protect_content: true,
          ...markup(keyboard),
        },
      );
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error;
      this.complain(error);
      return false;
    }
  }
}

function isRefused(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 400;
}

async function post(ctx: Context, { text, entities, keyboard, protect }: Screen): Promise<void> {
  await ctx.reply(text, { entities, ...look(keyboard), ...(protect && { protect_content: true }) });
}

const look = (keyboard: InlineKeyboardButton[][]) => ({
  link_preview_options: { is_disabled: true },
  ...markup(keyboard),
});

const markup = (keyboard: InlineKeyboardButton[][]) =>
  keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
