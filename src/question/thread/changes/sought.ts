import type { Decimal } from 'decimal.js';
import { amountOf } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Amounts, Rows } from '../../model.js';
import { isBound } from '../../readings/amounts/bounds.js';
import { COLUMN_WORDS, columnOf, cutColumn, PLAIN } from '../../readings/amounts/columns.js';
import { soughtIn } from '../../readings/amounts/condition.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { asCounted } from '../../readings/amounts/ten-thousands.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/**
 * 哪几个是超过一个亿的, after the counties of a prefecture were counted, listed or ranked: a bound alone is for those, and
 * for no others. A message that says of what kind of places it asks stands alone.
 */
export function soughtAmong(evidence: Evidence, { last }: Thread): Proposal[] {
  const rows = last.kind === 'amounts' ? setOf(evidence, last) : undefined;
  const own = evidence.mentions.length + evidence.places.excluded.length + levelWords(evidence).length > 0;
  const sought =
    rows && !own && !evidence.has('average', 'reference', 'why') ? soughtIn(evidence) : undefined;
  if (!rows?.scope || last.kind !== 'amounts' || !sought || sought.measures || sought.pool) return [];
  const { test } = sought;
  const of = evidence.catalogue.rowsOf(rows.ids);
  const isSign = test.is === 'negative' || test.is === 'zero';
  const column = columnOf(evidence.live) ?? (isSign ? cutColumn(evidence) : last.column);
  // 负的是哪个: of counties none of which was cut it is hardly asked.
  const cut = isSign && column !== undefined && of.some((row) => isCut(amountOf(row, column), test.is));
  if (test.is !== 'between' && !cut && !isBound(test)) return [];
  const counted = asCounted(test, sought.tokens, of, column ?? evidence.catalogue.main);
  return proposal(
    noting(
      {
        kind: 'amounts',
        rows,
        operation: { is: 'find', test: counted.test },
        ...(column && { column }),
        ...(last.unit && { unit: last.unit }),
        understood: counted.notes,
      },
      `接上一问：${nameOf(evidence, [rows.scope])}`,
    ),
    using(evidence, {
      tokens: sought.tokens,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'who', 'list', 'within', 'about', 'each'],
    }),
    [{ why: '接上一问，其中符合的', cost: 0 }],
  );
}

const isCut = (amount: Decimal, is: 'negative' | 'zero'): boolean =>
  is === 'zero' ? amount.isZero() : amount.isNegative() && !amount.isZero();

/** The members of one place that the last question counted, averaged, summed, listed or put in order. */
function setOf({ catalogue }: Evidence, { rows, operation }: Amounts): Rows | undefined {
  if (operation.is === 'total' || operation.is === 'order') return rows.scope ? rows : undefined;
  const [whole] = rows.ids;
  if (operation.is !== 'list' || !whole || whole === catalogue.region.id) return undefined;
  return { ids: catalogue.idsOf(catalogue.within(whole)), scope: whole };
}
