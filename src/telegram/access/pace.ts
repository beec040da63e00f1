import { Composer, type Context, type Update } from '../framework/telegraf.js';
import { askerOf } from '../gate.js';
import { questionOfLink } from '../links.js';
import { readCardData } from './cards.js';
import { Limit, type Room } from './limit.js';
import * as say from './wording.js';

const MOST_LETTERS = 500;
const MOST_LINES = 30;
const MOST_IN_LINE = 40;

/** As many a minute as Telegram lets us answer in one chat. */
const COMMANDS_PER_MINUTE = 60;

/** How many may wait for their answers in one chat: of a stranger's, no more would be answered anyway. */
const MOST_WAITING = 100;
const MOST_OF_STRANGER = 10;

/**
 * How much each person may ask, counted when it arrives: what is beyond takes no place in any queue. Questions, edits
 * and taps count together; commands, and admins' decisions, by themselves.
 */
export class Pace {
  readonly #questions: Limit;
  readonly #commands = new Limit(COMMANDS_PER_MINUTE, 60);
  readonly #known = new WeakMap<Update, Promise<Room>>();

  constructor(
    readonly perMinute: number,
    private readonly isAllowed: (id: number) => boolean,
  ) {
    this.#questions = new Limit(perMinute, 60);
  }

  /** Whether this comes from somebody who may ask: it is answered before what does not. */
  isFirst(update: Update): boolean {
    const asker = askerOf(update);
    return asker === undefined || this.isAllowed(asker);
  }

  /** Counts an update, once. @param waiting how many of the same chat wait already */
  room(update: Update, waiting = 0): Promise<Room> {
    const known = this.#known.get(update);
    if (known) return known;
    const room = this.#count(update, waiting);
    this.#known.set(update, room);
    return room;
  }

  /** Takes over what was decided when this arrived before. */
  recall(update: Update, room: Room): void {
    this.#known.set(update, Promise.resolve(room));
  }

  async #count(update: Update, waiting: number): Promise<Room> {
    const asker = askerOf(update);
    if (asker === undefined) return 'yes';
    if (!this.isAllowed(asker)) return waiting < MOST_OF_STRANGER ? 'yes' : 'beyond';
    if (waiting >= MOST_WAITING) return waiting === MOST_WAITING ? 'first' : 'beyond';
    return (isCommand(update) ? this.#commands : this.#questions).take(asker, update);
  }
}

/** Says so where somebody goes beyond the pace. */
export function pacing(pace: Pace): Composer<Context> {
  const composer = new Composer();
  composer.use(async (ctx, next) => {
    const room = await pace.room(ctx.update);
    if (room === 'yes') return next();
    const words = isCommand(ctx.update) ? say.tooManyCommands : say.tooMany(pace.perMinute);
    if (ctx.callbackQuery) {
      // Every tap is answered, or its clock would go on turning; the words come once, a decision's each time.
      const isSaid = room === 'first' || isCommand(ctx.update);
      await ctx.answerCbQuery(isSaid ? words : undefined).catch(() => undefined);
    } else if (room === 'first') await ctx.reply(words);
  });
  return composer;
}

/** How long a question may be. */
export function length(): Composer<Context> {
  const composer = new Composer();
  composer.use((ctx, next) =>
    !ctx.callbackQuery && isTooLong(ctx.text ?? '') ? ctx.reply(say.tooLong) : next(),
  );
  return composer;
}

/** A command, or an admin's decision. A link that asks something is a question. */
function isCommand(update: Update): boolean {
  if ('callback_query' in update) {
    const { callback_query: query } = update;
    return 'data' in query && readCardData(query.data) !== undefined;
  }
  const text = 'message' in update && 'text' in update.message ? update.message.text : '';
  return text.startsWith('/') && questionOfLink(text) === undefined;
}

/** A pasted column of names may be long; anything else of that length is no question. */
export const isTooLong = (text: string): boolean => {
  if ([...text].length <= MOST_LETTERS) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isColumn =
    lines.length > 1 && lines.length <= MOST_LINES && lines.every((line) => [...line].length <= MOST_IN_LINE);
  return !isColumn;
};
