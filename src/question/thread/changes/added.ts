import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question, Whole } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { holds, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { areAlike } from '../alike.js';
import { homeOf } from '../home.js';
import type { Pointed } from '../pointed.js';
import { pointedAt, pointedCount } from '../references.js';
import { withPlace, withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, likewise, nameOf, noting, ONWARD, proposal } from './common.js';

/** 再加上墨玉, 把皮山也加进来. */
export function added(evidence: Evidence, thread: Thread): Proposal[] {
  const { last, focus } = thread;
  // 把托里换成乌苏市，再加一遍: one is replaced, and they are summed once more.
  if (evidence.has('swap') && evidence.places.withdrawn.size > 0) return [];
  const adds =
    evidence.has('plus', 'also') ||
    (evidence.has('too') && evidence.has('compare')) ||
    joinsBefore(evidence, last);
  if (adds && last.kind === 'several') return oneMore(evidence, last.questions);
  if (!adds || last.kind !== 'amounts' || likewise(evidence, last)) return [];
  const more = evidence.mentions
    .filter((m) => !isWholeOfShare(m, evidence, last))
    .flatMap((m) =>
      m.group ? ofHome(evidence, thread, m.ids) : m.ids.length === 1 ? m.ids : m.usual ? [m.usual] : [],
    );
  if (more.length === 0 || addsUpItsOwn(evidence)) return [];
  const base =
    last.operation.is === 'show' ||
    last.operation.is === 'compare' ||
    last.operation.is === 'total' ||
    last.operation.is === 'share'
      ? last.rows.ids
      : focus;
  // 再加墨玉, after a part of another prefecture: it lies outside of the whole.
  if (last.operation.is === 'share' && !holdsAll(evidence, last.operation.whole, more)) return [];
  const again = onceMore(last, thread, more);
  if (again) return added(evidence, { ...thread, last: again });
  const pointed = beforeIt(evidence, thread);
  const ids = pointed ? [...new Set([...pointed.ids, ...more])] : addedUp(evidence, thread, base, more);
  if (!ids) return [];
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
      // 不要阿拉山口 takes out nothing that is in it.
      mentions: [...evidence.mentions, ...evidence.places.excluded.filter((m) => isNoneOf(m, ids))],
      tokens: [
        ...(pointed?.tokens ?? []),
        ...evidence.live.filter((token) => countsAll(token, ids) || countsMore(token, evidence, more)),
        ...levelWords(evidence),
      ],
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        ...ADDING,
        ...(together ? [] : [...LISTING, 'than']),
        // 也算进去平均呢, after an average.
        ...(last.operation.is === 'total' && last.operation.measure === 'average' ? ['average'] : []),
      ],
    }),
    [{ why: '接上一问，加上', cost: 0 }],
  );
}

/** 再加上巴州，占全区的比重: the whole of the last part is named once more, and is no part. */
const isWholeOfShare = ({ ids, from }: Mention, evidence: Evidence, { operation }: Amounts): boolean =>
  operation.is === 'share' &&
  ids.some((id) => id === operation.whole) &&
  evidence.of('share').some((word) => word.to <= from);

const holdsAll = (evidence: Evidence, whole: Whole, ids: readonly string[]): boolean =>
  whole === 'year' || ids.every((id) => holds(evidence, whole, id));

/** 加上库尔勒, after 库尔勒呢: it was asked for alone, and is added to those that were asked for before. */
const onceMore = (last: Amounts, { previous }: Thread, more: readonly string[]): Question | undefined =>
  last.rows.ids.length === 1 &&
  more.every((id) => last.rows.ids.includes(id)) &&
  previous?.kind === 'amounts' &&
  previous.operation.is === last.operation.is &&
  !more.some((id) => previous.rows.ids.includes(id))
    ? previous
    : undefined;

