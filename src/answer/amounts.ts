import type { Catalogue } from '../notice/catalogue.js';
import type { Row } from '../notice/model.js';
import type { Amounts } from '../question/model.js';
import { aggregate } from './aggregate.js';
import { allocation } from './allocation.js';
import { compare } from './compare.js';
import type { AmountsAnswer } from './model.js';
import { rank, ranking } from './ranking.js';
import { reverse } from './reverse.js';
import { share } from './share.js';

/**
 * What the notice says to a question about amounts: one operation on a set of rows. Knows no words. Amounts in 万元.
 *
 * @throws where an id is of another notice
 */
export function amounts(question: Amounts, catalogue: Catalogue): AmountsAnswer {
  const row = (id: string): Row => known(catalogue.row(id), id);
  const rows = question.rows.ids.map(row);
  const { operation } = question;
  const [first] = rows;
  switch (operation.is) {
    case 'show':
      return allocation(question, operation.claims ?? [], catalogue, known(first, ''));
    case 'list': {
      const place = known(first, '');
      return {
        kind: 'breakdown',
        row: place,
        members: catalogue.within(place.id),
        ...(question.column && { column: question.column }),
      };
    }
    case 'compare':
      return compare(rows, question.column, operation, row);
    case 'total':
      return aggregate(question, operation, rows, row);
    case 'share':
      return share(
        question,
        rows,
        operation.whole === 'year' ? 'year' : row(operation.whole),
        operation.claims ?? [],
      );
    case 'rank':
      return rank(question, known(first, ''), operation.among, row);
    case 'order':
      return ranking(question, operation, rows, row(question.rows.scope ?? catalogue.region.id));
    case 'find':
      return reverse(question, operation.test, rows);
  }
}

export function known<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`not in this notice: ${id}`);
  return found;
}
