import { Decimal } from 'decimal.js';
import type { Column } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { Question } from '../question/model.js';
import { alignedColumn } from './align.js';
import { isCount, isSought } from './amounts.js';
import { round } from './arithmetic.js';
import { figureOf } from './figure.js';
import { growthRate } from './measure.js';
import type { Answer, AnswerOf, Bare } from './model.js';

type Years = Extract<Question, { kind: 'years' }>;

/**
 * The same question in several years, side by side. Like is held against like: where the years' notices mean different
 * columns and none was asked for, each is answered in the first column that all of them have.
 *
 * @param answer answers one part in its own notice
 */
export function years(
  { parts, measure }: Years,
  shelf: Shelf,
  answer: (question: Question) => Answer,
): Bare<AnswerOf<'years'>> {
  const aligned = commonColumn(parts, shelf);
  const answers = parts.map((part) =>
    answer(aligned && part.kind === 'amounts' ? { ...part, column: aligned } : part),
  );
  const values = answers.map(figureOf);
  const [first, last] = [values[0], values.at(-1)];
  const [newest, oldest] = inTime(answers) ? [last, first] : [first, last];
  const known = values.every((value) => value !== undefined);
  const together = measure === 'sum' || measure === 'average';
  const sum = values.reduce<Decimal>((all, value) => (value ? all.plus(value) : all), new Decimal(0));
  const unit = parts.map((part) => (part.kind === 'amounts' ? part.unit : undefined)).find(Boolean);
  // Two funds are set side by side, and not held against each other.
  const alike = answers.every((one) => one.notice.fund.name === answers[0]?.notice.fund.name);
  const two = known && alike && newest && oldest && answers.length > 1;
  const percent = two ? growthRate(oldest, newest) : undefined;
  return {
    kind: 'years',
    parts: answers,
    measure,
    ...(aligned && { aligned }),
    ...(two && !together && { difference: newest.minus(oldest) }),
    ...(percent && !together && { percent }),
    ...(unit && { unit }),
    ...(together && known && { together: measure === 'sum' ? sum : round(sum.div(values.length)) }),
  };
}

/** True where the years are named from the earliest on. */
const inTime = (answers: readonly Answer[]): boolean =>
  (answers[0]?.notice.year ?? 0) < (answers.at(-1)?.notice.year ?? 0);

/** The column that all years have, where none is asked for and they mean different ones. */
function commonColumn(parts: readonly Question[], shelf: Shelf): Column | undefined {
  if (parts.some((part) => part.kind !== 'amounts' || part.column || isCount(part) || isSought(part)))
    return undefined;
  const catalogues = parts.map((part) => shelf.catalogue(part.notice));
  const common = alignedColumn(catalogues);
  return catalogues.every(({ main }) => main === common) ? undefined : common;
}
