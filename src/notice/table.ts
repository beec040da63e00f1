import { parse } from 'csv-parse/sync';
import { unblank } from './cell.js';
import type { Fault, FaultAt } from './fault.js';

/** One line of a CSV file: its cells by column, blanks at the ends removed, and where it stands. */
export interface Line<Name extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Name, string>>;
}

/**
 * Reads a CSV text whose first line names its columns, in any order. Empty lines are passed over.
 * @returns the lines; what does not fit the columns is reported in `faults`
 */
export function readTable<Name extends string>(
  text: string,
  columns: readonly Name[],
  at: FaultAt,
  faults: Fault[],
): Line<Name>[] {
  const records = parseRecords(text, at, faults);
  const [header, ...body] = records;
  if (!header) return [];
  const names = header.record.map(unblank);
  const missing = columns.filter((column) => !names.includes(column));
  const twice = names.filter((name, i) => name && names.indexOf(name) < i);
  if (missing.length > 0 || twice.length > 0) {
    faults.push(at(header.info.lines, `表头是“${names.join(',')}”`, `“${columns.join(',')}”`));
    return [];
  }
  const places = columns.map((name) => [name, names.indexOf(name)] as const);
  return body.flatMap(({ record, info }) => {
    if (record.length > names.length) {
      faults.push(at(info.lines, `这一行有 ${record.length} 栏`, `${names.length} 栏，金额含逗号时须加引号`));
      return [];
    }
    const cells: Partial<Record<Name, string>> = {};
    for (const [name, place] of places) cells[name] = record[place] ?? '';
    return { line: info.lines, cells: cells as Record<Name, string> };
  });
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Without quotes a line is a record: a notice of thousands of lines is read in a fraction of the time. */
const splitRecords = (text: string): ParsedRecord[] =>
  text.split(/\r\n|\n|\r/).flatMap((line, i) => {
    const record = line.split(',').map((cell) => cell.trim());
    return record.some((cell) => cell !== '') ? { record, info: { lines: i + 1 } } : [];
  });

function parseRecords(text: string, at: FaultAt, faults: Fault[]): ParsedRecord[] {
  try {
    const records = text.includes('"')
      ? (parse(text, {
          info: true,
          trim: true,
          relax_column_count: true,
          skip_empty_lines: true,
          skip_records_with_empty_values: true,
        }) as unknown as ParsedRecord[])
      : splitRecords(text);
    if (records.length === 0) faults.push(at(0, '文件里没有内容', '一行表头和若干行数据'));
    return records;
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0;
    faults.push(at(line, '引号没有成对，读不成表格', '逗号分隔的 CSV'));
    return [];
  }
}
