import type { Catalogue } from '../../notice/catalogue.js';
import type { Question, Whole } from '../model.js';

/** The question, asked of another notice; of the standing one where none is given. */
export function inNotice(asked: Question, notice?: string): Question {
  if (asked.kind === 'years') return asked;
  const { notice: _, ...rest } = asked;
  const question = { ...rest, ...(notice !== undefined && { notice }) };
  const within = (parts: readonly Question[]): Question[] => parts.map((part) => inNotice(part, notice));
  switch (question.kind) {
    case 'several':
      return { ...question, questions: within(question.questions) };
    case 'choice':
      return { ...question, behind: within(question.behind) };
    default:
      return question;
  }
}

/** The places of a question that a notice does not list. */
export function unlisted(question: Question, catalogue: Catalogue): string[] {
  return placesOf(question).filter((id) => !catalogue.row(id));
}

/** Every place that a question names, those in its parts too. */
function placesOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'amounts': {
      const { operation, rows } = question;
      return [
        ...rows.ids,
        ...(rows.scope ? [rows.scope] : []),
        ...('minus' in operation ? (operation.minus ?? []) : []),
        ...('covered' in operation ? (operation.covered ?? []) : []),
        ...('whole' in operation ? wholesOf(operation.whole) : []),
        ...('among' in operation ? operation.among.ids : []),
        ...('claims' in operation ? (operation.claims ?? []).map(({ place }) => place) : []),
      ];
    }
    case 'several':
      return question.questions.flatMap(placesOf);
    case 'choice':
      return question.behind.flatMap(placesOf);
    case 'years':
      return [];
    default:
      return 'place' in question && question.place ? [question.place] : [];
  }
}

/** The places that a share is of. */
function wholesOf(whole: Whole | undefined): readonly string[] {
  if (whole === undefined || whole === 'year') return [];
  return typeof whole === 'string' ? [whole] : whole.ids;
}

/**
 * The question without the places that a notice does not list: members of a set that were not there yet are left out;
 * undefined where what is asked about itself is not there.
 */
export function listedIn(question: Question, catalogue: Catalogue): Question | undefined {
  if (question.kind === 'subject') return bookedIn(question, catalogue);
  if (question.kind === 'indicator') return targetedIn(question, catalogue);
  const missing = new Set(unlisted(question, catalogue));
  if (missing.size === 0) return question;
  if (question.kind !== 'amounts') return undefined;
  const { rows, operation } = question;
  const kept = rows.ids.filter((id) => !missing.has(id));
  const isSet = rows.label !== undefined || rows.scope !== undefined || rows.level !== undefined;
  if (!isSet || kept.length === 0 || 'minus' in operation || 'claims' in operation) return undefined;
  if (operation.is === 'rank') {
    const among = { ...operation.among, ids: operation.among.ids.filter((id) => !missing.has(id)) };
    return { ...question, operation: { ...operation, among } };
  }
  return { ...question, rows: { ...rows, ids: kept } };
}

/** The same subjects by the codes of the notice; undefined where it has none of them. */
function bookedIn(
  question: Extract<Question, { kind: 'subject' }>,
  catalogue: Catalogue,
): Question | undefined {
  const codes = question.codes.flatMap((code) => catalogue.subjectLike(code)?.code ?? []);
  return codes.length > 0 || !catalogue.has('subjects') ? { ...question, codes } : undefined;
}

/** The targets that the notice has too. */
function targetedIn(
  question: Extract<Question, { kind: 'indicator' }>,
  catalogue: Catalogue,
): Question | undefined {
  const all = new Set(catalogue.notice.indicators.map(({ name }) => name));
  const indicators = question.indicators.filter((name) => all.has(name));
  const { place } = question;
  if (place !== undefined && !catalogue.row(place)) return undefined;
  return indicators.length > 0 || !catalogue.has('indicators') ? { ...question, indicators } : undefined;
}
