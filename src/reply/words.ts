import type { Answer, AnswerOf } from '../answer/model.js';
import type { Annex, Notice, Subject } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { Gap } from '../question/model.js';
import {
  ASK_ALL_SUBJECTS,
  ASK_HELP,
  ASK_PURPOSE,
  ASK_REGION,
  askAgain,
  askAmount,
  askPicture,
  offer,
} from './asks.js';
import { unmetLine } from './found.js';
import type { Line, Message, Offer } from './message.js';
import { annexesOf, block, columnName, headingOf, type Part, titled } from './section.js';
import { EXAMPLES, GREETING_EXAMPLES, say } from './wording.js';

/** Subject codes with their names. */
export function subject({ subjects }: AnswerOf<'subject'>, notice: Notice): Part {
  const kinds = new Set(subjects.map((s) => s.kind));
  const title = kinds.has('income') ? 'subjectIncome' : kinds.has('class') ? 'subjectClass' : 'subjectTitle';
  return {
    blocks: [
      block([{ strong: say(title) }], ...subjects.map((s): Line => [{ copy: s.code }, `　${s.name}`])),
      ...(kinds.has('expenditure') ? [block(subjectNote(notice))] : []),
    ],
    next: [
      ...(subjects.length > 1 ? [] : [offer(say('offerAllSubjects'), ASK_ALL_SUBJECTS)]),
      offer(say('offerPurpose'), ASK_PURPOSE),
    ],
    figures: true,
    where: whereBooked(subjects, notice),
  };
}

/** What the notice says, with the paragraph that says it. */
export function document({ facts }: AnswerOf<'document'>): Part {
  return {
    blocks: facts.map((fact) => block([{ strong: fact.title }], fact.text)),
    next: [offer(say('offerAllSubjects'), ASK_ALL_SUBJECTS), offer(say('offerRegion'), ASK_REGION)],
    figures: true,
    where: [...new Set(facts.map((fact) => fact.paragraph))].join('、'),
  };
}

/** The readings to choose from. Each button asks its whole question in words. */
export function choice(
  { rows, subjects, indicators, column, picture, behind, notice }: AnswerOf<'choice'>,
  shelf: Shelf,
): Part {
  const pictured = (ask: string): string => (picture ? askPicture(ask) : ask);
  const asking = (index: number, fallback: string): string => {
    const answer = behind[index];
    return pictured((answer && askOf(answer, shelf)) ?? fallback);
  };
  const named: Offer[] = [
    ...rows.map((row, i) => ({
      label: titled(row),
      ask: asking(i, askAmount(row, column && columnName(notice, column))),
    })),
    ...subjects.map((s) => ({ label: `${s.code} ${s.name}`, ask: `科目 ${s.code}` })),
    ...indicators.map((i) => ({ label: i.name, ask: `${i.name} 目标` })),
  ];
  // Of two that are said in the same words nobody could choose.
  const readings =
    named.length > 0 ? [] : [...new Set(behind.flatMap((answer) => askOf(answer, shelf) ?? []))];
  const choices = [...named, ...readings.map((ask) => ({ label: ask, ask }))];
  // What cannot be put in words cannot be chosen.
  if (choices.length === 0) return { blocks: [block(say('noneHere'))], choices, figures: false };
  const title = readings.length > 1 ? 'choiceOfReadings' : choices.length === 1 ? 'didYouMean' : 'choice';
  return { blocks: [block(say(title, { count: choices.length }))], choices, figures: false };
}

