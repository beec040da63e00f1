import type { Catalogue } from '../notice/catalogue.js';
import type { Indicator, Notice } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { Amounts, Gap, Question } from '../question/model.js';
import { amounts, columnsIn, known } from './amounts.js';
import { compliance } from './compliance.js';
import { heldApart } from './held-apart.js';
import type { Answer, AnswerOf, Bare, HeldApart } from './model.js';
import { years } from './years.js';

/**
 * The facts that answer a question, out of the notice that it asks. Every id in it is a row, code or indicator of that
 * notice: the question was read with it.
 *
 * @throws where an id is of another notice
 */
export function answer(question: Question, shelf: Shelf): Answer {
  const catalogue = shelf.catalogue(question.notice);
  const common = {
    notice: catalogue.notice,
    understood: question.understood,
    alternatives: (question.alternatives ?? []).map((id) => known(catalogue.row(id), id)),
    picture: question.picture === true,
    ignored: question.ignored ?? [],
  };
  // Assigned: a spread of so many properties behind another takes longer than finding them.
  if (question.kind === 'years') {
    const found = years(question, shelf, (part) => answer(part, shelf));
    const catalogues = question.parts.map(({ notice }) => shelf.catalogue(notice));
    const notice = newestOf(question, shelf);
    return Object.assign(common, found, unlike(found.parts, catalogues), { notice });
  }
  const gap = lacks(question, catalogue);
  if (gap) return Object.assign(common, nothing(gap));
  const found = facts(question, catalogue, shelf);
  const against = 'against' in found && found.against ? [shelf.catalogue(found.against.id)] : [];
  return Object.assign(common, found, unlike([found], [catalogue, ...against]));
}

/** Nothing is said where all rows are alike. */
function unlike(
  answers: readonly Facts[],
  catalogues: readonly Catalogue[],
): { readonly unlike?: readonly HeldApart[] } {
  const found = catalogues.length > 1 ? heldApart(answers, catalogues) : [];
  return found.length > 0 ? { unlike: found } : {};
}

type Facts = Bare<Answer>;

const nothing = (gap: Gap): Facts => ({ kind: 'none', gap, suggestions: [] });

/** What one notice says to a question. */
function facts(question: Exclude<Question, { kind: 'years' }>, catalogue: Catalogue, shelf: Shelf): Facts {
  switch (question.kind) {
    case 'amounts': {
      const found = amounts(question, catalogue, shelf);
      if (found.kind !== 'reverse' || found.found.length > 0) return found;
      if (found.against) return nothing({ why: 'unchanged' });
      return nothing(unmet(found, whereSought(question, catalogue)));
    }
    case 'choice':
      return choice(question, catalogue, shelf);
    case 'subject':
      return {
        kind: 'subject',
        subjects: question.codes.map((code) => known(catalogue.subject(code), code)),
      };
    case 'indicator':
    case 'compliance':
      return targets(question, catalogue);
    case 'document': {
      const { topics } = question;
      return {
        kind: 'document',
        facts: catalogue.notice.facts.filter(({ topic }) => topics.includes(topic)),
      };
    }
    case 'several':
      return { kind: 'several', answers: question.questions.map((part) => answer(part, shelf)) };
    case 'none': {
      const { gap, suggestions, place } = question;
      return {
        kind: 'none',
        gap,
        suggestions: suggestions.map((id) => known(catalogue.row(id), id)),
        ...(place && { place: known(catalogue.row(place), place) }),
      };
    }
    case 'help':
    case 'thanks':
      return { kind: question.kind };
  }
}

/** Conditions that any column may meet. */
const ANYWHERE: readonly string[] = ['near', 'negative', 'zero'];

/** Why nothing was found: no row has the amount, or none meets the condition. */
function unmet({ test, by, column }: Bare<AnswerOf<'reverse'>>, where: string | undefined): Gap {
  if (test.is === 'equal') return { why: 'amount' };
  const held = ANYWHERE.includes(test.is) ? column : by;
  return { why: 'unmet', test, ...(held && { column: held }), ...(where && { where }) };
}

/** What a search that found nothing went through, where that was not the whole region. */
const whereSought = ({ rows: { label, scope } }: Amounts, { region, row }: Catalogue): string | undefined =>
  label ?? (scope && scope !== region.id ? row(scope)?.name : undefined);

/** The options of a choice, with the answer behind each. */
function choice(
  { of, options, behind, column }: Extract<Question, { kind: 'choice' }>,
  catalogue: Catalogue,
  shelf: Shelf,
): Facts {
  const optionsOf = <T>(kind: typeof of, find: (option: string) => T | undefined): T[] =>
    of === kind ? options.map((option) => known(find(option), option)) : [];
  return {
    kind: 'choice',
    rows: optionsOf('place', (id) => catalogue.row(id)),
    subjects: optionsOf('subject', (code) => catalogue.subject(code)),
    indicators: optionsOf('indicator', (name) => catalogue.indicator(name)),
    behind: behind.map((one) => answer(one, shelf)),
    ...(column && { column }),
  };
}

/** Targets, or a value held against one: those of the place's own table. */
function targets(
  question: Extract<Question, { kind: 'indicator' | 'compliance' }>,
  catalogue: Catalogue,
): Facts {
  const place =
    question.place === undefined ? undefined : known(catalogue.row(question.place), question.place);
  const target = (name: string): Indicator => known(targetIn(catalogue, name, place?.prefecture), name);
  return {
    ...(question.kind === 'indicator'
      ? { kind: 'indicator', indicators: question.indicators.map(target) }
      : compliance(target(question.check.indicator), question.check)),
    ...(place && { place }),
  };
}

/** The target of a table; one that only some tables have is theirs, where no place says whose is meant. */
const targetIn = (catalogue: Catalogue, name: string, prefecture?: string | null): Indicator | undefined =>
  catalogue.indicator(name, prefecture) ??
  catalogue.notice.indicators.find((indicator) => indicator.name === name);

/** The newest of the years that a question asks. */
const newestOf = ({ parts }: Extract<Question, { kind: 'years' }>, shelf: Shelf): Notice =>
  parts
    .map((part) => shelf.catalogue(part.notice).notice)
    .reduce((newest, one) => (one.year > newest.year ? one : newest));

/** What is asked for and the notice does not have: an annex, or a column. */
function lacks(question: Question, catalogue: Catalogue): Gap | undefined {
  if (question.kind === 'amounts') {
    if (!catalogue.has('allocations')) return { why: 'annex', annex: 'allocations' };
    const column = columnsIn(question).find((key) => !catalogue.column(key));
    return column === undefined ? undefined : { why: 'column', column };
  }
  if (question.kind === 'subject' && !catalogue.has('subjects')) return { why: 'annex', annex: 'subjects' };
  if ((question.kind === 'indicator' || question.kind === 'compliance') && !catalogue.has('indicators'))
    return { why: 'annex', annex: 'indicators' };
  return undefined;
}
