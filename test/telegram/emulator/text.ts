import { badRequest } from './refusal.ts';

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  user?: unknown;
  custom_emoji_id?: string;
}

export interface FormattedText {
  text: string;
  entities: Entity[];
}

const MOST_ENTITIES = 100;

const ENTITY_TYPES = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
]);

const QUOTES = new Set(['blockquote', 'expandable_blockquote']);
const FIXED_WIDTH = new Set(['code', 'pre']);

/** Reads a text with its `entities` or `parse_mode`, as strictly as Telegram or more so. */
export function formattedText(
  text: unknown,
  given: unknown,
  parseMode: unknown,
  limit: number,
): FormattedText {
  if (typeof text !== 'string' || text === '') throw badRequest('message text is empty');
  const formatted = parseMode === undefined ? { text, entities: entitiesOf(given) } : parse(text, parseMode);
  if (formatted.text.trim() === '') throw badRequest('message text is empty');
  if (formatted.text.length > limit) {
    throw badRequest(limit === 4096 ? 'message is too long' : 'message caption is too long');
  }
  if (/\p{Surrogate}/u.test(formatted.text)) throw badRequest('strings must be encoded in UTF-8');
  checkEntities(formatted);
  return formatted;
}

function entitiesOf(given: unknown): Entity[] {
  const value = typeof given === 'string' ? JSON.parse(given) : (given ?? []);
  if (!Array.isArray(value)) throw badRequest("can't parse entities: Expected an Array of MessageEntity");
  return value;
}

function checkEntities({ text, entities }: FormattedText): void {
  const wrong = (what: string) => badRequest(`can't parse entities: ${what}`);
  // Telegram drops what is beyond the hundredth in silence; whoever sends it loses formatting, so here it is an error.
  if (entities.length > MOST_ENTITIES) throw wrong(`too many entities (${entities.length})`);
  for (const { type, offset, length, url } of entities) {
    if (!ENTITY_TYPES.has(type)) throw wrong('Unsupported type specified');
    if (!Number.isInteger(offset) || !Number.isInteger(length))
      throw wrong('Field "offset" must be a Number');
    if (offset < 0 || length <= 0 || offset + length > text.length) {
      throw wrong(
        `entity at ${offset}, ${length} long, lies outside the text of ${text.length} UTF-16 units`,
      );
    }
    for (const edge of [offset, offset + length]) {
      if (/^[\uDC00-\uDFFF]/.test(text.slice(edge)) && edge > 0)
        throw wrong(`entity cuts a character at ${edge}`);
    }
    if (type === 'text_link' && !URL.canParse(url ?? '')) throw wrong('URL must be non-empty');
  }
  for (const [index, a] of entities.entries()) {
    for (const b of entities.slice(index + 1)) checkPair(a, b, wrong);
  }
}

function checkPair(a: Entity, b: Entity, wrong: (what: string) => Error): void {
  const [first, second] = a.offset <= b.offset ? [a, b] : [b, a];
  if (second.offset >= first.offset + first.length) return;
  const nested =
    second.offset + second.length <= first.offset + first.length || second.offset === first.offset;
  if (!nested) throw wrong(`entities overlap at ${second.offset}`);
  if (QUOTES.has(first.type) && QUOTES.has(second.type)) throw wrong('block quotations are nested');
  const types = [first.type, second.type];
  if (types.some((type) => FIXED_WIDTH.has(type)) && !types.some((type) => QUOTES.has(type))) {
    throw wrong(`code cannot be ${types.join(' and ')} at once`);
  }
}

const TAGS: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
};
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

function parse(source: string, mode: unknown): FormattedText {
  if (mode !== 'HTML') throw badRequest('unsupported parse_mode');
  return parseHtml(source);
}

/** Telegram's HTML: a handful of tags, four named references, numeric ones; anything else is an error. */
function parseHtml(source: string): FormattedText {
  const entities: Entity[] = [];
  const open: (Entity & { tag: string })[] = [];
  let text = '';
  const at = (index: number) => Buffer.byteLength(source.slice(0, index));
  const wrong = (what: string, index: number) =>
    badRequest(`can't parse entities: ${what} at byte offset ${at(index)}`);
  for (let index = 0; index < source.length; ) {
    const rest = source.slice(index);
    const reference = /^&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/i.exec(rest);
    const end = /^<\/([a-z][\w-]*)>/i.exec(rest);
    const start = /^<([a-z][\w-]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/i.exec(rest);
    if (reference) {
      const [whole, decimal, hex, name = ''] = reference;
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      text += code === undefined ? (NAMED[name.toLowerCase()] ?? whole) : String.fromCodePoint(code);
      index += whole.length;
    } else if (end) {
      const entity = open.pop();
      if (entity === undefined) throw wrong('unexpected end tag', index);
      if (entity.tag !== end[1]?.toLowerCase()) {
        throw wrong(`unmatched end tag, expected "</${entity.tag}>", found "${end[0]}"`, index);
      }
      const { tag: _, ...rest } = entity;
      if (text.length > rest.offset) entities.push({ ...rest, length: text.length - rest.offset });
      index += end[0].length;
    } else if (start) {
      const [whole, name = '', attributes = ''] = start;
      const tag = name.toLowerCase();
      const kind = TAGS[tag];
      if (kind === undefined) throw wrong(`unsupported start tag "${tag}"`, index);
      const url = /href="([^"]*)"/.exec(attributes)?.[1];
      const type =
        kind === 'blockquote' && /\sexpandable\b/.test(attributes) ? 'expandable_blockquote' : kind;
      open.push({ tag, type, offset: text.length, length: 0, ...(url !== undefined && { url }) });
      index += whole.length;
    } else if (rest.startsWith('<')) {
      throw wrong('unsupported start tag ""', index);
    } else {
      text += source[index++];
    }
  }
  const last = open.at(-1);
  if (last)
    throw badRequest(`can't parse entities: can't find end tag corresponding to start tag "${last.tag}"`);
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
