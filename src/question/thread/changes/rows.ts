import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { between, isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { contains, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { type Pointed, pointedAt } from '../references.js';
import { withMinus, withoutRows, withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, likewise, nameOf, noting, ONWARD, proposal } from './common.js';

/** 再加上墨玉, 把皮山也加进来. */
export function added(evidence: Evidence, thread: Thread): Proposal[] {
  const { last, focus } = thread;
  const adds = evidence.has('plus', 'also') || joinsBefore(evidence);
  if (!adds || last.kind !== 'amounts' || likewise(evidence, last)) return [];
  const more = evidence.mentions.flatMap((m) =>
    m.group || m.ids.length === 1 ? m.ids : m.usual ? [m.usual] : [],
  );
  if (more.length === 0 || addsUpItsOwn(evidence)) return [];
  const base =
    last.operation.is === 'show' ||
    last.operation.is === 'compare' ||
    last.operation.is === 'total' ||
    last.operation.is === 'share'
      ? last.rows.ids
      : focus;
  const pointed = beforeIt(evidence, thread);
  const ids = pointed ? [...new Set([...pointed.ids, ...more])] : addedUp(evidence, thread, base, more);
  // Beside a comparison one more is compared, unless their sum is asked for.
  const compares = evidence.has('compare') || endsInComparing(evidence);
  const compared = last.operation.is === 'compare' || compares;
  const listed = evidence.has(...LISTING);
  // 一起比 sums nothing.
  const together = (!compared && !listed) || evidence.has('altogether') || (evidence.has('sum') && !compares);
  const moved = withRows(last, ids, together);
  return proposal(
    noting(
      namesColumn(evidence) ? inItsColumn(moved, evidence) : moved,
      `接上一问：${nameOf(evidence, ids)}`,
    ),
    using(evidence, {
      mentions: evidence.mentions,
      tokens: [
        ...(pointed?.tokens ?? []),
        ...evidence.live.filter((token) => countsAll(token, ids) || countsMore(token, evidence, more)),
        ...levelWords(evidence),
      ],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...ADDING, ...(together ? [] : [...LISTING, 'than'])],
    }),
    [{ why: '接上一问，加上', cost: 0 }],
  );
}

/** 这两个地区再加上伊犁州: those of the talk that the message counts. */
function beforeIt(evidence: Evidence, thread: Thread): Pointed | undefined {
  const pointed = evidence.has('plus') ? pointedAt(evidence, thread) : undefined;
  return pointed && pointed.tokens.length > 0 && pointed.ids.length > 1 ? pointed : undefined;
}

/** 沙湾也放进去比: behind 比 stands nothing that it is held against. */
const endsInComparing = (evidence: Evidence): boolean =>
  evidence.of('than').some(({ to }) => evidence.mentions.every((mention) => mention.to <= to)) &&
  !evidence.has('reference', 'references');

/** 列一列, 各多少: each is told, and not what they come to. */
const LISTING = ['list', 'each', 'apiece'];

/** The words of a message that takes more in. */
const ADDING = ['plus', 'sum', 'also', 'compare', 'places', 'and', 'including', 'share', 'percent'];

/** 三个, 四: as many as there are once all is added. */
const countsAll = ({ as, number }: Token, ids: readonly string[]): boolean =>
  (as === 'count' || as === 'small') && number?.value.eq(ids.length) === true;

/** 再加一个新源: as many as are named behind it, and so many more. */
const countsMore = ({ as, number, from }: Token, { mentions }: Evidence, more: readonly string[]): boolean =>
  (as === 'count' || as === 'small') &&
  number?.value.eq(more.length) === true &&
  mentions.every((mention) => mention.from > from);

/** A column that is no more than 一共. */
const namesColumn = ({ live }: Evidence): boolean =>
  live.some((token) => hasRole(token, 'column') && !isA(token, 'altogether'));

/** 和库尔勒市并起来, 连和硕一起算: before the one place stands what joins it to those of the talk. */
function joinsBefore(evidence: Evidence): boolean {
  const [only, more] = evidence.mentions;
  if (!only || more || !evidence.has('sum')) return false;
  const led = evidence.live.findLast(
    (token) => token.to <= only.from && !hasRole(token, 'idle', 'mark', 'thread'),
  );
  return isA(led, 'and', 'including') && /\p{L}/u.test(led?.text ?? '');
}

/** Those of the last question with what is added; 三个一共 counts what the talk went through one at a time. */
function addedUp(
  evidence: Evidence,
  { singles, recent }: Thread,
  base: readonly string[],
  more: readonly string[],
): readonly string[] {
  const all = (before: readonly string[]): string[] => [...new Set([...before, ...more])];
  const counted = evidence.live
    .find((token) => (token.as === 'count' || token.as === 'small') && !countsMore(token, evidence, more))
    ?.number?.value.toNumber();
  const fitting = [base, singles, recent].map(all).find((ids) => ids.length === counted);
  return fitting ?? all(base);
}

/** 莎车加上叶城, 岳普湖和泽普加拢来: the message has its own summands; 再把沙雅加上 goes on. */
function addsUpItsOwn(evidence: Evidence): boolean {
  const { mentions } = evidence;
  const pluses = evidence.of('plus');
  if (evidence.has('also') || pluses.length === 0) return false;
  // A name that stands twice, or is taken back, is a summand where it stands.
  const named = evidence.tokens.filter((token) => hasRole(token, 'place'));
  const between = pluses.some(
    ({ from, to }) => named.some((m) => m.to <= from) && named.some((m) => m.from >= to),
  );
  // 是给他加钱了: what is no operator stands right before a place, or behind a single one that it takes.
  const loose = pluses.every(
    (token) =>
      !hasRole(token, 'operator') &&
      !mentions.some(
        (m) =>
          m.from >= token.to &&
          evidence.tokens.every((t) => t.from < token.to || t.to > m.from || isPassing(t)),
      ),
  );
  return between || loose;
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

/** 不要叶城, 去掉叶城呢, 再减喀什市: less of what was asked about. */
export function takenOut(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts') return [];
  const { places } = evidence;
  const denied =
    evidence.has('except', 'exceptAfter') ||
    evidence.of('minus').some((word) => !isCut(word, evidence)) ||
    // 南疆先不说，喀什多少: what is not wanted is named, and so is what is.
    (places.withdrawn.size === 0 && deniesPlace(evidence));
  const named = [...places.excluded, ...evidence.mentions];
  if (!denied || named.length === 0 || lessensItsOwn(evidence, named)) return [];
  const less = leavesNothing(last, named) ? NOTHING_LEFT : lessOf(evidence, last, named);
  return proposal(
    less === NOTHING_LEFT
      ? less.question
      : noting(less && inItsColumn(less.question, evidence), `接上一问：${nameOf(evidence, less?.of ?? [])}`),
    using(evidence, {
      mentions: named,
      tokens: evidence.live.filter(
        (token) => token.as === 'count' && token.number?.value.eq(less?.of.length ?? 0),
      ),
      concepts: [...LEAVING, 'cancel', 'places'],
    }),
    [{ why: '接上一问，去掉', cost: 0 }],
  );
}

/** 去掉莎车呢, of 莎车 alone: what it is left out of has to be said. */
const leavesNothing = ({ rows, operation }: Amounts, named: readonly Mention[]): boolean =>
  ((operation.is === 'total' && !operation.minus) || operation.is === 'show' || operation.is === 'compare') &&
  rows.ids.every((id) => named.some(({ ids }) => ids.includes(id)));

const NOTHING_LEFT: Less = {
  question: { kind: 'none', gap: { why: 'unknown' }, suggestions: [], understood: [] },
  of: [],
};

/** 伊犁州那个救助站减了多少: how much was cut, and nothing is taken out. */
function isCut(word: Token, { tokens, mentions }: Evidence): boolean {
  const next = tokens.find(({ index, roles }) => index > word.index && !roles.includes('idle'));
  return isA(next, 'howMuch') && mentions.every(({ to }) => to <= word.from);
}

/** 不要叶城, 叶城不要了; and neither 不是万元 nor 不要看别的. */
function deniesPlace(evidence: Evidence): boolean {
  const named = [...evidence.places.excluded, ...evidence.mentions];
  return evidence
    .of('not', 'cancel')
    .some((word) =>
      named.some((m) =>
        [...between(evidence.tokens, word, m), ...between(evidence.tokens, m, word)].every(isPassing),
      ),
    );
}

/** 巴州刨去库尔勒市还剩多少, 伊宁市减伊宁县: the message itself names what is lessened. */
function lessensItsOwn(evidence: Evidence, named: readonly Mention[]): boolean {
  const minus = evidence.of('minus').at(-1);
  return named.some(
    (whole) =>
      (minus !== undefined && whole.to <= minus.from && named.some((m) => m.from >= minus.to)) ||
      (!whole.group &&
        named.some(
          (m) => m !== whole && m.ids.some((id) => whole.ids.some((w) => contains(evidence, w, id))),
        )),
  );
}

/** The last question less some places, with what it is said to be about. */
interface Less {
  readonly question: Question | undefined;
  readonly of: readonly string[];
}

/** The last question less the places that are named. */
function lessOf(evidence: Evidence, last: Amounts, named: readonly Mention[]): Less | undefined {
  const { ids } = last.rows;
  const out = new Set(named.flatMap((m) => m.ids));
  const kept = ids.filter((id) => !out.has(id));
  if (kept.length < ids.length) {
    const together = evidence.has('sum', 'altogether');
    return { question: withoutRows(last, out, together), of: kept };
  }
  const inside = named.flatMap((m) =>
    m.ids.filter((id) => ids.some((whole) => contains(evidence, whole, id))),
  );
  const { operation } = last;
  // 再减喀什市, after 喀什地区减莎车: one more is taken off.
  if (operation.is === 'total' && (operation.minus || (inside.length > 0 && ids.length > 1)))
    return { question: withMinus(last, inside.length > 0 ? inside : certain(named)), of: ids };
  if (inside.length > 0 && ids.length === 1) return { question: restOf(evidence, last, inside), of: ids };
  // 减叶城: of what it never held a place is only subtracted.
  const subtracts = evidence.has('minus') && (operation.is === 'show' || operation.is === 'total');
  const off = certain(named).filter((id) => !ids.some((one) => contains(evidence, id, one)));
  return subtracts && off.length > 0 && off.length === named.length
    ? { question: withMinus(last, off), of: ids }
    : undefined;
}

const certain = (named: readonly Mention[]): string[] =>
  named.flatMap((m) => (m.group || m.ids.length === 1 ? m.ids : []));

/** 去掉莎车呢, after 喀什地区: what lies in the place is left out of its sum. */
function restOf(evidence: Evidence, last: Amounts, out: readonly string[]): Question | undefined {
  const [whole] = last.rows.ids;
  const all = evidence.catalogue.within(whole ?? '').map((one) => one.id);
  const ids = all.filter((id) => !out.includes(id));
  // A county of a prefecture is no member of the region: it is taken off.
  if (ids.length === all.length)
    return evidence.has('except', 'exceptAfter', 'minus') ? withMinus(last, out) : undefined;
  return {
    ...last,
    rows: { ids, ...(whole && { scope: whole }), without: all.filter((id) => out.includes(id)) },
    operation: { is: 'total', measure: 'sum' },
    understood: [],
  };
}

/**
 * 把呼图壁换成吉木萨尔, 换成洛浦呢: one of the places is replaced, the others stay. Which one is asked where it is neither named
 * nor plain.
 */
export function swapped(evidence: Evidence, { last }: Thread): Proposal[] {
  const [mention] = evidence.mentions;
  // 且末写错了，是若羌: what is taken back is one of several that were asked about.
  const corrects = evidence.has('insteadOf') && last.kind === 'amounts' && last.rows.ids.length > 1;
  if (last.kind !== 'amounts' || !(evidence.has('swap') || corrects)) return [];
  if (evidence.mentions.length !== 1 || !mention) return [];
  const withdrawn = evidence.tokens.filter((token) => evidence.places.withdrawn.has(token.index));
  const named = last.rows.ids.find((id) =>
    withdrawn.some((token) => token.span?.senses.some((s) => s.is === 'place' && s.ids.includes(id))),
  );
  const [id] = mention.ids;
  if (!id || mention.ids.length > 1) return [];
  return (named ? [named] : replaceable(evidence, last, id)).flatMap((old) => {
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
        concepts: [...ONWARD, ...PLAIN, 'swap', 'insteadOf', 'sum', 'altogether'],
      }),
      [{ why: '接上一问，换一个', cost: 0 }],
    );
  });
}

/** Of so many it is asked which one is replaced. */
const MOST_OFFERED = 4;

/** 换成洛浦呢: after 墨玉比皮山多多少 the one that the other was held against; of those summed up or of several any. */
function replaceable(evidence: Evidence, { rows, operation }: Amounts, by: string): readonly string[] {
  const { ids, scope } = rows;
  const swaps = evidence.has('swap') && evidence.places.withdrawn.size === 0;
  if (!swaps || scope !== undefined || ids.includes(by) || ids.length < 2 || ids.length > MOST_OFFERED)
    return [];
  if (operation.is === 'total') return operation.minus || operation.measure === 'count' ? [] : ids;
  if (operation.is !== 'compare' || operation.columns) return [];
  return ids.length === 2 ? ids.slice(1) : ids;
}
