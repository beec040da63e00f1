import { Decimal } from 'decimal.js';
import * as v from 'valibot';
import { blanksIn } from './blank.js';
import { readAmount, unblank } from './cell.js';
import { type Draft, type DraftRow, type NoticeFile, UNITS, type Unit } from './draft.js';
import type { Fault, FaultAt } from './fault.js';
import { lineInJson, parseJson } from './json-line.js';
import { type RowKind, STAGES, type Subject } from './model.js';
import { withDefaults } from './shape.js';
import { readTable } from './table.js';

// valibot, not zod: it adds 10 ms to every start where zod adds 60.
const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const maybe = <S extends v.GenericSchema>(schema: S) => v.exactOptional(schema);
const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/));
const noticeFile = v.strictObject({
  number: text,
  title: text,
  year: v.pipe(v.number(), v.integer(), v.minValue(1949), v.maxValue(2100)),
  fund: maybe(v.strictObject({ name: text, names: maybe(v.array(text)), main: maybe(v.boolean()) })),
  stage: maybe(v.picklist(STAGES)),
  unit: maybe(v.picklist(UNITS)),
  columns: maybe(
    v.pipe(
      v.array(
        v.strictObject({ key, name: text, label: text, short: maybe(text), names: maybe(v.array(text)) }),
      ),
      v.minLength(1),
    ),
  ),
  sums: maybe(v.array(v.strictObject({ whole: key, parts: v.array(key) }))),
  annexes: maybe(
    v.strictObject({ allocations: maybe(text), subjects: maybe(text), indicators: maybe(text) }),
  ),
  within: maybe(v.array(v.strictObject({ place: text, holder: text }))),
  counts: v.strictObject({
    rows: maybe(count),
    subjects: maybe(count),
    indicators: maybe(count),
    goals: maybe(count),
  }),
  facts: v.array(v.strictObject({ topic: text, title: text, paragraph: text, text })),
  goals: v.array(text),
  tables: v.array(v.strictObject({ place: text, total: text })),
  corrections: v.array(
    v.strictObject({
      about: text,
      printed: text,
      corrected: text,
      reason: text,
      layout: v.exactOptional(v.boolean()),
    }),
  ),
});

/** @returns what notice.json holds, or null with its faults reported */
export function readNoticeFile(json: string, at: FaultAt, faults: Fault[]): NoticeFile | null {
  const value = parseJson(json, at, faults);
  if (value === undefined) return null;
  // What is not filled in yet has no type to be held to.
  const blanks = blanksIn(value, (path) => lineInJson(json, path), at);
  faults.push(...blanks);
  if (blanks.length > 0) return null;
  const result = v.safeParse(noticeFile, value);
  if (result.success) return withDefaults(result.output);
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const name = path.join('.') || '整个文件';
    const found = `“${name}”${RECEIVED[issue.received ?? ''] ?? `是 ${issue.received}`}`;
    faults.push(
      at(lineInJson(json, path), found, EXPECTED[issue.type] ?? choicesOf(issue) ?? '有内容的合理值'),
    );
  }
  return null;
}

const RECEIVED: Readonly<Record<string, string>> = { undefined: '没有填写', '""': '是空的', '0': '是空的' };

const EXPECTED: Readonly<Record<string, string>> = {
  string: '一段文字',
  number: '一个数，不带引号',
  array: '一个列表',
  boolean: 'true 或 false，不带引号',
  strict_object: '规定的各项，不多也不少',
  regex: '小写字母开头，只用小写字母、数字和下划线',
  min_length: '至少一项',
};

/** 元、万元、亿元: where a value is one of a few. */
const choicesOf = ({ type, expected }: v.BaseIssue<unknown>): string | undefined =>
  type === 'picklist'
    ? [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, one]) => one).join('、')
    : undefined;

const ROW_KINDS: readonly string[] = ['region', 'prefecture', 'county', 'institution'] satisfies RowKind[];

/** The id of the region's row. */
const REGION = '全区';

/** How many 万元 one of a unit is. */
const IN_TEN_THOUSANDS = { 元: '0.0001', 万元: '1', 亿元: '10000' } as const satisfies Record<Unit, string>;

/**
 * @param columns the keys of the amount columns, which head the file's columns
 * @param unit the unit of the file's amounts; the rows have them in 万元
 * @returns the rows of allocations.csv; unreadable cells are reported, rows without a known kind left out
 */
