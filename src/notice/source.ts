import { readAmount, unblank } from './cell.js';
import { amountOf, type ColumnOf, type Correction, type Indicator, type Notice, type Row } from './model.js';

/** What came of holding a notice against the text that it was taken from. */
export interface Comparison {
  /** How many of each were found where they belong. */
  readonly held: Readonly<Record<'rows' | 'subjects' | 'tables' | 'targets' | 'goals', number>>;
  /** Everything that differs and is no listed correction, a sentence each; empty when all was found. */
  readonly missing: readonly string[];
}

/**
 * Holds every row, code, target and goal against the notice's own text, a table row a line with its cells
 * apart by tabs. A row must show its name and its figures together and in the data's order; one that was
 * mended must show what `printedAs` says. What the text has beyond the data is reported too.
 */
export function compareWithSource(notice: Notice, text: string): Comparison {
  const lines = text.split('\n').map((line) =>
    line
      .split(/\t|\||\s{2,}/)
      .map(fold)
      .filter((cell) => cell !== ''),
  );
  const whole = fold(text);
  const missing: string[] = [];
  for (const [what, value] of [
    ['文号', notice.number],
    ['标题', notice.title],
  ] as const)
    if (!whole.includes(fold(value))) missing.push(`${what}“${value}”没有找到。`);
  const rows = holdRows(notice, lines, missing);
  const subjects = holdSubjects(notice, lines, whole, missing);
  const tables = holdTables(notice, lines, missing);
  return { held: { rows, subjects, ...tables }, missing };
}

/** Width and blanks make no difference, and `65,468` is 65468. */
function fold(text: string): string {
  return readAmount(text)?.toFixed() ?? unblank(text.normalize('NFKC'));
}

/** The cells that the print shows for a row. */
function printedCells(row: Row, columns: readonly ColumnOf[]): string {
  const { name, kind, printedAs } = row;
  const mended = printedAs?.split(/\s+/) ?? [];
  const names = kind === 'region' ? ['合计'] : kind === 'prefecture' ? [name, '小计'] : [name];
  const figures = columns.map(({ key }) => amountOf(row, key).toFixed());
  // One printed cell replaces the name alone; several are the row as a whole.
  const cells = mended.length > 1 ? mended : [...(mended.length === 1 ? mended : names), ...figures];
  return cells.map(fold).join(' ');
}

function holdRows({ rows, columns }: Notice, lines: readonly string[][], missing: string[]): number {
  // A name followed by at least two figures: only annex 1 has such lines.
  const printed = lines
    .filter((cells) => cells.slice(-2).length === 2 && cells.slice(-2).every(isFigure))
    .map((cells) => cells.join(' '));
  const claimed = new Set<number>();
  let last = -1;
  let held = 0;
  for (const row of rows) {
    const cells = printedCells(row, columns);
    const index = printed.indexOf(cells);
    if (index < 0) missing.push(`附件1“${row.id}”：没有找到“${cells}”这样的一行。`);
    else if (index < last) missing.push(`附件1“${row.id}”：文件中的“${cells}”排在上一行之前，次序不同。`);
    else held += 1;
    if (index >= 0) claimed.add(index);
    last = Math.max(last, index);
  }
  printed.forEach((cells, index) => {
    if (!claimed.has(index)) missing.push(`附件1：文件中的一行“${cells}”在数据里没有。`);
  });
  return held;
}

function isFigure(cell: string): boolean {
  return readAmount(cell) !== null;
}

function holdSubjects(
  { subjects }: Notice,
  lines: readonly string[][],
  whole: string,
  missing: string[],
): number {
  let held = 0;
  for (const { code, name, kind } of subjects) {
    const found =
      kind === 'expenditure'
        ? lines.some((cells) => cells.includes(code) && cells.includes(fold(name)))
        : whole.includes(code + fold(name));
    if (found) held += 1;
    else missing.push(`科目“${code} ${name}”：名称和代码没有在一处找到。`);
  }
  for (const cells of lines)
    for (const cell of cells)
      if (/^\d{7}$/.test(cell) && !subjects.some(({ code }) => code === cell))
        missing.push(`附件2：文件中的科目代码“${cell}”在数据里没有。`);
  return held;
}

