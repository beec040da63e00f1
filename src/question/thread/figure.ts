import { Decimal } from 'decimal.js';
import type { Catalogue } from '../../notice/catalogue.js';
import type { Column } from '../../notice/model.js';
import type { Claim, Operation, Question } from '../model.js';

/** The one figure that the last question was answered with, in 万元; undefined where it was none or several. */
export function figureOf(last: Question, catalogue: Catalogue): Decimal | undefined {
  if (last.kind !== 'amounts') return undefined;
  const { rows, operation, column = catalogue.main } = last;
  const sum = (ids: readonly string[]): Decimal => sumOf(ids, column, catalogue);
  if (operation.is === 'show') return sum(rows.ids);
  if (operation.is !== 'total' || operation.measure === 'count') return undefined;
  return operation.measure === 'average'
    ? meanOf(rows.ids, column, catalogue)
    : sum(rows.ids).minus(sum(operation.minus ?? []));
}

const sumOf = (ids: readonly string[], column: Column, catalogue: Catalogue): Decimal =>
  ids.reduce((all, id) => all.plus(catalogue.row(id)?.amounts[column] ?? 0), new Decimal(0));

/** The average of at least one row as it is told: half up to two places. */
export const meanOf = (ids: readonly string[], column: Column, catalogue: Catalogue): Decimal =>
  sumOf(ids, column, catalogue).div(ids.length).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** What part the last question was answered with, in per cent; undefined where there is none. */
export function partOf(last: Question, catalogue: Catalogue): Decimal | undefined {
  if (last.kind !== 'amounts' || last.operation.is !== 'share') return undefined;
  const { rows, operation, column = catalogue.main } = last;
  const { whole } = operation;
  const ids = whole === 'year' ? rows.ids : typeof whole === 'string' ? [whole] : whole.ids;
  const of = sumOf(ids, operation.of ?? (whole === 'year' ? catalogue.main : column), catalogue);
  const part = sumOf(rows.ids, column, catalogue);
  return of.lte(0) || part.lt(0) ? undefined : part.times(100).div(of);
}

/** The figures that were stated for the last question. */
export function claimsOf(operation: Operation): readonly Claim[] {
  return 'claims' in operation ? (operation.claims ?? []) : [];
}

/** By how much a stated figure is more than the notice's; nothing where it is one of the place's figures. */
export function excessOf({ place, column, amount }: Claim, catalogue: Catalogue): Decimal {
  const row = catalogue.row(place);
  if (!row) return new Decimal(0);
  const held = catalogue.columns.find((c) => (column ?? c) === c && row.amounts[c]?.eq(amount));
  return held ? new Decimal(0) : amount.minus(row.amounts[column ?? catalogue.main] ?? 0);
}
