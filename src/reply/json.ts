import type { Answer } from '../answer/model.js';
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

const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.id);

/** One answer as contract-shaped JSON: numbers are decimal strings. */
export function toJson(answer: Answer, notice: Notice, query: string, text: string): Record<string, unknown> {
  const { fields, rows, annexes } = shape(answer, notice, query);
  return {
    query,
    kind: answer.kind,
    ...fields,
    ...(answer.understood.length > 0 && { understood: answer.understood.join('；') }),
    ...(answer.alternatives.length > 0 && { alternatives: ids(answer.alternatives) }),
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
        fields: { places: [answer.row.id], ...column },
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
        },
      };
    case 'compare':
      return {
        fields: { places: ids(answer.rows), ...column },
        rows: answer.rows.map(ofRow),
        annexes: '附件1',
      };
    case 'aggregate':
      return {
        fields: { places: ids(answer.rows), value: answer.value.toFixed(), ...column },
        rows: answer.rows.map(ofRow),
        annexes: '附件1',
      };
    case 'ranking':
      return {
        fields: { places: answer.ranked.map(({ row }) => row.id), column: answer.by },
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
    case 'share':
      return {
        fields: {
          places: [answer.part.id, answer.whole.id],
          ...(answer.value && { value: answer.value.toFixed(2) }),
          ...column,
        },
        rows: [answer.part, answer.whole].map(ofRow),
        annexes: '附件1',
      };
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
      return { fields: {} };
  }
}
