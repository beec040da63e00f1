import type { Catalogue } from '../notice/catalogue.js';
import type { Row } from '../notice/model.js';
import type { Question } from '../question/model.js';
import { amounts, known } from './amounts.js';
import { compliance } from './compliance.js';
import type { Answer } from './model.js';

/**
 * The facts that answer a question. Every id in the question is a row, code or indicator of the catalogue: the
 * question was read with it.
 *
 * @throws where an id is of another notice
 */
export function answer(question: Question, catalogue: Catalogue): Answer {
  const row = (id: string): Row => known(catalogue.row(id), id);
  const common = {
    understood: question.understood,
    alternatives: (question.alternatives ?? []).map(row),
    picture: question.picture === true,
    ignored: question.ignored ?? [],
  };
  switch (question.kind) {
    case 'amounts': {
      const found = amounts(question, catalogue);
      if (found.kind === 'reverse' && found.found.length === 0)
        return { ...common, kind: 'none', gap: { why: 'amount' }, suggestions: [] };
      return { ...common, ...found };
    }
    case 'choice':
      return {
        ...common,
        kind: 'choice',
        rows: question.of === 'place' ? question.options.map(row) : [],
        subjects:
          question.of === 'subject'
            ? question.options.map((code) => known(catalogue.subject(code), code))
            : [],
        indicators:
          question.of === 'indicator'
            ? question.options.map((name) => known(catalogue.indicator(name), name))
            : [],
        behind: question.behind.map((behind) => answer(behind, catalogue)),
        ...(question.column && { column: question.column }),
      };
    case 'subject':
      return {
        ...common,
        kind: 'subject',
        subjects: question.codes.map((code) => known(catalogue.subject(code), code)),
      };
    case 'indicator':
      return {
        ...common,
        kind: 'indicator',
        indicators: question.indicators.map((name) => known(catalogue.indicator(name), name)),
        ...(question.place && { place: row(question.place) }),
      };
    case 'compliance':
      return {
        ...common,
        ...compliance(
          known(catalogue.indicator(question.check.indicator), question.check.indicator),
          question.check,
        ),
        ...(question.place && { place: row(question.place) }),
      };
    case 'document':
      return {
        ...common,
        kind: 'document',
        facts: catalogue.notice.facts.filter((fact) => question.topics.includes(fact.topic)),
      };
    case 'several':
      return {
        ...common,
        kind: 'several',
        answers: question.questions.map((part) => answer(part, catalogue)),
      };
    case 'none':
      return {
        ...common,
        kind: 'none',
        gap: question.gap,
        suggestions: question.suggestions.map(row),
        ...(question.place && { place: row(question.place) }),
      };
    case 'help':
      return { ...common, kind: 'help' };
    case 'thanks':
      return { ...common, kind: 'thanks' };
  }
}
