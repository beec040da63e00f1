import type { Column, Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import { isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Level, Operation } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asksWhere } from './asked-where.js';
import { asked, COLUMN_WORDS, columnOf, cutColumn, PLAIN } from './columns.js';
import { isOfEnd } from './counted.js';
import { cutAmong } from './cut-among.js';
import { homeCounted } from './home-counted.js';
import { measureFor, type ShareSought, shareSought } from './ordered-by.js';
import { type Pool, poolOf } from './pool.js';
import { levelOf, levelWords, prefectureOf } from './rows.js';
import { type Stretch, stretchesNamed } from './stretches-named.js';

type Order = Extract<Operation, { is: 'order' }>;

const ENDS = [
  'most',
  'least',
  'first',
  'front',
  'frontSome',
  'rear',
  'rearSome',
  'order',
  'ascending',
  'descending',
];

/** 最多的比最少的多多少: by how much both ends are apart. */
const APART = ['difference', 'than', 'more', 'less', 'times'];

/** First or last N, the n-th, both ends, all in order. 哪个县 leaves institutions out unless they are asked for. */
export const order: Propose = (evidence) => {
  const picked = pick(evidence);
  if (!picked || asksElse(evidence)) return [];
  const { live } = evidence;
  const negative = evidence.has('negative') || isCutBy(evidence);
  const sought = shareSought(evidence);
  const all = poolIn(sought ? { ...evidence, mentions: sought.among } : evidence, negative);
  const pool = all && negative ? ofCut(evidence, all, sought) : all;
  const by = sought && pool ? measureFor(sought, pool.rows, evidence.catalogue.region.id) : 'amount';
  if (!pool || !by) return [];
  const two = sought ? undefined : columnsAround(evidence);
  const column = sought?.column ?? two?.by ?? columnOf(live) ?? (negative ? cutColumn(evidence) : undefined);
  const { tokens } = picked;
  if (picked.order.from > pool.rows.ids.length) return [];
  // 伊犁最多的三个市, of three: so many are wanted.
  const wanted = tokens.some((token) => token.as === 'count' && isOfEnd(token, evidence));
  const found = wanted
    ? picked.order
    : cutTo(picked.order, pool.rows.ids.length, evidence.has('most', 'least', 'first'));
  // 核减最多 is the lowest 本次下达.
  const apart = found.end === 'both' && evidence.has(...APART);
  const end = negative && found.end !== 'both' ? (found.end === 'most' ? 'least' : 'most') : found.end;
  return [
    {
      question: {
        kind: 'amounts',
        rows: pool.rows,
        operation: {
          ...found,
          end,
          by,
          ...(apart && { apart: true as const }),
          ...(two && { beside: two.beside }),
        },
        ...(column && { column }),
        ...asked(evidence, undefined),
        understood: evidence.places.understood,
      },
      used: using(evidence, {
        mentions: sought ? evidence.mentions : pool.mentions,
        tokens: [...pool.tokens, ...tokens, ...countsOfAll(evidence, pool)],
        concepts: [
          ...COLUMN_WORDS,
          ...PLAIN,
          'each',
          ...ENDS,
          'ordinal',
          'places',
          'within',
          'who',
          'list',
          'negative',
          ...(negative ? ['minus'] : []),
          // 最多和最少的差多少; 差得最多 asks something else.
          ...(apart ? APART : []),
          ...(countsOthers(evidence) ? [] : ['howMany']),
          ...(sought ? ['share', 'shareApart', 'percent', 'rate', 'more', 'ownWhole'] : []),
          ...(found.from === found.to ? ['more', 'less', 'rankOf'] : []),
          'and',
        ],
      }),
      assumed: pool.assumed,
    },
  ];
};

/** The text has words of an order, and asks for none. */
const asksElse = (evidence: Evidence): boolean =>
  (isOfNothing(evidence) && !poolOfNamed(evidence)) ||
  homeCounted(evidence) !== undefined ||
  isPartOfNth(evidence) ||
  isOneInEach(evidence) ||
  asksWhere(evidence);

