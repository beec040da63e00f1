import * as v from 'valibot';
import type { Update } from './framework/telegraf.js';

const user = v.looseObject({ id: v.number(), is_bot: v.optional(v.boolean()) });
const chat = v.looseObject({ id: v.number(), type: v.optional(v.string()) });
const entities = v.optional(
  v.array(v.looseObject({ type: v.string(), offset: v.number(), length: v.number() })),
);

const message = v.looseObject({
  chat,
  message_id: v.optional(v.number()),
  date: v.optional(v.number()),
  from: v.optional(user),
  text: v.optional(v.string()),
  caption: v.optional(v.string()),
  entities,
  caption_entities: entities,
});

const query = v.looseObject({
  id: v.string(),
  from: user,
  message: v.optional(message),
  data: v.optional(v.string()),
});

const membership = v.looseObject({
  chat,
  new_chat_member: v.looseObject({ status: v.string() }),
});

/** What is looked at in an update has to be what it should be; all else is Telegram's business. */
const update = v.looseObject({
  update_id: v.pipe(v.number(), v.safeInteger()),
  message: v.optional(message),
  edited_message: v.optional(message),
  callback_query: v.optional(query),
  my_chat_member: v.optional(membership),
});

/** Whether something that Telegram delivered can be saved and handled. */
export function isSound(something: unknown): something is Update {
  return v.is(update, something) && textOf(something) !== undefined;
}

/** The number of an update, however the rest of it looks. */
export function numberOf(something: unknown): number | undefined {
  const id =
    typeof something === 'object' && something !== null && 'update_id' in something
      ? something.update_id
      : undefined;
  return Number.isSafeInteger(id) ? (id as number) : undefined;
}

/** What can be kept of it; undefined where it is nested beyond measure. */
export function textOf(something: unknown): string | undefined {
  try {
    return JSON.stringify(something);
  } catch {
    return undefined;
  }
}
