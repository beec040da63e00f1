import type { Answer, AnswerOf, Judged } from '../answer/model.js';
import type { Notice, Row } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import { compose } from './compose.js';
import { plain } from './plain.js';
import { annexesOf } from './section.js';
import { whereBooked } from './words.js';

/** A figure that the reply shows. */
type JsonRow =
  | Readonly<Record<string, string>>
  | { readonly code: string; readonly name: string }
  | { readonly indicator: string; readonly target: string };

/** A place with every column of its notice, in 万元. */
const ofRow = ({ path, amounts }: Row): JsonRow => ({
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

const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.path);

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

/** The shape of an answer that comes from one notice. */
interface Single {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rows?: readonly JsonRow[];
  readonly annexes?: string;
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
  const { notice } = answer;
  const amounts = annexesOf(notice, 'allocations');
  const column = 'column' in answer && answer.column ? { column: answer.column } : {};
  switch (answer.kind) {
    case 'allocation':
      return {
        fields: { places: [answer.row.path], ...column, ...claimsOf(answer.claims) },
        rows: [answer.row, ...answer.members].map(ofRow),
        annexes: annexesOf(notice, 'allocations', 'indicators'),
      };
    case 'breakdown':
      return {
        fields: { places: [answer.row.path], ...column },
        rows: [answer.row, ...answer.members].map(ofRow),
        annexes: amounts,
      };
    case 'choice':
      return {
        fields: {
          ...(answer.rows.length > 0 && { places: ids(answer.rows) }),
          ...(answer.subjects.length > 0 && { codes: answer.subjects.map((s) => s.code) }),
          ...(answer.indicators.length > 0 && { indicators: answer.indicators.map((i) => i.name) }),
          ...column,
          options: compose(answer, shelf, query).choices.map((offer) => offer.label),
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
        annexes: amounts,
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
        annexes: amounts,
      };
    case 'ranking':
      return {
        fields: {
          places: answer.ranked.map(({ row }) => row.path),
          column: answer.by,
          ...(answer.rank !== undefined && { rank: String(answer.rank), of: String(answer.of) }),
        },
        rows: answer.ranked.map(({ row }) => ofRow(row)),
        annexes: amounts,
      };
    case 'reverse':
      return {
        fields: { places: answer.found.map(({ row }) => row.path), ...column },
        rows: answer.found.map(({ row }) => ofRow(row)),
        annexes: amounts,
      };
    case 'subject':
      return {
        fields: { codes: answer.subjects.map((s) => s.code) },
        rows: answer.subjects.map(({ code, name }) => ({ code, name })),
        annexes: whereBooked(answer.subjects, notice),
      };
    case 'indicator':
      return {
        fields: {
          indicators: answer.indicators.map((i) => i.name),
          ...(answer.place && { places: [answer.place.path] }),
        },
        rows: answer.indicators.map(({ name, target }) => ({ indicator: name, target })),
        annexes: annexesOf(notice, 'indicators'),
      };
    case 'compliance':
      return {
        fields: {
          indicators: [answer.indicator.name],
          actual: answer.actual,
          target: answer.indicator.target,
          met: answer.met,
          ...(answer.place && { places: [answer.place.path] }),
        },
        rows: [{ indicator: answer.indicator.name, target: answer.indicator.target }],
        annexes: annexesOf(notice, 'indicators'),
      };
    case 'share': {
      const { parts, whole, value } = answer;
      return {
        fields: {
          places: ids(whole ? [...parts, whole] : parts),
          ...(value && { value: value.toFixed(2) }),
          ...(whole ? column : { column: answer.by, of: answer.of }),
          ...claimsOf(answer.claims),
        },
        rows: (whole ? [...parts, whole] : parts).map(ofRow),
        annexes: amounts,
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
            toJson(part, shelf, query, plain(compose(part, shelf, query))),
          ),
        },
      };
    case 'none':
      return {
        fields: {
          suggestions: ids(answer.suggestions),
          ...(answer.place && { places: [answer.place.path] }),
        },
      };
    case 'help':
    case 'thanks':
      return { fields: {} };
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
  return { kind: 'several', fields: { answers }, sources };
}

const pick = (
  fields: Readonly<Record<string, unknown>> = {},
  name: string,
): Readonly<Record<string, unknown>> => (name in fields ? { [name]: fields[name] } : {});
