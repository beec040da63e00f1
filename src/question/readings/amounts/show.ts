import type { Notice } from '../../../notice/model.js';
import { isElse } from '../../evidence/asked-else.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token, wordBefore } from '../../evidence/token.js';
import { tells } from '../../evidence/told.js';
import type { Question } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { isCode } from '../codes.js';
import { topicsNamed } from '../document.js';
import { type Assumption, type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnNamed, columnOf, PLAIN } from './columns.js';
import { seeksNegative } from './find.js';
import { sidesAsked } from './neighbours.js';
import { oneAmong, resolve } from './resolve.js';
import { contains, levelsLeftOut } from './rows.js';

/** 莎车城市低保多少钱: the notice gives one sum for all uses, and that must not be taken for the subject's. */
const notBySubject = ({ fund }: Notice): string =>
  `本通知不分科目下达金额，以下是全部${fund.name.replace(PAYER, '') || '资金'}`;

/** Who pays says nothing of what for. */
const PAYER = /^(?:中央|自治区|省级)财政/u;

/** The amounts of one place. */
export const show: Propose = (evidence) => {
  const { mentions, live } = evidence;
  const place = onePlace(evidence);
  // 全区本次为负的都有谁: those that are so are sought, and not the region's own sign.
  const sought =
    evidence.has('who', 'list') && (place?.ids.some((id) => !id.includes('/')) || place?.group !== undefined);
  if (!place || losesPart(evidence, place) || isMeasure(evidence, place)) return [];
  // 提前的加上这次的 is the whole year.
  const both =
    evidence.has('plus', 'sum', 'altogether') && evidence.has('advance') && evidence.has('current');
  const column = both ? 'total' : columnOf(live);
  const subjects = [
    ...evidence.withRole('subject'),
    ...evidence.withRole('number').filter((token) => isCode(evidence, token)),
  ];
  const bySubject =
    subjects.length > 0 && evidence.withRole('topic').every((t) => t.concepts.includes('quota'));
  const single = place.ids.every((id) => id.includes('/'));
  const question = resolve(evidence, [place], ([one], understood) =>
    one && isCutNowhere(evidence, one.ids)
      ? nothingCut(evidence, one.ids, understood)
      : one && one.ids.length === 1
        ? {
            kind: 'amounts',
            rows: { ids: one.ids },
            operation: { is: 'show' },
            ...asked(evidence, column),
            understood: bySubject ? [...understood, notBySubject(evidence.catalogue.notice)] : understood,
          }
        : undefined,
  );
  if (!question) return [];
  // 伊吾县这次是不是负的: the amount itself tells; 博州底下是负数的是哪家 seeks what lies in the place.
  const seeks = !single && evidence.has('who', 'exists');
  // 全疆本次为负的一共多少: of what lies in it those that are so are meant.
  const asksSign =
    !sought &&
    !seeks &&
    (single || evidence.has('check') || !(evidence.has('altogether', 'sum') || seeksNegative(evidence)));
  // 是正的还是负的: either sign is asked about.
  const signs = evidence.has('positive') && evidence.has('negative') ? ['positive', 'or'] : [];
  const sign = asksSign ? evidence.of('negative', 'zero', 'check', ...signs) : evidence.of('check');
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [...sign, ...(bySubject ? subjects : []), ...(both ? evidence.of('plus', 'sum') : [])],
        concepts: [
          ...COLUMN_WORDS,
          ...PLAIN,
          'within',
          'who',
          'ownWhole',
          // 小计那一行，报给我: the row itself is asked for.
          ...(single || isSubtotal(evidence) ? ['list', 'each'] : []),
          // 补助合计和医疗补助各是多少: each of the columns.
          ...(columnsNamed(live) > 1 ? ['each', 'apiece', 'and'] : []),
        ],
      }),
      assumed: assumedIn(evidence, bySubject, asStory(evidence, place)),
    },
  ];
};

