import type { AnswerOf, Standing } from '../answer/model.js';
import { descending } from '../notice/descending.js';
import { amountOf, type Column, type Correction, type Notice, type Row } from '../notice/model.js';
import {
  askAmount,
  askBreakdown,
  askComparison,
  askRanking,
  levelName,
  offer,
  offerTargets,
} from './asks.js';
import { claimBlocks } from './claims.js';
import type { Block, Line, Offer } from './message.js';
import { inUnit, inYi, thousands } from './money.js';
import {
  annexesOf,
  block,
  columnName,
  countyTargets,
  folded,
  mainColumn,
  ordered,
  otherColumn,
  type Part,
  rowLine,
  shortName,
  titled,
  yearOf,
} from './section.js';
import { say } from './wording.js';

/** One place: the figure first, then its breakdown, its standing, what lies in it, the targets. */
export function allocation(answer: AnswerOf<'allocation'>, notice: Notice): Part {
  const { row, column, members, indicators, alternatives } = answer;
  const blocks: Block[] = [];
  blocks.push(...claimBlocks(answer.claims, notice), ...boundBlocks(answer, notice));
  blocks.push(
    block(
      [{ strong: titled(row) }, ` · ${yearOf(notice)}`],
      ...ordered(notice, column).map((c, i) => columnLine(answer, notice, c, i)),
      ...reductions(row, notice),
      ...heldIn(row, notice),
    ),
  );
  const standing = standings(answer, notice);
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
        ...members.map((member) => rowLine(member, notice, column, { unit: answer.unit })),
      ),
    );
  const table = row.kind === 'region' ? say('regionTable') : (row.prefecture ?? row.name);
  if (indicators.length > 0)
    blocks.push(
      folded(
        say('targetsTitle', { table, count: indicators.length }),
        ...indicators.map((indicator): Line => [`　${indicator.name}　${indicator.target}`]),
        ...(row.kind === 'county' || row.kind === 'institution' ? [`　${countyTargets(notice)}`] : []),
      ),
    );
  if (answer.corrections.length > 0) blocks.push(block(...answer.corrections.map(correctionLine)));
  return {
    blocks,
    next: nextOf(answer, notice),
    // One place alone makes a poor picture.
    ...(members.length > 0 && { pictured: askAmount(row) }),
    figures: true,
    where: annexesOf(notice, 'allocations', 'indicators'),
  };
}

function columnLine(answer: AnswerOf<'allocation'>, notice: Notice, column: Column, index: number): Line {
  const { row, parts, unit } = answer;
  const amount = amountOf(row, column);
  const first = index === 0;
  const value = { copy: thousands(amount) };
  const other = unit
    ? `（${inUnit(amount, unit)}）`
    : first && amount.abs().gte(10_000)
      ? `（${inYi(amount)}）`
      : '';
  const percent = parts?.get(column)?.toFixed(2);
  // Indented under the sum a share explains itself; alone it has to say of what.
  const share = !percent ? '' : `　${first ? say('shareOfYear', { share: percent }) : `${percent}%`}`;
  // The sum is its parts' headline; where one column was asked for, that column is.
  const indent = first || (answer.column && column === mainColumn(notice)) ? '' : '　';
  return [`${indent}${columnName(notice, column)}　`, value, ` 万元${other}${share}`];
}

/** 没到 70,000 万元，还差 4,532 万元: on which side of a threshold the amount is, and how far off. */
function boundBlocks({ row, by, bound }: AnswerOf<'allocation'>, notice: Notice): Block[] {
  if (!bound) return [];
  const actual = amountOf(row, by);
  const values = {
    place: row.name,
    column: columnName(notice, by),
    amount: thousands(actual),
    bound: thousands(bound.amount),
    off: thousands(actual.minus(bound.amount).abs()),
  };
  const side = actual.eq(bound.amount) ? 'boundHit' : actual.gt(bound.amount) ? 'boundPassed' : 'boundMissed';
  return [block([{ strong: say(side, values) }])];
}

/** What the notice has in the row and lists nowhere else. */
function heldIn({ id }: Row, { within }: Notice): string[] {
  const places = within.flatMap(({ place, holder }) => (holder === id ? place.split('/').slice(-1) : []));
  return places.length > 0 ? [say('holds', { places: places.join('、') })] : [];
}

/** A part below zero: the others are more than the sum that was settled. */
function reductions(row: Row, notice: Notice): string[] {
  return notice.sums.flatMap(({ whole, parts }) =>
    parts.flatMap((part) => {
      const amount = amountOf(row, part);
      const others = parts.filter((other) => other !== part).map((other) => columnName(notice, other));
      const values = { whole: shortName(notice, whole), column: shortName(notice, part) };
      return amount.lt(0)
        ? [say('reduced', { ...values, amount: thousands(amount.abs()), others: others.join('、') })]
        : [];
    }),
  );
}

function standings({ standings, row, column }: AnswerOf<'allocation'>, notice: Notice): string | undefined {
  const parts = standings.map(({ within, share, rank, of, districts }: Standing) => {
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
  return line && column && column !== mainColumn(notice)
    ? `${columnName(notice, column)}${line}`
    : line || undefined;
}

const correctionLine = ({ printed, corrected, reason }: Correction): string =>
  say('correction', { printed, corrected, reason });

function nextOf({ row, members, column }: AnswerOf<'allocation'>, notice: Notice): Offer[] {
  const neighbour = neighbourOf(row, notice);
  const prefecture = notice.rows.find((other) => other.id === row.prefecture);
  return [
    ...offerTargets(row, notice),
    ...(column
      ? [offer(say('offerWhole'), askAmount(row))]
      : otherColumn(notice).map((other) => offer(other, askAmount(row, other)))),
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
function neighbourOf(row: Row, notice: Notice): Row | undefined {
  if (row.kind === 'institution') return undefined;
  const alike = notice.rows.filter(
    ({ kind, prefecture }) => kind === row.kind && (kind !== 'county' || prefecture === row.prefecture),
  );
  const peers = descending(alike, mainColumn(notice));
  const at = peers.indexOf(row);
  return peers[at + 1] ?? peers[at - 1];
}
