import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { loadNotices } from '../../src/notice/load.js';
import type { Notice } from '../../src/notice/model.js';
import { Folder, MADE_UP, REAL } from './folder.ts';

// biome-ignore lint/suspicious/noExplicitAny: cases write anything into it
type Json = any;

function noticeIn(folder: Folder): Notice {
  const loaded = folder.load();
  expect(loaded.ok || loaded.faults).toBe(true);
  return (loaded as { notices: readonly Notice[] }).notices[0] as Notice;
}

const TOTAL = { key: 'total', name: '全年资金合计', label: '全年合计' };
const ADVANCE = { key: 'advance', name: '提前下达', label: '提前下达' };
const CURRENT = { key: 'current', name: '本次实际下达', label: '本次下达' };
const COLUMNS = [TOTAL, ADVANCE, CURRENT];
const SUMS = [{ whole: 'total', parts: ['advance', 'current'] }];
const SHACHE = '喀什地区/莎车县';
const WITHIN = { place: '喀什地区/经济开发区', holder: '喀什地区/喀什市' };

describe('a field of notice.json', () => {
  /** What is changed, a text on the line at fault, what is found there, and what should be. */
  it.each<[string, (notice: Json) => void, string, string, string]>([
    ['fund', (n) => (n.fund = '困补资金'), '"fund"', '“fund”是 "困补资金"', '规定的各项'],
    ['fund without a name', (n) => (n.fund = { main: true }), '"fund"', '“fund.name”没有填写', '规定的各项'],
    ['fund.name', (n) => (n.fund.name = ' '), '"name": " "', '“fund.name”', '有内容'],
    ['fund.names', (n) => (n.fund.names = '困补'), '"names": "困补"', '“fund.names”', '一个列表'],
    ['an empty fund name', (n) => (n.fund.names = ['困补', '']), '""', '“fund.names.1”', '有内容'],
    ['fund.main', (n) => (n.fund.main = 'true'), '"main"', '“fund.main”是 "true"', 'true 或 false'],
    ['an unknown field of fund', (n) => (n.fund.number = 1), '"number": 1', '“fund.number”', '不多也不少'],
    ['stage', (n) => (n.stage = 'draft'), '"stage"', '“stage”是 "draft"', 'advance、final'],
    ['unit', (n) => (n.unit = '千元'), '"unit": "千元"', '“unit”是 "千元"', '元、万元、亿元'],
    ['no columns', (n) => (n.columns = []), '"columns"', '“columns”', '至少一项'],
    ['columns', (n) => (n.columns = { total: '全年' }), '"columns"', '“columns”', '一个列表'],
    [
      'a key in capitals',
      (n) => (n.columns = [{ ...TOTAL, key: 'Total' }, ADVANCE, CURRENT]),
      '"Total"',
      '“columns.0.key”是 "Total"',
      '小写字母开头',
    ],
    [
      'a key in Chinese',
      (n) => (n.columns = [TOTAL, { ...ADVANCE, key: '提前' }, CURRENT]),
      '"提前"',
      '“columns.1.key”',
      '小写字母开头',
    ],
    [
      'a key of another column',
      (n) => (n.columns = [TOTAL, ADVANCE, { ...CURRENT, key: 'kind' }]),
      '"key": "kind"',
      '“kind”',
      '以外的名称',
    ],
    [
      'a column without a label',
      (n) => (n.columns = [TOTAL, ADVANCE, { key: 'current', name: '本次' }]),
      '"name": "本次"',
      '“columns.2.label”没有填写',
      '规定的各项',
    ],
    [
      'a column with an empty name',
      (n) => (n.columns = [TOTAL, ADVANCE, { ...CURRENT, names: [''] }]),
      '""',
      '“columns.2.names.0”',
      '有内容',
    ],
    [
      'a key twice',
      (n) => (n.columns = [...COLUMNS, { key: 'current', name: '再次', label: '再次' }]),
      '"再次"',
      'key“current”在前面已经有了',
      '各不相同',
    ],
    [
      'a label twice',
      (n) => (n.columns = [TOTAL, ADVANCE, { ...CURRENT, label: '提前下达' }]),
      '"name": "本次实际下达"',
      'label“提前下达”在前面已经有了',
      '各不相同',
    ],
    [
      'a sum of nothing that is there',
      (n) =>
        Object.assign(n, { columns: COLUMNS, sums: [{ whole: 'whole', parts: ['advance', 'current'] }] }),
      '"whole": "whole"',
      '“whole”',
      'columns 里的 total、advance、current',
    ],
    [
      'a part that is not there',
      (n) => Object.assign(n, { columns: COLUMNS, sums: [{ whole: 'total', parts: ['advance', 'later'] }] }),
      '"whole": "total"',
      '“later”',
      'columns 里的',
    ],
    [
      'a sum of one part',
      (n) => (n.sums = [{ whole: 'total', parts: ['advance'] }]),
      '"whole": "total"',
      '“total”是“advance”之和',
      '两栏',
    ],
    [
      'a sum of a part twice',
      (n) => (n.sums = [{ whole: 'total', parts: ['advance', 'advance'] }]),
      '"whole": "total"',
      '“advance、advance”之和',
      '每栏一次',
    ],
    [
      'a sum of itself',
      (n) => (n.sums = [{ whole: 'total', parts: ['total', 'current'] }]),
      '"whole": "total"',
      '“total、current”之和',
      '另外两栏',
    ],
    ['sums', (n) => (n.sums = [['total', 'advance']]), '"sums"', '“sums.0.whole”没有填写', '规定的各项'],
    [
      'an empty annex',
      (n) => (n.annexes = { subjects: '' }),
      '"subjects": ""',
      '“annexes.subjects”',
      '有内容',
    ],
    ['an unknown annex', (n) => (n.annexes = { goals: '附件4' }), '"附件4"', '“annexes.goals”', '不多也不少'],
    [
      'within without a holder',
      (n) => (n.within = [{ place: '喀什地区/经济开发区' }]),
      '经济开发区',
      '“within.0.holder”没有填写',
      '规定的各项',
    ],
    [
      'within of a place that has its own row',
      (n) => (n.within = [{ ...WITHIN, place: SHACHE }]),
      `"place": "${SHACHE}"`,
      `“${SHACHE}”在分配表里有一行`,
      '没有单列',
    ],
    [
      'within of a holder that has no row',
      (n) => (n.within = [{ ...WITHIN, holder: '喀什地区/新市' }]),
      '喀什地区/新市',
      '列在“喀什地区/新市”',
      '分配表里的地方',
    ],
    [
      'within of a place twice',
      (n) => (n.within = [WITHIN, { ...WITHIN, holder: SHACHE }]),
      SHACHE,
      '“喀什地区/经济开发区”在前面已经有了',
      '只有一项',
    ],
    ['no rows counted', (n) => (n.counts.rows = 0), '"rows": 0', '“counts.rows”', '有内容'],
    ['rows counted in a text', (n) => (n.counts.rows = '133'), '"133"', '“counts.rows”', '一个数'],
    ['half a subject', (n) => (n.counts.subjects = 10.5), '10.5', '“counts.subjects”', '有内容'],
    ['an unknown count', (n) => (n.counts.tables = 15), '"tables": 15', '“counts.tables”', '不多也不少'],
    ['a year before all', (n) => (n.year = 1024), '1024', '“year”是 1024', '有内容'],
    ['a field that nobody knows', (n) => (n.currency = '人民币'), '人民币', '“currency”', '不多也不少'],
    [
      'a correction of an annex that is not there',
      (n) => (n.annexes = { indicators: '附表二' }),
      '"about": "附件3/全区"',
      '“附件3/全区”',
      '“附表二”',
    ],
  ])('%s is told with its line', (_, change, marker, found, expected) => {
    const folder = new Folder();
    folder.notice(change);
    const line =
      folder
        .read('notice.json')
        .split('\n')
        .findIndex((one) => one.includes(marker)) + 1;
    expect(line).toBeGreaterThan(0);
    const told = folder.faults().filter((sentence) => sentence.startsWith('notice.json 第 '));
    const [first = ''] = told.filter((sentence) => sentence.includes(found));
    expect(first, told.join('\n')).toContain(found);
    expect(Number(/第 (\d+) 行/.exec(first)?.[1])).toSatisfy((at: number) => Math.abs(at - line) <= 2);
    expect(first.slice(first.indexOf('；应为'))).toContain(expected);
  });
});

