import type { Answer } from '../answer/model.js';
import type { Notice } from '../notice/model.js';
import { allocation } from './allocation.js';
import { askAmount, askPicture, offer } from './asks.js';
import { chartOf } from './charts.js';
import { aggregate, breakdown, compare, ranking, reverse, share } from './lists.js';
import type { Block, Message, Offer } from './message.js';
import { block, type Section } from './section.js';
import { compliance, complianceTable, indicator } from './targets.js';
import { say } from './wording.js';
import { choice, document, help, none, subject, thanks } from './words.js';

/** The reply to an answer: what was understood on top, the facts, the source at the end. */
export function compose(answer: Answer, notice: Notice, query: string): Message {
  const sections = sectionsOf(answer, notice, query);
  const understood = [
    ...new Set([
      ...answer.understood,
      ...(answer.kind === 'several' ? answer.answers.flatMap((part) => part.understood) : []),
    ]),
  ];
  const where = [...new Set(sections.flatMap((s) => s.where?.split('、') ?? []))].join('、');
  const ignored = [
    ...answer.ignored,
    ...(answer.kind === 'several' ? answer.answers.flatMap((part) => part.ignored) : []),
  ];
  const blocks: Block[] = [
    ...understood.map((sentence) => block(sentence)),
    ...(ignored.length > 0
      ? [block(say('ignored', { words: ignored.map((word) => `“${word}”`).join('') }))]
      : []),
    ...sections.flatMap((s) => (sections.length > 1 ? s.blocks.map(unpaged) : s.blocks)),
    ...(where ? [block(say('source', { number: notice.number, where }))] : []),
  ];
  const picture = answer.picture ? chartOf(answer, notice) : undefined;
  return {
    blocks,
    choices: sections.flatMap((s) => s.choices ?? []),
    next: nextOf(answer, sections, picture !== undefined),
    figures: sections.some((s) => s.figures),
    ...(picture && { picture }),
  };
}

/** More buttons than these push the answer off a phone's screen. */
const MOST_OFFERS = 6;

/** What may be asked next, once each: likely readings first, the picture (or the words to it) last, never left out. */
function nextOf(answer: Answer, sections: readonly Section[], isPicture: boolean): Offer[] {
  const pictured = sections.length === 1 ? sections[0]?.pictured : undefined;
  const turn = !pictured
    ? []
    : [isPicture ? offer(say('offerWords'), pictured) : offer(say('offerPicture'), askPicture(pictured))];
  const likely = answer.alternatives.map((row) => offer(row.name, askAmount(row)));
  const offers = [...likely, ...sections.flatMap((section) => section.next ?? [])];
  const once = offers.filter(({ ask }, index) => offers.findIndex((other) => other.ask === ask) === index);
  return [...once.slice(0, MOST_OFFERS - turn.length), ...turn];
}

/** Several answers in one message are not leafed through: a page shows one question's list. */
const unpaged = ({ paged: _, ...block }: Block): Block => block;

function sectionsOf(answer: Answer, notice: Notice, query: string): Section[] {
  if (answer.kind !== 'several') return [section(answer, notice, query)];
  const checks = answer.answers.filter((part) => part.kind === 'compliance');
  if (checks.length === answer.answers.length) return [complianceTable(checks)];
  return answer.answers.map((part) => section(part, notice, query));
}

function section(answer: Answer, notice: Notice, query: string): Section {
  switch (answer.kind) {
    case 'allocation':
      return allocation(answer, notice);
    case 'breakdown':
      return breakdown(answer, notice);
    case 'compare':
      return compare(answer, notice);
    case 'aggregate':
      return aggregate(answer, notice);
    case 'ranking':
      return ranking(answer, notice);
    case 'reverse':
      return reverse(answer);
    case 'share':
      return share(answer, notice);
    case 'subject':
      return subject(answer);
    case 'indicator':
      return indicator(answer);
    case 'compliance':
      return compliance(answer);
    case 'document':
      return document(answer);
    case 'choice':
      return choice(answer);
    case 'none':
      return none(answer, notice, query);
    case 'help':
      return help();
    case 'thanks':
      return thanks();
    case 'several':
      throw new Error('several answers are composed one by one');
  }
}