/** 全年最少的县本次是多少: before the end stands the column that is ranked by, behind the set the one that is asked of what is found. */
function columnsAround(evidence: Evidence): { readonly by: Column; readonly beside: Column } | undefined {
  const { live } = evidence;
  const end = live.findLast((token) => token.as === 'rank' || isA(token, ...ENDS));
  const level = levelWords(evidence).find((word) => end !== undefined && word.from >= end.to);
  // 全年第三的县本次排第几: where it stands in the other column is another question.
  if (!end || !level || evidence.has('rankOf', 'sum', 'altogether', 'average')) return undefined;
  const plain = live.filter((token) => !isA(token, 'altogether'));
  const by = columnOf(plain.filter((token) => token.to <= end.from));
  const beside = columnOf(plain.filter((token) => token.from >= level.to));
  return by && beside && by !== beside ? { by, beside } : undefined;
}

/** 第二个占全区本次下达的多少: the part of one that stands somewhere, and no order. */
const isPartOfNth = ({ live, mentions, tokens, ...evidence }: Evidence): boolean =>
  live.some(({ as }) => as === 'rank') &&
  evidence.of('share').some((word) => mentions.some(({ from }) => from === tokens[word.index + 1]?.from));

/** 每个地州第一名的县: one in each of several groups, and no order of all of them. */
const isOneInEach = (evidence: Evidence): boolean =>
  levelOf(levelWords(evidence)) === 'county' &&
  evidence.of('each').some(({ index }) => isA(evidence.tokens[index + 1], 'prefectureLevel', 'prefecture'));

/**
 * 扣得最多, 减得最少的: what stands right before the end says that of a cut; 减最多的县还剩多少 takes one off, and 比去年减得最多
 * is no cut.
 */
const isCutBy = (evidence: Evidence): boolean =>
  !evidence.has('rest', 'lastYear', 'plus') &&
  evidence.of('minus').some(({ index }) =>
    isA(
      evidence.tokens.find((t) => t.index > index && !isPassing(t)),
      'most',
      'least',
    ),
  );

/** 七县市由低到高, 七区一县, 哈密和吐鲁番两家的区县: counts of all that are ranked, or of where they lie, say nothing new. */
function countsOfAll({ live }: Evidence, { rows, mentions }: Pool): readonly Token[] {
  const counts = live.filter(({ as }) => as === 'count');
  const sum = counts.reduce((all, { number }) => all + (number?.value.toNumber() ?? 0), 0);
  return sum === rows.ids.length
    ? counts
    : counts.filter(({ number }) => [rows.ids.length, mentions.length].some((n) => number?.value.eq(n)));
}

/** 14个地州市里谁最多: a count of all that there are says how many are ranked, not how many are asked for. */
const cutTo = (found: Picked['order'], of: number, superlative: boolean): Picked['order'] =>
  found.from === 1 && found.to !== undefined && found.to >= of ? whole(found, superlative) : found;

function whole({ to: _, ...found }: Picked['order'], superlative: boolean): Picked['order'] {
  return superlative ? { ...found, to: 1 } : found;
}

/** The places ranked: within what is named; two or more named places are no pool of their own. */
function poolIn(evidence: Evidence, negative: boolean): Pool | undefined {
  const named = poolOfNamed(evidence);
  if (named) return named;
  const single = evidence.mentions.filter((m) => !m.group && !m.ids.some((id) => !id.includes('/')));
  if (single.length > 0 || evidence.mentions.some((m) => !m.sure)) return undefined;
  // 全区前三名是喀什、和田、伊犁: what is said to stand there is no place in which it is sought.
  if (areSaidToStand(evidence)) return undefined;
  // 哈密倒数第二对吗: the rank of the prefecture itself is claimed.
  const [only, second] = evidence.mentions;
  if (only && !second && !only.group && isClaimedOf(evidence, only)) return undefined;
  // 南疆最多的是喀什地区对吗: the rank of one of the set is claimed.
  const isMember = (id: string) => evidence.mentions.some(({ group, ids }) => group && ids.includes(id));
  if (evidence.has('check') && evidence.mentions.some((m) => !m.group && m.ids.some(isMember)))
    return undefined;
  // 核减最多的是哪家: an institution as well.
  return poolOf(evidence, negative ? 'unit' : 'county');
}

