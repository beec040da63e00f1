import { Decimal } from 'decimal.js';
import { readAmount } from './cell.js';
import { checkShape } from './check-shape.js';
import type { Draft, DraftRow, NoticeFile } from './draft.js';
import { type Fault, type FaultAt, faultsIn } from './fault.js';
import type { Column } from './model.js';
import { inTenThousands } from './read.js';
import { boundOf } from './target.js';

/** @returns every way in which the notice's files contradict themselves or each other; empty when all is well */
export function checkNotice(draft: Draft): Fault[] {
  return [
    ...checkCounts(draft),
    ...checkShape(draft),
    ...checkRows(draft),
    ...checkSums(draft),
    ...checkTables(draft),
    ...checkSubjects(draft),
    ...checkIndicators(draft),
    ...checkFacts(draft),
    ...checkCorrections(draft),
  ];
}

function checkCounts({ files, notice, rows, subjects, indicators, lineOf }: Draft): Fault[] {
  const counted = [
    [files.allocations, 'rows', rows.length],
    [files.subjects, 'subjects', subjects.length],
    [files.indicators, 'indicators', indicators.length],
    [files.notice, 'goals', notice.goals.length],
  ] as const;
  return counted
    .filter(([, what, found]) => found !== (notice.counts[what] ?? 0))
    .map(([file, what, found]) =>
      faultsIn(file)(
        0,
        `读得 ${found} 条`,
        `${notice.counts[what] ?? 0} 条（notice.json 第 ${lineOf(['counts', what])} 行）`,
      ),
    );
}

function checkRows({ files, rows, notice }: Draft): Fault[] {
  if (notice.counts.rows === undefined) return [];
  const at = faultsIn(files.allocations);
  const faults = repeated(rows, ({ id }) => id).map(([row, first]) =>
    at(row.line, `“${row.id}”在第 ${first.line} 行已经有了`, '每个地方只有一行'),
  );
  const regions = rows.filter(({ kind }) => kind === 'region').length;
  if (regions !== 1) faults.push(at(0, `全区合计有 ${regions} 行`, '1 行'));
  let block: string | null = null;
  for (const row of rows) {
    if (row.kind === 'prefecture' || row.kind === 'region') block = row.prefecture;
    else if (row.prefecture !== block)
      faults.push(at(row.line, `“${row.id}”不在“${row.prefecture}”的小计行之下`, '紧随所属地州市的小计行'));
    faults.push(...checkRowSums(row, notice, at));
  }
  return faults;
}

/** 全年 of a row is what its parts add up to. */
function checkRowSums(row: DraftRow, { sums, columns }: NoticeFile, at: FaultAt): Fault[] {
  const nameOf = (column: Column): string => columns.find(({ key }) => key === column)?.name ?? column;
  return sums.flatMap(({ whole, parts }) => {
    const total = row.amounts[whole];
    const amounts = parts.map((part) => row.amounts[part]);
    const sum = amounts.reduce<Decimal | null>(
      (all, one) => (all && one ? all.plus(one) : null),
      new Decimal(0),
    );
    if (!total || !sum || total.equals(sum)) return [];
    return [
      at(
        row.line,
        `“${row.path}”${nameOf(whole)} ${total}`,
        `${parts.map(nameOf).join('与')}之和 ${sum}（${amounts.join(' + ')}）`,
      ),
    ];
  });
}

function checkSums({ files, rows, notice: { columns } }: Draft): Fault[] {
  const at = faultsIn(files.allocations);
  const partsOf = partsIn(rows);
  return rows.flatMap((whole) => {
    const parts = partsOf(whole);
    // 东莞市, 嘉峪关市: there are cities that nothing lies in.
    if (!parts || (parts.length === 0 && whole.kind === 'prefecture')) return [];
    return columns.flatMap(({ key: column, name }) => {
      const found = whole.amounts[column];
      const sum = add(parts, column);
      if (!found || !sum || found.equals(sum)) return [];
      return [at(whole.line, `“${whole.path}”${name} ${found}`, `下属 ${parts.length} 行之和 ${sum}`)];
    });
  });
}

