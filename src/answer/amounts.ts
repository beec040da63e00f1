import type { Catalogue } from '../notice/catalogue.js';
import type { Column, Row } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { Amounts, Rows, Test } from '../question/model.js';
import { aggregate } from './aggregate.js';
import { alignedColumn } from './align.js';
import { allocation } from './allocation.js';
import { compare } from './compare.js';
import type { AmountsAnswer } from './model.js';
import { rank, ranking } from './ranking.js';
import { reverse } from './reverse.js';
import { share } from './share.js';

/**
 * What a notice says to a question about amounts: one operation on a set of rows. Knows no words. Amounts in 万元.
 *
 * @param shelf holds the year that growth is counted from
 * @throws where an id is of another notice
 */
export function amounts(asked: Amounts, catalogue: Catalogue, shelf: Shelf): AmountsAnswer {
  const against = againstOf(asked, shelf);
  const question = against ? inCommon(asked, catalogue, against) : asked;
  const row = (id: string): Row => known(catalogue.row(id), id);
  const rows = catalogue.rowsOf(question.rows.ids);
  const { operation } = question;
  const [first] = rows;
  switch (operation.is) {
    case 'show':
      return allocation(question, operation, catalogue, known(first, ''));
    case 'list': {
      const place = known(first, '');
      return {
        kind: 'breakdown',
        row: place,
        members: catalogue.within(place.id),
        ...(question.column && { column: question.column }),
        ...(question.unit && { unit: question.unit }),
      };
    }
    case 'compare':
      return compare(rows, question, operation, row, catalogue);
    case 'total':
      return aggregate(question, operation, rows, row, catalogue);
    case 'share':
      return share(
        question,
        rows,
        operation.whole === 'year' ? undefined : wholeOf(operation.whole, row),
        operation,
        row,
        catalogue,
      );
    case 'rank':
      return rank(question, operation, known(first, ''), row, catalogue, against);
    case 'order':
      return ranking(
        question,
        operation,
        rows,
        row(question.rows.scope ?? catalogue.region.id),
        catalogue,
        against,
      );
    case 'find':
      return reverse(question, operation.test, rows, catalogue, against, operation.claimed);
  }
}

/** What a share is of, with its name; several are called by theirs, where no name stands for them. */
function wholeOf(
  whole: string | Rows,
  row: (id: string) => Row,
): { readonly name: string; readonly rows: readonly Row[] } {
  const rows = (typeof whole === 'string' ? [whole] : whole.ids).map(row);
  const label = typeof whole === 'string' ? undefined : whole.label;
  return { rows, name: label ?? rows.map(({ name }) => name).join('、') };
}

/** The year that an operation counts growth from. */
function againstOf({ operation }: Amounts, shelf: Shelf): Catalogue | undefined {
  const id =
    operation.is === 'find'
      ? 'against' in operation.test
        ? operation.test.against
        : undefined
      : 'against' in operation
        ? operation.against
        : undefined;
  return id === undefined ? undefined : shelf.catalogue(id);
}

/** The two years in the column that both have, where none was asked for. */
function inCommon(question: Amounts, catalogue: Catalogue, against: Catalogue): Amounts {
  const column = question.column ?? alignedColumn([catalogue, against]);
  return column === undefined || column === catalogue.main ? question : { ...question, column };
}

/** How many there are is the same in every column. */
export const isCount = ({ operation }: Amounts): boolean =>
  operation.is === 'total' && operation.measure === 'count';

/** An amount may stand in any column: 65468是去年的还是今年的. */
export const isSought = ({ operation }: Amounts): boolean =>
  operation.is === 'find' && (operation.test.is === 'equal' || operation.test.is === 'near');

export function known<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`not in this notice: ${id}`);
  return found;
}

/** The columns that a condition names besides the one that it is put to. */
function columnsTested(test: Test): readonly Column[] {
  if (test.is === 'all') return test.of.flatMap((one) => [one.column, ...columnsTested(one.test)]);
  return 'other' in test ? [test.other] : [];
}

/** Every column that a question names. */
export function columnsIn({ column, operation }: Amounts): Column[] {
  const claims = 'claims' in operation ? (operation.claims ?? []) : [];
  const columns = 'columns' in operation ? (operation.columns ?? []) : [];
  const whole = operation.is === 'share' ? operation.of : undefined;
  const tested = operation.is === 'find' ? columnsTested(operation.test) : [];
  const beside = operation.is === 'order' ? operation.beside : undefined;
  return [column, ...tested, whole, beside, ...columns, ...claims.map((claim) => claim.column)].filter(
    (key) => key !== undefined,
  );
}