export function readRows(
  csv: string,
  { columns, unit }: Pick<NoticeFile, 'columns' | 'unit'>,
  at: FaultAt,
  faults: Fault[],
): DraftRow[] {
  const keys = columns.map((column) => column.key);
  const heads = ['prefecture', 'county', 'kind', ...keys, 'printed_as'];
  const blanks: Blank[] = [];
  const rows = readTable(csv, heads, at, faults).flatMap(({ line, cells }) => {
    const prefecture = unblank(cells.prefecture ?? '');
    const county = unblank(cells.county ?? '');
    const kind = unblank(cells.kind ?? '');
    const shape = SHAPES[kind as RowKind];
    if (!ROW_KINDS.includes(kind) || !shape) {
      faults.push(at(line, `kind 是“${kind}”`, ROW_KINDS.join('、')));
      return [];
    }
    if ((prefecture !== '') !== shape.prefecture || (county !== '') !== shape.county) {
      faults.push(at(line, `kind 是 ${kind}，地州市是“${prefecture}”，县市区是“${county}”`, shape.expected));
      return [];
    }
    const amount = (column: string): Decimal | null => {
      const cell = cells[column] ?? '';
      const value = readAmount(cell);
      if (unblank(cell) === '') blanks.push({ line, column });
      else if (!value) faults.push(at(line, `${column} 是“${cell}”`, `以${unit}为单位的数字`));
      return value && inTenThousands(value, unit);
    };
    const name = county || prefecture || REGION;
    const path = county ? `${prefecture}/${county}` : name;
    return [
      {
        line,
        id: path,
        path,
        name,
        prefecture: prefecture || null,
        kind: kind as RowKind,
        amounts: Object.fromEntries(keys.map((column) => [column, amount(column)])),
        ...(cells.printed_as && { printedAs: cells.printed_as }),
      },
    ];
  });
  faults.push(...blankFaults(blanks, unit, at));
  return rows;
}

/** A cell that has no amount. */
interface Blank {
  readonly line: number;
  readonly column: string;
}

/** More empty cells than these in a column are one fault: it is not filled in yet, or its heading is wrong. */
const MOST_BLANKS = 3;

function blankFaults(blanks: readonly Blank[], unit: Unit, at: FaultAt): Fault[] {
  const expected = `以${unit}为单位的数字`;
  return [...new Set(blanks.map(({ column }) => column))].flatMap((column) => {
    const lines = blanks.filter((blank) => blank.column === column).map(({ line }) => line);
    return lines.length > MOST_BLANKS
      ? [at(lines[0] ?? 0, `${column} 这一栏从这一行起有 ${lines.length} 行没有填写`, expected)]
      : lines.map((line) => at(line, `${column} 是“”`, expected));
  });
}

/** An amount of the notice's unit in 万元, exact. */
export const inTenThousands = (amount: Decimal, unit: Unit): Decimal =>
  unit === '万元' ? amount : amount.times(new Decimal(IN_TEN_THOUSANDS[unit]));

const BOTH = { prefecture: true, county: true, expected: '地州市和县市区都填写' };
const SHAPES: Readonly<Record<RowKind, typeof BOTH>> = {
  region: { prefecture: false, county: false, expected: '地州市和县市区都留空' },
  prefecture: { prefecture: true, county: false, expected: '只填写地州市' },
  county: BOTH,
  institution: BOTH,
};

const SUBJECT_KINDS: readonly string[] = ['expenditure', 'income', 'class'] satisfies Subject['kind'][];

/** @returns the lines of subjects.csv whose kind is known */
export function readSubjects(csv: string, at: FaultAt, faults: Fault[]): Draft['subjects'][number][] {
  return readTable(csv, ['code', 'name', 'kind'], at, faults).flatMap(({ line, cells }) => {
    const kind = unblank(cells.kind);
    if (!SUBJECT_KINDS.includes(kind)) {
      faults.push(at(line, `kind 是“${kind}”`, SUBJECT_KINDS.join('、')));
      return [];
    }
    const code = unblank(cells.code.normalize('NFKC'));
    return [{ line, code, name: unblank(cells.name), kind: kind as Subject['kind'] }];
  });
}

/** @returns the lines of indicators.csv */
export function readIndicators(csv: string, at: FaultAt, faults: Fault[]): Draft['indicators'][number][] {
  const columns = ['prefecture', 'level1', 'level2', 'name', 'target'] as const;
  return readTable(csv, columns, at, faults).map(({ line, cells }) => {
    const prefecture = unblank(cells.prefecture);
    return {
      line,
      ...(prefecture && { prefecture }),
      level1: unblank(cells.level1),
      level2: unblank(cells.level2),
      name: unblank(cells.name),
      target: unblank(cells.target).normalize('NFKC'),
    };
  });
}