/** Tells which rows add up to one, grouped once: a nation has thousands. */
function partsIn(rows: readonly DraftRow[]): (whole: DraftRow) => readonly DraftRow[] | null {
  const prefectures = rows.filter(({ kind }) => kind === 'prefecture');
  const within = new Map<string | null, DraftRow[]>();
  for (const row of rows) {
    if (row.kind === 'prefecture') continue;
    const list = within.get(row.prefecture);
    if (list) list.push(row);
    else within.set(row.prefecture, [row]);
  }
  return ({ kind, prefecture }) =>
    kind === 'region' ? prefectures : kind === 'prefecture' ? (within.get(prefecture) ?? []) : null;
}

/** @returns null where one of the amounts could not be read */
function add(rows: readonly DraftRow[], column: Column): Decimal | null {
  return rows.reduce<Decimal | null>((sum, { amounts }) => {
    const amount = amounts[column];
    return sum && amount ? sum.plus(amount) : null;
  }, new Decimal(0));
}

function checkTables({ files, notice, rows, indicators, lineOf }: Draft): Fault[] {
  const at = faultsIn(files.notice);
  const [main] = notice.columns;
  const { allocations: amounts, indicators: targets } = notice.annexes;
  // Without targets there are no tables, and without amounts nothing that they could be held against.
  if (notice.tables.length === 0 && (indicators.length === 0 || rows.length === 0)) return [];
  const wholes = new Map(
    rows.flatMap((row) =>
      row.kind === 'region' || row.kind === 'prefecture' ? [[row.id, row] as const] : [],
    ),
  );
  const faults = notice.tables.flatMap(({ place, total }, i) => {
    const fault = (found: string, expected: string) => [at(lineOf(['tables', i, 'total']), found, expected)];
    const row = wholes.get(place);
    if (!row) return fault(`${targets}有“${place}”的表`, `${amounts}中的全区或地州市`);
    const amount = readAmount(total);
    if (!amount) return fault(`${targets}“${place}”年度金额是“${total}”`, `以${notice.unit}为单位的数字`);
    const printed = row.amounts[main?.key ?? ''];
    if (!printed || printed.equals(inTenThousands(amount, notice.unit))) return [];
    return fault(`${targets}“${place}”年度金额 ${amount}`, `与${amounts}相同，合 ${printed} 万元`);
  });
  const counted = new Map<string, number>();
  for (const { place } of notice.tables) counted.set(place, (counted.get(place) ?? 0) + 1);
  for (const id of wholes.keys()) {
    const found = counted.get(id) ?? 0;
    if (found !== 1) faults.push(at(lineOf(['tables']), `${targets}“${id}”的表有 ${found} 张`, '1 张'));
  }
  return faults;
}

function checkSubjects({ files, subjects }: Draft): Fault[] {
  const at = faultsIn(files.subjects);
  const classes = subjects.filter(({ kind }) => kind === 'class');
  const faults = [...repeated(subjects, ({ code }) => code), ...repeated(subjects, ({ name }) => name)].map(
    ([subject, first]) =>
      at(subject.line, `“${subject.code} ${subject.name}”与第 ${first.line} 行重复`, '代码和名称都不重复'),
  );
  if (classes.length !== 1 && subjects.length > 0)
    faults.push(at(0, `支出类级科目（class）有 ${classes.length} 条`, '1 条'));
  for (const { line, code, name, kind } of subjects) {
    const digits = kind === 'class' ? 3 : 7;
    if (!new RegExp(`^\\d{${digits}}$`).test(code))
      faults.push(at(line, `科目代码是“${code}”`, `${digits} 位数字`));
    else if (kind === 'expenditure' && classes[0] && !code.startsWith(classes[0].code))
      faults.push(at(line, `支出科目代码是“${code}”`, `以类级科目 ${classes[0].code} 开头`));
    if (name === '') faults.push(at(line, '科目名称是空的', '附件或正文中的科目名称'));
  }
  return faults;
}

