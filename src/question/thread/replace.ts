import type { Catalogue } from '../../notice/catalogue.js';
import type { Column, Row } from '../../notice/model.js';
import type { Amounts, MoneyUnit, Operation, Question, Rows, Whole } from '../model.js';
import { isLevel } from '../readings/amounts/rows.js';
import { areAlike } from './alike.js';

/** The last question, asked of another place; undefined where that makes no sense. */
export function withPlace(question: Question, place: string, catalogue: Catalogue): Question | undefined {
  switch (question.kind) {
    case 'amounts': {
      const lacking = lackingThere(question, place, catalogue);
      if (lacking) return lacking;
      const moved = movedTo(question, place, catalogue);
      return moved && { ...question, ...moved, understood: [] };
    }
    case 'indicator':
    case 'compliance':
      return { ...question, place, understood: [] };
    case 'none':
      return question.gap.why === 'institution'
        ? ofInstitution(question.gap.group, place, catalogue)
        : undefined;
    case 'years':
      return overAll(question, (part) => withPlace(part, place, catalogue));
    case 'several': {
      const at = question.questions.findLastIndex(
        (part) => part.kind === 'amounts' && withPlace(part, place, catalogue),
      );
      const part = question.questions[at];
      return part && withPlace(part, place, catalogue);
    }
    default:
      return undefined;
  }
}

/** 喀什地区的呢, after an institution that another prefecture does not have: its own. */
function ofInstitution(group: string, place: string, catalogue: Catalogue): Question | undefined {
  const [own, more] = catalogue.within(place).filter(({ name }) => name.endsWith(group));
  return own && !more
    ? { kind: 'amounts', rows: { ids: [own.id] }, operation: { is: 'show' }, understood: [] }
    : undefined;
}

/** The change of what is asked of each year; undefined where it makes no sense of one of them. */
function overAll(
  question: Extract<Question, { kind: 'years' }>,
  change: (part: Question) => Question | undefined,
): Question | undefined {
  const parts = question.parts.flatMap((part) => {
    const changed = change(part);
    return changed && part.notice !== undefined ? [{ ...changed, notice: part.notice }] : (changed ?? []);
  });
  return parts.length === question.parts.length ? { ...question, parts, understood: [] } : undefined;
}

function movedTo(
  { rows, operation }: Amounts,
  place: string,
  catalogue: Catalogue,
): Pick<Amounts, 'rows' | 'operation'> | undefined {
  const row = catalogue.row(place);
  if (!row) return undefined;
  const siblings = siblingsOf(rows, row, catalogue);
  if (siblings) return ofSiblings(siblings, operation, place);
  switch (operation.is) {
    case 'show':
      return { rows: { ids: [place] }, operation: { is: 'show' } };
    case 'list':
      return row.kind === 'prefecture' || row.kind === 'region'
        ? { rows: { ids: [place] }, operation }
        : undefined;
    case 'share': {
      const across = operation.of ? { of: operation.of } : {};
      // 全区呢, of a county's part of its prefecture: its part of the region.
      // Of its own year the region has a part as well.
      if (isRegionOf(row, rows, catalogue) && operation.whole !== place && operation.whole !== 'year')
        return { rows, operation: { is: 'share', whole: place, ...across } };
      const whole = operation.whole === 'year' ? 'year' : wholeFor(operation.whole, place, catalogue);
      return whole ? { rows: { ids: [place] }, operation: { is: 'share', whole, ...across } } : undefined;
    }
    case 'rank': {
      if (isRegionOf(row, rows, catalogue)) {
        const own = catalogue.row(rows.ids[0] ?? '');
        const among = membersOf(operation.among, place, catalogue, own?.kind);
        return { rows, operation: { is: 'rank', among } };
      }
      const scope =
        row.kind === 'prefecture' || operation.among.scope === catalogue.region.id
          ? catalogue.region.id
          : row.prefecture;
      const among = scope ? membersOf(operation.among, scope, catalogue, row.kind) : undefined;
      return among?.ids.includes(place)
        ? { rows: { ids: [place] }, operation: { is: 'rank', among } }
        : undefined;
    }
    // 提前和本次差多少: one place in two columns.
    case 'compare': {
      const { columns } = operation;
      // 特克斯呢, after by how many per cent one is more than another: it is held against the same.
      const [, against, third] = rows.ids;
      if (operation.percent && !columns && against && !third && against !== place)
        return { rows: { ids: [place, against] }, operation: { is: 'compare', percent: true } };
      const isOwn = columns !== undefined && new Set(rows.ids).size === 1;
      return isOwn
        ? { rows: { ids: columns.map(() => place) }, operation: { is: 'compare', columns } }
        : undefined;
    }
    case 'order':
    case 'find':
    case 'total': {
      if (row.kind === 'county' || row.kind === 'institution' || !rows.scope) return undefined;
      const level = rows.level ?? (operation.is === 'find' ? 'unit' : 'county');
      const moved = membersOf({ ...rows, level }, place, catalogue);
      // 博州, after the prefectures were ranked: there are none in it.
      return moved.ids.length > 0 ? { rows: moved, operation } : undefined;
    }
    default:
      return undefined;
  }
}

