import type { Decimal } from 'decimal.js';
import { describeFault, type Fault } from './fault.js';
import { loadNotices, readText } from './load.js';
import { amountOf, type Notice, type RowKind } from './model.js';
import { compareWithSource } from './source.js';

/**
 * Checks the data as `--check` does.
 * @param dataDir the folder that holds the notices
 * @param sourceFile the notice's own text, to hold the data against
 * @returns whether all is well, and what to print: what was found, or every fault, in Chinese
 */
export function checkReport(dataDir: string, sourceFile?: string): { ok: boolean; text: string } {
  const loaded = loadNotices(dataDir);
  if (!loaded.ok) return { ok: false, text: reportFaults(loaded.faults) };
  const parts = loaded.notices.map(describe);
  if (sourceFile === undefined) return { ok: true, text: parts.join('\n\n') };
  const faults: Fault[] = [];
  const source = readText(sourceFile, faults);
  if (source === null) return { ok: false, text: reportFaults(faults) };
  // The text is one notice's: with several loaded, the one whose number heads it.
  const meant = loaded.notices.filter(({ number }) =>
    source.normalize('NFKC').includes(number.normalize('NFKC')),
  );
  const compared = (meant.length > 0 ? meant : loaded.notices).map((notice) => ({
    notice,
    ...compareWithSource(notice, source),
  }));
  const ok = compared.every(({ missing }) => missing.length === 0);
  return { ok, text: [...parts, ...compared.map((one) => describeComparison(sourceFile, one))].join('\n\n') };
}

/** @returns all faults, a sentence a line, for whatever stops a start */
export function reportFaults(faults: readonly Fault[]): string {
  return [`数据有 ${faults.length} 处问题，请改正后再启动：`, ...faults.map(describeFault)].join('\n');
}

/** @returns a line for each name in the tables that no notice has: a slip, or the rest of a notice that is gone */
export const reportHints = (hints: readonly Fault[]): string[] =>
  hints.map(
    ({ file, line, found, expected }) =>
      `提示：${file} 第 ${line} 行：${found}不见于任何一份通知，不影响使用；应为${expected}。`,
  );

const KIND_NAMES: Readonly<Record<RowKind, string>> = {
  region: '全区',
  prefecture: '地州市',
  county: '县市区',
  institution: '机构',
};

function describe(notice: Notice): string {
  const { rows, columns, subjects, tables, indicators, goals, facts, corrections, annexes } = notice;
  const kinds = Object.entries(KIND_NAMES).map(
    ([kind, name]) => `${name} ${rows.filter((row) => row.kind === kind).length}`,
  );
  const totals = rows
    .filter(({ kind }) => kind === 'region')
    .flatMap((row) => columns.map(({ key, name }) => `${name} ${grouped(amountOf(row, key))}`));
  const codes = (wanted: string) => subjects.filter(({ kind }) => kind === wanted);
  return [
    `${notice.number}《${notice.title}》：数据检查通过。`,
    ...(annexes.allocations
      ? [
          `${annexes.allocations}：${rows.length} 行，其中${kinds.join('、')}。每行和各级合计均相符。`,
          `全区（万元）：${totals.join('，')}。`,
        ]
      : ['没有分配表。']),
    annexes.subjects
      ? `科目：支出 ${codes('expenditure').length} 个，${[...codes('income'), ...codes('class')].map(({ code, name }) => `${code} ${name}`).join('，')}。`
      : '没有科目表。',
    annexes.indicators
      ? `${annexes.indicators}：${tables.length} 张表，年度金额均与${annexes.allocations ?? '分配表'} 相符；指标 ${indicators.length} 项，年度总体目标 ${goals.length} 条。`
      : '没有绩效目标表。',
    `正文：${facts.length} 条。`,
    `对印文的更正：${corrections.length} 处。`,
    ...corrections.map(
      ({ about, printed, corrected, reason }, i) =>
        `  ${i + 1}. ${about}：印文“${printed}”，更正为“${corrected}”。${reason}`,
    ),
  ].join('\n');
}

function describeComparison(
  file: string,
  { notice, held, missing }: { notice: Notice } & ReturnType<typeof compareWithSource>,
): string {
  const { rows, subjects, tables, indicators, goals } = notice;
  return [
    `与 ${file} 核对：`,
    `附件1 ${held.rows}/${rows.length} 行，科目 ${held.subjects}/${subjects.length} 个，附件3 年度金额 ${held.tables}/${tables.length} 张，指标值 ${held.targets}/${tables.length * indicators.length} 个，目标 ${held.goals}/${tables.length * goals.length} 条。`,
    missing.length === 0
      ? `除上列 ${notice.corrections.length} 处更正外，均与文件一致。`
      : `除上列更正外，有 ${missing.length} 处与文件不一致：`,
    ...missing.map((sentence) => `  ${sentence}`),
  ].join('\n');
}

function grouped(amount: Decimal): string {
  const [integer = '', fraction] = amount.toFixed().split('.');
  return `${integer.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction ? `.${fraction}` : ''}`;
}
