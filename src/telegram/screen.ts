import type { InlineKeyboardButton, MessageEntity } from 'telegraf/types';
import type { Block, Line, Message, Offer } from '../reply/message.js';
import { type ButtonKind, dataFor } from './buttons.js';

/** One Telegram message, ready to be sent. */
export interface Screen {
  readonly text: string;
  readonly entities: MessageEntity[];
  readonly keyboard: InlineKeyboardButton[][];
  readonly protect: boolean;
}

/** Telegram's limits: UTF-16 units of a text, and entities beyond which it silently drops some. */
const MOST_UNITS = 4096;
const MOST_ENTITIES = 100;

/** Labels up to this width, in Han characters, share a row in twos. */
const NARROW_LABEL = 8;

/**
 * Lays a reply out for Telegram. One that is too long becomes several messages; a line is never cut. The buttons stand
 * under the last one.
 */
export function screensOf(message: Message): Screen[] {
  const pages = [new Page()];
  let page = pages[0] as Page;
  for (const block of message.blocks) {
    for (const line of block.lines) {
      if (!page.fits(line)) {
        page.closeBlock();
        page = new Page();
        pages.push(page);
      }
      page.add(line, block);
    }
    page.closeBlock();
  }
  // A choice is protected too: a tap edits the answer into it, and an edit cannot protect.
  const protect = message.figures || message.choices.length > 0;
  const filled = pages.filter((page) => page.text.trim() !== '');
  return filled.map((page, index) => ({
    text: page.text,
    entities: page.finished(),
    keyboard: index === filled.length - 1 ? keyboardOf(message, page.text) : [],
    protect,
  }));
}

class Page {
  text = '';
  private readonly entities: MessageEntity[] = [];
  private quoteFrom: number | undefined;

  fits(line: Line): boolean {
    return this.text === '' || this.text.length + 1 + textOf(line).length <= MOST_UNITS;
  }

  add(line: Line, block: Block): void {
    if (this.text !== '') this.text += '\n';
    if (block.folded) this.quoteFrom ??= this.text.length;
    for (const span of line) {
      const text = spanText(span);
      if (typeof span !== 'string' && text !== '') {
        this.entities.push({
          type: 'strong' in span ? 'bold' : 'code',
          offset: this.text.length,
          length: text.length,
        });
      }
      this.text += text;
    }
  }

  closeBlock(): void {
    if (this.quoteFrom !== undefined && this.text.length > this.quoteFrom) {
      const quote = { offset: this.quoteFrom, length: this.text.length - this.quoteFrom };
      // telegraf's types are older than this kind.
      this.entities.push({ type: 'expandable_blockquote' as 'blockquote', ...quote });
    }
    this.quoteFrom = undefined;
  }

  /** In Telegram's order; of too many, the copying of the last amounts is what can be missed best. */
  finished(): MessageEntity[] {
    const needed = this.entities.filter(({ type }) => type !== 'code').slice(0, MOST_ENTITIES);
    const copies = this.entities
      .filter(({ type }) => type === 'code')
      .slice(0, MOST_ENTITIES - needed.length);
    return [...needed, ...copies].sort((a, b) => a.offset - b.offset || b.length - a.length);
  }
}

function spanText(span: Line[number]): string {
  if (typeof span === 'string') return span;
  return 'strong' in span ? span.strong : span.copy;
}

function textOf(line: Line): string {
  return line.map(spanText).join('');
}

/** Choices one a row, what may be asked next two a row where the labels are short. */
function keyboardOf({ choices, next }: Message, text: string): InlineKeyboardButton[][] {
  const rows = choices.flatMap((offer) => button(offer, 'choice', text)).map((choice) => [choice]);
  let narrow: InlineKeyboardButton[] | undefined;
  for (const follow of next.flatMap((offer) => button(offer, 'next', text))) {
    const isNarrow = follow.text.length <= NARROW_LABEL;
    if (isNarrow && narrow?.length === 1) {
      narrow.push(follow);
    } else {
      rows.push([follow]);
      narrow = isNarrow ? rows.at(-1) : undefined;
    }
  }
  return rows;
}

/** The button, or none where Telegram has no room for its question. */
function button({ label, ask }: Offer, kind: ButtonKind, text: string): InlineKeyboardButton[] {
  const data = dataFor(kind, ask, text);
  return data === undefined ? [] : [{ text: label, callback_data: data }];
}
