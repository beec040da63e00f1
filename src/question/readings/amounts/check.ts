import type { Column, Row } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import { BOUNDS } from '../../bound.js';
import { isSaid } from '../../claimed.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Claim, ClaimedDifference, Operation, Question } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Assumption, type Propose, using } from '../proposal.js';
import { isColumnAsked } from './column-asked.js';
import { asked, COLUMN_WORDS, columnNamed, columnOf, PLAIN, UNIT_WORDS } from './columns.js';
import { differenceClaimed, differenceOf } from './difference-said.js';
import { apartInSum } from './equated.js';
import { type Stated, statedIn } from './figures.js';
import { inOrder } from './first-of-two.js';
import { cutStated } from './found-sum.js';
import { thresholdOf } from './reached.js';
import { type Resolved, resolve } from './resolve.js';
import { type Result, resultStated } from './result.js';
import { placeCounted } from './roughly.js';
import { contains, levelOf, levelWords, prefectureOf } from './rows.js';
import { HELD } from './stated.js';
import { isInBareWan, isTrifleOf, TEN_THOUSAND } from './ten-thousands.js';

/** Stated figures held against the notice, each one of them. */
export const check: Propose = (evidence) => {
  const { mentions } = evidence;
  if (mentions.length === 0 || mentions.some((m) => m.group) || isOfNoRow(evidence)) return [];
  // 乌鲁木齐不含机构8587: what is left of a place is not the place.
  if (evidence.has('except', 'exceptAfter')) return [];
  const sum = resultStated(evidence);
  const apart = sum ? undefined : differenceOfStated(evidence);
  const stated = statedIn(evidence, sum?.number ?? apart?.token);
  if (!stated || stated.length === 0) return [];
  // A+B=31071: one figure behind several that are added up is their sum.
  if (stated.length === 1 && mentions.length > 1 && evidence.has('sum', 'plus', 'altogether')) return [];
  if (isOfMembers(evidence, stated) || asksResult(evidence, stated, sum)) return [];
  const question = heldAgainstNotice(evidence, stated, sum, apart?.claim);
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [
          ...stated.flatMap((one) => one.tokens),
          ...levelWords(evidence),
          ...countsOf(evidence),
          ...deniedAsking(evidence, stated),
          sum?.number,
          ...(apart?.tokens ?? []),
        ],
        // 本次-19，负的: the sign is said once more.
        concepts: [
          ...BESIDE,
          ...(stated.some(isBelowZero) ? ['negative'] : []),
          // 库车10541，比温宿3670多6871
          ...(apart ? ['than'] : []),
        ],
      }),
      assumed: toBeChecked(evidence, stated),
    },
  ];
};

const isBelowZero = ({ tokens }: Stated): boolean =>
  tokens.some(({ number }) => number !== undefined && number.sign < 0);

/** Words beside stated figures that ask for nothing more. */
const BESIDE = [
  ...COLUMN_WORDS,
  ...PLAIN,
  'each',
  'who',
  'or',
  'more',
  'less',
  'compare',
  'difference',
  'within',
  'insteadOf',
  'misstated',
  'plus',
  'minus',
  'sum',
  'list',
];

/** True where the figures of the text are no row's own. */
const isOfNoRow = (evidence: Evidence): boolean =>
  // 有没有超过1000万, 到7亿了吗: a threshold is no figure that is held against the row's own.
  (evidence.mentions.length < 2 && evidence.of('check').some((token) => isA(token, ...BOUNDS))) ||
  thresholdOf(evidence) !== undefined ||
  // 哪个县离5000万最近.
  evidence.has('distance') ||
  // 乌市机构共核减120万: what lies in the place was cut by so much, and not the place.
  cutStated(evidence) !== undefined ||
  // 比昌吉州多329万元: what is stated is the difference of two, and no amount of the second.
  differenceClaimed(evidence) !== undefined;

/** 伊犁州各县市65682对吗: what lies in a place makes that much, and not the place itself, which has institutions too. */
function isOfMembers(evidence: Evidence, [one, second]: readonly Stated[]): boolean {
  if (!one || second || one.place || evidence.has('sum', 'altogether', 'within')) return false;
  const level = levelOf(levelWords(evidence));
  return (
    evidence.has('each', 'all') &&
    (level === 'county' || level === 'institution') &&
    prefectureOf(evidence, one.mention.ids) !== undefined
  );
}

/**
 * 疏附24639，疏勒26907，一共多少; 喀什市提前26786，本次12114，相差多少: what they make, or by how much two columns differ, is asked
 * behind the figures, and not whether the places have them.
 */
function asksResult({ live, mentions, has }: Evidence, stated: readonly Stated[], sum?: Result): boolean {
  const end = Math.max(...stated.flatMap(({ tokens }) => tokens.map(({ to }) => to)));
  const behind = live.filter((token) => token.from >= end && !hasRole(token, 'mark', 'idle'));
  if (sum || stated.length < 2 || behind.some((token) => token.as === 'value')) return false;
  // 有无差错 asks whether they are right.
  if (mentions.length === 1)
    return behind.some((token) => isA(token, 'difference')) && isA(behind.at(-1), 'difference', 'howMuch');
  const word = behind.find((token) => isA(token, 'sum', 'altogether', 'plus'));
  // 总共多少亿: so much is asked in its unit.
  return word !== undefined && (has('howMuch', ...UNIT_WORDS) || word === behind.at(-1));
}