function holdTables(notice: Notice, lines: readonly string[][], missing: string[]) {
  const printed = splitTables(lines);
  const held = { tables: 0, targets: 0, goals: 0 };
  const listed = notice.corrections.filter(({ about, layout }) => about.startsWith('附件3/') && !layout);
  const explained = new Set<Correction>();
  for (const { place, total } of notice.tables) {
    const table = printed.get(fold(place));
    if (!table) {
      missing.push(`附件3“${place}”：没有找到这张表。`);
      continue;
    }
    const amounts = ['年度金额', '中央财政下达'].map((label) =>
      table.find((cells) => cells.at(-2)?.includes(label))?.at(-1),
    );
    if (amounts.every((amount) => amount === total.toFixed())) held.tables += 1;
    else missing.push(`附件3“${place}”：年度金额或其中的中央财政下达不是 ${total.toFixed()}。`);
    const body = table.flat().join('');
    const corrections = listed.filter(({ about }) => about === `附件3/${place}`);
    const explains = (goal: string) => {
      const correction = corrections.find((c) => c.corrected === goal && body.includes(fold(c.printed)));
      if (correction) explained.add(correction);
      return correction !== undefined;
    };
    for (const goal of notice.goals)
      if (body.includes(fold(goal)) || explains(goal)) held.goals += 1;
      else missing.push(`附件3“${place}”：没有找到目标“${goal}”。`);
    const indicators = notice.indicators.filter(({ prefecture }) => !prefecture || prefecture === place);
    const levels = levelsOf(table, indicators);
    for (const indicator of indicators) {
      const { level1, level2, name, target } = indicator;
      const stands = levels.get(`${fold(name)} ${fold(target)}`);
      const printedAs = `${stands} ${name}`;
      const correction = corrections.find(({ printed }) => printed === printedAs);
      if (stands === undefined) missing.push(`附件3“${place}”：没有找到“${name}”和指标值“${target}”相连。`);
      else if (stands === `${level1} ${level2}`) held.targets += 1;
      else if (correction) {
        held.targets += 1;
        explained.add(correction);
      } else missing.push(`附件3“${place}”：“${name}”列在“${stands}”下，不是“${level1} ${level2}”。`);
    }
  }
  for (const correction of listed)
    if (!explained.has(correction)) missing.push(`更正所说的印文“${correction.printed}”在文件中没有找到。`);
  for (const place of printed.keys())
    if (!notice.tables.some((table) => fold(table.place) === place))
      missing.push(`附件3：文件中“${place}”的表在数据里没有。`);
  return held;
}

/** @returns the lines of each table of annex 3, by the place whose finance bureau heads it */
function splitTables(lines: readonly string[][]): Map<string, string[][]> {
  const tables = new Map<string, string[][]>();
  let table: string[][] | undefined;
  for (const cells of lines) {
    const office = cells[cells.indexOf('地级财政部门') + 1];
    if (cells.includes('地级财政部门') && office?.endsWith('财政局')) {
      const place = office.slice(0, -'财政局'.length);
      table = [];
      tables.set(place === '各地州市' ? '全区' : place, table);
    }
    table?.push(cells);
  }
  return tables;
}

/** @returns for each `name target` that stands together in a table, the two levels it stands under */
function levelsOf(table: readonly string[][], indicators: readonly Indicator[]): Map<string, string> {
  const [firsts, seconds] = [
    new Set(indicators.map((i) => i.level1)),
    new Set(indicators.map((i) => i.level2)),
  ];
  const levels = new Map<string, string>();
  let [level1, level2] = ['', ''];
  for (const cells of table) {
    level1 = cells.find((cell) => firsts.has(cell)) ?? level1;
    level2 = cells.find((cell) => seconds.has(cell)) ?? level2;
    const pair = cells.slice(-2).join(' ');
    if (!levels.has(pair)) levels.set(pair, `${level1} ${level2}`);
  }
  return levels;
}