function checkIndicators({ files, notice, indicators, rows }: Draft): Fault[] {
  const at = faultsIn(files.indicators);
  const faults = repeated(indicators, ({ prefecture = '', name }) => `${prefecture}/${name}`).map(
    ([indicator, first]) =>
      at(indicator.line, `指标“${indicator.name}”在第 ${first.line} 行已经有了`, '每项指标只有一行'),
  );
  for (const { line, prefecture, level1, level2, name, target } of indicators) {
    if (!level1 || !level2 || !name || !target)
      faults.push(
        at(
          line,
          `“${[level1, level2, name, target].join(',')}”中有空的`,
          '一级、二级、三级指标和指标值都填写',
        ),
      );
    else if (/\d/.test(target) && !boundOf(target))
      faults.push(at(line, `指标值是“${target}”`, '“≥90%”这样的写法，或不含数字的文字'));
    if (
      prefecture &&
      rows.length > 0 &&
      !rows.some(({ kind, id }) => kind === 'prefecture' && id === prefecture)
    )
      faults.push(
        at(line, `地州市是“${prefecture}”`, `${notice.annexes.allocations}中的地州市，或留空表示各表相同`),
      );
  }
  return faults;
}

function checkFacts({ files, notice, lineOf }: Draft): Fault[] {
  const at = faultsIn(files.notice);
  const faults = repeated(notice.facts, ({ topic }) => topic).map(([fact]) =>
    at(
      lineOf(['facts', notice.facts.indexOf(fact), 'topic']),
      `topic“${fact.topic}”在前面已经有了`,
      '每个 topic 只有一条',
    ),
  );
  if (!/^\S+〔\d{4}〕\d+号$/.test(notice.number))
    faults.push(
      at(lineOf(['number']), `文号是“${notice.number}”`, '“某财社〔年份〕序号号”这样的写法，年份用六角括号'),
    );
  for (const topic of ['number', 'title'] as const) {
    const i = notice.facts.findIndex((fact) => fact.topic === topic);
    if (!notice.facts[i]?.text.includes(notice[topic]))
      faults.push(
        at(lineOf(['facts', i]), `topic“${topic}”里没有“${notice[topic]}”`, '与文件开头所列的一致'),
      );
  }
  return faults;
}

function checkCorrections({ files, notice, rows, lineOf }: Draft): Fault[] {
  const at = faultsIn(files.notice);
  const annexes = Object.values(notice.annexes);
  const faults = notice.corrections.flatMap(({ about }, i) =>
    annexes.some((annex) => about === annex || about.startsWith(`${annex}/`)) ||
    rows.some(({ id }) => id === about)
      ? []
      : [
          at(
            lineOf(['corrections', i, 'about']),
            `更正所指的是“${about}”`,
            `附件中的地方，或“${annexes.join('”“')}”这样的附件，“${notice.annexes.indicators}/全区”这样的表`,
          ),
        ],
  );
  const explained = (row: DraftRow) =>
    notice.corrections.some(({ about, printed }) => about === row.id && printed === row.printedAs);
  for (const row of rows)
    if (row.printedAs !== undefined && !explained(row))
      faults.push(
        faultsIn(files.allocations)(
          row.line,
          `printed_as 是“${row.printedAs}”`,
          'notice.json 的更正中有同样的印文和理由',
        ),
      );
  return faults;
}

/** @returns each item whose key an earlier item has, with that earlier item */
function repeated<T>(items: readonly T[], key: (item: T) => string): [T, T][] {
  const seen = new Map<string, T>();
  return items.flatMap((item) => {
    const first = seen.get(key(item));
    if (first) return [[item, first] as [T, T]];
    seen.set(key(item), item);
    return [];
  });
}
