import { Decimal } from 'decimal.js';
import { byId, COLUMNS, type Column, countiesOf, leavesOf, prefectures } from './notice.js';
import type { Claim, Expected, Question } from './question.js';

/** What the program prints a line: anything may be missing, nothing is believed. */
export interface Answer {
  readonly kind?: string;
  readonly places?: readonly string[];
  readonly minus?: readonly string[];
  readonly column?: string;
  readonly columns?: readonly string[];
  readonly measure?: string;
  readonly value?: string;
  readonly rank?: number | string;
  readonly of?: number | string;
  readonly rows?: readonly Readonly<Record<string, string>>[];
  readonly claims?: readonly {
    readonly place?: string;
    readonly column?: string;
    readonly claimed?: string;
    readonly actual?: string;
    readonly right?: boolean;
  }[];
  readonly answers?: readonly Answer[];
  readonly text?: string;
}

/** `wrong`: a confident answer that is not the right one. `asked`: a choice, nothing or help where an answer was due. */
export type Verdict = 'right' | 'wrong' | 'asked';

export function judge({ expected }: Question, got: Answer): Verdict {
  if (expected.some((want) => matches(want, got)) && figuresHold(got)) return 'right';
  return ['choice', 'none', 'help'].includes(got.kind ?? 'none') ? 'asked' : 'wrong';
}

const fold = (text: unknown): string =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/\s+/gu, '');

const sameList = (left: readonly unknown[] = [], right: readonly unknown[] = []): boolean =>
  left.length === right.length && left.every((item, at) => fold(item) === fold(right[at]));

const sorted = (items: readonly string[] = []): string[] => [...new Set(items.map(fold))].sort();

const sameSet = (left: readonly string[] = [], right: readonly string[] = []): boolean =>
  sameList(sorted(left), sorted(right));

const number = (text: unknown): Decimal | undefined => {
  const plain = fold(text).replace(/[,%]/gu, '');
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? new Decimal(plain) : undefined;
};

/** The same number to two places; the sign may stand for the direction. */
const sameValue = (got: unknown, want: string): boolean =>
  number(got)?.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).abs().eq(new Decimal(want).abs()) ?? false;

/** The column left out is the year's sum. */
const sameColumn = (got: Answer, want: Column): boolean => (got.column ?? 'total') === want;

type Matcher<K extends Expected['kind']> = (want: Extract<Expected, { kind: K }>, got: Answer) => boolean;

const MATCHERS: { readonly [K in Expected['kind']]: Matcher<K> } = {
  allocation: (want, got) =>
    ['allocation', 'breakdown'].includes(got.kind ?? '') &&
    sameSet(got.places, [want.place]) &&
    sameColumn(got, want.column) &&
    shows(got, want.place, want.column) &&
    (!want.says || saysNumber(got.text, new Decimal(want.says.value))) &&
    (!want.tells || new RegExp(want.tells, 'u').test(fold(got.text))),
  breakdown: (want, got) =>
    got.kind === 'breakdown' &&
    sameList(got.places, [want.place]) &&
    sameColumn(got, want.column) &&
    partsOf(want.place).every((id) => shows(got, id, want.column)),
  compare: (want, got) =>
    got.kind === 'compare' &&
    sameSet(got.places, want.places) &&
    sameColumns(got, want.places, want.columns) &&
    want.places.every((id, at) => shows(got, id, want.columns[at] as Column)) &&
    (want.value === undefined || sameValue(got.value, want.value)),
  aggregate: (want, got) =>
    got.kind === 'aggregate' &&
    sameMeasure(got, want.measure) &&
    sameSummands(got, want) &&
    sameValue(got.value, want.value) &&
    sameColumn(got, want.column),
  ranking: (want, got) =>
    got.kind === 'ranking' &&
    sameList(want.open ? got.places?.slice(0, want.places.length) : got.places, want.places) &&
    sameColumn(got, want.column) &&
    (want.rank === undefined || (sameList([got.rank], [want.rank]) && sameList([got.of], [want.of]))),
  share: (want, got) =>
    got.kind === 'share' &&
    sameColumn(got, want.column) &&
    sameValue(got.value, want.value) &&
    (want.whole === undefined
      ? sameList(got.places, want.parts) && got.of === 'total'
      : sameSet(got.places?.slice(0, -1), want.parts) && fold(got.places?.at(-1)) === fold(want.whole)),
  reverse: (want, got) =>
    (got.kind === 'reverse' || (got.kind === 'none' && !want.places.length)) &&
    sameSet(got.places, want.places) &&
    (want.column === undefined || !want.places.length || sameColumn(got, want.column)),
  claims: (want, got) =>
    ['allocation', 'compare', 'breakdown', 'several'].includes(got.kind ?? '') && judged(want.claims, got),
};

