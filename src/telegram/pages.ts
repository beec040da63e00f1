import type { Message } from '../reply/message.js';
import { say } from '../reply/wording.js';

/** How many lines of a long list one page has: a phone shows as many at once. */
const LINES = 20;

/** A message with its long list cut down to one page. */
export interface Opened {
  readonly message: Message;
  /** How to turn to the pages beside it; absent where there is nothing to turn. */
  readonly turning?: { readonly ask: string; readonly page: number; readonly pages: number };
}

/** Opens a message at a page; beyond the last, at the last. What has no long list stays as it is. */
export function openAt(message: Message, page: number): Opened {
  const list = message.blocks.find(({ paged }) => paged !== undefined);
  if (list?.paged === undefined) return { message };
  const pages = Math.ceil(list.lines.length / LINES);
  const at = Math.min(page, pages);
  const lines = [...list.lines.slice((at - 1) * LINES, at * LINES), [say('page', { page: at, pages })]];
  const blocks = message.blocks.map((block) => (block === list ? { lines } : block));
  return { message: { ...message, blocks }, turning: { ask: list.paged, page: at, pages } };
}