/** 福利院也加上, after counties of one prefecture: those that lie there, where the message does not say where they do. */
function ofHome(
  { catalogue, ...evidence }: Evidence,
  thread: Thread,
  ids: readonly string[],
): readonly string[] {
  const alone = evidence.withRole('place').length === evidence.mentions.length;
  const home = alone ? homeOf(thread, catalogue) : undefined;
  const isInstitution = ids.every((id) => catalogue.row(id)?.kind === 'institution');
  return home && isInstitution ? ids.filter((id) => catalogue.row(id)?.prefecture === home) : ids;
}

/** 把博州也加进来, after the part of each of several places: the part of one more. */
function oneMore(evidence: Evidence, parts: readonly Question[]): Proposal[] {
  const [mention, more] = evidence.mentions;
  const [id, other] = mention?.ids ?? [];
  if (!areAlike(parts) || !mention || more || !id || other) return [];
  const part = withPlace(parts[0] as Question, id, evidence.catalogue);
  return proposal(
    part && {
      kind: 'several',
      questions: [...parts, part],
      understood: [`接上一问，加上${nameOf(evidence, [id])}`],
    },
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...ADDING],
    }),
    [{ why: '接上一问，加上', cost: 0 }],
  );
}

const isNoneOf = (mention: Mention, ids: readonly string[]): boolean =>
  mention.ids.every((id) => !ids.includes(id));

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
const ADDING = [
  'plus',
  'sum',
  'also',
  'compare',
  'places',
  'and',
  'including',
  'share',
  'percent',
  'not',
  // 天山区也算上，这三个区合计
  'these',
  'pair',
  'trio',
];

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

/** 和库尔勒市并起来, 连和硕一起算, 还有个博乐市，三家合计: before the one place stands what joins it to those of the talk. */
function joinsBefore(evidence: Evidence, last: Question): boolean {
  const [only, more] = evidence.mentions;
  if (!only || more || !(evidence.has('sum', 'altogether') || isAllThereIs(evidence, last))) return false;
  const led = evidence.live.findLast(
    (token) => token.to <= only.from && !hasRole(token, 'idle', 'mark', 'thread') && !isA(token, 'places'),
  );
  return isA(led, 'and', 'including') && /\p{L}/u.test(led?.text ?? '');
}

/** 还有米东, after a sum: a place, and nothing that is asked of it. */
const isAllThereIs = ({ live }: Evidence, last: Question): boolean =>
  last.kind === 'amounts' &&
  last.operation.is === 'total' &&
  live.every((token) => hasRole(token, 'place', 'idle', 'mark', 'thread', 'talk') || isA(token, 'and'));

/**
 * Those of the last question with what is added; 三个一共 counts what the talk went through one at a time, or the last of what
 * it was about. Undefined where so many were none.
 */
function addedUp(
  evidence: Evidence,
  { singles, recent }: Thread,
  base: readonly string[],
  more: readonly string[],
): readonly string[] | undefined {
  const all = (before: readonly string[]): string[] => [...new Set([...before, ...more])];
  const counted =
    evidence.live
      .find((token) => (token.as === 'count' || token.as === 'small') && !countsMore(token, evidence, more))
      ?.number?.value.toNumber() ?? pointedCount(evidence);
  if (counted === undefined) return all(base);
  const kindOf = (id: string | undefined) => evidence.catalogue.row(id ?? '')?.kind;
  // 三家, after their prefecture as well: those that are of the kind of what is added.
  const alike = recent.filter((id) => kindOf(id) === kindOf(more[0]));
  const latest = recent.slice(-Math.max(1, counted - more.length));
  return [base, singles, recent, alike, latest].map(all).find((ids) => ids.length === counted);
}

/** 莎车加上叶城, 岳普湖和泽普加拢来: the message has its own summands; 再把沙雅加上 goes on. */
function addsUpItsOwn(evidence: Evidence): boolean {
  const { mentions } = evidence;
  const pluses = evidence.of('plus');
  if (pluses.length === 0) return false;
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
  // 乌苏加上沙湾，把托里也加进去 has its own as well.
  return between || (loose && !evidence.has('also'));
}
