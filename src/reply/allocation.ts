import type { AnswerOf, Standing } from '../answer/model.js';
import type { Correction, Notice, Row } from '../notice/model.js';
import type { Block, Line, Offer } from './message.js';
import { inYi, inYuan, thousands } from './money.js';
import { block, columnName, folded, ordered, rowLine, type Section, titled, yearOf } from './section.js';
import { say } from './wording.js';

/** One place: the figure first, then its breakdown, its standing, what lies in it, the targets. */
export function allocation(answer: AnswerOf<'allocation'>, notice: Notice): Section {
  const { row, column, members, indicators, alternatives } = answer;
  const blocks: Block[] = [];
  if (answer.claimed) blocks.push(block(claim(answer, answer.claimed)));
  blocks.push(
    block(
      [{ strong: titled(row) }, ` · ${yearOf(notice)}`],
      ...ordered(column).map((c, i) => columnLine(answer, c, i)),
      ...reductions(row),
    ),
  );
  const standing = standings(answer.standings, row);
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
  return { blocks, next: nextOf(answer), figures: true, where: '附件1、附件3' };
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
  const other =
    unit === '元'
      ? `（${inYuan(amount)}）`
      : unit === '亿元' || (first && amount.abs().gte(10_000))
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

function standings(standings: readonly Standing[], row: Row): string | undefined {
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
  return line || undefined;
}

function claim(
  answer: AnswerOf<'allocation'>,
  claimed: NonNullable<AnswerOf<'allocation'>['claimed']>,
): string {
  const { row } = answer;
  const column = answer.column ?? claimed.matches[0] ?? 'total';
  const values = {
    place: row.name,
    column: columnName(column),
    amount: thousands(row.amounts[column]),
    claimed: thousands(claimed.amount),
  };
  if (claimed.matches.includes(column)) return say('claimedRight', values);
  if (claimed.matches.length > 0)
    return say('claimedOther', { ...values, columns: claimed.matches.map(columnName).join('、') });
  return say('claimedWrong', values);
}

const correctionLine = ({ printed, corrected, reason }: Correction): string =>
  say('correction', { printed, corrected, reason });

function nextOf({ row, members }: AnswerOf<'allocation'>): Offer[] {
  const name = askable(row);
  return [
    { label: '绩效目标', ask: `${name} 绩效目标` },
    ...(members.length > 0 ? [{ label: '分配明细', ask: `${name} 明细` }] : []),
    ...(row.kind === 'county' && row.prefecture
      ? [{ label: `${row.prefecture}明细`, ask: `${row.prefecture} 明细` }]
      : []),
    ...(row.kind === 'region'
      ? []
      : [{ label: '排名', ask: row.kind === 'prefecture' ? '地州排名' : `${row.prefecture} 排名` }]),
  ];
}

/** A name that is answered with this row and no other. */
export const askable = (row: Row): string =>
  row.prefecture && row.prefecture !== row.id ? `${row.prefecture} ${row.name}` : row.name;
