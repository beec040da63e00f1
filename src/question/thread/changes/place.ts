import { inPercent } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { endsClause } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelOf, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { pointedAt } from '../references.js';
import { rankedWithin, withPlace, withRows } from '../replace.js';
import { kindAlone } from '../so-called.js';
import type { Thread } from '../thread.js';
import {
  areInstitutions,
  inItsColumn,
  isHeldAgainst,
  isRelative,
  likewise,
  marked,
  noting,
  ONWARD,
  placeOf,
  proposal,
} from './common.js';
import { oneIn } from './offered.js';

/** 那叶城呢; 不对，是喀什市: the same, asked of another place; a column beside it is another column too. */
export function otherPlace(evidence: Evidence, thread: Thread): Proposal[] {
  const several = [...otherPlaces(evidence, thread), ...otherSet(evidence, thread)];
  if (several.length > 0) return several;
  if (asksOtherwise(evidence, thread)) return [];
  const home = homeOfRanked(evidence, thread.last);
  const place = home ?? oneIn(evidence, thread) ?? ofPair(evidence, thread) ?? placeOf(evidence, thread);
  const again = sameRelation(evidence, thread.last);
  if (
    !place ||
    !(
      marked(evidence) ||
      again.length > 0 ||
      isRegionAbove(evidence, place) ||
      isOwner(evidence, thread.last)
    ) ||
    isHeldAgainst(evidence) ||
    evidence.has('compare', 'difference', 'plus', 'not', 'ahead', 'behind') ||
    (again.length === 0 && evidence.has('share', 'percent')) ||
    (evidence.has('also') && !likewise(evidence, thread.last))
  )
    return [];
  const stated = evidence.live.filter(({ as }) => as === 'percent');
  const moved =
    home && thread.last.kind === 'amounts'
      ? rankedWithin(thread.last, home, evidence.catalogue)
      : asStated(withPlace(thread.last, place, evidence.catalogue), stated);
  return proposal(
    noting(inItsColumn(moved, evidence), ...evidence.places.understood),
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        ...again,
        ...(stated.length > 0 ? ['check'] : []),
        'insteadOf',
        'swap',
        'within',
        'former',
        'latter',
        'ordinal',
        'places',
      ],
      tokens: [
        kindAlone(evidence),
        ...ofSameLevel(evidence, thread.last),
        // 再往上全自治区: the region is the whole of any.
        ...(place === evidence.catalogue.region.id ? evidence.of('ownWhole') : []),
        // 州里第二的是谁 asks of a rank there, and for no amount of the place.
        ...(kindAlone(evidence) ? [] : rankWords(evidence)),
        ...(moved && isRelative(moved) ? stated : []),
      ],
    }),
    [{ why: '接上一问，换一个地方', cost: 0 }],
  );
}

/** True where a place that is named is none that the same is asked of. */
const asksOtherwise = (evidence: Evidence, { last }: Thread): boolean =>
  // 那叶城的资金呢, 换成亿是多少, after its part: an amount is asked for, and no part or rank.
  (asksAmount(evidence) && isRelative(last)) ||
  // 莎车跟它合计: the one that is named stands beside the one of the talk.
  isBesideIt(evidence) ||
  // 喀什地区去掉莎车呢: it names a place, and less than all of it.
  evidence.places.excluded.length > 0 ||
  isExchanged(evidence, last) ||
  // 州里倒数第一是谁: one of what lies there, and not the place itself.
  (kindAlone(evidence) !== undefined && evidence.has('most', 'least', 'first', 'lastRank', 'front', 'rear'));

/** 在喀什地区里呢, after the rank of a county: the prefecture that it is ranked in, and no county of the same name. */
function homeOfRanked({ mentions, catalogue, ...evidence }: Evidence, last: Question): string | undefined {
  const [mention, more] = mentions;
  if (!mention || more || last.kind !== 'amounts' || last.operation.is !== 'rank') return undefined;
  if (!evidence.has('within', 'seat')) return undefined;
  const [own] = last.rows.ids;
  const home = catalogue.row(own ?? '')?.prefecture ?? undefined;
  return mention.ids.some((id) => id === home || catalogue.row(id)?.prefecture === home) ? home : undefined;
}