/** 前十的县里有几个和田的: so many are asked for, and how many of them are elsewhere's is another question. */
const countsOthers = ({ live, mentions, ...evidence }: Evidence): boolean =>
  live.some(({ as }) => as === 'count') &&
  evidence.of('howMany').some(({ to }) => mentions.some(({ from }) => from >= to));

/** 塔城和昌吉和巴州从高到低: the prefectures that are named are put in order, where no word asks for what lies in them. */
function poolOfNamed(evidence: Evidence): Pool | undefined {
  const { mentions } = evidence;
  const plain = mentions.length > 1 && mentions.every(({ group }) => !group);
  if (!plain || evidence.places.excluded.length > 0) return undefined;
  const ids = candidates(evidence);
  if (ids.length < mentions.length || !ids.every((id) => id !== evidence.catalogue.region.id))
    return undefined;
  const [level, ...others] = new Set(evidence.catalogue.rowsOf(ids).map(levelOfRow));
  if (!level || others.length > 0 || !levelWords(evidence).every((word) => isTheirs(word, level)))
    return undefined;
  // 莎车、叶城、墨玉哪个最多 sets them side by side: put in order they are by a share, or where the text says so.
  const ends = evidence.has('most', 'least', 'first', 'front', 'rear', 'who');
  // 莎车排名和叶城排名: each among its peers.
  const sorted = evidence.has('order', 'ascending', 'descending') && mentions.length > 2;
  if (ends ? !evidence.has('share', 'rate') : !sorted) return undefined;
  const label = evidence.catalogue
    .rowsOf(ids)
    .map(({ name }) => name)
    .join('、');
  const tokens = [...levelWords(evidence), ...evidence.of('within', 'each', 'all', 'who')];
  return { rows: { ids, level, label }, mentions, tokens, assumed: [] };
}

/** The rows that are named: of a shared name the prefecture, unless it stands among counties. */
function candidates(evidence: Evidence): readonly string[] {
  const { mentions } = evidence;
  const counties = mentions.some(({ ids }) => ids.length === 1 && ids[0]?.includes('/'));
  return mentions.flatMap(({ ids }) => {
    const [only, second] = counties ? ids.filter((id) => id.includes('/')) : [prefectureOf(evidence, ids)];
    return only !== undefined && second === undefined ? [only] : [];
  });
}

const levelOfRow = ({ kind }: Row): Level =>
  kind === 'prefecture' || kind === 'county' ? kind : 'institution';

/** 莎车、叶城哪个县, 塔城、博州三个地州哪个: the level is that of those that are named. */
const isTheirs = (word: Token, level: Level): boolean =>
  levelOf([word]) === level || isA(word, 'unitLevel') || (level === 'prefecture' && isA(word, 'city'));

const isClaimedOf = (evidence: Evidence, { ids }: Mention): boolean =>
  evidence.has('check', 'yesNo', 'confirm') &&
  !evidence.has('who', 'howMuch', 'within') &&
  ids[0] !== evidence.catalogue.region.id &&
  levelWords(evidence).length === 0;

/** 第一是喀什，第二是和田: several prefectures that are stated, and no county asked for. */
const areSaidToStand = (evidence: Evidence): boolean =>
  evidence.has('check') &&
  evidence.mentions.filter(({ ids, group }) => !group && ids[0] !== evidence.catalogue.region.id).length >
    1 &&
  levelOf(levelWords(evidence)) !== 'county';

interface Picked {
  readonly order: Omit<Order, 'by'>;
  readonly tokens: readonly Token[];
}