/** 莎车县退回多少: how much was taken back is asked of a place that had nothing taken back. */
const isCutNowhere = ({ catalogue, has }: Evidence, ids: readonly string[]): boolean =>
  has('negative') &&
  has('howMuch') &&
  !has('check', 'yesNo', 'positive') &&
  ids.every((id) => {
    const row = catalogue.row(id);
    return id.includes('/') && row && Object.values(row.amounts).every((amount) => !amount?.isNegative());
  });

const nothingCut = (
  { catalogue }: Evidence,
  [id = '']: readonly string[],
  understood: readonly string[],
): Question => ({
  kind: 'none',
  gap: { why: 'unmet', test: { is: 'negative' }, where: catalogue.row(id)?.name ?? id },
  suggestions: [],
  place: id,
  understood,
});

/** What it costs to take the text for one that asks for the amounts of its place. */
const assumedIn = (
  evidence: Evidence,
  bySubject: boolean,
  story: number | undefined,
): readonly Assumption[] => [
  ...(bySubject ? [{ why: '不分科目', cost: WEIGHTS.notBySubject }] : []),
  // 巴楚前面是谁: its own amounts say nothing of another.
  ...(sidesAsked(evidence).length > 0 ? [{ why: '没有用到前后', cost: WEIGHTS.left.operator }] : []),
  // 和莎车最接近的县: nor of which one is near it.
  ...(evidence.has('nearest') ? [{ why: '没有用到最接近', cost: WEIGHTS.left.operator }] : []),
  ...(story !== undefined ? [{ why: '没有问什么', cost: story }] : []),
];

/** How many columns the text names. */
const columnsNamed = (tokens: readonly Token[]): number =>
  new Set(tokens.flatMap((token) => columnNamed(token) ?? [])).size;

const isSubtotal = (evidence: Evidence): boolean => evidence.has('subtotal') && !evidence.has('within');

/** True where something is left out that the place holds; 伊犁州（不含塔城） never held it. */
const losesPart = (evidence: Evidence, { ids }: Mention): boolean =>
  (levelsLeftOut(evidence).length > 0 && ids.some((id) => !id.includes('/'))) ||
  evidence.places.excluded.some((m) => ids.some((id) => m.ids.some((part) => contains(evidence, id, part))));

/** 比莎车多吗: the place is what another is held against, and the other is not named. */
const isMeasure = ({ live }: Evidence, { from, to, ofThread }: Mention): boolean =>
  !ofThread &&
  live.some((token) => isA(token, 'than') && token.to === from && token.text.length === 1) &&
  live.some((token) => isA(token, 'more', 'less') && token.from >= to);

/** 沙湾大盘鸡 去不去, 在叶城出差: nothing asks for an amount, and unknown words follow the name, or somebody does something there. */
function asStory({ live, tokens }: Evidence, place: Mention): number | undefined {
  const asks = live.some(
    (token) =>
      // 路都封了 asks nothing.
      (hasRole(token, 'column', 'operator', 'unit', 'level', 'topic') && !isA(token, 'all', 'only')) ||
      (hasRole(token, 'number') && (token.as === 'value' || token.as === 'percent')) ||
      isA(token, 'amount', 'howMuch'),
  );
  const hints = live.some((token) => hasRole(token, 'thread') || isA(token, 'give', 'who'));
  const unknown = live.filter(
    (token) =>
      (hasRole(token, 'unknown', 'entity') || isElse(token)) &&
      token.from >= place.to &&
      !place.covers.includes(token.from),
  );
  if (asks || isLookedUp(tokens, place)) return undefined;
  if (isStay(tokens, place) || tellsOfMuch(tokens, place) || asksElse(tokens)) return WEIGHTS.stay;
  return unknown.length > (hints ? MOST_STRAY : 0) ? WEIGHTS.story : undefined;
}

/** 泡温泉哪家便宜: which of something it is is asked by what nobody here knows. */
const asksElse = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isA(token, 'who') && isUnknownBehind(tokens[token.index + 1], token));

const isUnknownBehind = (next: Token | undefined, { to }: Token): boolean =>
  next?.from === to && hasRole(next, 'unknown');

