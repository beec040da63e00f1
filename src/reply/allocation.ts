import type { AnswerOf, Standing } from '../answer/model.js';
import type { Column, Correction, Notice, Row } from '../notice/model.js';
import { askAmount, askBreakdown, askComparison, askRanking, askTargets, levelName, offer } from './asks.js';
import { claimBlocks } from './claims.js';
import type { Block, Line, Offer } from './message.js';
import { inUnit, inYi, thousands } from './money.js';
import { block, columnName, folded, ordered, rowLine, type Section, titled, yearOf } from './section.js';
import { say } from './wording.js';

/** One place: the figure first, then its breakdown, its standing, what lies in it, the targets. */
export function allocation(answer: AnswerOf<'allocation'>, notice: Notice): Section {
  const { row, column, members, indicators, alternatives } = answer;
  const blocks: Block[] = [];
  blocks.push(...claimBlocks(answer.claims));
  blocks.push(
    block(
      [{ strong: titled(row) }, ` · ${yearOf(notice)}`],
      ...ordered(column).map((c, i) => columnLine(answer, c, i)),
      ...reductions(row),
    ),
  );
  const standing = standings(answer.standings, row, column);
  if (standing) blocks.push(block(standing));
  if (alternatives.length > 0)
    blocks.push(block(say('alternatives', { places: alternatives.map((other) => other.name).join('、') })));
  if (members.length > 0)
    blocks.push(
      folded(
        say(row.kind === 'region' ? 'prefecturesTitle' : 'membersTitle', {
          place: row.name,
          count: members.length,
        }),
        ...members.map((member) => rowLine(member, column)),
      ),
    );
  const table = row.kind === 'region' ? say('regionTable') : (row.prefecture ?? row.name);
  blocks.push(
    folded(
      say('targetsTitle', { table, count: indicators.length }),
      ...indicators.map((indicator): Line => [`　${indicator.name}　${indicator.target}`]),
      ...(row.kind === 'county' || row.kind === 'institution' ? [`　${say('countyTargets')}`] : []),
    ),
  );
  if (answer.corrections.length > 0) blocks.push(block(...answer.corrections.map(correctionLine)));
  return {
    blocks,
    next: nextOf(answer, notice),
    // One place alone makes a poor picture.
    ...(members.length > 0 && { pictured: askAmount(row) }),
    figures: true,
    where: '附件1、附件3',
  };
}

function columnLine(
  answer: AnswerOf<'allocation'>,
  column: 'total' | 'advance' | 'current',
  index: number,
): Line {
  const { row, parts, unit } = answer;
  const amount = row.amounts[column];
  const first = index === 0;
  const value = { copy: thousands(amount) };
  const other = unit
    ? `（${inUnit(amount, unit)}）`
    : first && amount.abs().gte(10_000)
      ? `（${inYi(amount)}）`
      : '';
  const percent = column === 'total' || !parts ? undefined : parts[column].toFixed(2);
  // Indented under the sum a share explains itself; alone it has to say of what.
  const share = !percent ? '' : `　${first ? say('shareOfYear', { share: percent }) : `${percent}%`}`;
  // The sum is its parts' headline; where one column was asked for, that column is.
  const indent = first || (answer.column && column === 'total') ? '' : '　';
  return [`${indent}${columnName(column)}　`, value, ` 万元${other}${share}`];
}

function reductions(row: Row): string[] {
  const { current } = row.amounts;
  return current.isNegative() && !current.isZero()
    ? [say('reduced', { amount: thousands(current.abs()) })]
    : [];
}

function standings(standings: readonly Standing[], row: Row, column: Column | undefined): string | undefined {
  const parts = standings.map(({ within, share, rank, of, districts }) => {
    const values = {
      whole: within.name,
      of,
      rank,
      peers: row.kind === 'prefecture' ? '地州市' : districts ? '县市区' : '县市',
      ...(share && { share: share.toFixed(2) }),
    };
    // Among institutions of different kinds a rank says nothing.
    if (row.kind === 'institution') return share ? say('shareOnly', values) : '';
    return share ? say('shareOf', values) : say('rankOnly', values);
  });
  const line = parts.filter(Boolean).join('；');
  // Of one column the shares and ranks are that column's, and have to say so.
  return line && column && column !== 'total' ? `${columnName(column)}${line}` : line || undefined;
}

const correctionLine = ({ printed, corrected, reason }: Correction): string =>
  say('correction', { printed, corrected, reason });

function nextOf({ row, members, column }: AnswerOf<'allocation'>, notice: Notice): Offer[] {
  const neighbour = neighbourOf(row, notice);
  const prefecture = notice.rows.find((other) => other.id === row.prefecture);
  return [
    offer(say('offerTargets'), askTargets(row)),
    column
      ? offer(say('offerWhole'), askAmount(row))
      : offer(columnName('current'), askAmount(row, 'current')),
    ...(members.length > 0 ? [offer(say('offerBreakdown'), askBreakdown(row))] : []),
    ...(neighbour
      ? [offer(say('offerComparison', { place: neighbour.name }), askComparison([row, neighbour]))]
      : []),
    ...(prefecture && prefecture !== row
      ? [offer(say('offerBreakdownOf', { place: prefecture.name }), askBreakdown(prefecture))]
      : []),
    row.kind === 'institution' && prefecture
      ? offer(say('offerAmountOf', { place: prefecture.name }), askAmount(prefecture))
      : rankingOf(row, prefecture, notice),
  ];
}

/** Where a row stands: a prefecture among all, a county in its prefecture; of the region, its prefectures. */
function rankingOf(row: Row, prefecture: Row | undefined, { rows }: Notice): Offer {
  const [region = row] = rows;
  return row.kind === 'county' && prefecture
    ? offer(say('offerRankingOf', { place: prefecture.name }), askRanking(prefecture, 'county'))
    : offer(say('offerRankingOf', { place: levelName('prefecture') }), askRanking(region, 'prefecture'));
}

/** The one that comes next in rank, or, for the last, before: what people compare a place with. */
function neighbourOf(row: Row, { rows }: Notice): Row | undefined {
  if (row.kind === 'institution') return undefined;
  const peers = rows
    .filter(
      ({ kind, prefecture }) => kind === row.kind && (kind !== 'county' || prefecture === row.prefecture),
    )
    .toSorted((a, b) => b.amounts.total.cmp(a.amounts.total));
  const at = peers.indexOf(row);
  return peers[at + 1] ?? peers[at - 1];
}
