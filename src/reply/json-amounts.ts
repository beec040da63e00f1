import type { Answer, AnswerOf, Judged } from '../answer/model.js';
import { amountOf, type Row } from '../notice/model.js';
import { annexesOf } from './section.js';

/** A figure that the reply shows. */
export type JsonRow =
  | Readonly<Record<string, string>>
  | { readonly code: string; readonly name: string }
  | { readonly indicator: string; readonly target: string };

/** A place with every column of its notice, in 万元. */
export const ofRow = ({ path, amounts }: Row): JsonRow => ({
  place: path,
  ...Object.fromEntries(Object.entries(amounts).map(([column, amount]) => [column, amount.toFixed()])),
});

const claimsOf = (claims: readonly Judged[]): { readonly claims?: readonly unknown[] } =>
  claims.length === 0
    ? {}
    : {
        claims: claims.map(({ row, column, claimed, actual, right }) => ({
          place: row.path,
          claimed: claimed.toFixed(),
          column,
          actual: actual.toFixed(),
          right,
        })),
      };

/** A threshold is a figure that is held against the notice as well, right where the amount meets it. */
const thresholdOf = ({ row, by, bound }: AnswerOf<'allocation'>) =>
  bound && {
    claims: [
      {
        place: row.path,
        claimed: bound.amount.toFixed(),
        column: by,
        actual: amountOf(row, by).toFixed(),
        right: bound.met,
      },
    ],
  };

/** A stated sum is that of all the places; what is stated of each of them stands behind it. */
const claimOf = ({ claimed, claims, value, by, rows, measure }: AnswerOf<'aggregate'>) => {
  const each = claimsOf(claims);
  if (!claimed) return each;
  const sum = {
    place: ids(rows).join('、'),
    ...(measure !== 'count' && { column: by }),
    claimed: claimed.amount.toFixed(),
    actual: value.toFixed(),
    right: claimed.right,
  };
  return { claims: [sum, ...(each.claims ?? [])] };
};

export const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.path);

/** The shape of an answer that comes from one notice. */
export interface Single {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rows?: readonly JsonRow[];
  readonly annexes?: string;
}

/** The column that was asked for. */
export const columnOf = (answer: Answer): { readonly column?: unknown } =>
  'column' in answer && answer.column ? { column: answer.column } : {};

type Amounts = AnswerOf<
  'allocation' | 'breakdown' | 'compare' | 'aggregate' | 'ranking' | 'reverse' | 'share'
>;

/** An answer about amounts as contract-shaped fields and rows. */
export function amountsShape(answer: Amounts): Single {
  const annexes = annexesOf(answer.notice, 'allocations');
  const column = columnOf(answer);
  switch (answer.kind) {
    case 'allocation':
      return {
        fields: {
          places: [answer.row.path],
          ...column,
          ...claimsOf(answer.claims),
          ...thresholdOf(answer),
        },
        rows: [answer.row, ...answer.members].map(ofRow),
        annexes: annexesOf(answer.notice, 'allocations', 'indicators'),
      };
    case 'breakdown':
      return {
        fields: { places: [answer.row.path], ...column },
        rows: [answer.row, ...answer.members].map(ofRow),
        annexes,
      };
    case 'compare':
      return {
        fields: {
          places: ids(answer.rows),
          ...column,
          ...(answer.columns && { columns: answer.columns }),
          ...(answer.percent && { value: answer.percent.toFixed(2) }),
          ...claimsOf(answer.claims),
        },
        rows: answer.rows.map(ofRow),
        annexes,
      };
    case 'aggregate':
      return { ...totalShape(answer), annexes };
    case 'ranking':
      return {
        fields: {
          places: answer.ranked.map(({ row }) => row.path),
          column: answer.by,
          ...(answer.rank !== undefined && { rank: String(answer.rank), of: String(answer.of) }),
        },
        rows: [...answer.ranked, ...(answer.instead ?? [])].map(({ row }) => ofRow(row)),
        annexes,
      };
    case 'reverse':
      return {
        fields: { places: answer.found.map(({ row }) => row.path), ...column },
        rows: answer.found.map(({ row }) => ofRow(row)),
        annexes,
      };
    case 'share':
      return { ...shareShape(answer), annexes };
  }
}

/** A sum, difference, average or count of rows. */
const totalShape = (answer: AnswerOf<'aggregate'>): Single => ({
  fields: {
    places: ids(answer.rows),
    ...(answer.minus.length > 0 && { minus: ids(answer.minus) }),
    ...(answer.measure !== 'sum' && { measure: answer.measure }),
    value: answer.value.toFixed(),
    ...(answer.columns && { columns: answer.columns }),
    ...claimOf(answer),
    ...columnOf(answer),
  },
  rows: [...answer.rows, ...answer.minus].map(ofRow),
});

/** What part some rows are of another, or of their own year. */
function shareShape(answer: AnswerOf<'share'>): Single {
  const { parts, whole, value } = answer;
  const all = [...parts, ...(whole?.rows ?? [])];
  // Several that are a whole together are one place, by what they are called.
  const wholes = whole && whole.rows.length > 1 ? [whole.name] : ids(whole?.rows ?? []);
  return {
    fields: {
      places: [...ids(parts), ...wholes],
      ...(value && { value: value.toFixed(2) }),
      ...(whole && !answer.of ? columnOf(answer) : { column: answer.by, of: answer.of }),
      ...claimsOf(answer.claims),
    },
    rows: all.map(ofRow),
  };
}