/** The question whether the notice has the figures: of one row, of several beside one another, of several and their sum. */
function heldAgainstNotice(
  evidence: Evidence,
  stated: readonly Stated[],
  sum: Result | undefined,
  apart: ClaimedDifference | undefined,
): Question | undefined {
  const column = columnOfAll(evidence, stated);
  return resolve(
    evidence,
    evidence.mentions,
    (resolved, understood) => {
      const claims = claimsOf(evidence, stated, resolved, column);
      if (!claims) return undefined;
      // 克州四县市13922 14080 …: what lies in the place is compared, and not the place itself.
      const members = stated.flatMap(({ place }) => place ?? []);
      const ids = [...new Set(members.length > 0 ? members : resolved.flatMap((one) => one.ids))];
      if (apart) return besideDifference(spokenOfFirst(evidence, resolved), claims, apart, understood);
      const operation: Operation = sum
        ? { is: 'total', ...resultOf(sum, resolved), claims, claimed: inTenThousands(sum.amount) }
        : { is: ids.length === 1 ? 'show' : 'compare', claims };
      const off = operation.is === 'total' ? (operation.minus ?? []) : [];
      return {
        kind: 'amounts',
        rows: { ids: ids.filter((id) => !off.includes(id)) },
        operation,
        ...asked(evidence, sum ? (column ?? onlyColumn(stated)) : (columnAsked(evidence) ?? column)),
        understood,
      };
    },
    (mention, ids) =>
      matching(
        evidence,
        ids,
        stated.filter((one) => one.mention === mention),
      ),
  );
}

/** 莎车65468，叶城56849，差8619: behind the figures of two the last one is by how much they differ, and none of theirs. */
function differenceOfStated(evidence: Evidence): ReturnType<typeof differenceOf> {
  const [mention] = evidence.mentions;
  const token = mention && apartInSum(evidence, mention);
  if (token?.number) return { token, claim: { amount: inTenThousands(token.number) }, tokens: [token] };
  const values = evidence.live.filter((token) => token.as === 'value' && token.number);
  return values.length > 2 ? differenceOf(evidence, values.at(-1)) : undefined;
}

/** The places in the order in which they are held against one another, whatever the order of their figures. */
const spokenOfFirst = (evidence: Evidence, resolved: readonly Resolved[]): readonly string[] => [
  ...new Set(
    inOrder(evidence).flatMap((mention) =>
      resolved.filter((one) => one.mention === mention).flatMap(({ ids }) => ids),
    ),
  ),
];

/** Two places, or one in two columns, with what is stated of each and by how much they are said to differ. */
function besideDifference(
  ids: readonly string[],
  claims: readonly Claim[],
  claimed: ClaimedDifference,
  understood: readonly string[],
): Question | undefined {
  const [first, second, third] = claims;
  if (!first || !second || third || ids.length > 2) return undefined;
  const own = ids.length === 1;
  const ordered = own ? claims : ids.flatMap((id) => claims.filter(({ place }) => place === id));
  const columns = ordered.flatMap(({ column }) => column ?? []);
  // Of one place nothing but its columns can differ.
  if (own && new Set(columns).size < 2) return undefined;
  const apart = columns.length === 2 && columns[0] !== columns[1];
  const column = apart ? undefined : columns[0];
  return {
    kind: 'amounts',
    rows: { ids: own ? [...ids, ...ids] : ids },
    operation: { is: 'compare', claims, claimed, ...(apart && { columns }) },
    ...(column && { column }),
    understood,
  };
}

/** What the figures that are stated of places are said to make together. */
function resultOf({ minus }: Result, resolved: readonly Resolved[]): Pick<Total, 'measure' | 'minus'> {
  const off = resolved.filter(({ mention }) => minus.includes(mention)).flatMap(({ ids }) => ids);
  return off.length > 0 ? { measure: 'difference', minus: off } : { measure: 'sum' };
}

type Total = Extract<Operation, { is: 'total' }>;

/** 均为全年数: the column that is told once, for all figures that have none of their own; the head of a table is told for each. */
function columnOfAll(evidence: Evidence, stated: readonly Stated[]): Column | undefined {
  if (headed(evidence)) return undefined;
  const own = stated.flatMap((one) => one.tokens);
  // 这是全年的还是本次的: of columns between which is asked, none is named.
  return columnOf(
    evidence.live.filter(
      (token) =>
        hasRole(token, 'column', 'scope') &&
        !own.includes(token) &&
        !isA(token, 'altogether') &&
        !isColumnAsked(evidence, token),
    ),
  );
}

/** 库车10541，其中本次多少: the one that is asked for behind what is told. */
const columnAsked = (evidence: Evidence): Column | undefined =>
  columnOf(evidence.live.filter((token) => isColumnAsked(evidence, token)));

