import type { Answer, HeldApart } from '../answer/model.js';
import type { Notice } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import { allocation } from './allocation.js';
import { askAgain, askAmount, askPicture, askYearsOf, offer } from './asks.js';
import { chartOf } from './charts.js';
import { reverse } from './found.js';
import { aggregate, breakdown, compare, share } from './lists.js';
import type { Block, Message, Offer } from './message.js';
import { ranking } from './ranking.js';
import { block, headingOf, type Part, type Section } from './section.js';
import { compliance, complianceTable, indicator } from './targets.js';
import { say } from './wording.js';
import { choice, document, help, none, subject, thanks } from './words.js';
import { years } from './years.js';

/**
 * The reply to an answer: the year on top where there are several notices, what was understood, the facts, the source at
 * the end. What is asked next by a tap is asked of the same notice.
 */
export function compose(answer: Answer, shelf: Shelf, query: string): Message {
  const sections = sectionsOf(answer, shelf, query).map((section) => asking(section, shelf));
  const understood = [...new Set(spoken(answer, (part) => part.understood))];
  const ignored = spoken(answer, (part) => part.ignored);
  const sources = sourcesOf(sections);
  const heads = headsOf(sections, shelf);
  const blocks: Block[] = [
    ...(heads.length === 1 ? heads.map((head) => block(head)) : []),
    ...understood.map((sentence) => block(sentence)),
    ...(ignored.length > 0
      ? [block(say('ignored', { words: ignored.map((word) => `“${word}”`).join('') }))]
      : []),
    ...sections.flatMap((section) => [
      ...(heads.length > 1 && section.figures ? [block(headingOf(section.notice, shelf))] : []),
      ...(sections.length > 1 ? section.blocks.map(unpaged) : section.blocks),
    ]),
    ...(sources ? [block(say('source', { sources }))] : []),
  ];
  const picture = answer.picture ? chartOf(answer) : undefined;
  return {
    blocks,
    choices: sections.flatMap((s) => s.choices ?? []),
    next: nextOf(answer, sections, picture !== undefined),
    figures: sections.some((s) => s.figures),
    ...(picture && { picture }),
  };
}

/** What each answer says of how it was read, those in one message too. */
const spoken = (answer: Answer, of: (answer: Answer) => readonly string[]): readonly string[] => [
  ...of(answer),
  ...(answer.kind === 'several' ? answer.answers : answer.kind === 'years' ? answer.parts : []).flatMap(of),
];

/** 新财社〔2024〕35号 附件1、附件3: each notice with the annexes that its figures come from. */
function sourcesOf(sections: readonly Section[]): string {
  const annexes = new Map<Notice, Set<string>>();
  for (const { notice, where, beside = [] } of sections)
    for (const [of, places] of [[notice, where] as const, ...beside.map((b) => [b.notice, b.where] as const)])
      for (const place of places?.split('、') ?? [])
        annexes.set(of, (annexes.get(of) ?? new Set()).add(place));
  return [...annexes]
    .map(([{ number }, places]) => `${number} ${[...places].filter(Boolean).join('、')}`.trim())
    .join('；');
}

/** The years that the sections with figures are of, where there is more than one notice on the shelf. */
const headsOf = (sections: readonly Section[], shelf: Shelf): string[] =>
  shelf.many
    ? [...new Set(sections.filter(({ figures }) => figures).map((s) => s.head ?? headingOf(s.notice, shelf)))]
    : [];

/** Buttons and pages ask the notice that the section is of, by its number, where it is not the one that is meant anyway. */
function asking(section: Section, shelf: Shelf): Section {
  const { notice } = section;
  if (notice.id === shelf.standing.notice.id) return section;
  const named = (ask: string): string => (ask.includes(notice.number) ? ask : `${notice.number} ${ask}`);
  const offers = (list: readonly Offer[]): Offer[] =>
    list.map(({ label, ask }) => ({ label, ask: named(ask) }));
  return {
    ...section,
    blocks: section.blocks.map((one) => (one.paged ? { ...one, paged: named(one.paged) } : one)),
    ...(section.choices && { choices: offers(section.choices) }),
    ...(section.next && { next: offers(section.next) }),
    ...(section.pictured && { pictured: named(section.pictured) }),
  };
}

/** More buttons than these push the answer off a phone's screen. */
const MOST_OFFERS = 6;

/** What may be asked next, once each: likely readings first, the picture (or the words to it) last, never left out. */
function nextOf(answer: Answer, sections: readonly Section[], isPicture: boolean): Offer[] {
  const pictured = sections.length === 1 ? sections[0]?.pictured : picturedYears(answer);
  const turn = !pictured
    ? []
    : [isPicture ? offer(say('offerWords'), pictured) : offer(say('offerPicture'), askPicture(pictured))];
  const likely = answer.alternatives.map((row) => offer(row.name, askAmount(row)));
  const offers = [...likely, ...sections.flatMap((section) => section.next ?? [])];
  const once = offers.filter(({ ask }, index) => offers.findIndex((other) => other.ask === ask) === index);
  return [...once.slice(0, MOST_OFFERS - turn.length), ...turn];
}

/** The question for a picture of several places over the same years. */
function picturedYears(answer: Answer): string | undefined {
  if (answer.kind !== 'several' || !chartOf(answer)) return undefined;
  return askYearsOf(answer.answers.filter((part) => part.kind === 'years'));
}

/** Years side by side are worth a look where they can be drawn. */
function withPicture(answer: Answer, years: Part): Part {
  const pictured = chartOf(answer) && askAgain(answer);
  return pictured ? { ...years, pictured } : years;
}

/** Several answers in one message are not leafed through: a page shows one question's list. */
const unpaged = ({ paged: _, ...block }: Block): Block => block;

function sectionsOf(answer: Answer, shelf: Shelf, query: string): Section[] {
  const { notice } = answer;
  if (answer.kind !== 'several') return [{ notice, ...part(answer, shelf, query) }];
  const checks = answer.answers.filter((one) => one.kind === 'compliance');
  const [check] = checks;
  if (check && checks.length === answer.answers.length && checks.every((one) => one.notice === check.notice))
    return [{ notice: check.notice, ...complianceTable(checks, check.notice) }];
  return answer.answers.flatMap((one) => sectionsOf(one, shelf, query));
}

/** What an answer says, and where its rows are not like those that they are held against. */
function part(answer: Answer, shelf: Shelf, query: string): Part {
  const told = toldOf(answer, shelf, query);
  const { unlike = [] } = answer;
  return unlike.length > 0 ? { ...told, blocks: [...told.blocks, block(...unlike.map(unlikeLine))] } : told;
}

const unlikeLine = ({ holder, place, within, apart }: HeldApart): string =>
  say('heldApart', { holder: holder.name, place: place.name, within: within.year, apart: apart.year });

function toldOf(answer: Answer, shelf: Shelf, query: string): Part {
  const { notice } = answer;
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
      return reverse(answer, notice);
    case 'share':
      return share(answer, notice);
    case 'subject':
      return subject(answer, notice);
    case 'indicator':
      return indicator(answer, notice);
    case 'compliance':
      return compliance(answer, notice);
    case 'document':
      return document(answer);
    case 'choice':
      return choice(answer, shelf);
    case 'none':
      return none(answer, shelf, query);
    case 'years':
      return withPicture(
        answer,
        years(answer, shelf, (one) => part(one, shelf, query)),
      );
    case 'help':
      return help();
    case 'thanks':
      return thanks();
    case 'several':
      throw new Error('several answers are composed one by one');
  }
}