it.each(['place', 'column', 'altogether'])('a column keyed %s would be taken for something else', (key) => {
  const folder = new Folder();
  folder.edit('allocations.csv', 'current', key);
  folder.notice((n) => {
    n.columns = [TOTAL, ADVANCE, { ...CURRENT, key }];
    n.sums = [{ whole: 'total', parts: ['advance', key] }];
  });
  expect(folder.faults()).toEqual([expect.stringContaining(`一栏的 key 是“${key}”`)]);
});

describe('what a notice does not say', () => {
  it('is as the first one was: 万元, final, three columns of which the first is the sum, three annexes', () => {
    expect(noticeIn(new Folder())).toMatchObject({
      stage: 'final',
      columns: COLUMNS.map((column, i) => ({ ...column, short: ['全年', '提前', '本次'][i], names: [] })),
      sums: SUMS,
      annexes: { allocations: '附件1', subjects: '附件2', indicators: '附件3' },
      within: [],
    });
  });

  it('said outright changes nothing', () => {
    const before = noticeIn(new Folder());
    const folder = new Folder();
    folder.notice((n) => {
      Object.assign(n, {
        unit: '万元',
        stage: 'final',
        sums: SUMS,
        within: [],
        columns: COLUMNS.map((column, i) => ({ ...column, short: ['全年', '提前', '本次'][i] })),
        annexes: { allocations: '附件1', subjects: '附件2', indicators: '附件3' },
      });
    });
    expect({ ...noticeIn(folder), id: before.id }).toEqual(before);
  });

  it('is a fund without a name, which is not the main one', () => {
    const folder = new Folder();
    folder.notice((n) => delete n.fund);
    expect(noticeIn(folder).fund).toEqual({ name: '', names: [], main: false });
  });
});

