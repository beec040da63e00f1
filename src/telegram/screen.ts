import type { Block, Line, Message, Offer } from '../reply/message.js';
import { say } from '../reply/wording.js';
import { dataFor, type Tap } from './buttons.js';
import type { InlineKeyboardButton, MessageEntity } from './framework/telegraf.js';
import { type Opened, openAt } from './pages.js';

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
const MOST_CAPTION_UNITS = 1024;

/** Labels up to this width, in Han characters, share a row in twos. */
const NARROW_LABEL = 8;

/**
 * Lays a reply out for Telegram, a long list opened at one page. What is too long all the same becomes several
 * messages; a line is never cut. The buttons stand under the last one.
 */
export function screensOf(whole: Message, at = 1): Screen[] {
  const opened = openAt(whole, at);
  const { message } = opened;
  const sheets = [new Sheet(MOST_UNITS)];
  let sheet = sheets[0] as Sheet;
  for (const block of message.blocks) {
    for (const line of block.lines) {
      if (!sheet.fits(line)) {
        sheet.closeBlock();
        sheet = new Sheet(MOST_UNITS);
        sheets.push(sheet);
      }
      sheet.add(line, block);
    }
    sheet.closeBlock();
  }
  // A choice is protected too: a tap edits the answer into it, and an edit cannot protect.
  const protect = message.figures || message.choices.length > 0;
  const filled = sheets.filter((sheet) => sheet.text.trim() !== '');
  return filled.map((sheet, index) => ({
    text: sheet.text,
    entities: sheet.finished(),
    keyboard: index === filled.length - 1 ? keyboardOf(opened, sheet.text) : [],
    protect,
  }));
}

/**
 * The words under a picture: what the reply says above and below its lists, which the picture shows. The source, the
 * last line, always has its place.
 */
export function captionOf(message: Message): Screen {
  const lines = message.blocks
    .filter(({ folded, paged }) => !folded && paged === undefined)
    .flatMap((block) => block.lines);
  const source = lines.pop() ?? [];
  const sheet = new Sheet(MOST_CAPTION_UNITS - 1 - textOf(source).length);
  for (const line of lines) {
    if (!sheet.fits(line)) break;
    sheet.add(line);
  }
  sheet.add(source);
  const { text } = sheet;
  return { text, entities: sheet.finished(), keyboard: keyboardOf({ message }, text), protect: true };
}

class Sheet {
  text = '';
  private readonly entities: MessageEntity[] = [];
  private quoteFrom: number | undefined;

  constructor(private readonly most: number) {}

  fits(line: Line): boolean {
    return this.text === '' || this.text.length + 1 + textOf(line).length <= this.most;
  }

  add(line: Line, block?: Block): void {
    if (this.text !== '') this.text += '\n';
    if (block?.folded) this.quoteFrom ??= this.text.length;
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

/** Choices one a row, then the pages beside this one, then what may be asked next, two a row where labels are short. */
function keyboardOf({ message, turning }: Opened, text: string): InlineKeyboardButton[][] {
  const rows = message.choices.flatMap((offer) => button('choice', offer, text)).map((choice) => [choice]);
  if (turning) rows.push(turnsOf(turning, text));
  let narrow: InlineKeyboardButton[] | undefined;
  for (const follow of message.next.flatMap((offer) => button('next', offer, text))) {
    const isNarrow = follow.text.length <= NARROW_LABEL;
    if (isNarrow && narrow?.length === 1) {
      narrow.push(follow);
    } else {
      rows.push([follow]);
      narrow = isNarrow ? rows.at(-1) : undefined;
    }
  }
  return rows.filter((row) => row.length > 0);
}

function turnsOf({ ask, page, pages }: NonNullable<Opened['turning']>, text: string): InlineKeyboardButton[] {
  return [
    ...(page > 1 ? button('page', { label: say('previousPage'), ask }, text, page - 1) : []),
    ...(page < pages ? button('page', { label: say('nextPage'), ask }, text, page + 1) : []),
  ];
}

/** The button, or none where Telegram has no room for its question. */
function button(
  kind: Tap['kind'],
  { label, ask }: Offer,
  text: string,
  page?: number,
): InlineKeyboardButton[] {
  const data = dataFor({ kind, ask, ...(page && { page }) }, text);
  return data === undefined ? [] : [{ text: label, callback_data: data }];
}
