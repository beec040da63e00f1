import type { Answer, AnswerOf } from '../answer/model.js';
import type { Notice } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import { compose } from './compose.js';
import { amountsShape, ids, type JsonRow, ofRow, type Single } from './json-amounts.js';
import { factsShape } from './json-facts.js';
import { plain } from './plain.js';
import { annexesOf } from './section.js';

/** One answer as contract-shaped JSON: numbers are decimal strings. */
export function toJson(answer: Answer, shelf: Shelf, query: string, text: string): Record<string, unknown> {
  const { kind, fields, rows, sources } = shape(answer, shelf, query);
  const notices = rows?.map((row) => row.of.id) ?? [];
  return {
    query,
    kind,
    ...fields,
    ...(answer.understood.length > 0 && { understood: answer.understood.join('；') }),
    ...(answer.alternatives.length > 0 && { alternatives: ids(answer.alternatives) }),
    ...(answer.ignored.length > 0 && { ignored: answer.ignored }),
    ...(rows && { rows: rows.map((row) => row.row) }),
    ...(sources.length > 0 && {
      source: sources.map(({ notice, where }) => `${notice.number} ${where}`.trim()).join('；'),
      notice: new Set(notices).size > 1 ? notices : (notices[0] ?? sources[0]?.notice.id),
    }),
    text,
  };
}

interface Shape {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the reply shows, with the notice that it stands in. */
  readonly rows?: readonly { readonly row: JsonRow; readonly of: Notice }[];
  readonly sources: readonly { readonly notice: Notice; readonly where: string }[];
}

function shape(answer: Answer, shelf: Shelf, query: string): Shape {
  if (answer.kind === 'years') return overYears(answer, shelf, query);
  const { notice } = answer;
  const { fields, rows, annexes } = single(answer, shelf, query);
  const kind = answer.kind === 'thanks' ? 'help' : answer.kind;
  const own = rows?.map((row) => ({ row, of: notice }));
  const then = thenOf(answer);
  const where = annexesOf(notice, 'allocations');
  return {
    kind,
    fields,
    ...(own && { rows: [...own, ...then] }),
    sources: [
      ...(annexes ? [{ notice, where: annexes }] : []),
      ...[...new Set(then.map(({ of }) => of))].map((of) => ({ notice: of, where })),
    ],
  };
}

function single(answer: Exclude<Answer, { kind: 'years' }>, shelf: Shelf, query: string): Single {
  switch (answer.kind) {
    case 'allocation':
    case 'breakdown':
    case 'compare':
    case 'aggregate':
    case 'ranking':
    case 'reverse':
    case 'share':
      return amountsShape(answer);
    case 'several':
      return {
        fields: {
          answers: answer.answers.map((part) =>
            toJson(part, shelf, query, plain(compose(part, shelf, query))),
          ),
        },
      };
    default:
      return factsShape(answer, shelf, query);
  }
}

/** What rows had in the year that growth is counted from. */
function thenOf(answer: Answer): { readonly row: JsonRow; readonly of: Notice }[] {
  if (answer.kind === 'reverse' && answer.against) {
    const { against, were = [] } = answer;
    return were.map((row) => ({ row: ofRow(row), of: against }));
  }
  if (answer.kind !== 'ranking' || !answer.against) return [];
  const { against, by } = answer;
  return answer.ranked.flatMap(({ row, was }) =>
    was ? [{ row: { place: row.path, [by]: was.toFixed() }, of: against }] : [],
  );
}

/** One place over the years is a comparison, or a sum; sets over the years likewise; anything else an answer a year. */
function overYears(answer: AnswerOf<'years'>, shelf: Shelf, query: string): Shape {
  const { parts, measure, difference, percent, together, aligned } = answer;
  const shapes = parts.map((part) => shape(part, shelf, query));
  const places = shapes.flatMap(({ fields }) => (fields.places as string[] | undefined) ?? []);
  const rows = shapes.flatMap((one) => one.rows ?? []);
  const sources = shapes.flatMap((one) => one.sources);
  const column = aligned ? { column: aligned } : pick(shapes[0]?.fields, 'column');
  if (together) {
    const fields = {
      places,
      ...(measure === 'average' && { measure }),
      value: together.toFixed(),
      ...column,
    };
    return { kind: 'aggregate', fields, rows, sources };
  }
  if (parts.every((part) => part.kind === 'allocation')) {
    const own = rows.filter(({ row }) => 'place' in row && places.includes(row.place ?? ''));
    const value = measure === 'percent' && percent ? { value: percent.toFixed(2) } : {};
    return { kind: 'compare', fields: { places, ...value, ...column }, rows: own, sources };
  }
  if (difference && parts.every((part) => part.kind === 'aggregate')) {
    const value = measure === 'percent' && percent ? percent.toFixed(2) : difference.toFixed();
    const summands = pick(shapes[0]?.fields, 'places');
    return {
      kind: 'aggregate',
      fields: { ...summands, measure: 'difference', value, ...column },
      rows,
      sources,
    };
  }
  const answers = parts.map((part) => toJson(part, shelf, query, plain(compose(part, shelf, query))));
  return { kind: 'several', fields: { answers }, sources: [] };
}

const pick = (
  fields: Readonly<Record<string, unknown>> = {},
  name: string,
): Readonly<Record<string, unknown>> => (name in fields ? { [name]: fields[name] } : {});
