import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Amounts, Test } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { soughtIn } from '../../readings/amounts/condition.js';
import { isLevel, levelOf, levelWords } from '../../readings/amounts/rows.js';
import type { Sought } from '../../readings/amounts/sought.js';
import { asCounted } from '../../readings/amounts/ten-thousands.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { boundAsBefore } from '../bound-goes-on.js';
import { meanOf } from '../figure.js';
import { kindAlone } from '../so-called.js';
import type { Thread } from '../thread.js';
import { goesOn, ONWARD, proposal } from './common.js';

/** 三千五百九十万呢, 低于500万的呢: another amount that is sought in the same rows. */
export function otherAmount(evidence: Evidence, { last: before, search, focus }: Thread): Proposal[] {
  const last = before.kind === 'amounts' && before.operation.is === 'find' ? before : (search ?? before);
  // 州里有没有负数的 names where it is sought.
  if (kindAlone(evidence)) return [];
  // 提前是8858对不对, after the one that was found: its figure is stated.
  if (evidence.has('check') && focus.length === 1) return [];
  if (last.kind !== 'amounts' || last.operation.is !== 'find') return [];
  const sought =
    againstMeanOf(evidence, last) ?? sameBound(evidence, last.operation.test) ?? soughtIn(evidence);
  // 比巴州少的呢: the one that is named is what they are held against.
  const measures = sought?.measures ?? [];
  if (!sought || sought.pool || evidence.mentions.some((one) => !measures.includes(one))) return [];
  const column = columnOf(evidence.live);
  // 四千万不到的县呢: of the same rows those of the kind that is named.
  const words = levelWords(evidence);
  const level = levelOf(words);
  const inside = isInside(evidence, focus, last.rows.ids);
  const ids = (inside ? focus : last.rows.ids).filter((id) => {
    const row = evidence.catalogue.row(id);
    return row !== undefined && (!level || isLevel(row, level));
  });
  if (ids.length === 0) return [];
  const { scope: _, label: __, ...found } = last.rows;
  const rows = evidence.catalogue.rowsOf(ids);
  const by = column ?? last.column ?? evidence.catalogue.main;
  const test = boundAsBefore(evidence, last.operation.test, sought.test);
  const counted = asCounted(test, sought.tokens, rows, by);
  return proposal(
    {
      ...last,
      rows: { ...(inside ? found : last.rows), ids, ...(level && { level }) },
      operation: { is: 'find', test: counted.test },
      ...(column && { column }),
      understood: ['接上一问', ...counted.notes],
    },
    using(evidence, {
      mentions: measures,
      tokens: [...sought.tokens, ...words],
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        'swap',
        'who',
        'about',
        'list',
        'within',
        'these',
        ...(inside || test !== sought.test ? ['howMany'] : []),
        'countyLevel',
        'copula',
      ],
    }),
    [goesOn(evidence, '接上一问，换一个数')],
  );
}

/** 这里头没到一个亿的: of those that were found, and not of all that were searched. */
const isInside = (evidence: Evidence, focus: readonly string[], searched: readonly string[]): boolean =>
  evidence.has('within', 'references', 'these') &&
  focus.length > 1 &&
  focus.length < searched.length &&
  focus.every((id) => searched.includes(id));

/** 反过来, 不到的呢, 低于这个数的, 本次超过的呢: the amount of the last bound, from the side that is named or from the other. */
function sameBound(evidence: Evidence, test: Test): Sought | undefined {
  const before = BOUNDS.find((is) => is === test.is);
  const named = BOUNDS.find((is) => evidence.has(is));
  if (!before || !('amount' in test) || evidence.withRole('number').length > 0 || evidence.has('average'))
    return undefined;
  const { amount } = test;
  const words = evidence.of('reversed', 'figure', ...BOUNDS);
  if (named) return { test: { is: named, amount }, tokens: words };
  if (!evidence.has('reversed')) return undefined;
  return {
    test: { is: before === 'above' || before === 'atLeast' ? 'below' : 'above', amount },
    tokens: words,
  };
}

/** 低于平均的呢: the average of the counties that were searched. */
function againstMeanOf(evidence: Evidence, { rows, column = 'total' }: Amounts): Sought | undefined {
  const is = BOUNDS.find((one) => evidence.has(one));
  const counties = rows.ids.filter((id) => evidence.catalogue.row(id)?.kind !== 'institution');
  if (!is || !evidence.has('average') || counties.length === 0) return undefined;
  const amount = meanOf(counties, columnOf(evidence.live) ?? column, evidence.catalogue);
  return { test: { is, amount }, tokens: evidence.of(is, 'average') };
}
