import type { Chart } from '../reply/chart.js';
import type { Message } from '../reply/message.js';
import { say } from '../reply/wording.js';
import { ApiError } from './failure.js';
import type { Context, InlineKeyboardButton } from './framework/telegraf.js';
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

  /**
   * Sends a reply; a picture where one was asked for, and the words where that cannot be drawn or is refused. Gives the
   * ids of the messages that it became.
   */
  async send(ctx: Context, message: Message): Promise<number[]> {
    const { picture } = message;
    if (picture === undefined) return this.sendText(ctx, message);
    const drawn = await this.sendPicture(ctx, message, picture);
    if (drawn !== undefined) return [drawn];
    return this.sendText(ctx, { ...message, blocks: [...message.blocks, { lines: [[say('noPicture')]] }] });
  }

  /**
   * Turns the message whose button was tapped into the reply; what does not fit, and any picture, follows. A message
   * that is not protected stays: an edit cannot protect, and the data of a button can be forged. Gives the ids of the
   * messages that it became.
   */
  async replace(ctx: Context, message: Message, page = 1): Promise<number[]> {
    if (message.picture) return this.send(ctx, message);
    const [first, ...more] = screensOf(message, page);
    if (first === undefined) return [];
    const ids = [isProtected(ctx) ? await edit(ctx, first) : await post(ctx, first)];
    for (const screen of more) ids.push(await post(ctx, screen));
    return ids;
  }

  private async sendText(ctx: Context, message: Message): Promise<number[]> {
    const ids: number[] = [];
    for (const screen of screensOf(message)) ids.push(await post(ctx, screen));
    return ids;
  }

  /** The id of the picture's message; undefined where there is none. */
  private async sendPicture(ctx: Context, message: Message, chart: Chart): Promise<number | undefined> {
    // Only a comfort while it is drawn: not waited for, and free to fail.
    void ctx.sendChatAction('upload_photo').catch(() => undefined);
    const png = await this.draw(chart).catch(this.complain);
    if (!png) return undefined;
    const { text, entities, keyboard } = captionOf(message);
    try {
      const sent = await ctx.replyWithPhoto(
        { source: png, filename: 'chart.png' },
        {
          caption: text,
          caption_entities: entities,
          protect_content: true,
          ...markup(keyboard),
        },
      );
      return sent.message_id;
    } catch (error) {
      if (!isRefused(error)) throw error;
      this.complain(error);
      return undefined;
    }
  }
}

function isRefused(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 400;
}

function isProtected({ callbackQuery }: Context): boolean {
  const { message } = callbackQuery ?? {};
  return (
    message !== undefined && 'has_protected_content' in message && message.has_protected_content === true
  );
}

async function edit(ctx: Context, screen: Screen): Promise<number> {
  const here = ctx.callbackQuery?.message?.message_id ?? 0;
  try {
    await ctx.editMessageText(screen.text, { entities: screen.entities, ...look(screen.keyboard) });
    return here;
  } catch (error) {
    if (!isRefused(error)) throw error;
    // A second tap changes nothing; a message too old or gone is answered anew.
    return error.description.includes('message is not modified') ? here : post(ctx, screen);
  }
}

async function post(ctx: Context, { text, entities, keyboard, protect }: Screen): Promise<number> {
  const sent = await ctx.reply(text, {
    entities,
    ...look(keyboard),
    ...(protect && { protect_content: true }),
  });
  return sent.message_id;
}

const look = (keyboard: InlineKeyboardButton[][]) => ({
  link_preview_options: { is_disabled: true },
  ...markup(keyboard),
});

const markup = (keyboard: InlineKeyboardButton[][]) =>
  keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {};
