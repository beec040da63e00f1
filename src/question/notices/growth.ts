import type { Catalogue } from '../../notice/catalogue.js';
import type { Column } from '../../notice/model.js';
import { inPercent, inTenThousands } from '../../text/amounts.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Measure, Question, Test } from '../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../readings/amounts/columns.js';
import { order } from '../readings/amounts/order.js';
import { poolOf } from '../readings/amounts/pool.js';
import { rank } from '../readings/amounts/rank.js';
import { levelWords } from '../readings/amounts/rows.js';
import { type Proposal, using } from '../readings/proposal.js';
import type { OverYears } from './over-years.js';
import { counting } from './reread.js';

/**
 * Growth over many rows: 增加最多的三个县, 莎车增长排第几, 哪些县比去年少.
 *
 * @param evidence the text without the words that speak of years and of change
 * @param whole the whole text
 * @param then the year that growth is counted from
 */
export function growthOver(
  evidence: Evidence,
  whole: Evidence,
  then: Catalogue,
  { years, catalogues }: OverYears,
): Proposal[] {
  const against = then.notice.id;
  const by: Measure = whole.has('growthRate', 'percent', 'fastest', 'slowest') ? 'growthRate' : 'growth';
  const down =
    whole.has('less', 'negative', 'fallen', 'below') ||
    (whole.has('minus') && !whole.has('grown', 'more', 'risen')) ||
    DOWNWARD.test(whole.of('growthRate')[0]?.text ?? '');
  // 掉得最多, in a word that nobody knows: it is not known which way.
  const ordering = isBlind(evidence, whole) ? [] : [...order(evidence), ...rank(evidence)];
  const ordered = [...ordering, ...everyRow(evidence, whole)].flatMap((one) => {
    const question = measured(one.question, by, against, down);
    return question ? [{ ...one, question }] : [];
  });
  const columns = columnsApart(whole, years);
  // 去年提前比今年全年多: held the other way round, nobody has asked by how much it grew.
  if (columns && catalogues[0] === then) return [];
  // The order of one column is none of two.
  const found = changedRows(evidence, whole, against, down, columns);
  return columns ? found : [...ordered, ...found];
}

/** 喀什地区各县今年比去年: each row of a level, by how much it grew. */
function everyRow(evidence: Evidence, whole: Evidence): Proposal[] {
  // 列出减少的县 seeks those that went one way.
  const each = evidence.has('each', 'apiece') || (evidence.has('list') && !whole.has(...DIRECTIONS));
  if (
    !each ||
    levelWords(evidence).length === 0 ||
    evidence.has('most', 'least', 'order', 'who', ...TOGETHER)
  )
    return [];
  const pool = poolOf(evidence, 'county');
  if (!pool) return [];
  const column = columnOf(evidence.live);
  return [
    {
      question: {
        kind: 'amounts',
        rows: pool.rows,
        ...(column && { column }),
        operation: { is: 'order', from: 1, end: 'most', by: 'growth' },
        understood: evidence.places.understood,
      },
      used: using(evidence, {
        mentions: pool.mentions,
        tokens: pool.tokens,
        concepts: [...COLUMN_WORDS, ...PLAIN, ...EACH],
      }),
      assumed: pool.assumed,
    },
  ];
}

/** True where an unknown word stands before 最多, and no word says whether what is meant grew or shrank. */
function isBlind({ tokens }: Evidence, whole: Evidence): boolean {
  if (whole.has(...DIRECTIONS, 'trend', 'growthRate', 'fastest', 'slowest')) return false;
  return tokens.some((token) => {
    const before = tokens[token.index - 1];
    return isA(token, 'most', 'least') && before !== undefined && hasRole(before, 'unknown');
  });
}

/** Words for the way that an amount went. */
const DIRECTIONS = [
  'grown',
  'risen',
  'more',
  'above',
  'less',
  'negative',
  'fallen',
  'below',
  'minus',
  'same',
  'sameAsBefore',
];

/** 少几个县: how many there are is held against how many there were. */
const asksForNumber = ({ tokens }: Evidence): boolean =>
  tokens.some(
    (token) =>
      counting(tokens, token) ||
      (isA(token, 'more', 'less', 'fallen', 'risen') && isA(tokens[token.index + 1], 'howMany')),
  );