/** Which stretch of the order is asked for, from which end. */
function pick(evidence: Evidence): Picked | undefined {
  const { live } = evidence;
  const several = severalIn(evidence);
  if (several) return several.picked;
  const most = evidence.has('most') || evidence.of('first').some((token) => !isOrdinal(token, evidence));
  const least = evidence.has('least');
  const rear = evidence.has('rear', 'rearSome', 'ascending');
  const nth = live.find((token) => token.as === 'rank');
  const count = countOf(evidence);
  const base = { is: 'order' as const };
  if (most && least && !nth)
    return {
      order: { ...base, from: 1, to: endsShown(count), end: 'both' },
      tokens: saidAgain(count, evidence),
    };
  const end = least || rear ? 'least' : 'most';
  // 14个地州各占全区多少: all of them by their part.
  const apart =
    evidence.has('shareApart') || (evidence.has('each') && evidence.has('share') && !most && !least);
  if (apart && !nth && levelWords(evidence).length > 0)
    return { order: { ...base, from: 1, end }, tokens: [] };
  if (nth) {
    // 第三个数 asks for a column of a table; a rank is one of places.
    const after = evidence.tokens.find((t) => t.index > nth.index && !hasRole(t, 'idle'));
    const ranked =
      most ||
      least ||
      rear ||
      evidence.has('more', 'less', 'order', 'who', 'rankOf', 'descending') ||
      hasRole(after, 'level', 'suffix') ||
      // 第二名; 第二个 counts anything.
      isA(after, 'rankUnit');
    if (!ranked) return undefined;
    const n = nth.number?.value.toNumber() ?? 1;
    return { order: { ...base, from: n, to: n, end: evidence.has('less') ? 'least' : end }, tokens: [nth] };
  }
  const ahead = count && isA(evidence.tokens[count.index - 1], 'front', 'rear');
  if (count && (most || least || ahead || evidence.has('order')))
    return {
      order: { ...base, from: 1, to: count.number?.value.toNumber() ?? 1, end },
      tokens: saidAgain(count, evidence),
    };
  const far = evidence.of('front', 'rear').some((token) => token.text.length > 2);
  const some =
    far ||
    evidence.has('frontSome', 'rearSome', 'ascending', 'list') ||
    // 按本次排，哪个县最多: the order says by what, the superlative which.
    (evidence.has('order') && !((most || least) && evidence.has('who'))) ||
    /哪些|哪几/u.test(evidence.text);
  if (!most && !least && !far && !evidence.has('frontSome', 'rearSome', 'order', 'ascending'))
    return undefined;
  return { order: { ...base, from: 1, ...((most || least) && !some && { to: 1 }), end }, tokens: [] };
}

/**
 * 前三名和后三名, 第三到第五名, 第二名和第四名: several stretches, or one that is not all from an end; nothing is picked where one
 * order cannot show them.
 */
function severalIn(evidence: Evidence): { readonly picked: Picked | undefined } | undefined {
  const stretches = stretchesNamed(evidence);
  const [first, second] = stretches;
  const reaches = first && first.from === first.to ? false : (first?.tokens.length ?? 0) > 1;
  if (!first || (stretches.length === 1 && !reaches)) return undefined;
  // 前三名…前三名: said of others once more.
  const isSame = (a: Stretch, b: Stretch) => a.end === b.end && a.from === b.from && a.to === b.to;
  // 第四名、第五名是哪两个: so many as are named say nothing new.
  const shown = stretches.reduce((all, { from, to }) => all + to - from + 1, 0);
  const counts = evidence.live.filter((token) => token.as === 'count' && token.number?.value.eq(shown));
  const tokens = [...stretches.flatMap((one) => one.tokens), ...counts];
  const base = { is: 'order' as const, end: first.end };
  const own = evidence.has('least') && !evidence.has('lastRank') ? ('least' as const) : first.end;
  if (!second) return { picked: { order: { ...base, end: own, from: first.from, to: first.to }, tokens } };
  if (stretches.slice(1).some((one) => isSame(one, first))) return { picked: undefined };
  const ofBothEnds = stretches.length === 2 && second.end !== first.end;
  if (ofBothEnds && first.from === 1 && second.from === 1 && first.to === second.to)
    return { picked: { order: { ...base, end: 'both', from: 1, to: first.to }, tokens } };
  const ranks = stretches.every(({ from, to, end }) => from === to && end === first.end);
  if (!ranks) return { picked: undefined };
  const only = stretches.map(({ from }) => from);
  return {
    picked: { order: { ...base, end: own, from: Math.min(...only), to: Math.max(...only), only }, tokens },
  };
}

