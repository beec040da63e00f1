import { join } from 'node:path';
import { answer } from '../../src/answer/answer.js';
import type { Desk } from '../../src/desk.js';
import { loadNotices } from '../../src/notice/load.js';
import type { Notice } from '../../src/notice/model.js';
import { shelfOf } from '../../src/notice/shelf.js';
import { openDeskAt } from '../../src/open.js';
import type { Amounts, Question } from '../../src/question/model.js';
import { compose } from '../../src/reply/compose.js';
import type { Message } from '../../src/reply/message.js';
import { plain } from '../../src/reply/plain.js';

const DATA = join(import.meta.dirname, '../../data');
const loaded = loadNotices(DATA);

export const desk = openDeskAt(DATA, DATA) as Desk;
export const notice = (loaded.ok ? loaded.notices.at(-1) : undefined) as Notice;
const shelf = shelfOf([notice]);

/** A reply as somebody reads it on a phone: what is folded there shows its first line and how many follow. */
export function shown(message: Message): string {
  const blocks = message.blocks.map((block) => {
    const [head, ...rest] = plain({ ...message, blocks: [block], choices: [] }).split('\n');
    return block.folded ? `${head} ▾ ${rest.length} 行` : [head, ...rest].join('\n');
  });
  const buttons = [...message.choices, ...message.next].map(({ label }) => `[${label}]`).join(' ');
  return [...blocks, ...(buttons ? [buttons] : [])].join('\n');
}

/** The reply to a question as it was typed. */
export const read = (question: string): string => shown(desk.ask(question).message);

/** The reply to a question that was understood as this one: what a rare wording or a rare reading looks like. */
export const told = (question: Question, query = ''): string =>
  shown(compose(answer(question, shelf), shelf, query));

export const ofAmounts = (asked: Omit<Amounts, 'kind'>, more: Partial<Question> = {}): Question => ({
  kind: 'amounts',
  understood: [],
  ...asked,
  ...(more as object),
});
