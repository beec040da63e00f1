import type { Decimal } from 'decimal.js';
import type { AnswerOf, Ranked } from '../answer/model.js';
import { amountOf, type Notice, type Row } from '../notice/model.js';
import type { Level, Measure } from '../question/model.js';
import { askAmount, askRanking, askWholeRanking, levelName, offer } from './asks.js';
import { listed } from './listed.js';
import { differenceLine } from './lists.js';
import type { Line, Offer } from './message.js';
import { beside, thousands } from './money.js';
import { annexesOf, besideOf, block, columnName, fromTo, type Part, titled } from './section.js';
import { say } from './wording.js';

/** First or last N, ranks before names; of one rank that was asked for, a sentence. */
export function ranking(answer: AnswerOf<'ranking'>, notice: Notice): Part {
  const { ranked, of, measure, order, difference, unranked = [] } = answer;
  const tied = new Set(ranked.map(({ rank }) => rank)).size < ranked.length;
  const again = askWholeRanking(answer, notice);
  const [only] = ranked;
  return {
    blocks: [
      ...(answer.rank !== undefined && only && ranked.length === 1
        ? [block([{ strong: verdictOn(answer) + rankLine(answer, only) }], ...insteadOf(answer))]
        : []),
      block(
        [{ strong: rankingTitle(answer, notice) }, isPercent(measure) ? '' : '（单位：万元）'],
        ...(ranked.length < of ? [say('ofAll', { of, count: ranked.length })] : []),
        ...(unranked.length > 0
          ? [say('unranked', { places: unranked.map(({ name }) => name).join('、') })]
          : []),
      ),
      listed(
        ranked.map((entry) => rankedLine(answer, entry)),
        again,
      ),
      ...(tied ? [block(say('tie'))] : []),
      ...(difference ? [block([{ strong: differenceLine(difference) }])] : []),
    ],
    next: [
      ...ranked.slice(0, 2).map(({ row }) => offer(row.name, askAmount(row))),
      ...(again && ranked.length < of ? [offer(say('offerWholeRanking'), again)] : []),
      ...(again && order !== 'both' ? [turned(answer)] : []),
    ],
    ...(again && { pictured: again }),
    figures: true,
    where: annexesOf(notice, 'allocations'),
    ...besideOf(answer.against),
  };
}

function rankingTitle(answer: AnswerOf<'ranking'>, notice: Notice): string {
  const { scope, level, order, rank, label } = answer;
  return say(rank !== undefined ? 'nthTitle' : 'rankingTitle', {
    scope: label ?? scope.name,
    level: label ? '' : levelName(level),
    column: measured(answer),
    order: say(order),
    rank: rank ?? '',
    year: notice.year,
  });
}

/** 莎车县在喀什地区 12 个县市中全年合计第 1; counted from the end where the end was asked for. */
const rankLine = (answer: AnswerOf<'ranking'>, { row, rank }: Ranked): string => {
  const { scope, of, level, order, label, fromRear } = answer;
  return say('rankLine', {
    place: row.name,
    scope: label ?? scope.name,
    of,
    peers: peersOf(level),
    column: `${measured(answer)}${order === 'least' ? say('least') : ''}`,
    rank,
    rear: fromRear === undefined ? '' : say('fromRear', { rank: fromRear }),
  });
};

/** Who stands where the place is said to stand. */
const insteadOf = (answer: AnswerOf<'ranking'>): Line[] =>
  (answer.instead ?? []).map(({ row, rank, value }) => [
    say(answer.fromRear === undefined ? 'standsThere' : 'standsFromRear', {
      rank,
      place: nameIn(answer, row),
    }),
    { copy: figureIn(answer.measure, value) },
    isPercent(answer.measure) ? '' : say('inTenThousands'),
  ]);

/** 对，莎车县在…第 1: the verdict on a rank that somebody states. */
const verdictOn = ({ right }: AnswerOf<'ranking'>): string =>
  right === undefined ? '' : say(right ? 'rankRight' : 'rankWrong');

const peersOf = (level: Level): string =>
  say(level === 'prefecture' ? 'peersPrefecture' : level === 'county' ? 'peersCounty' : 'peersUnit');

/** In per cent, or in 万元. */
const figureIn = (measure: Measure, value: Decimal): string =>
  isPercent(measure) ? `${value.toFixed(2)}%` : thousands(value);

/** In the region a county is told with its prefecture. */
const nameIn = ({ scope }: Pick<AnswerOf<'ranking'>, 'scope'>, row: Row): string =>
  scope.kind === 'region' && row.kind !== 'prefecture' ? titled(row) : row.name;

function rankedLine(
  { notice, scope, measure, unit, by, against, beside: other }: AnswerOf<'ranking'>,
  { row, rank, value, was }: Ranked,
): Line {
  return [
    `${rank}. ${nameIn({ scope }, row)}　`,
    { copy: figureIn(measure, value) },
    ...(isPercent(measure) ? [] : [beside(value, unit)]),
    ...(isPart(measure)
      ? [`（${thousands(amountOf(row, by))} 万元${beside(amountOf(row, by), unit)}）`]
      : []),
    ...(other ? [`（${columnName(notice, other)} ${thousands(amountOf(row, other))}）`] : []),
    ...(was && against ? [`（${fromTo(notice, against, was, amountOf(row, by))}）`] : []),
  ];
}

const isPercent = (measure: Measure): boolean => measure !== 'amount' && measure !== 'growth';

const isPart = (measure: Measure): boolean =>
  measure === 'partOfScope' || measure === 'partOfHome' || measure === 'partOfRegion';

/** 提前下达占全区的比重, 提前下达比 2023 年的增长率. */
export function measured({ measure, scope, notice, by, against }: AnswerOf<'ranking'>): string {
  const column = columnName(notice, by);
  if (measure === 'amount') return column;
  if (measure === 'share') return say('byShare', { column });
  if (isPart(measure)) {
    const region = notice.rows.find(({ kind }) => kind === 'region');
    const { name } = measure === 'partOfRegion' && region ? region : scope;
    return say('byPart', { column, whole: measure === 'partOfHome' ? say('ownPrefecture') : name });
  }
  return say(measure === 'growth' ? 'byGrowth' : 'byGrowthRate', { column, year: against?.year ?? '' });
}

/** The same ranking from its other end. */
function turned({ notice, scope, level, column, order }: AnswerOf<'ranking'>): Offer {
  const other = order === 'most' ? 'least' : 'most';
  return offer(say(other), askRanking(scope, level, column && columnName(notice, column), other));
}
