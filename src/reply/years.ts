import { figureOf } from '../answer/figure.js';
import type { Answer, AnswerOf } from '../answer/model.js';
import type { Notice } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { Block, Line } from './message.js';
import { money, thousands } from './money.js';
import { annexesOf, block, columnName, headingOf, type Part, together } from './section.js';
import { say } from './wording.js';

/**
 * One question over the years: the difference first, then a line a year; where an answer is no one figure, the answers one
 * below the other, each under its year.
 *
 * @param compose the section of one year's answer
 */
export function years(answer: AnswerOf<'years'>, shelf: Shelf, compose: (part: Answer) => Part): Part {
  const { parts, aligned, notice } = answer;
  const figures = parts.every((part) => figureOf(part) !== undefined);
  const told = figures ? undefined : parts.map(compose);
  const notes = aligned ? [block(say('aligned', { column: columnName(notice, aligned) }))] : [];
  const first = parts.find((part) => figureOf(part) !== undefined);
  const verdict = verdictOn(answer);
  return {
    blocks: [
      ...(verdict && figures ? [block([{ strong: verdict }])] : []),
      ...notes,
      ...(figures
        ? [
            block(
              [{ strong: say('yearsTitle', { label: first ? labelOf(first) : '' }) }],
              ...parts.map((part) => lineOf(part, shelf)),
              ...(answer.together
                ? [
                    say(answer.measure === 'sum' ? 'yearsSum' : 'yearsAverage', {
                      amount: thousands(answer.together),
                    }),
                  ]
                : []),
            ),
          ]
        : parts.flatMap((part, i): Block[] => [
            block([{ strong: headingOf(part.notice, shelf) }]),
            ...(told?.[i]?.blocks ?? []),
          ])),
    ],
    figures: figures || told?.some((part) => part.figures) === true,
    next: [],
    head: [...new Set(parts.map((part) => headingOf(part.notice, shelf)))].join('、'),
    where: figures ? annexesOf(notice, 'allocations') : (told?.[0]?.where ?? ''),
    beside: parts.map((part, i) => ({
      notice: part.notice,
      where: figures ? annexesOf(part.notice, 'allocations') : (told?.[i]?.where ?? ''),
    })),
  };
}

/** What is asked about, in words: 莎车县提前下达. */
function labelOf(answer: Answer): string {
  const { notice } = answer;
  switch (answer.kind) {
    case 'allocation':
      return `${answer.row.name}${columnName(notice, answer.by)}`;
    case 'aggregate':
      return `${answer.label ?? together(answer.rows)}${columnName(notice, answer.by)}`;
    case 'share':
      return `${answer.label ?? together(answer.parts)}${columnName(notice, answer.by)}`;
    default:
      return '';
  }
}

/** 2024 年　叶城县　48,848 万元. */
function lineOf(answer: Answer, shelf: Shelf): Line {
  const value = figureOf(answer);
  const name = answer.kind === 'allocation' ? `${answer.row.name}　` : '';
  return [
    `${headingOf(answer.notice, shelf)}　${name}`,
    { copy: value ? (answer.kind === 'share' ? `${value.toFixed(2)}%` : thousands(value)) : '' },
    answer.kind === 'share' ? '' : ' 万元',
  ];
}

/** By how much the later year is more or less than the earlier one. */
function verdictOn({ parts, difference, percent, together }: AnswerOf<'years'>): string | undefined {
  if (together) return money(together);
  const years = parts.map((part) => part.notice).sort((a, b) => a.year - b.year);
  const [then, now] = [years[0], years.at(-1)] as [Notice, Notice];
  if (!difference) return undefined;
  const between = { now: now.year, from: then.year };
  if (difference.isZero()) return say('yearsEqual', between);
  const less = difference.isNegative();
  if (parts[0]?.kind === 'share')
    return say('yearsPoints', { ...between, more: less ? '少' : '多', points: difference.abs().toFixed(2) });
  return (
    say(less ? 'yearsLess' : 'yearsMore', { ...between, amount: thousands(difference.abs()) }) +
    (percent ? say(less ? 'yearsPercentLess' : 'yearsPercent', { percent: percent.abs().toFixed(2) }) : '')
  );
}