describe('annexes', () => {
  it.each<[string, string, (n: Json) => void, Partial<Notice>]>([
    [
      'subjects',
      'subjects.csv',
      (n) => delete n.counts.subjects,
      { subjects: [], annexes: { allocations: '附件1', indicators: '附件3' } },
    ],
    [
      'targets',
      'indicators.csv',
      (n) => {
        delete n.counts.indicators;
        delete n.counts.goals;
        Object.assign(n, { tables: [], goals: [] });
      },
      { indicators: [], tables: [], goals: [], annexes: { allocations: '附件1', subjects: '附件2' } },
    ],
    [
      'amounts',
      'allocations.csv',
      (n) => {
        delete n.counts.rows;
        n.tables = [];
        n.corrections = n.corrections.filter(({ about }: { about: string }) => about.startsWith('附件'));
      },
      { rows: [], annexes: { subjects: '附件2', indicators: '附件3' } },
    ],
  ])('%s may be missing: the file and its count', (_, name, change, expected) => {
    const folder = new Folder();
    folder.remove(name);
    folder.notice(change);
    expect(noticeIn(folder)).toMatchObject(expected);
    expect(Object.keys(noticeIn(folder).annexes)).toEqual(Object.keys(expected.annexes ?? {}));
  });

  it.each([
    ['allocations.csv', 'rows'],
    ['subjects.csv', 'subjects'],
    ['indicators.csv', 'indicators'],
  ])('%s that is there has to be counted', (name, count) => {
    const folder = new Folder();
    folder.notice((n) => delete n.counts[count]);
    const line =
      folder
        .read('notice.json')
        .split('\n')
        .findIndex((one) => one.includes('"counts"')) + 1;
    expect(folder.faults()[0]).toBe(
      `notice.json 第 ${line} 行：没有写 ${count} 有几条；应为${name} 的条数。`,
    );
  });

  it.each(['allocations.csv', 'subjects.csv', 'indicators.csv'])(
    '%s that is counted has to be there',
    (name) => {
      const folder = new Folder();
      folder.remove(name);
      expect(folder.faults()).toEqual([`${name}：没有这个文件；应为可以读取的文本文件。`]);
    },
  );

  it('are called as the notice calls them, in faults too', () => {
    const folder = new Folder();
    folder.notice((n) => {
      n.annexes = { allocations: '附表一', indicators: '附表三' };
      n.corrections = n.corrections.filter(({ about }: { about: string }) => !about.startsWith('附件'));
    });
    expect(noticeIn(folder).annexes).toEqual({
      allocations: '附表一',
      subjects: '附件2',
      indicators: '附表三',
    });
    folder.edit('notice.json', '"370526"', '"370527"');
    expect(folder.faults()).toEqual([
      expect.stringMatching(/附表三“喀什地区”年度金额 370527；应为与附表一相同/),
    ]);
  });
});