/** 在喀什地区里呢, after the rank of one of its counties: its rank among those that lie there. */
export function rankedWithin(last: Amounts & Question, home: string, catalogue: Catalogue): Question {
  const { operation, rows } = last;
  if (operation.is !== 'rank') return last;
  const kind = catalogue.row(rows.ids[0] ?? '')?.kind;
  const among = membersOf(operation.among, home, catalogue, kind);
  return { ...last, operation: { is: 'rank', among }, understood: [] };
}

/**
 * 巴州呢, after 塔城地区儿童福利院: what that prefecture has of the kind, none where it has none. Undefined where no institution
 * was asked about, or where its own prefecture is asked for now.
 */
function siblingsOf({ ids, scope }: Rows, row: Row, catalogue: Catalogue): readonly string[] | undefined {
  const owns = catalogue.rowsOf(ids);
  const isInstitution = owns.length > 0 && owns.every(({ kind }) => kind === 'institution');
  if (!isInstitution || scope !== undefined || row.kind !== 'prefecture') return undefined;
  // 乌鲁木齐的呢, after those of all prefectures: the ones of that.
  const apart = new Set(owns.map(({ prefecture }) => prefecture)).size > 1;
  const here = owns.flatMap(({ id, prefecture }) => (prefecture === row.id ? [id] : []));
  if (apart && here.length > 0) return here;
  if (here.length > 0) return undefined;
  const there = catalogue.within(row.id).filter(({ kind }) => kind === 'institution');
  // 喀什的呢, after two that were set side by side: what it has of their kind.
  const alike = owns.map((own) => there.filter(({ name }) => endsAlike(name, own.name)));
  return alike.every((found) => found.length > 0) ? [...new Set(alike.flat().map(({ id }) => id))] : [];
}

/** 和田地区的呢, after 喀什地区儿童福利院: it has none. */
function lackingThere(
  { rows, operation }: Amounts,
  place: string,
  catalogue: Catalogue,
): Question | undefined {
  const row = catalogue.row(place);
  const own = catalogue.row(rows.ids[0] ?? '');
  const siblings = row && siblingsOf(rows, row, catalogue);
  if (!own || siblings?.length !== 0 || !['show', 'share', 'total', 'compare'].includes(operation.is))
    return undefined;
  const group = own.name.slice(-KIND_LENGTH);
  return { kind: 'none', gap: { why: 'institution', place, group }, suggestions: [], understood: [] };
}

/** 儿童福利院 and 福利院 are of a kind: so much of their ends is the same. */
const KIND_LENGTH = 3;

const endsAlike = (a: string, b: string): boolean => a.slice(-KIND_LENGTH) === b.slice(-KIND_LENGTH);

/** The same of the one that is of the kind; of several each; nothing where there is none, and not the prefecture itself. */
function ofSiblings(
  ids: readonly string[],
  operation: Operation,
  prefecture: string,
): Pick<Amounts, 'rows' | 'operation'> | undefined {
  if (ids.length === 0) return undefined;
  const several = ids.length > 1;
  if (operation.is === 'show')
    return { rows: { ids }, operation: several ? { is: 'compare' } : { is: 'show' } };
  if (operation.is === 'compare' && !operation.columns)
    return { rows: { ids }, operation: several ? { is: 'compare' } : { is: 'show' } };
  if (operation.is === 'total' && !operation.minus)
    return { rows: { ids }, operation: { is: 'total', measure: operation.measure } };
  if (operation.is !== 'share' || (operation.whole === 'year' && several)) return undefined;
  const { of, whole } = operation;
  return {
    rows: { ids },
    operation: { is: 'share', whole: whole === 'year' ? 'year' : prefecture, ...(of && { of }) },
  };
}

/** The region, after a place in it was set against its prefecture. */
const isRegionOf = (row: Row, { ids }: Rows, catalogue: Catalogue): boolean =>
  row.kind === 'region' && ids.every((id) => catalogue.row(id)?.kind !== 'region');

/** The whole that the last share was of, where it holds the new part too; else what holds that. */
function wholeFor(whole: Exclude<Whole, 'year'>, part: string, catalogue: Catalogue): Whole | undefined {
  if (typeof whole !== 'string')
    return whole.ids.some((id) => id === part || part.startsWith(`${id}/`)) ? whole : undefined;
  if (whole === part) return undefined;
  if (whole === catalogue.region.id || part.startsWith(`${whole}/`)) return whole;
  const row = catalogue.row(part);
  return row?.kind === 'prefecture' ? catalogue.region.id : (row?.prefecture ?? undefined);
}

/** The rows of the same level in another place. */
function membersOf(
  { level = 'county' }: Rows,
  scope: string,
  catalogue: Catalogue,
  kind?: Row['kind'],
): Rows {
  const inside = scope === catalogue.region.id ? catalogue.notice.rows : catalogue.within(scope);
  const wanted = kind ?? level;
  const ids = inside.filter((row) => isLevel(row, wanted)).map((row) => row.id);
  const name = catalogue.row(scope)?.name;
  const told = kind === undefined || kind === 'region' ? level : kind;
  return { ids, scope, level: told, ...(name && { label: name }) };
}

