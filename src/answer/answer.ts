import type { Catalogue } from '../notice/catalogue.js';
import type { Column, Row } from '../notice/model.js';
import type { Question } from '../question/model.js';
import { allocation } from './allocation.js';
import { percentOf, sumOf } from './arithmetic.js';
import { compare } from './compare.js';
import { compliance } from './compliance.js';
import type { Answer } from './model.js';
import { ranking } from './ranking.js';
import { reverse } from './reverse.js';

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
  };
  switch (question.kind) {
    case 'allocation':
      return { ...common, ...allocation(question, catalogue, row(question.place)) };
    case 'breakdown':
      return {
        ...common,
        kind: 'breakdown',
        row: row(question.place),
        members: catalogue.within(question.place),
        ...columnOf(question),
      };
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
        ...columnOf(question),
      };
    case 'compare':
      return { ...common, ...compare(question.places.map(row), question.column) };
    case 'aggregate': {
      const rows = question.places.map(row);
      const by = question.column ?? 'total';
      return {
        ...common,
        kind: 'aggregate',
        rows,
        covered: question.covered.map(row),
        by,
        value: sumOf(rows, by),
        ...columnOf(question),
        ...(question.label && { label: question.label }),
        ...(question.unit && { unit: question.unit }),
      };
    }
    case 'ranking':
      return { ...common, ...ranking(question, row(question.scope), question.among.map(row)) };
    case 'reverse': {
      const found = reverse(question, catalogue);
      if (found.found.length === 0)
        return { ...common, kind: 'none', gap: { why: 'amount' }, suggestions: [] };
      return { ...common, ...found };
    }
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
    case 'share': {
      const [part, whole] = [row(question.part), row(question.whole)];
      const by = question.column ?? 'total';
      const value = percentOf(part.amounts[by], whole.amounts[by]);
      return { ...common, kind: 'share', part, whole, by, ...columnOf(question), ...(value && { value }) };
    }
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
  }
}

function known<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`not in this notice: ${id}`);
  return found;
}

const columnOf = ({ column }: { readonly column?: Column }): { readonly column?: Column } =>
  column ? { column } : {};
