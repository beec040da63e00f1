import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { answer } from '../../src/answer/answer.js';
import type { Answer, AnswerOf } from '../../src/answer/model.js';
import type { Notice, Row } from '../../src/notice/model.js';
import { shelfOf } from '../../src/notice/shelf.js';
import type { Amounts, MoneyUnit, Operation, Question, Rows } from '../../src/question/model.js';
import { COLUMNS, type Column, type Sample, samples, type Whole } from './notices.ts';

/** The answer that each operation gives. */
const KINDS = {
  show: 'allocation',
  list: 'breakdown',
  compare: 'compare',
  total: 'aggregate',
  share: 'share',
  rank: 'ranking',
  order: 'ranking',
  find: 'reverse',
} as const satisfies Record<Operation['is'], Answer['kind']>;

type Given<O extends Operation> = Omit<Amounts, 'kind' | 'operation'> & { readonly operation: O };

/** What a notice says to a question of any kind. */
export const answered = (notice: Notice, question: Question): Answer => answer(question, shelfOf([notice]));

/** What a notice says to a question about amounts: always an answer of the operation's kind. */
export function ask<const O extends Operation>(
  notice: Notice,
  question: Given<O>,
): AnswerOf<(typeof KINDS)[O['is']]> {
  const found = answered(notice, { kind: 'amounts', ...question, understood: [] });
  expect(found.kind).toBe(KINDS[question.operation.is]);
  return found as AnswerOf<(typeof KINDS)[O['is']]>;
}

export const columns = fc.constantFrom(...COLUMNS);
/** A column that may not have been asked for. */
export const asked = fc.option(columns, { nil: undefined });
export const given = (column: Column | undefined) => (column ? { column } : {});
export const units = fc.constantFrom<MoneyUnit[]>('亿元', '百万元', '千元', '元');

/** A sample with a draw of its rows, in any order. */
export const drawn = (minLength: number, maxLength = Number.POSITIVE_INFINITY) =>
  samples.chain((sample) =>
    fc
      .shuffledSubarray([...sample.notice.rows], {
        minLength: Math.min(minLength, sample.notice.rows.length),
        maxLength: Math.min(maxLength, sample.notice.rows.length),
      })
      .map((rows) => ({ ...sample, rows })),
  );

/** Has the property with that value; where there is none, not even the property. */
export const holds = (found: object, property: string, value: unknown): void =>
  value === undefined
    ? expect(found).not.toHaveProperty(property)
    : expect(found).toHaveProperty(property, value);

export function wholeOf({ amounts }: Sample, row: Row): Whole {
  const whole = amounts.get(row.id);
  if (!whole) throw new Error(row.id);
  return whole;
}

export const idsOf = (rows: readonly Row[]): string[] => rows.map((row) => row.id);
export const rowsOf = (rows: readonly Row[]): Rows => ({ ids: idsOf(rows) });
export const sumOf = (sample: Sample, rows: readonly Row[], column: Column): number =>
  rows.reduce((sum, row) => sum + wholeOf(sample, row)[column], 0);
export const d = (value: Decimal.Value): Decimal => new Decimal(value);