/** 万元, in which every amount is told: with it no other is wanted any more. */
export const PLAIN_UNIT = '万元';

/** The last question in another column or unit. */
export function withColumn(
  question: Question,
  column: Column | undefined,
  unit: MoneyUnit | typeof PLAIN_UNIT | undefined,
): Question | undefined {
  if (question.kind === 'several') {
    if (areAlike(question.questions)) {
      const questions = question.questions.flatMap((part) => withColumn(part, column, unit) ?? []);
      return { ...question, questions, understood: [] };
    }
    const part = question.questions.findLast((one) => one.kind === 'amounts');
    return part && withColumn(part, column, unit);
  }
  if (question.kind === 'years') return overAll(question, (part) => withColumn(part, column, unit));
  if (question.kind !== 'amounts') return undefined;
  const [place, ...others] = new Set(question.rows.ids);
  const own = question.operation.is === 'compare' && question.operation.columns !== undefined;
  // 本次呢, after 提前和本次差多少: of the one place that column alone.
  if (own && column && place && others.length === 0) return { ...shownOf(question, place), column };
  const { unit: before, ...rest } = question;
  const wanted = unit === PLAIN_UNIT ? undefined : (unit ?? before);
  return {
    ...rest,
    operation: withoutClaims(question.operation),
    ...(column && { column }),
    ...(wanted && { unit: wanted }),
    understood: [],
  };
}

/** What is done, without the figures that were stated for the last question: they say nothing of another. */
function withoutClaims(operation: Operation): Operation {
  switch (operation.is) {
    case 'show': {
      const { claims: _, ...bare } = operation;
      return bare;
    }
    case 'compare': {
      const { claims: _, claimed: __, claimedTimes: ___, ...bare } = operation;
      return bare;
    }
    case 'share': {
      const { claims: _, claimed: __, ...bare } = operation;
      return bare;
    }
    case 'total': {
      const { claimed: _, ...bare } = operation;
      return bare;
    }
    default:
      return operation;
  }
}

/** The last question with places taken out of the rows that it is about; what is left of a set is that set still. */
export function withoutRows(
  question: Amounts,
  out: ReadonlySet<string>,
  together: boolean,
): Question | undefined {
  const { rows, operation } = question;
  const ids = rows.ids.filter((id) => !out.has(id));
  const { is } = operation;
  const isSet = rows.scope !== undefined || is === 'order' || is === 'find';
  if (ids.length === 0 || !isSet || (together && is !== 'total')) return withRows(question, ids, together);
  const { label: _, ...set } = rows;
  const without = [...(rows.without ?? []), ...rows.ids.filter((id) => out.has(id))];
  return { ...question, rows: { ...set, ids, without }, operation: withoutClaims(operation), understood: [] };
}

/** The last question with rows taken off its sum: A+B−C. */
export const withMinus = (question: Amounts, off: readonly string[]): Question => {
  const { operation } = question;
  const before = operation.is === 'total' ? (operation.minus ?? []) : [];
  const measure = operation.is === 'total' && operation.measure === 'sum' ? 'sum' : 'difference';
  return {
    ...question,
    operation: {
      is: 'total',
      measure: question.rows.ids.length === 1 ? 'difference' : measure,
      minus: [...new Set([...before, ...off])],
    },
    understood: [],
  };
};

/** The last question with places added to those it sums or compares, or taken out of them. */
export function withRows(question: Amounts, ids: readonly string[], together: boolean): Question | undefined {
  const [only] = ids;
  const { column, unit, operation } = question;
  const minus = operation.is === 'total' ? operation.minus : undefined;
  const common = {
    kind: 'amounts' as const,
    ...(column && { column }),
    ...(unit && { unit }),
    understood: [],
  };
  if (ids.length === 0) return undefined;
  if (operation.is === 'share') return { ...common, rows: { ids }, operation: withoutClaims(operation) };
  if (together || operation.is === 'total')
    return ids.length === 1 && only && !minus
      ? { ...common, rows: { ids }, operation: { is: 'show' } }
      : {
          ...common,
          rows: { ids },
          operation: {
            is: 'total',
            measure: operation.is === 'total' ? operation.measure : 'sum',
            ...(minus && { minus }),
          },
        };
  return ids.length === 1
    ? { ...common, rows: { ids }, operation: { is: 'show' } }
    : { ...common, rows: { ids }, operation: { is: 'compare' } };
}

/** The amount of one place, in the column and the unit of the last question. */
export const shownOf = (
  { column, unit }: Amounts,
  id: string,
): Extract<Question, { readonly kind: 'amounts' }> => ({
  kind: 'amounts',
  rows: { ids: [id] },
  operation: { is: 'show' },
  ...(column && { column }),
  ...(unit && { unit }),
  understood: [],
});