/** The figures as claims about the rows that their places stand for; undefined where one can be no amount of its row. */
function claimsOf(
  { catalogue, has }: Evidence,
  stated: readonly Stated[],
  resolved: readonly Resolved[],
  ofAll: Column | undefined,
): readonly Claim[] | undefined {
  const claims: Claim[] = [];
  const asksAbout = has('check', 'yesNo', 'met');
  for (const one of stated) {
    const place = one.place ?? resolved.find(({ mention }) => mention === one.mention)?.ids[0];
    const row = place && catalogue.row(place);
    if (!row) continue;
    const counted = asCounted(one, row, asksAbout);
    if (!counted) return undefined;
    const column = one.column ?? ofAll;
    // 系统显示54万，文件也是54吗: a figure said twice is one.
    const isSaid = claims.some(
      (claim) => claim.place === row.id && claim.column === column && claim.amount.eq(counted.amount),
    );
    if (!isSaid) claims.push({ place: row.id, ...counted, ...(column && { column }) });
  }
  return claims;
}

/** 莎车今年六万多: 6 万元 are nothing beside what it has, and 60,000 of them are meant; 喀什一共14行 states no amount. */
function asCounted(
  { amount, rough, bound, tokens: [figure] }: Stated,
  row: Row,
  asksAbout: boolean,
): Pick<Claim, 'amount' | 'rough' | 'bound'> | undefined {
  if (bound) return { amount, bound };
  if (!figure || figure.number?.unit === '亿元' || !isTrifleOf(amount, row))
    return { amount, ...(rough && { rough }) };
  if (asksAbout && figure.number?.unit == null) return undefined;
  if (!isInBareWan(figure)) return { amount, ...(rough && { rough }) };
  const place = rough?.place.times(TEN_THOUSAND) ?? placeCounted(figure);
  const is = rough?.is ?? 'rounded';
  return { amount: amount.times(TEN_THOUSAND), ...(place?.gt(1) && { rough: { is, place } }) };
}

/** What it costs to take figures for ones to be checked where no word says so. */
function toBeChecked(evidence: Evidence, stated: readonly Stated[]): readonly Assumption[] {
  const { mentions } = evidence;
  if (evidence.has('check', 'met', 'misstated') || (evidence.has('who') && mentions.length > 1)) return [];
  // 伊犁这次为4697的县: a place of the prefecture is sought, not the prefecture's own figure confirmed.
  const seeks = levelWords(evidence).length > 0 || evidence.has('who', 'list');
  const spoken = mentions.every((mention) => stated.some((one) => one.mention === mention));
  return [
    { ...HELD, cost: HELD.cost * (spoken && !seeks ? 1 : 3) },
    ...(isTold(evidence) ? [{ why: '没有问什么', cost: WEIGHTS.story }] : []),
  ];
}

/** 昌吉路上堵车我晚到二十分钟: most words are of something else, and none speaks of money. */
const isTold = ({ live, has, withRole }: Evidence): boolean =>
  live.filter((token) => hasRole(token, 'unknown') && token.weight >= WEIGHTS.ordinary).length > MOST_TOLD &&
  !has('amount', 'howMuch', 'money') &&
  withRole('column', 'unit').length === 0;

/** Beside so many words that nobody knows a figure may still be one that is stated. */
const MOST_TOLD = 2;

/** The column that all the figures are of. */
function onlyColumn(stated: readonly Stated[]): Column | undefined {
  const columns = new Set(stated.map(({ column }) => column));
  const [only] = columns;
  return columns.size === 1 ? only : undefined;
}

/** 昌吉市这次不是781万吗: a denial right before a figure, in what ends as a question, asks whether it is so. */
const deniedAsking = ({ live, tokens, has }: Evidence, stated: readonly Stated[]): readonly Token[] => {
  const figures = stated.flatMap((one) => one.tokens);
  const asks = has('yesNo', 'check');
  return live.filter(
    (token) => asks && isA(token, 'not') && figures.includes(tokens[token.index + 1] as Token),
  );
};

/** 五州合计: how many places there are says nothing new. */
const countsOf = ({ live, mentions }: Evidence): readonly Token[] =>
  live.filter((token) => token.as === 'count' && token.number?.value.eq(mentions.length));

/** Several columns told before the first place are the head of a table. */
const headed = ({ live, mentions }: Evidence): boolean =>
  live.filter((t) => t.to <= (mentions[0]?.from ?? 0) && columnNamed(t)).length > 1;

/** The data tell which of the places that share a name is meant: the one that has the amount. */
function matching(evidence: Evidence, ids: readonly string[], stated: readonly Stated[]): readonly string[] {
  const { catalogue } = evidence;
  const fitting = ids.filter((id) => {
    const row = catalogue.row(id);
    return (
      row &&
      stated.length > 0 &&
      stated.every(({ place, amount, column, rough, bound }) =>
        place
          ? contains(evidence, id, place)
          : (column ? [column] : catalogue.columns).some((c) => {
              const actual = row.amounts[c];
              return actual && isSaid(actual, { amount, ...(rough && { rough }), ...(bound && { bound }) });
            }),
      )
    );
  });
  return fitting.length === 1 ? fitting : [];
}