/** 麻烦查下温宿县，小张等着要: right before the name it is asked to look it up, whatever is told behind it. */
function isLookedUp(tokens: readonly Token[], { from }: Mention): boolean {
  const led = wordBefore(tokens, from);
  const next = tokens.find((token) => token.from > from && hasRole(token, 'unknown'));
  const clause = led?.clause;
  return isA(led, 'opener') && (next === undefined || next.clause !== clause);
}

/** 下午四点额敏县老王过来，会议室给留一下: in the clause of the place and behind it most words tell of something else. */
function tellsOfMuch(tokens: readonly Token[], { from, covers }: Mention): boolean {
  const clause = tokens.find((token) => token.from === from)?.clause ?? 0;
  const telling = tokens.filter(
    (token) => token.clause >= clause && tells(token) && !covers.includes(token.from),
  );
  return telling.length > MOST_TOLD;
}

/** Beside so many words that tell of something else a place that is named may still be what is asked for. */
const MOST_TOLD = 3;

/** 我在叶城出差，回来再说: somebody does something there; 我在叶城出差，查一下 asks all the same. */
function isStay(tokens: readonly Token[], place: Mention): boolean {
  const clause = tokens.find(({ from }) => from === place.from)?.clause;
  return (
    tokens.some((token) => token.clause === clause && isA(token, 'activity')) &&
    !tokens.some((token) => token.clause !== clause && isA(token, 'opener', 'who', 'amount'))
  );
}

/** Beside a word that goes on or speaks of giving, so many unknown words are no story yet. */
const MOST_STRAY = 2;

/** The one place that is asked for; the region in front of it says nothing new. */
function onePlace(evidence: Evidence) {
  const { mentions } = evidence;
  const [first, second] = mentions;
  if (mentions.length === 1 || !first || !second) return first;
  const whole = (a: typeof first, b: typeof first) =>
    a.ids.length === 1 &&
    b.ids.length === 1 &&
    a.ids[0] === evidence.catalogue.region.id &&
    contains(evidence, a.ids[0], b.ids[0] ?? '');
  return mentions.length === 2 && whole(first, second) ? second : undefined;
}

/** 救助站多少钱: one of a set is asked for, and only the asker knows which. */
export const oneOf: Propose = (evidence) => {
  const { mentions, live } = evidence;
  const [group] = mentions;
  if (mentions.length !== 1 || !group?.group || evidence.places.excluded.length > 0) return [];
  // 南疆本次多少: a set of prefectures is asked for together.
  if (group.ids.every((id) => evidence.catalogue.row(id)?.kind === 'prefecture')) return [];
  const column = columnOf(live.filter((token) => !token.concepts.includes('altogether')));
  return [
    {
      question: oneAmong(evidence, group.ids, column),
      used: using(evidence, {
        mentions,
        concepts: ['total', 'advance', 'current', 'column', ...PLAIN, 'within', 'who'],
      }),
      assumed: [{ why: '只问其中一个', cost: WEIGHTS.unasked }],
    },
  ];
};

/** 一共下达多少 with no place at all means the region; the reply says that it was taken so. */
export const wholeRegion: Propose = (evidence) => {
  const { catalogue, live } = evidence;
  if (evidence.mentions.length > 0 || evidence.places.gap || evidence.places.excluded.length > 0) return [];
  // What nobody knows may be the place that is meant.
  if (evidence.withRole('unknown').length > 0) return [];
  // 万 alone is a numeral as well.
  if (!live.some((t) => hasRole(t, 'column') || (hasRole(t, 'unit') && t.text.length > 1))) return [];
  const column = columnOf(live);
  return [
    {
      question: {
        kind: 'amounts',
        rows: { ids: [catalogue.region.id] },
        operation: { is: 'show' },
        ...asked(evidence, column),
        understood: ['没有写地名，按“全区”理解'],
      },
      used: using(evidence, { concepts: [...COLUMN_WORDS, ...PLAIN, 'ownWhole'] }),
      assumed: [
        {
          why: '没有写地名，按全区理解',
          // 附件1合计数: the table's own sum is the region's.
          cost: topicsNamed(evidence).includes('attachment1') ? WEIGHTS.regionOfLevel : WEIGHTS.region,
        },
      ],
    },
  ];
};
