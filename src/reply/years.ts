import { figureOf } from '../answer/figure.js';
import type { Answer, AnswerOf } from '../answer/model.js';
import type { Notice } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { MoneyUnit } from '../question/model.js';
import { askAmount, offer } from './asks.js';
import type { Block, Line } from './message.js';
import { beside, money, thousands } from './money.js';
import { annexesOf, block, columnName, headingOf, type Part, together } from './section.js';
import { say } from './wording.js';

/**
 * One question over the years: the difference first, then a line a year; where an answer is no one figure, the answers one
 * below the other, each under its year.
 *
 * @param compose the section of one year's answer
 */
export function years(answer: AnswerOf<'years'>, shelf: Shelf, compose: (part: Answer) => Part): Part {
  const { parts } = answer;
  const head = [...new Set(parts.map((part) => headingOf(part.notice, shelf)))].join('、');
  const figures = parts.every((part) => figureOf(part) !== undefined);
  return { ...(figures ? sideBySide(answer, shelf) : oneByOne(answer, shelf, compose)), head };
}

/** A line a year, with what the years have to do with each other. */
function sideBySide(answer: AnswerOf<'years'>, shelf: Shelf): Part {
  const { parts, notice, measure, unit, together: total } = answer;
  const verdict = verdictOn(answer);
  return {
    blocks: [
      ...(verdict ? [block([{ strong: verdict }])] : []),
      ...alignment(answer),
      block(
        [{ strong: titleOf(parts) }],
        ...parts.map((part) => lineOf(part, shelf, unit)),
        ...(total
          ? [
              say(measure === 'sum' ? 'yearsSum' : 'yearsAverage', { amount: thousands(total) }) +
                beside(total, unit),
            ]
          : []),
      ),
    ],
    figures: true,
    next: parts.flatMap((part) =>
      part.kind === 'allocation'
        ? [offer(headingOf(part.notice, shelf), `${part.notice.number} ${askAmount(part.row)}`)]
        : [],
    ),
    where: annexesOf(notice, 'allocations'),
    beside: parts.map((part) => ({ notice: part.notice, where: annexesOf(part.notice, 'allocations') })),
  };
}

/** Each year's whole answer under its year. */
function oneByOne(answer: AnswerOf<'years'>, shelf: Shelf, compose: (part: Answer) => Part): Part {
  const counts = answer.parts.every((part) => part.kind === 'aggregate' && part.measure === 'count');
  const told = answer.parts.map((part) => {
    const whole = compose(part);
    // How many there are: which they are is asked of a year.
    return { notice: part.notice, ...whole, blocks: counts ? whole.blocks.slice(0, 1) : whole.blocks };
  });
  return {
    blocks: [
      ...alignment(answer),
      ...subjectsApart(answer.parts, shelf),
      ...told.flatMap(({ notice, blocks }): Block[] => [
        block([{ strong: headingOf(notice, shelf) }]),
        ...blocks,
      ]),
    ],
    figures: told.some((part) => part.figures),
    next: [],
    beside: told.map(({ notice, where = '' }) => ({ notice, where })),
  };
}

/** Which subjects one year has alone, where years list theirs. */
function subjectsApart(parts: readonly Answer[], shelf: Shelf): Block[] {
  const lists = parts.flatMap((part) => (part.kind === 'subject' ? [part] : []));
  if (lists.length < 2 || lists.length < parts.length) return [];
  const lines = lists.flatMap((part) => {
    const others = new Set(
      lists.flatMap((other) => (other === part ? [] : other.subjects.map(({ code }) => code))),
    );
    const own = part.subjects.filter(({ code }) => !others.has(code));
    const names = own.map(({ code, name }) => `${code} ${name}`).join('、');
    return own.length > 0
      ? [say('subjectsApart', { notice: headingOf(part.notice, shelf), subjects: names })]
      : [];
  });
  return [block(...(lines.length > 0 ? lines : [say('subjectsAlike')]))];
}

/** In which column the years are held against each other, where none was asked for and they mean different ones. */
const alignment = ({ aligned, notice }: AnswerOf<'years'>): Block[] =>
  aligned ? [block(say('aligned', { column: columnName(notice, aligned) }))] : [];