/** 昌吉州的, after a search, a target or an institution: nothing but a place and 的, which asks the same of what is there. */
const isOwner = ({ tokens, mentions, catalogue }: Evidence, last: Question): boolean =>
  (last.kind === 'indicator' ||
    (last.kind === 'amounts' &&
      (last.operation.is === 'find' || areInstitutions(last.rows.ids, catalogue)))) &&
  mentions.length === 1 &&
  tokens.at(-1)?.text === '的' &&
  tokens.slice(0, -1).every((token) => hasRole(token, 'place', 'suffix'));

/** 莎车跟它, 它和莎车: joined to the one that the words point at. */
const isBesideIt = ({ tokens, mentions, ...evidence }: Evidence): boolean =>
  evidence.of('reference').some((word) =>
    mentions.some((mention) => {
      const [from, to] = mention.to <= word.from ? [mention.to, word.from] : [word.to, mention.from];
      const inner = tokens.filter((token) => token.from >= from && token.to <= to);
      return (
        inner.some((token) => isA(token, 'and', 'plus') && /\p{L}/u.test(token.text)) && inner.length === 1
      );
    }),
  );

/** 再往上全自治区: a word for the whole goes on from the part that was asked about. */
const isRegionAbove = (evidence: Evidence, place: string): boolean =>
  place === evidence.catalogue.region.id && evidence.has('ownWhole');

/** 那吐鲁番市各区县的呢, after an average of the counties of another: it says of what level they are once more. */
function ofSameLevel(evidence: Evidence, last: Question): readonly Token[] {
  const words = levelWords(evidence);
  return last.kind === 'amounts' && last.operation.is === 'total' && levelOf(words) === last.rows.level
    ? [...words, ...evidence.of('each')]
    : [];
}

/** 和硕占多少呢, 那昭苏排第几: the part or the rank that was asked for, of another place. */
function sameRelation(evidence: Evidence, last: Question): readonly string[] {
  if (last.kind !== 'amounts' || evidence.mentions.length !== 1 || evidence.has('ownWhole')) return [];
  // 哈密市提前下达的占全年百分之几: it names the whole itself.
  if (evidence.has('total') && last.operation.is === 'share' && last.operation.whole !== 'year') return [];
  // 疏附县百分之几是提前下达的: nor is it a part of another whole where the column is what the place is asked to consist of.
  const [percent] = evidence.of('percent');
  if (percent && evidence.live.some((token) => hasRole(token, 'column') && token.from >= percent.to))
    return [];
  const words = last.operation.is === 'share' ? ['share', 'percent'] : ['rankOf'];
  return isRelative(last) && evidence.has(...words) && isPart(evidence) ? words : [];
}

/**
 * 和硕占多少, 同样的比例，和硕是多少, and neither 占巴州多少, 占地区多少 nor 玛纳斯在昌吉州里排第几: the place stands before the word or
 * in another clause, and no whole is named.
 */
const isPart = ({ mentions, ...evidence }: Evidence): boolean =>
  evidence.withRole('place').length === 1 &&
  evidence.of('share', 'percent', 'rankOf').some((word) => {
    const next = evidence.tokens[word.index + 1];
    const isBefore =
      mentions.every(({ to }) => to <= word.from) && !hasRole(next, 'suffix', 'level') && !isA(next, 'seat');
    return isBefore || (next !== undefined && endsClause(next));
  });

/** 后者呢, after 前者占巴州多少; 市里的呢, after 县; 第三个呢, after the part of the second: the same of the other. */
function ofPair(evidence: Evidence, thread: Thread): string | undefined {
  const points =
    evidence.has('former', 'latter') ||
    kindAlone(evidence) !== undefined ||
    ((isRelative(thread.last) || isOfColumn(thread.last)) && rankWords(evidence).length > 0);
  const ids = points ? (pointedAt(evidence, thread)?.ids ?? []) : [];
  return ids.length === 1 && evidence.mentions.length === 0 ? ids[0] : undefined;
}

