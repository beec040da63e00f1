import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { ClaimedDifference, ClaimedTimes, Question } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { asksWhere } from './asked-where.js';
import { asked, COLUMN_WORDS, columnNamed, columnOf, PLAIN } from './columns.js';
import { columnsApart } from './columns-apart.js';
import { columnsInTurn } from './columns-in-turn.js';
import { differenceMeant, differenceSaid } from './difference-said.js';
import { inOrder } from './first-of-two.js';
import { oneAmong, resolve } from './resolve.js';
import { contains, levelWords } from './rows.js';
import { seeksOthers } from './seeks-others.js';
import { areAskedEach } from './sets-each.js';
import { isRatio } from './share.js';
import { isOfLevel, sidesIn } from './sides.js';
import { cutIn } from './standing-words.js';
import { heldAgainst } from './stated.js';
import { timesSaid } from './times-said.js';
import { sidesWith } from './together.js';

/** More than this side by side is no comparison any more. */
const MOST = 30;

/** What sets places side by side without asking for their sum. */
const OWN = [
  'compare',
  'than',
  'difference',
  'more',
  'less',
  'times',
  'equals',
  'same',
  'who',
  'most',
  'least',
  'or',
  'front',
  'list',
];

/** Several places side by side, each in its own column where the text gives each its own. */
export const compare: Propose = (evidence) => {
  const { live } = evidence;
  const mentions = inOrder(evidence);
  const rows = mentions.reduce((n, mention) => n + (mention.group ? mention.ids.length : 1), 0);
  const own = ownColumns(evidence);
  if ((rows < 2 && !own) || evidence.places.excluded.length > 0 || evidence.places.either) return [];
  if (asksElse(evidence)) return [];
  // 乌鲁木齐的福利院有哪几家: the members of a set, side by side.
  const listed = mentions[0]?.group !== undefined && evidence.has('list');
  if (mentions.length === 1 && !own && !listed && (!evidence.has('compare', 'each') || asksEnd(evidence)))
    return [];
  const columns = own ?? columnsApart(evidence);
  const apart = columnsInTurn(evidence, HELD);
  const percent =
    evidence.has('percent') && evidence.has('more', 'less', 'difference', 'than') && mentions.length === 2;
  const claimed = !percent && (rows === 2 || own) ? differenceSaid(evidence) : undefined;
  const times = rows === 2 ? timesSaid(evidence) : undefined;
  const question = resolve(evidence, mentions, (resolved, understood) => {
    const named = [...new Set(resolved.flatMap((one) => one.ids))];
    // One place in two columns stands beside itself.
    const ids = own ? [...named, ...named] : named;
    if (apart && !own) return inEachColumn(evidence, ids, apart, understood);
    const both = own || columns ? undefined : columnsOfEach(evidence);
    if (both) return eachBesideItself(evidence, named, both, understood);
    const differs = claimed && differenceMeant(claimed, evidence.catalogue.rowsOf(ids));
    return besideOneAnother(evidence, ids, columns, percent, understood, differs, times?.claimed);
  });
  if (!question) return [];
  const counts = live.filter((token) => token.as === 'count' && token.number?.value.eq(rows));
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [
          ...levelWords(evidence).filter((word) => !asksInstitutions(evidence, word)),
          ...counts,
          ...wholesOf(evidence),
          ...(claimed?.tokens ?? []),
          ...(times?.tokens ?? []),
        ],
        concepts: [
          ...COLUMN_WORDS.filter(
            (c) => c !== 'altogether' || columns || evidence.has('compare', 'than', 'difference'),
          ),
          ...PLAIN,
          'each',
          ...OWN,
          ...(percent ? ['percent'] : []),
          ...(isRatio(evidence) ? ['share', 'ratio'] : []),
          'within',
        ],
      }),
      assumed: claimed?.token
        ? heldAgainst(evidence, claimed.token)
        : sidesWith(evidence, 'sum')
          ? [{ why: '放在一起按合计更近', cost: WEIGHTS.besides }]
          : evidence.has(...COMPARED, ...LISTED)
            ? []
            : [{ why: '并列的地方按对比理解', cost: WEIGHTS.unasked }],
    },
  ];
};

/** 整个阿克苏地区: right before its name it says no more than that. */
const wholesOf = ({ mentions, of }: Evidence): readonly Token[] =>
  of('ownWhole').filter(({ to }) => mentions.some(({ from }) => from === to));

/** Something else is asked than how the places stand beside one another: each by itself, where they stand, their sums, others. */
const asksElse = (evidence: Evidence): boolean =>
  [areAskedEach, asksWhere, claimsEnd, asksRank, ofSums, ofSets, seeksOthers].some((asks) => asks(evidence));

/** 前三名是莎车、叶城、墨玉吧: whether they stand there is asked, and not how they stand beside one another. */
const claimsEnd = (evidence: Evidence): boolean =>
  evidence.has('check', 'yesNo', 'confirm') && cutIn(evidence) !== undefined;

/** 喀什和田的机构: the institutions of places are asked for, and not the places. */
const asksInstitutions = ({ mentions, catalogue }: Evidence, word: Token): boolean =>
  isA(word, 'institutionLevel') &&
  mentions.some(({ ids }) => ids.some((id) => catalogue.row(id)?.kind === 'prefecture'));

/** 北疆比南疆少多少; 昭苏和特克斯合计比巩留多吗: what sums are apart, and no place beside another. */
const ofSums = ({ mentions, has }: Evidence): boolean =>
  has('than') && mentions.length !== 2 && has('altogether') && has('more', 'less', 'difference');

