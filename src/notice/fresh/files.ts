import { toFill } from '../blank.js';
import type { Fact, Notice } from '../model.js';
import { NOTICE_FIELDS, saysOf, TABLE_FIELDS } from './fields.js';

/** The files of a new notice by their names, with their texts. */
export type FreshFiles = Readonly<Record<string, string>>;

/** Loaders pass it over: it is there to be read beside the others. */
const GUIDE = '说明.txt';

/** Excel takes a table for one of UTF-8 by this alone. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A notice's files with everything emptied that the next notice says anew: its places, kinds, subjects, indicators, topics
 * and columns stay, in their order. In `notice.json` every empty field says what belongs there, so that the file can be
 * worked down from the top and a check names each that was passed over; the rest is explained beside it.
 */
export function freshFiles(notice: Notice): FreshFiles {
  const { rows, subjects, indicators, columns } = notice;
  const keys = columns.map(({ key }) => key);
  const none = keys.map(() => '');
  const county = (path: string): string => path.split('/')[1] ?? '';
  return {
    'notice.json': `${JSON.stringify(freshNotice(notice), null, 2)}\n`,
    ...(rows.length > 0 && {
      'allocations.csv': table(
        ['prefecture', 'county', 'kind', ...keys, 'printed_as'],
        rows.map((row) => [row.prefecture ?? '', county(row.path), row.kind, ...none, '']),
      ),
    }),
    ...(subjects.length > 0 && {
      'subjects.csv': table(
        ['code', 'name', 'kind'],
        subjects.map(({ code, name, kind }) => [code, name, kind]),
      ),
    }),
    ...(indicators.length > 0 && {
      'indicators.csv': table(
        ['prefecture', 'level1', 'level2', 'name', 'target'],
        indicators.map(({ prefecture = '', level1, level2, name }) => [prefecture, level1, level2, name, '']),
      ),
    }),
    [GUIDE]: guide(notice),
  };
}

/** `notice.json` with the last notice's shape. */
function freshNotice({
  columns,
  sums,
  rows,
  subjects,
  indicators,
  goals,
  facts,
  tables,
  annexes,
  ...last
}: Notice) {
  const counted = { rows, subjects, indicators, goals } as const;
  return {
    number: blank('number'),
    title: blank('title'),
    year: blank('year'),
    fund: {
      name: blank('fund.name', last.fund.name),
      names: [blank('fund.names', last.fund.names.join('、'))],
      main: blank('fund.main', String(last.fund.main)),
    },
    stage: blank('stage', last.stage),
    unit: blank('unit'),
    columns: columns.map(({ key, name, label, short, names }) => ({
      key,
      name: blank('columns.name', name),
      label: blank('columns.label', label),
      short: blank('columns.short', short),
      names,
    })),
    sums: sums.map(({ whole, parts }) => ({
      whole: blank('sums.whole', whole),
      parts: parts.map((part) => blank('sums.parts', part)),
    })),
    annexes: filled({
      allocations: annexes.allocations && blank('annexes.allocations', annexes.allocations),
      subjects: annexes.subjects && blank('annexes.subjects', annexes.subjects),
      indicators: annexes.indicators && blank('annexes.indicators', annexes.indicators),
    }),
    within: [],
    counts: filled({
      rows: counted.rows.length > 0 && blank('counts.rows', String(rows.length)),
      subjects: counted.subjects.length > 0 && blank('counts.subjects', String(subjects.length)),
      indicators: counted.indicators.length > 0 && blank('counts.indicators', String(indicators.length)),
      goals: counted.goals.length > 0 && blank('counts.goals', String(goals.length)),
    }),
    facts: facts.map(freshFact),
    goals: goals.length > 0 ? [blank('goals')] : [],
    tables: tables.map(({ place }) => ({ place, total: toFill(`“${place}”${saysOf('tables.total')}`) })),
    corrections: [],
  };
}

/** What a field holds until it is filled in: what belongs there, and what stood there last where that helps. */
const blank = (name: Parameters<typeof saysOf>[0], last = ''): string =>
  toFill(last ? `${saysOf(name)}。上一份是：${last}` : saysOf(name));

/** The two facts that the check holds against the head of the file. */
const REPEATED: Readonly<Record<string, string>> = { number: '其中写出文号', title: '其中写出标题全文' };

const freshFact = ({ topic, title, paragraph }: Fact): Fact => ({
  topic,
  title,
  paragraph: toFill(`“${title}”的${saysOf('facts.paragraph')}。上一份是：${paragraph}`),
  text: toFill(`“${title}”，${saysOf('facts.text')}，${REPEATED[topic] ?? '没有这一件就把这一条整个删去'}`),
});

/** Without what is not there. */
const filled = (fields: Readonly<Record<string, string | false | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1])));

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  `${BYTE_ORDER_MARK}${[head, ...lines].map((cells) => cells.map(cell).join(',')).join('\n')}\n`;

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Every field of every file, and in what order to go about it. */
function guide({ id, number }: Notice): string {
  const fields = (
    list: readonly { readonly name: string; readonly says: string; readonly optional?: true }[],
  ) => list.map(({ name, says, optional }) => `  ${name}：${says}${optional ? '（可以不写）' : ''}`);
  return `${BYTE_ORDER_MARK}${[
    `这个文件夹是照 ${id}（${number}）的样子建的，内容待填。程序不读本文件，填完可以删去。`,
    '',
    '一、先填 notice.json：从上到下，把每个“（填写：…）”连同括号换成通知的内容，别的不动。',
    '二、再填三个 csv：补上金额和指标值，按原件增删行。可以用 Excel 或 WPS，存成 CSV。',
    '三、每填一段就用 --check --data 加这个文件夹检查一次，照它说的文件和行号继续，直到通过。',
    '',
    'notice.json（“a.b”是 a 里面的 b；名称不要改）',
    ...fields(NOTICE_FIELDS),
    ...Object.entries(TABLE_FIELDS).flatMap(([file, list]) => ['', file, ...fields(list)]),
  ].join('\n')}\n`;
}