function matches(want: Expected, got: Answer): boolean {
  return (MATCHERS[want.kind] as Matcher<Expected['kind']>)(want as never, got);
}

/** True where a row shows the place's figure in the column. */
const shows = ({ rows = [] }: Answer, id: string, column: Column): boolean =>
  rows.some((row) => fold(row.place) === fold(id) && row[column] === byId.get(id)?.[column].toFixed());

/** No row may show a figure that the notice does not have. */
const figuresHold = ({ rows = [], answers = [] }: Answer): boolean =>
  rows.every((row) => {
    const place = byId.get(row.place ?? '');
    return (
      !place || COLUMNS.every((column) => row[column] === undefined || number(row[column])?.eq(place[column]))
    );
  }) && answers.every(figuresHold);

const partsOf = (id: string): string[] => {
  const place = byId.get(id);
  if (!place) return [];
  return (place.kind === 'region' ? prefectures : countiesOf(place)).map((row) => row.id);
};

/** One column for all, or one a place. */
function sameColumns(got: Answer, places: readonly string[], columns: readonly Column[]): boolean {
  if (new Set(columns).size === 1 && !got.columns) return sameColumn(got, columns[0] as Column);
  return places.every((id, at) => {
    const found = got.places?.findIndex((place) => fold(place) === fold(id)) ?? -1;
    return found >= 0 && got.columns?.[found] === columns[at];
  });
}

/** A sum with something taken off and a difference are one thing: what was added and taken off says which. */
function sameMeasure(got: Answer, want: string): boolean {
  const measure = got.measure ?? 'sum';
  return measure === want || [measure, want].every((name) => name === 'sum' || name === 'difference');
}

function sameSummands(got: Answer, want: Extract<Expected, { kind: 'aggregate' }>): boolean {
  if (want.measure === 'average' || want.measure === 'count') return sameSet(got.places, want.places);
  const difference = net(want.places, want.minus);
  return [net(got.places, got.minus), net(got.minus, got.places)].includes(difference);
}

/** What is added and taken off, by the lines of the table: a prefecture less a county is its other lines. */
function net(places: readonly string[] = [], minus: readonly string[] = []): string {
  const times = new Map<string, number>();
  const count = (ids: readonly string[], by: number): void => {
    for (const id of ids) {
      const place = byId.get(id);
      for (const leaf of place ? leavesOf(place).map((row) => row.id) : [id]) {
        times.set(leaf, (times.get(leaf) ?? 0) + by);
      }
    }
  };
  count(places, 1);
  count(minus, -1);
  return JSON.stringify([...times].filter(([, by]) => by !== 0).sort());
}

/** True where the text has the number, whole or rounded to two or more decimals, with or without separators. */
function saysNumber(text: string | undefined, value: Decimal): boolean {
  const numbers = fold(text)
    .replace(/,/gu, '')
    .match(/-?\d+(?:\.\d+)?/gu);
  return (numbers ?? []).some((found) => {
    const decimals = found.split('.')[1]?.length ?? 0;
    const rounded = decimals >= 2 ? value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP) : value;
    return rounded.eq(found);
  });
}

const DENIES = /不对|不符|不一致|有误/u;
const CORRECTS = /不对|不符|不一致|有误|应为|不是/u;

/** Every stated figure is judged as it is; an answer without `claims` must tell in words. */
function judged(claims: readonly Claim[], got: Answer): boolean {
  const given = [got, ...(got.answers ?? [])];
  if (!given.some((answer) => answer.claims)) {
    const text = given.map((answer) => fold(answer.text).replace(/,/gu, '')).join('\n');
    const wrong = claims.filter(({ right }) => !right);
    return wrong.length
      ? CORRECTS.test(text) && wrong.every(({ actual }) => actual === undefined || text.includes(actual))
      : !DENIES.test(text);
  }
  const all = given.flatMap((answer) => answer.claims ?? []);
  return claims.every((claim) => {
    const about = all.filter(
      ({ place, claimed, column }) =>
        fold(place) === fold(claim.place) &&
        (number(claimed)?.eq(claim.claimed) ?? false) &&
        (claim.column === undefined || column === claim.column),
    );
    if (!claim.right) return about.length > 0 && about.every(({ right }) => right === false);
    return about.some(({ right }) => right === true);
  });
}