/** 没有减少: what did not go one way went the other, or stayed. */
const isDenied = ({ tokens }: Evidence): boolean =>
  tokens.some((token) => isA(token, 'negation') && isA(tokens[token.index + 1], ...DIRECTIONS));

/** Words that make one figure of all rows. */
const TOGETHER = ['sum', 'altogether', 'average'];

/** Words for every row of a set. */
const EACH = ['each', 'list', 'apiece', 'who', 'howMany', 'within', 'places'];

/** 降幅: the rate at which it fell. */
const DOWNWARD = /^[降减]/u;

/** The order or rank, by growth; of what fell the most the end that grew least. */
function measured(question: Question, by: Measure, against: string, down: boolean): Question | undefined {
  if (question.kind !== 'amounts') return undefined;
  const { operation } = question;
  if (operation.is === 'rank') return { ...question, operation: { ...operation, by, against } };
  if (operation.is !== 'order') return undefined;
  const end = !down || operation.end === 'both' ? operation.end : operation.end === 'most' ? 'least' : 'most';
  return { ...question, operation: { ...operation, end, by, against } };
}

/** 2024年全年不到2023年提前下达的: each year's own column, the later year named first; undefined where they share one. */
export function columnsApart(
  { live }: Evidence,
  [first, second, more]: readonly Token[],
): readonly [Column, Column] | undefined {
  if (!first || !second || more) return undefined;
  const named = live.filter((token) => !isA(token, 'altogether'));
  const now = columnOf(named.filter(({ from }) => from > first.from && from < second.from));
  const was = columnOf(named.filter(({ from }) => from > second.from));
  return now && was && now !== was ? [now, was] : undefined;
}

/** Which rows have more or less than they had. */
function changedRows(
  evidence: Evidence,
  whole: Evidence,
  against: string,
  down: boolean,
  columns: readonly [Column, Column] | undefined,
): Proposal[] {
  const up = whole.has('grown', 'risen', 'more', 'above');
  const same = whole.has('same', 'sameAsBefore');
  // 那几个县比去年少了: often so typed for 哪几个.
  const asks =
    evidence.has('who', 'list', 'howMany', 'references', 'reference') || levelWords(evidence).length > 0;
  // 各县合计今年比去年: the sum of them.
  if (evidence.has('each') && evidence.has(...TOGETHER)) return [];
  if (asksForNumber(whole)) return [];
  if (
    !asks ||
    isDenied(whole) ||
    evidence.has('most', 'least', 'order', 'rankOf', 'first') ||
    !(up || down || same)
  )
    return [];
  const single = evidence.mentions.filter((m) => !m.group && m.ids.every((id) => id.includes('/')));
  if (single.length > 0) return [];
  const pool = poolOf(evidence, 'county');
  if (!pool) return [];
  const margin = evidence.live.find((token) => token.as === 'value' || token.as === 'percent');
  // 十四个地州里: how many there are.
  const counted = evidence.live.filter(
    ({ as, number }) => as === 'count' && number?.value.eq(pool.rows.ids.length),
  );
  const stayed = same && !up && !down;
  // 增加了9750: just so much.
  const bounded = whole.has('above', 'atLeast', 'about');
  const test: Test = {
    is: stayed ? 'stayed' : down ? 'shrank' : 'grew',
    against,
    ...(columns && { was: columns[1] }),
    // 一万都没变: not even so much.
    ...(margin?.number &&
      !stayed && {
        by:
          margin.as === 'percent'
            ? { percent: inPercent(margin.number) ?? margin.number.value }
            : { amount: inTenThousands(margin.number), ...(!bounded && { exact: true as const }) },
      }),
  };
  const column = columns?.[0] ?? columnOf(evidence.live.filter((token) => !isA(token, 'altogether')));
  return [
    {
      question: {
        kind: 'amounts',
        rows: pool.rows,
        operation: { is: 'find', test },
        ...(column && { column }),
        understood: evidence.places.understood,
      },
      used: using(evidence, {
        mentions: pool.mentions,
        tokens: [...pool.tokens, ...counted, margin],
        concepts: [...COLUMN_WORDS, ...PLAIN, ...EACH, 'above', 'atLeast', 'references', 'reference'],
      }),
      assumed: pool.assumed,
    },
  ];
}