/** 喀什各县市和和田各县市差多少: sums are set against one another, and the rows of the two places are others than these. */
const ofSets = (evidence: Evidence): boolean =>
  evidence.has(...COMPARED.filter((word) => word !== 'each')) &&
  (sidesIn(evidence) !== undefined ||
    isBesideLevel(evidence) ||
    (evidence.mentions.length > 1 && evidence.mentions.some((mention) => isOfLevel(evidence, mention))));

/** 地区和自治州哪个多: a kind with no place is held against a set. */
const isBesideLevel = (evidence: Evidence): boolean =>
  levelWords(evidence).some(({ index }) => {
    const next = evidence.tokens[index + 1];
    return (
      isA(next, 'and', 'than', 'or') &&
      evidence.mentions.some(({ group, from }) => group !== undefined && from === next?.to)
    );
  });

/** 北疆各地州里头哪个最多: an end is asked for of those in a set, which is a ranking. */
const asksEnd = (evidence: Evidence): boolean =>
  evidence.has('most', 'least') &&
  !evidence.has('compare', 'difference', 'more', 'less') &&
  levelWords(evidence).length > 0;

function besideOneAnother(
  evidence: Evidence,
  ids: readonly string[],
  columns: readonly Column[] | undefined,
  percent: boolean,
  understood: readonly string[],
  claimed?: ClaimedDifference,
  claimedTimes?: ClaimedTimes,
): Question | undefined {
  if (ids.length > MOST)
    return { kind: 'none', gap: { why: 'tooMany', limit: MOST }, suggestions: [], understood };
  if (ids.length < 2) return undefined;
  return {
    kind: 'amounts',
    rows: { ids },
    operation: {
      is: 'compare',
      ...(columns && ids.length === columns.length && { columns }),
      ...(percent && { percent: true as const }),
      ...(claimed && { claimed }),
      ...(claimedTimes && { claimedTimes }),
    },
    ...asked(evidence, columns ? undefined : columnOf(evidence.live)),
    understood,
  };
}

/** Words that set places side by side: without one the places alone do. */
const COMPARED = ['compare', 'than', 'difference', 'more', 'less', 'times', 'each', 'most', 'least'];
const LISTED = ['who', 'and', 'amount', 'howMuch', 'list'];

/** 莎车是不是全区最多的: its rank in the other is asked, no difference. */
function asksRank(evidence: Evidence): boolean {
  const [a, b] = evidence.mentions;
  return (
    a !== undefined &&
    b !== undefined &&
    evidence.has('most', 'least', 'first') &&
    !evidence.has('compare', 'than', 'difference', 'more', 'less', 'times') &&
    (holds(evidence, a, b) || holds(evidence, b, a))
  );
}

const holds = (evidence: Evidence, whole: Mention, part: Mention): boolean =>
  part.ids.some((id) =>
    whole.ids.some((one) => contains(evidence, one, id) || (whole.group !== undefined && one === id)),
  );

/** 莎车提前比本次多多少: two columns of one place. */
function ownColumns(evidence: Evidence): Column[] | undefined {
  const { mentions } = evidence;
  if (mentions.length !== 1 || mentions[0]?.group) return undefined;
  if (!evidence.has('compare', 'than', 'difference', 'more', 'less', 'times')) return undefined;
  // 提前比全年还多的有哪些: places are sought.
  if (evidence.has('who', 'list') || levelWords(evidence).length > 0) return undefined;
  return twoColumns(evidence);
}

/** The two columns that the text names. */
function twoColumns({ live }: Evidence): Column[] | undefined {
  const named = live.filter((token) => hasRole(token, 'column') && !isA(token, 'altogether'));
  const columns = [...new Set(named.flatMap((token) => columnNamed(token) ?? []))];
  return columns.length === 2 ? columns : undefined;
}

/** 莎车和叶城的提前和本次差多少: of each place its own two columns, which stand together behind all of them. */
function columnsOfEach(evidence: Evidence): Column[] | undefined {
  const columns = evidence.has('difference', 'than') ? twoColumns(evidence) : undefined;
  const end = Math.max(...evidence.mentions.map(({ to }) => to));
  const isBehind = evidence.live.every((token) => !hasRole(token, 'column') || token.from >= end);
  return isBehind ? columns : undefined;
}

/** The places beside one another in one column after the other. */
const inEachColumn = (
  evidence: Evidence,
  ids: readonly string[],
  columns: readonly Column[],
  understood: readonly string[],
): Question => ({
  kind: 'several',
  questions: columns.flatMap((column) => ({
    kind: 'amounts' as const,
    rows: { ids },
    operation: { is: 'compare' as const },
    ...asked(evidence, column),
    understood: [],
  })),
  understood,
});

/** What holds the places against one another in the column before it. */
const HELD = ['more', 'less', 'difference', 'compare', 'who'];

/** Each place's two columns beside one another. */
const eachBesideItself = (
  evidence: Evidence,
  ids: readonly string[],
  columns: readonly Column[],
  understood: readonly string[],
): Question => ({
  kind: 'several',
  questions: ids.flatMap((id) => besideOneAnother(evidence, [id, id], columns, false, []) ?? []),
  understood,
});

/** Places of which one is meant, and nobody remembers which: 疏勒还是疏附来着. */
export const either: Propose = (evidence) => {
  const { mentions, live } = evidence;
  if (!evidence.places.either || mentions.length < 2) return [];
  const column = columnOf(live);
  const options = [...new Set(mentions.flatMap((mention: Mention) => mention.ids))];
  return [
    {
      question: oneAmong(evidence, options, column),
      used: using(evidence, {
        mentions,
        tokens: levelWords(evidence),
        concepts: [
          ...COLUMN_WORDS,
          ...PLAIN,
          'who',
          'or',
          'unsure',
          'within',
          // 把数报给我: of the one that is meant.
          ...(evidence.has('each', 'apiece') ? [] : ['list']),
        ],
      }),
      assumed: [],
    },
  ];
};