/** 莎车县提前下达各年对比; of two funds what the place gets of each. */
export function titleOf(parts: readonly Answer[]): string {
  const [first] = parts;
  const alike = parts.every(({ notice }) => notice.fund.name === first?.notice.fund.name);
  const what = [...new Set(parts.map(nameOf))].join('、');
  const columns = [...new Set(parts.map(columnIn))];
  return alike
    ? say('yearsTitle', { label: `${what}${columns.length === 1 ? columns[0] : ''}` })
    : say('fundsTitle', { label: what });
}

/** What is asked about: 莎车县, 库车县等 3 地. */
export function nameOf(answer: Answer): string {
  switch (answer.kind) {
    case 'allocation':
      return answer.row.name;
    case 'aggregate':
      return answer.label ?? together(answer.rows);
    case 'share':
      return answer.label ?? together(answer.parts);
    default:
      return '';
  }
}

const columnIn = (answer: Answer): string => ('by' in answer ? columnName(answer.notice, answer.by) : '');

/** 2024 年　叶城县　提前下达 48,848 万元. */
function lineOf(answer: Answer, shelf: Shelf, unit: MoneyUnit | undefined): Line {
  const value = figureOf(answer);
  const name = answer.kind === 'allocation' ? `${answer.row.name}　` : '';
  const amount = value ? (answer.kind === 'share' ? `${value.toFixed(2)}%` : thousands(value)) : '';
  return [
    `${headingOf(answer.notice, shelf)}　${name}${columnIn(answer)} `,
    { copy: amount },
    answer.kind === 'share' ? '' : ` 万元${value ? beside(value, unit) : ''}`,
  ];
}

/** What is held against each other, where each year has its own place or column: 2023 年莎车县, 2024 年叶城县. */
function placesApart(
  parts: readonly Answer[],
  earlier: Notice,
  later: Notice,
): { readonly more: string; readonly less: string } | undefined {
  const partIn = (notice: Notice) => parts.find((one) => one.notice === notice && nameOf(one) !== '');
  const [then, now] = [partIn(earlier), partIn(later)];
  const sameColumn = then && now && columnIn(then) === columnIn(now);
  if (!then || !now || (isSamePlace(then, now) && sameColumn)) return undefined;
  const called = (one: Answer): string => nameOf(one) + (sameColumn ? '' : columnIn(one));
  return { more: called(now), less: called(then) };
}

/** A place may have another name in another year. */
const isSamePlace = (a: Answer, b: Answer): boolean =>
  a.kind === 'allocation' && b.kind === 'allocation' ? a.row.id === b.row.id : nameOf(a) === nameOf(b);

/** By how much the later year is more or less than the earlier one; what all of them are together. */
export function verdictOn({
  parts,
  difference,
  percent,
  measure,
  together: total,
  unit,
}: AnswerOf<'years'>): string | undefined {
  if (total) return money(total) + beside(total, unit);
  if (!difference) return undefined;
  const inTime = parts.map((part) => part.notice).sort((a, b) => a.year - b.year);
  const [earlier, later] = [inTime[0], inTime.at(-1)] as [Notice, Notice];
  const between = { now: later.year, from: earlier.year };
  if (difference.isZero()) return say('yearsEqual', between);
  const less = difference.isNegative();
  const inOther = beside(difference.abs(), unit);
  const change = percent
    ? say(less ? 'yearsPercentLess' : 'yearsPercent', { percent: percent.abs().toFixed(2) })
    : '';
  const apart = placesApart(parts, earlier, later);
  if (apart)
    return (
      say(less ? 'crossedLess' : 'crossedMore', {
        ...between,
        ...apart,
        amount: thousands(difference.abs()),
      }) +
      inOther +
      (measure === 'percent' ? change : '')
    );
  if (parts[0]?.kind === 'share')
    return say('yearsPoints', { ...between, more: less ? '少' : '多', points: difference.abs().toFixed(2) });
  return (
    say(less ? 'yearsLess' : 'yearsMore', { ...between, amount: thousands(difference.abs()) }) +
    inOther +
    change
  );
}
