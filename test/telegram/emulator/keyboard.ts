import { badRequest } from './refusal.ts';

export interface Button {
  text: string;
  callback_data?: string;
  url?: string;
  [field: string]: unknown;
}

export interface Markup {
  inline_keyboard?: Button[][];
  [field: string]: unknown;
}

/** What an inline button can do; each does exactly one of these. */
const ACTIONS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];
const MOST_BUTTONS = 100;
const MOST_IN_A_ROW = 8;

/** Reads and checks `reply_markup`. */
export function markupOf(given: unknown): Markup | undefined {
  if (given === undefined) return undefined;
  const markup = typeof given === 'string' ? JSON.parse(given) : given;
  if (typeof markup !== 'object' || markup === null) throw badRequest('object expected as reply markup');
  if ('inline_keyboard' in markup) checkInline(markup.inline_keyboard);
  return markup;
}

function checkInline(rows: unknown): void {
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup should be an Array of Arrays');
  }
  if (rows.flat().length > MOST_BUTTONS) throw badRequest('reply markup is too long');
  for (const row of rows) {
    if (row.length === 0) throw badRequest('an empty row of buttons');
    if (row.length > MOST_IN_A_ROW) throw badRequest('too many buttons in a row');
    for (const button of row) checkButton(button);
  }
}

function checkButton(button: Button): void {
  const wrong = (what: string) => badRequest(`can't parse inline keyboard button: ${what}`);
  if (typeof button?.text !== 'string') throw wrong('Field "text" must be of type String');
  if (button.text.trim() === '') throw wrong('Text buttons must be non-empty');
  const actions = ACTIONS.filter((action) => button[action] !== undefined);
  if (actions.length === 0) throw badRequest('Text buttons are unallowed in the inline keyboard');
  if (actions.length > 1) throw wrong(`more than one action: ${actions.join(', ')}`);
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  }
  if (button.url !== undefined && !URL.canParse(button.url)) throw badRequest('BUTTON_URL_INVALID');
}
