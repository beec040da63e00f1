import type { AnswerOf } from '../answer/model.js';
import type { Shelf } from '../notice/shelf.js';
import { compose } from './compose.js';
import { columnOf, ids, type Single } from './json-amounts.js';
import { annexesOf } from './section.js';
import { whereBooked } from './words.js';

type Facts = AnswerOf<
  'choice' | 'subject' | 'indicator' | 'compliance' | 'document' | 'none' | 'help' | 'thanks'
>;

/** Any other answer as contract-shaped fields and rows. */
export function factsShape(answer: Facts, shelf: Shelf, query: string): Single {
  const { notice } = answer;
  switch (answer.kind) {
    case 'choice':
      return {
        fields: {
          ...(answer.rows.length > 0 && { places: ids(answer.rows) }),
          ...(answer.subjects.length > 0 && { codes: answer.subjects.map((s) => s.code) }),
          ...(answer.indicators.length > 0 && { indicators: answer.indicators.map((i) => i.name) }),
          ...columnOf(answer),
          options: compose(answer, shelf, query).choices.map((offer) => offer.label),
        },
      };
    case 'subject':
      return {
        fields: { codes: answer.subjects.map((s) => s.code) },
        rows: answer.subjects.map(({ code, name }) => ({ code, name })),
        annexes: whereBooked(answer.subjects, notice),
      };
    case 'indicator':
      return {
        fields: {
          indicators: answer.indicators.map((i) => i.name),
          ...(answer.place && { places: [answer.place.path] }),
        },
        rows: answer.indicators.map(({ name, target }) => ({ indicator: name, target })),
        annexes: annexesOf(notice, 'indicators'),
      };
    case 'compliance':
      return {
        fields: {
          indicators: [answer.indicator.name],
          actual: answer.actual,
          target: answer.indicator.target,
          met: answer.met,
          ...(answer.place && { places: [answer.place.path] }),
        },
        rows: [{ indicator: answer.indicator.name, target: answer.indicator.target }],
        annexes: annexesOf(notice, 'indicators'),
      };
    case 'document':
      return {
        fields: { topic: answer.facts.map((fact) => fact.topic).join(',') },
        annexes: [...new Set(answer.facts.map((fact) => fact.paragraph))].join('、'),
      };
    case 'none':
      return {
        fields: {
          suggestions: ids(answer.suggestions),
          ...(answer.place && { places: [answer.place.path] }),
        },
      };
    case 'help':
    case 'thanks':
      return { fields: {} };
  }
}
