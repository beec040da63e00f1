import type { AnswerOf } from '../answer/model.js';
import type { Notice } from '../notice/model.js';
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
import type { Line, Message, Offer } from './message.js';
import { block, type Section, titled } from './section.js';
import { EXAMPLES, GREETING_EXAMPLES, say } from './wording.js';

/** Subject codes with their names. */
export function subject({ subjects }: AnswerOf<'subject'>): Section {
  const kinds = new Set(subjects.map((s) => s.kind));
  const title = kinds.has('income') ? 'subjectIncome' : kinds.has('class') ? 'subjectClass' : 'subjectTitle';
  return {
    blocks: [
      block([{ strong: say(title) }], ...subjects.map((s): Line => [{ copy: s.code }, `　${s.name}`])),
      ...(kinds.has('expenditure') ? [block(say('subjectNote'))] : []),
    ],
    next: [
      ...(subjects.length > 1 ? [] : [offer(say('offerAllSubjects'), ASK_ALL_SUBJECTS)]),
      offer(say('offerPurpose'), ASK_PURPOSE),
    ],
    figures: true,
    where: kinds.has('expenditure') ? '附件2' : '正文一',
  };
}

/** What the notice says, with the paragraph that says it. */
export function document({ facts }: AnswerOf<'document'>): Section {
  return {
    blocks: facts.map((fact) => block([{ strong: fact.title }], fact.text)),
    next: [offer(say('offerAllSubjects'), ASK_ALL_SUBJECTS), offer(say('offerRegion'), ASK_REGION)],
    figures: true,
    where: [...new Set(facts.map((fact) => fact.paragraph))].join('、'),
  };
}

/** The readings to choose from. Each button asks its whole question in words. */
export function choice({ rows, subjects, indicators, column, picture, behind }: AnswerOf<'choice'>): Section {
  const pictured = (ask: string): string => (picture ? askPicture(ask) : ask);
  const asking = (index: number, fallback: string): string => {
    const answer = behind[index];
    return pictured((answer && askAgain(answer)) ?? fallback);
  };
  const named: Offer[] = [
    ...rows.map((row, i) => ({ label: titled(row), ask: asking(i, askAmount(row, column)) })),
    ...subjects.map((s) => ({ label: `${s.code} ${s.name}`, ask: `科目 ${s.code}` })),
    ...indicators.map((i) => ({ label: i.name, ask: `${i.name} 目标` })),
  ];
  const readings = named.length > 0 ? [] : behind.flatMap((answer) => askAgain(answer) ?? []);
  const choices = [...named, ...readings.map((ask) => ({ label: ask, ask }))];
  // What cannot be put in words cannot be chosen.
  if (choices.length === 0) return { blocks: [block(say('noneHere'))], choices, figures: false };
  const title = readings.length > 1 ? 'choiceOfReadings' : choices.length === 1 ? 'didYouMean' : 'choice';
  return { blocks: [block(say(title, { count: choices.length }))], choices, figures: false };
}

/** Why there is no answer, and what to do next. */
export function none({ gap, suggestions, place }: AnswerOf<'none'>, notice: Notice, query: string): Section {
  const sentence = (() => {
    switch (gap.why) {
      case 'unknown':
        return query.trim() === '' || query.length > 30
          ? say('noneHere')
          : say('none', { text: query.trim() });
      case 'absent':
        return say(gap.ours ? 'absentOurs' : 'absent', { name: gap.name });
      case 'institution':
        return say('institution', { place: gap.place.split('/').at(-1) ?? '', group: gap.group });
      case 'entity':
        return say('entity', { text: gap.text });
      case 'year':
        return say('otherYear', { year: notice.year });
      case 'tooMany':
        return say('tooMany', { limit: gap.limit });
      case 'outside':
        return say('outside', { year: notice.year });
      case 'otherIndicator':
        return say('otherIndicator', { count: notice.indicators.length });
      default:
        return say(gap.why);
    }
  })();
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
export function help(): Section {
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
export const thanks = (): Section => ({ blocks: [block(say('thanks'))], figures: false });

/** What a newcomer reads first. */
export function greeting({ year, number }: Notice): Message {
  return {
    blocks: [
      block([{ strong: say('greeting', { year, number }) }]),
      block(say('greetingHow')),
      block(say('helpNote')),
    ],
    choices: [],
    next: GREETING_EXAMPLES.map((example) => offer(example, example)),
    figures: false,
  };
}
