import type { Row } from '../../../notice/model.js';
import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Amounts, Rows } from '../../model.js';
import { sideOf } from '../../readings/amounts/bounds.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { poolOf } from '../../readings/amounts/pool.js';
import { isLevel, levelOf, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { figureOf } from '../figure.js';
import { pointedAt } from '../references.js';
import type { Thread } from '../thread.js';
import { isHeldAgainstSum } from './against-sum.js';
import { goesOn, ONWARD, proposal } from './common.js';

/** 超过这个数的, 哪些县市比这个平均数高, 比它少的有哪些: the figure of the last answer is the bound for others. */
export function beyondFigure(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  if (last.kind !== 'amounts' || evidence.mentions.length > 1 || isHeldAgainstSum(evidence, last)) return [];
  const column = columnOf(evidence.live) ?? last.column;
  // 哪些高于它, 高于平均的, after an average: that figure, and none of those that it is the average of.
  const mean = isMean(last) && evidence.has('reference', 'average') && evidence.mentions.length === 0;
  const pointed = evidence.has('figure') || mean ? undefined : measureIn(evidence, thread);
  const amount =
    evidence.has('figure') || mean
      ? figureOf(column ? { ...last, column } : last, evidence.catalogue)
      : pointed?.amounts[column ?? evidence.catalogue.main];
  const near = pointed !== undefined && isAbout(evidence);
  const is = near ? 'near' : sideAsked(evidence);
  const among = amongIn(evidence, last);
  // 和它差不多的: the others.
  const rows = near && among ? { ...among, ids: among.ids.filter((id) => id !== pointed.id) } : among;
  if (!amount || !is || !rows) return [];
  return proposal(
    {
      kind: 'amounts',
      rows,
      operation: { is: 'find', test: { is, amount } },
      ...(column && { column }),
      understood: [`接上一问：${amount.toFixed()} 万元`],
    },
    using(evidence, {
      mentions: evidence.mentions,
      tokens: [...levelWords(evidence), ...evidence.of('reference')],
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        ...BOUNDS,
        'figure',
        'average',
        'than',
        'and',
        'about',
        'more',
        'less',
        'who',
        'list',
        'howMany',
        'within',
        'check',
      ],
    }),
    [goesOn(evidence, '接上一问的数')],
  );
}

/** 和它差不多的. */
const isAbout = (evidence: Evidence): boolean =>
  evidence.has('about') && !evidence.has('difference', 'compare') && evidence.withRole('number').length === 0;

const isMean = ({ operation }: Amounts): boolean =>
  operation.is === 'total' && operation.measure === 'average';

/** 它, behind the word that holds others against it. */
function measureIn(evidence: Evidence, thread: Thread): Row | undefined {
  const word = evidence.of('reference').at(-1);
  const about = isAbout(evidence);
  const bound = evidence.live.find((token) => isA(token, 'than', ...BOUNDS, ...(about ? ['and'] : [])));
  const seeks = about || evidence.has('who', 'list', 'howMany') || levelWords(evidence).length > 0;
  const ids = pointedAt(evidence, thread)?.ids ?? [];
  return seeks && word && bound && word.from >= bound.to && ids.length === 1
    ? evidence.catalogue.row(ids[0] ?? '')
    : undefined;
}

/** On which side of the figure: 超过, 不到; 比…高, 比…低. */
function sideAsked(evidence: Evidence): 'above' | 'atLeast' | 'below' | 'atMost' | undefined {
  const bound = BOUNDS.find((one) => evidence.has(one));
  if (bound || !evidence.has('than')) return bound;
  const side = evidence.of('more', 'less').at(-1);
  return side && sideOf(side);
}

/** Among which: those of the place that is named; else the set that the figure is of, or the peers of its one place. */
function amongIn(evidence: Evidence, last: Amounts): Rows | undefined {
  const { catalogue } = evidence;
  const { rows } = last;
  const level = levelOf(levelWords(evidence));
  if (evidence.mentions.length > 0) return poolOf(evidence, 'county')?.rows;
  const [first] = rows.ids;
  const kind = catalogue.row(first ?? '')?.kind;
  if (rows.ids.length > 1 && (rows.scope || isMean(last))) {
    const ids = rows.ids.filter((id) => {
      const row = catalogue.row(id);
      return row !== undefined && (!level || isLevel(row, level));
    });
    const { label: _, without: __, ...set } = rows;
    return ids.length > 0 ? { ...set, ids } : undefined;
  }
  const wanted = level ?? (kind === 'prefecture' ? 'prefecture' : 'county');
  const peers = catalogue.notice.rows.filter((row) => isLevel(row, wanted));
  return { ids: peers.map((row) => row.id), scope: catalogue.region.id, level: wanted };
}
