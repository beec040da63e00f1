import type { Catalogue } from '../notice/catalogue.js';
import type { Notice, Row } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { Gap, Question } from '../question/model.js';
import { amounts, known } from './amounts.js';
import { compliance } from './compliance.js';
import type { Answer } from './model.js';
import { years } from './years.js';

/**
 * The facts that answer a question, out of the notice that it asks. Every id in it is a row, code or indicator of that
 * notice: the question was read with it.
 *
 * @throws where an id is of another notice
 */
export function answer(question: Question, shelf: Shelf): Answer {
  const catalogue = shelf.catalogue(question.notice);
  const row = (id: string): Row => known(catalogue.row(id), id);
  const common = {
    notice: catalogue.notice,
    understood: question.understood,
    alternatives: (question.alternatives ?? []).map(row),
    picture: question.picture === true,
    ignored: question.ignored ?? [],
  };
  const nothing = (gap: Gap): Answer => ({ ...common, kind: 'none', gap, suggestions: [] });
  const lacking = lacks(question, catalogue);
  if (lacking) return nothing(lacking);
  switch (question.kind) {
    case 'amounts': {
      const found = amounts(question, catalogue, shelf);
      if (found.kind === 'reverse' && found.found.length === 0)
        return nothing({ why: found.against ? 'unchanged' : 'amount' });
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
        behind: question.behind.map((behind) => answer(behind, shelf)),
        ...(question.column && { column: question.column }),
      };
    case 'subject':
      return {
        ...common,
        kind: 'subject',
        subjects: question.codes.map((code) => known(catalogue.subject(code), code)),
      };
    case 'indicator': {
      const place = question.place === undefined ? undefined : row(question.place);
      return {
        ...common,
        kind: 'indicator',
        indicators: question.indicators.map((name) =>
          known(catalogue.indicator(name, place?.prefecture) ?? catalogue.indicator(name), name),
        ),
        ...(place && { place }),
      };
    }
    case 'compliance': {
      const { check } = question;
      const place = question.place === undefined ? undefined : row(question.place);
      return {
        ...common,
        ...compliance(known(catalogue.indicator(check.indicator, place?.prefecture), check.indicator), check),
        ...(place && { place }),
      };
    }
    case 'document':
      return {
        ...common,
        kind: 'document',
        facts: catalogue.notice.facts.filter((fact) => question.topics.includes(fact.topic)),
      };
    case 'years':
      return {
        ...common,
        ...years(question, shelf, (part) => answer(part, shelf)),
        notice: newestOf(question, shelf),
      };
    case 'several':
      return {
        ...common,
        kind: 'several',
        answers: question.questions.map((part) => answer(part, shelf)),
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

/** The newest of the years that a question asks. */
const newestOf = ({ parts }: Extract<Question, { kind: 'years' }>, shelf: Shelf): Notice =>
  parts
    .map((part) => shelf.catalogue(part.notice).notice)
    .reduce((newest, one) => (one.year > newest.year ? one : newest));

/** What is asked for and the notice does not have: an annex, or a column. */
function lacks(question: Question, catalogue: Catalogue): Gap | undefined {
  if (question.kind === 'amounts') {
    if (!catalogue.has('allocations')) return { why: 'annex', annex: 'allocations' };
    const { column } = question;
    return column !== undefined && !catalogue.column(column) ? { why: 'column', column } : undefined;
  }
  if (question.kind === 'subject' && !catalogue.has('subjects')) return { why: 'annex', annex: 'subjects' };
  if ((question.kind === 'indicator' || question.kind === 'compliance') && !catalogue.has('indicators'))
    return { why: 'annex', annex: 'indicators' };
  return undefined;
}
