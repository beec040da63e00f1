import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/** 再加上墨玉, 把皮山也加进来. */
export function added(evidence: Evidence, { last, focus }: Thread): Proposal[] {
  if (!evidence.has('plus', 'also') || last.kind !== 'amounts') return [];
  const more = evidence.mentions.flatMap((m) =>
    m.group || m.ids.length === 1 ? m.ids : m.usual ? [m.usual] : [],
  );
  const plus = evidence.of('plus', 'also')[0];
  // 莎车加上叶城 stands alone: a place before the word is its own summand; 再把沙雅加上 goes on.
  const sides = new Set(evidence.mentions.map((m) => plus !== undefined && m.to <= plus.from));
  if (more.length === 0 || (sides.size > 1 && !evidence.has('also'))) return [];
  const base =
    last.operation.is === 'show' ||
    last.operation.is === 'compare' ||
    last.operation.is === 'total' ||
    last.operation.is === 'share'
      ? last.rows.ids
      : focus;
  const ids = [...new Set([...base, ...more])];
  // Beside a comparison one more is compared, unless their sum is asked for.
  const together = last.operation.is !== 'compare' || evidence.has('sum', 'altogether');
  return proposal(
    noting(withRows(last, ids, together), `接上一问：${nameOf(evidence, ids)}`),
    using(evidence, {
      mentions: evidence.mentions,
      tokens: evidence.live.filter((token) => token.as === 'count' && token.number?.value.eq(ids.length)),
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'plus', 'sum', 'also', 'compare', 'places'],
    }),
    [{ why: '接上一问，加上', cost: 0 }],
  );
}

/** The words of a message that leaves something out. */
const LEAVING = [
  ...ONWARD,
  ...PLAIN,
  ...COLUMN_WORDS,
  'not',
  'except',
  'exceptAfter',
  'minus',
  'rest',
  'sum',
];

/** 不要叶城, 去掉叶城呢. */
export function takenOut(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts') return [];
  const { places } = evidence;
  const denied = evidence.has('not', 'except', 'exceptAfter', 'minus', 'cancel');
  const named = [...places.excluded, ...evidence.mentions];
  if (!denied || named.length === 0) return [];
  const out = new Set(named.flatMap((m) => m.ids));
  const ids = last.rows.ids.filter((id) => !out.has(id));
  if (ids.length === last.rows.ids.length) return takenOff(evidence, last, named);
  return proposal(
    noting(withRows(last, ids, false), `接上一问：${nameOf(evidence, ids)}`),
    using(evidence, {
      mentions: named,
      concepts: [...LEAVING, 'cancel'],
    }),
    [{ why: '接上一问，去掉', cost: 0 }],
  );
}

/** 去掉莎车呢, after 喀什地区: what lies in the place is left out of its sum. */
function takenOff(
  evidence: Evidence,
  last: Extract<Question, { kind: 'amounts' }>,
  named: readonly Mention[],
): Proposal[] {
  const [whole] = last.rows.ids;
  const row = whole ? evidence.catalogue.row(whole) : undefined;
  const out = new Set(named.flatMap((m) => m.ids));
  if (last.rows.ids.length !== 1 || !row || (row.kind !== 'prefecture' && row.kind !== 'region')) return [];
  const all = evidence.catalogue.within(row.id).map((one) => one.id);
  const ids = all.filter((id) => !out.has(id));
  if (ids.length === all.length) return [];
  return proposal(
    {
      ...last,
      rows: { ids, without: all.filter((id) => out.has(id)) },
      operation: { is: 'total', measure: 'sum' },
      understood: [`接上一问：${row.name}`],
    },
    using(evidence, {
      mentions: named,
      concepts: LEAVING,
    }),
    [{ why: '接上一问，去掉', cost: 0 }],
  );
}

/** 把呼图壁换成吉木萨尔: one of the places is replaced, the others stay. */
export function swapped(evidence: Evidence, { last }: Thread): Proposal[] {
  const [mention] = evidence.mentions;
  if (last.kind !== 'amounts' || !evidence.has('swap') || evidence.mentions.length !== 1 || !mention)
    return [];
  const withdrawn = evidence.tokens.filter((token) => evidence.places.withdrawn.has(token.index));
  const old = last.rows.ids.find((id) =>
    withdrawn.some((token) => token.span?.senses.some((s) => s.is === 'place' && s.ids.includes(id))),
  );
  const [id] = mention.ids;
  if (!old || !id || mention.ids.length > 1) return [];
  const ids = last.rows.ids.map((one) => (one === old ? id : one));
  return proposal(
    noting(
      evidence.has('sum', 'altogether')
        ? withRows({ ...last, operation: { is: 'compare' } }, ids, true)
        : { ...last, rows: { ...last.rows, ids }, understood: [] },
      `接上一问：${nameOf(evidence, ids)}`,
    ),
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [...ONWARD, ...PLAIN, 'swap', 'sum', 'altogether'],
    }),
    [{ why: '接上一问，换一个', cost: 0 }],
  );
}