/**
 * 核减最少的单位: only of what was cut can the least be cut; undefined where nothing was. They are no level of their place, unless
 * a share of that is what they are put in order by.
 */
function ofCut(evidence: Evidence, pool: Pool, sought: ShareSought | undefined): Pool | undefined {
  const { catalogue, live } = evidence;
  const column = (sought ? undefined : columnOf(live)) ?? cutColumn(evidence);
  const ids = cutAmong(evidence, pool.rows.ids, column);
  if (ids.length === 0) return undefined;
  if (sought) return { ...pool, rows: { ...pool.rows, ids } };
  const { scope, ...rows } = pool.rows;
  const where = rows.label ?? catalogue.row(scope ?? '')?.name ?? '';
  return { ...pool, rows: { ...rows, ids, label: `${where}核减的` } };
}

/** 哪个多 with no place, or of two that are named, compares: only of what lies in one place it asks for the first. */
const isOfNothing = (evidence: Evidence): boolean => {
  const { mentions } = evidence;
  const ends = evidence.of(...ENDS);
  const [only] = mentions;
  const kinds = levelWords(evidence);
  const speaks = ends.some(
    (token) => SPEAKS_OF.test(token.text) || (isA(token, 'more', 'less') && kinds.length > 0),
  );
  const inOne = mentions.length === 1 && only !== undefined && !only.group && (speaks || !isOfThread(only));
  return (
    ends.length > 0 &&
    ends.every((token) => isA(token, 'compare')) &&
    !inOne &&
    !(mentions.length === 0 && speaks)
  );
};

/** 哪个县多, 哪个县本次多 ranks the counties. */
const SPEAKS_OF = /[县市州]/u;

/** 第一张图, 第一章: the first of something else than places. */
function isOrdinal({ to, index }: Token, { tokens }: Evidence): boolean {
  const next = tokens[index + 1];
  return next?.from === to && (hasRole(next, 'unknown') || isA(next, 'counter'));
}

/** 最多和最少的是哪两个: two are one at either end. */
function endsShown(count: Token | undefined): number {
  const n = count?.number?.value.toNumber() ?? 1;
  return n === 2 ? 1 : n;
}

/** 最多的三个县是哪三个: a count that is said twice. */
const saidAgain = (count: Token | undefined, { live }: Evidence): readonly Token[] =>
  live.filter(({ as, number }) => as === 'count' && count?.number?.value.eq(number?.value ?? 0) === true);

/** The N of 前五, 最少的三个县. */
function countOf({ live, tokens }: Evidence): Token | undefined {
  const counts = live.filter((token) => token.as === 'count');
  // 哈密和吐鲁番两家…前三名: what says how many are wanted stands behind 前; of 七区一县 neither does.
  const ahead = counts.find((token) => isA(tokens[token.index - 1], 'front', 'rear'));
  // 七个县市里最少的三个: as many are wanted as the end is counted with.
  const behind = counts.find((token) =>
    isA(
      tokens.findLast((other) => other.to <= token.from && !isPassing(other)),
      'most',
      'least',
    ),
  );
  // 最多的三个县是哪三个: said twice it is one count.
  const same = counts.every(({ number }) => number?.value.eq(counts[0]?.number?.value ?? 0));
  return ahead ?? behind ?? (same ? counts[0] : undefined);
}