/** 吉木乃换成福海，占比呢, after the part of several: one of them is replaced, and the others stay. */
const isExchanged = (evidence: Evidence, last: Question): boolean =>
  evidence.has('swap') &&
  evidence.places.withdrawn.size > 0 &&
  last.kind === 'amounts' &&
  last.rows.ids.length > 1;

/** 呼图壁县占13.49%？ after the part of another: what part it is said to be. */
function asStated(question: Question | undefined, [token, more]: readonly Token[]): Question | undefined {
  const percent = token?.number && !more ? inPercent(token.number) : undefined;
  return percent && question?.kind === 'amounts' && question.operation.is === 'share'
    ? { ...question, operation: { ...question.operation, claimed: { percent } } }
    : question;
}

const rankWords = ({ live }: Evidence): readonly Token[] =>
  live.filter((token) => token.as === 'rank' || isA(token, 'first', 'greater', 'lesser'));

/** 第一个呢, after the 本次下达 of the second. */
const isOfColumn = (last: Question): boolean =>
  last.kind === 'amounts' && last.operation.is === 'show' && last.column !== undefined;

const asksAmount = (evidence: Evidence): boolean =>
  evidence.has('amount') || evidence.withRole('unit').length > 0;

/** 沙湾跟裕民呢, after a comparison or a sum: the same done with others. */
function otherPlaces(evidence: Evidence, { last }: Thread): Proposal[] {
  const { mentions } = evidence;
  // 那轮台比且末呢: the same comparison of others.
  const again =
    last.kind === 'amounts' && last.operation.is === 'compare' ? evidence.of('than', 'compare') : [];
  if (mentions.length < 2 || mentions.some((m) => m.group || m.ids.length > 1)) return [];
  const changes = evidence.has('onward', 'too', 'swap') && evidence.places.withdrawn.size === 0;
  // 那叶城和巴楚一共呢: they are summed.
  if (last.kind === 'amounts' && last.operation.is === 'show' && evidence.has('altogether')) return [];
  if (last.kind !== 'amounts' || !changes || evidence.withRole('operator').some((t) => !again.includes(t)))
    return [];
  const { is } = last.operation;
  // 拜城、阿瓦提也要, after the 本次下达 of one: the same of each, side by side.
  if (is !== 'compare' && is !== 'total' && !(is === 'show' && last.column)) return [];
  const moved = withRows(
    last,
    mentions.flatMap((m) => m.ids),
    is === 'total',
  );
  return proposal(
    noting(inItsColumn(moved, evidence)),
    using(evidence, {
      mentions,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'and', 'swap', 'than', 'compare'],
    }),
    [{ why: '接上一问，换几个地方', cost: 0 }],
  );
}

/** 那北疆呢, after the part of one in the region: the part of all of them together. */
function otherSet(evidence: Evidence, { last }: Thread): Proposal[] {
  const [set, more] = evidence.mentions;
  const arePrefectures = set?.ids.every((id) => evidence.catalogue.row(id)?.kind === 'prefecture');
  if (!set?.group || more || !arePrefectures || !evidence.has('onward')) return [];
  if (last.kind !== 'amounts' || last.operation.is !== 'share' || !last.operation.whole) return [];
  if (last.operation.whole !== evidence.catalogue.region.id || evidence.withRole('operator').length > 0)
    return [];
  const { claims: _, claimed: __, ...operation } = last.operation;
  const moved = { ...last, rows: { ids: set.ids, label: set.group }, operation };
  return proposal(
    noting(inItsColumn(moved, evidence)),
    using(evidence, { mentions: [set], concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS] }),
    [{ why: '接上一问，换一组地方', cost: 0 }],
  );
}