/** The allocations with every amount changed. */
function scaled(folder: Folder, by: string): void {
  const lines = folder.read('allocations.csv').split('\n');
  const [head = '', ...body] = lines;
  const change = (cell: string) => (cell === '' ? '' : new Decimal(cell).times(by).toFixed());
  folder.write(
    'allocations.csv',
    [
      head,
      ...body.map((line) =>
        line
          .split(',')
          .map((cell, i) => (i >= 3 && i <= 5 ? change(cell) : cell))
          .join(','),
      ),
    ].join('\n'),
  );
  folder.notice((n) => {
    for (const table of n.tables) table.total = change(table.total);
  });
}

describe('the unit', () => {
  it.each([
    ['元', '10000'],
    ['亿元', '0.0001'],
  ])('%s gives the same amounts in 万元, exactly', (unit, by) => {
    const before = noticeIn(new Folder());
    const folder = new Folder();
    scaled(folder, by);
    folder.notice((n) => (n.unit = unit));
    const after = noticeIn(folder);
    const plain = ({ rows, tables }: Notice) => [
      ...rows.map(({ id, amounts }) => [id, ...Object.values(amounts).map((amount) => amount.toFixed())]),
      ...tables.map(({ place, total }) => [place, total.toFixed()]),
    ];
    expect(plain(after)).toEqual(plain(before));
  });

  it('is that of the tables too', () => {
    const folder = new Folder();
    folder.notice((n) => (n.unit = '元'));
    // Rows and tables still agree: all of them are a ten-thousandth.
    expect(noticeIn(folder).rows[0]?.amounts.total?.toFixed()).toBe('79.2267');
    folder.notice((n) => {
      n.tables[0].total = '79.2267';
    });
    expect(folder.faults()).toEqual([expect.stringContaining('年度金额 79.2267')]);
  });

  it('is named where a cell is no number', () => {
    const folder = new Folder(join(MADE_UP, '2024-xcs60'));
    folder.edit('allocations.csv', '2265400,', '226万,');
    expect(folder.faults()).toEqual([
      expect.stringMatching(/^allocations\.csv 第 4 行：total 是“226万”；应为以元为单位的数字。$/),
    ]);
  });

  it('of half a 元 stays exact', () => {
    const notice = noticeIn(new Folder(join(MADE_UP, '2024-xcs60')));
    expect(notice.rows[0]?.amounts.total?.toFixed()).toBe('25236.96185');
  });
});