/** What there is, where something is asked for that the notice lacks. */
function whyNot(gap: Gap, shelf: Shelf, notice: Notice, query: string): string {
  const counts = { prefectures: shelf.catalogue(notice.id).prefectures.length };
  const annex = notice.annexes.allocations ?? '';
  switch (gap.why) {
    case 'unknown':
      return query.trim() === '' || query.length > 30 ? say('noneHere') : say('none', { text: query.trim() });
    case 'absent':
      return say(gap.ours ? 'absentOurs' : 'absent', { name: gap.name, annex, ...counts });
    case 'institution':
      return say('institution', { place: gap.place.split('/').at(-1) ?? '', group: gap.group, annex });
    case 'entity':
      return say('entity', { text: gap.text, annex });
    case 'year':
      return shelf.many
        ? say('whichYears', { years: yearsOf(shelf) })
        : say('otherYear', {
            year: notice.year,
            columns: notice.columns.map(({ label }) => label).join('、'),
          });
    case 'notices':
      return say('notices', { notices: yearsOf(shelf) });
    case 'document':
      return say('otherDocument', { documents: yearsOf(shelf) });
    case 'annex':
      return say('noAnnex', { number: notice.number, what: say(ANNEX_NAMES[gap.annex]) });
    case 'column':
      return say('noColumn', {
        notice: headingOf(notice, shelf),
        columns: notice.columns.map(({ label }) => label).join('、'),
      });
    case 'unlisted': {
      const nameOf = (id: string): string => shelf.nameOf(id);
      return say(gap.holder ? 'unlistedWithin' : 'unlisted', {
        notice: headingOf(notice, shelf),
        place: nameOf(gap.place),
        holder: nameOf(gap.holder ?? ''),
      });
    }
    case 'tooMany':
      return say('tooMany', { limit: gap.limit });
    case 'outside':
      return say('outside', { year: notice.year, fund: notice.fund.name });
    case 'otherIndicator':
      return say('otherIndicator', {
        count: notice.indicators.length,
        annex: notice.annexes.indicators ?? '',
      });
    case 'event':
      return say('event', { issued: notice.facts.find(({ topic }) => topic === 'issued')?.text ?? '' });
    case 'code':
      return say('code', { annex: notice.annexes.subjects ?? '' });
    case 'amount':
      return say('amount', { annex });
    case 'unmet':
      return `${gap.where ?? ''}${unmetLine(gap.test, gap.column, notice)}`;
    default:
      return say(gap.why);
  }
}

const ANNEX_NAMES = {
  allocations: 'allocationsAnnex',
  subjects: 'subjectsAnnex',
  indicators: 'indicatorsAnnex',
} as const satisfies Record<Annex, string>;

/** Every year that there is of each fund. */
const yearsOf = (shelf: Shelf): string =>
  shelf.catalogues.map(({ notice }) => `${headingOf(notice, shelf)}（${notice.number}）`).join('、');

/** What holds for all codes: the annex lists them without amounts, the body says how they are booked. */
const subjectNote = ({ annexes, facts }: Notice): string =>
  say('subjectNote', {
    annex: annexes.subjects ?? '',
    where: facts.find(({ topic }) => topic === 'expenditure')?.paragraph ?? '',
  });

/** Where subjects stand: expenditure in the annex, the others where the body speaks of them. */
export function whereBooked(subjects: readonly Subject[], notice: Notice): string {
  if (subjects.some(({ kind }) => kind === 'expenditure')) return annexesOf(notice, 'subjects');
  return notice.facts.find(({ topic }) => topic === 'income')?.paragraph ?? annexesOf(notice, 'subjects');
}

/** An answer's question in words, with the number of the notice where that is not the one that is meant anyway. */
function askOf(answer: Answer, shelf: Shelf): string | undefined {
  const ask = askAgain(answer);
  const { id, number } = answer.notice;
  return ask === undefined || id === shelf.standing.notice.id || answer.kind === 'years'
    ? ask
    : `${number} ${ask}`;
}

/** Why there is no answer, and what to do next. */
export function none(
  { gap, suggestions, place, notice }: AnswerOf<'none'>,
  shelf: Shelf,
  query: string,
): Part {
  const sentence = whyNot(gap, shelf, notice, query);
  return {
    blocks: [block(sentence), ...(suggestions.length > 0 ? [block(say('didYouMean'))] : [])],
    choices: suggestions.map((row) => ({ label: titled(row), ask: askAmount(row) })),
    next: place
      ? [offer(say('offerAmountOf', { place: place.name }), askAmount(place))]
      : suggestions.length > 0
        ? []
        : [offer(say('offerHelp'), ASK_HELP)],
    figures: false,
  };
}

/** What can be asked, by example. */
export function help(): Part {
  return {
    blocks: [
      block(
        [{ strong: say('help') }],
        ...EXAMPLES.map(([kind, example]): Line => [`${kind}　`, { copy: example }]),
      ),
      block(say('helpFollowUp')),
      block(say('helpNote')),
    ],
    next: GREETING_EXAMPLES.map((example) => offer(example, example)),
    figures: false,
  };
}

/** A short word to thanks: nothing was asked. */
export const thanks = (): Part => ({ blocks: [block(say('thanks'))], figures: false });

/** What a newcomer reads first. */
export function greeting({ year, number, fund }: Notice): Message {
  return {
    blocks: [
      block([{ strong: say('greeting', { year, number, fund: fund.name }) }]),
      block(say('greetingHow')),
      block(say('helpNote')),
    ],
    choices: [],
    next: GREETING_EXAMPLES.map((example) => offer(example, example)),
    figures: false,
  };
}
