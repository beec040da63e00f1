import type { Answer, AnswerOf, Judged } from '../answer/model.js';
import type { Notice, Row } from '../notice/model.js';
import { compose } from './compose.js';
import { plain } from './plain.js';

/** A figure that the reply shows. */
type JsonRow =
  | { readonly place: string; readonly total: string; readonly advance: string; readonly current: string }
  | { readonly code: string; readonly name: string }
  | { readonly indicator: string; readonly target: string };

const ofRow = (row: Row): JsonRow => ({
  place: row.id,
  total: row.amounts.total.toFixed(),
  advance: row.amounts.advance.toFixed(),
  current: row.amounts.current.toFixed(),
});

const claimsOf = (claims: readonly Judged[]): { readonly claims?: readonly unknown[] } =>
  claims.length === 0
    ? {}
    : {
        claims: claims.map(({ row, column, claimed, actual, right }) => ({
          place: row.id,
          claimed: claimed.toFixed(),
          column,
          actual: actual.toFixed(),
          right,
        })),
      };

/** A stated sum is that of all the places. */
const claimOf = ({ claimed, value, by, rows }: AnswerOf<'aggregate'>): { readonly claims?: unknown } =>
  claimed
    ? {
        claims: [
          {
            place: ids(rows).join('、'),
            column: by,
            claimed: claimed.toFixed(),
            actual: value.toFixed(),
            right: claimed.eq(value),
          },
        ],
      }
    : {};

const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.id);

/** One answer as contract-shaped JSON: numbers are decimal strings. */
export function toJson(answer: Answer, notice: Notice, query: string, text: string): Record<string, unknown> {
  const { fields, rows, annexes } = shape(answer, notice, query);
  return {
    query,
    kind: answer.kind === 'thanks' ? 'help' : answer.kind,
    ...fields,
    ...(answer.understood.length > 0 && { understood: answer.understood.join('；') }),
    ...(answer.alternatives.length > 0 && { alternatives: ids(answer.alternatives) }),
    ...(answer.ignored.length > 0 && { ignored: answer.ignored }),
    ...(rows && { rows }),
    ...(annexes && { source: `${notice.number} ${annexes}` }),
    text,
  };
}

interface Shape {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rows?: readonly JsonRow[];
  readonly annexes?: string;
}

function shape(answer: Answer, notice: Notice, query: string): Shape {
  const column = 'column' in answer && answer.column ? { column: answer.column } : {};
  switch (answer.kind) {
    case 'allocation':
      return {
        fields: { places: [answer.row.id], ...column, ...claimsOf(answer.claims) },
        rows: [answer.row, ...answer.members].map(ofRow),
        annexes: '附件1、附件3',
      };
    case 'breakdown':
      return {
        fields: { places: [answer.row.id], ...column },
        rows: [answer.row, ...answer.members].map(ofRow),
        annexes: '附件1',
      };
    case 'choice':
      return {
        fields: {
          ...(answer.rows.length > 0 && { places: ids(answer.rows) }),
          ...(answer.subjects.length > 0 && { codes: answer.subjects.map((s) => s.code) }),
          ...(answer.indicators.length > 0 && { indicators: answer.indicators.map((i) => i.name) }),
          ...column,
          options: compose(answer, notice, query).choices.map((offer) => offer.label),
        },
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
        annexes: '附件1',
      };
    case 'aggregate':
      return {
        fields: {
          places: ids(answer.rows),
          ...(answer.minus.length > 0 && { minus: ids(answer.minus) }),
          ...(answer.measure !== 'sum' && { measure: answer.measure }),
          value: answer.value.toFixed(),
          ...claimOf(answer),
          ...column,
        },
        rows: [...answer.rows, ...answer.minus].map(ofRow),
        annexes: '附件1',
      };
    case 'ranking':
      return {
        fields: {
          places: answer.ranked.map(({ row }) => row.id),
          column: answer.by,
          ...(answer.rank !== undefined && { rank: String(answer.rank), of: String(answer.of) }),
        },
        rows: answer.ranked.map(({ row }) => ofRow(row)),
        annexes: '附件1',
      };
    case 'reverse':
      return {
        fields: { places: answer.found.map(({ row }) => row.id), ...column },
        rows: answer.found.map(({ row }) => ofRow(row)),
        annexes: '附件1',
      };
    case 'subject':
      return {
        fields: { codes: answer.subjects.map((s) => s.code) },
        rows: answer.subjects.map(({ code, name }) => ({ code, name })),
        annexes: answer.subjects.some((s) => s.kind === 'expenditure') ? '附件2' : '正文一',
      };
    case 'indicator':
      return {
        fields: {
          indicators: answer.indicators.map((i) => i.name),
          ...(answer.place && { places: [answer.place.id] }),
        },
        rows: answer.indicators.map(({ name, target }) => ({ indicator: name, target })),
        annexes: '附件3',
      };
    case 'compliance':
      return {
        fields: {
          indicators: [answer.indicator.name],
          actual: answer.actual,
          target: answer.indicator.target,
          met: answer.met,
          ...(answer.place && { places: [answer.place.id] }),
        },
        rows: [{ indicator: answer.indicator.name, target: answer.indicator.target }],
        annexes: '附件3',
      };
    case 'share': {
      const { parts, whole, value } = answer;
      return {
        fields: {
          places: ids(whole ? [...parts, whole] : parts),
          ...(value && { value: value.toFixed(2) }),
          ...(whole ? column : { column: answer.by, of: 'total' }),
          ...claimsOf(answer.claims),
        },
        rows: (whole ? [...parts, whole] : parts).map(ofRow),
        annexes: '附件1',
      };
    }
    case 'document':
      return {
        fields: { topic: answer.facts.map((fact) => fact.topic).join(',') },
        annexes: [...new Set(answer.facts.map((fact) => fact.paragraph))].join('、'),
      };
    case 'several':
      return {
        fields: {
          answers: answer.answers.map((part) =>
            toJson(part, notice, query, plain(compose(part, notice, query))),
          ),
        },
      };
    case 'none':
      return {
        fields: { suggestions: ids(answer.suggestions), ...(answer.place && { places: [answer.place.id] }) },
      };
    case 'help':
    case 'thanks':
      return { fields: {} };
  }
}