describe('columns', () => {
  /** The real notice with a fourth column that two of the others add up to with it. */
  function fourColumns(sums: Json): Folder {
    const folder = new Folder();
    const [head = '', ...body] = folder.read('allocations.csv').trimEnd().split('\n');
    const lines = body.map((line) => {
      const cells = line.split(',');
      return [
        ...cells.slice(0, 6),
        new Decimal(cells[5] ?? 0).minus(10).toFixed(),
        '10',
        cells[6] ?? '',
      ].join(',');
    });
    folder.write('allocations.csv', [head.replace('current', 'current,grant,fee'), ...lines].join('\n'));
    folder.notice((n) => {
      n.columns = [
        ...COLUMNS,
        { key: 'grant', name: '补助', label: '补助' },
        { key: 'fee', name: '经费', label: '经费' },
      ];
      n.sums = sums;
    });
    return folder;
  }

  it('are as many as the notice has, and each sum is held', () => {
    const sums = [...SUMS, { whole: 'current', parts: ['grant', 'fee'] }];
    const folder = fourColumns(sums);
    // A tenner for each of 133 rows adds up to none of the subtotals: only the parts of a row do.
    expect(folder.faults().length).toBeGreaterThan(0);
    expect(folder.faults().every((sentence) => /(?:补助|经费) -?\d+；应为下属/.test(sentence))).toBe(true);
  });

  it('that do not add up are told with the row, the sum and its parts', () => {
    const folder = fourColumns([{ whole: 'total', parts: ['grant', 'fee'] }]);
    expect(folder.faults()).toContainEqual(
      expect.stringMatching(
        /^allocations\.csv 第 116 行：“喀什地区\/莎车县”全年资金合计 65468；应为补助与经费之和 18808（18798 \+ 10）。$/,
      ),
    );
  });

  it('of which one is missing have no sum that nobody wrote', () => {
    const folder = new Folder();
    const lines = folder.read('allocations.csv').split('\n');
    folder.write(
      'allocations.csv',
      lines.map((line) => line.split(',').toSpliced(5, 1).join(',')).join('\n'),
    );
    folder.notice((n) => (n.columns = [TOTAL, ADVANCE]));
    expect(noticeIn(folder)).toMatchObject({ sums: [], columns: [{ key: 'total' }, { key: 'advance' }] });
  });

  it('that the file lacks are told by its heading', () => {
    const folder = new Folder();
    folder.notice((n) => (n.columns = [...COLUMNS, { key: 'medical', name: '医疗', label: '医疗' }]));
    expect(folder.faults()).toContainEqual(
      expect.stringMatching(
        /^allocations\.csv 第 1 行：表头是“.+”；应为“prefecture,county,kind,total,advance,current,medical,printed_as”。$/,
      ),
    );
  });

  it('take their label for the short one where it is left out', () => {
    const folder = new Folder();
    folder.notice((n) => (n.columns = COLUMNS));
    expect(noticeIn(folder).columns.map(({ short }) => short)).toEqual(['全年合计', '提前下达', '本次下达']);
  });
});

describe('several notices in a folder', () => {
  it('load each by itself, the made-up ones beside the real one', () => {
    const made = loadNotices(MADE_UP);
    const real = loadNotices(REAL);
    expect(made).toMatchObject({
      ok: true,
      notices: [
        { id: '2023-xcs12', stage: 'advance', annexes: { allocations: '附件1', subjects: '附件2' } },
        { id: '2024-xcs60', stage: 'final' },
      ],
    });
    expect(real).toMatchObject({ ok: true, notices: [{ id: '2024-xcs35' }] });
  });

  it('give the faults of all of them, and no notice where one has a fault', () => {
    const folder = new Folder(MADE_UP);
    folder.edit('2023-xcs12/allocations.csv', '莎车县', '莎车镇县');
    folder.edit('2023-xcs12/notice.json', '"rows": 131', '"rows": 130');
    folder.edit('2024-xcs60/notice.json', '"unit": "元"', '"unit": "美元"');
    const loaded = folder.load();
    expect(loaded.ok).toBe(false);
    expect(folder.faults().map((sentence) => sentence.split('/')[0])).toEqual(['2023-xcs12', '2024-xcs60']);
  });

  it('have a place twice only in different notices', () => {
    const folder = new Folder(MADE_UP);
    folder.edit('2024-xcs60/allocations.csv', '乌鲁木齐市,沙依巴克区', '乌鲁木齐市,天山区');
    expect(folder.faults()).toEqual([
      '2024-xcs60/allocations.csv 第 5 行：“乌鲁木齐市/天山区”在第 4 行已经有了；应为每个地方只有一行。',
    ]);
  });
});
