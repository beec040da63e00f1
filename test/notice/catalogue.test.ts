import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/notice/catalogue.js';
import type { Indicator, Notice } from '../../src/notice/model.js';
import { samples } from '../answer/notices.ts';
import { noticesIn } from '../question/shelf.ts';

const [real] = noticesIn('data') as [Notice];
const [earlier, other] = noticesIn('test/notices') as [Notice, Notice];

const target = (name: string, value: string, prefecture?: string): Indicator => ({
  level1: '一级',
  level2: '二级',
  name,
  target: value,
  ...(prefecture && { prefecture }),
});

describe('targets', () => {
  const LISTED = [
    target('率', '≥90%'),
    target('度', '≥88%'),
    target('率', '≥95%', '甲州'),
    target('额', '足额', '甲州'),
    target('度', '≥80%', '乙州'),
  ];
  const TABLES = {
    甲州: { 率: '≥95%', 度: '≥88%', 额: '足额' },
    乙州: { 率: '≥90%', 度: '≥80%' },
    丙州: { 率: '≥90%', 度: '≥88%' },
  };
  const COMMON = { 率: '≥90%', 度: '≥88%' };

  it('are those of the prefecture asked for, whichever was read last', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(LISTED, { minLength: LISTED.length }), (indicators) => {
        const catalogue = catalogueOf({ ...real, indicators });
        const table = (prefecture?: string | null) =>
          Object.fromEntries(catalogue.targets(prefecture).map(({ name, target: value }) => [name, value]));
        for (const [prefecture, targets] of Object.entries(TABLES)) {
          expect(table(prefecture)).toEqual(targets);
          for (const name of ['率', '度', '额'])
            expect(catalogue.indicator(name, prefecture)?.target).toBe(
              (targets as Readonly<Record<string, string>>)[name],
            );
        }
        for (const region of [undefined, null, '', '全区']) {
          expect(table(region)).toEqual(COMMON);
          expect(catalogue.indicator('率', region)?.target).toBe('≥90%');
          expect(catalogue.indicator('额', region)).toBeUndefined();
        }
      }),
    );
  });

  it('stand in the order of the region’s table, a prefecture’s own behind', () => {
    const catalogue = catalogueOf({ ...real, indicators: LISTED });
    expect(catalogue.targets('甲州').map(({ name }) => name)).toEqual(['率', '度', '额']);
    expect(catalogue.targets().map(({ name }) => name)).toEqual(['率', '度']);
  });

  it('of the made-up notice are another in one prefecture alone', () => {
    const catalogue = catalogueOf(other);
    const name = '抚恤补助资金足额到位率';
    expect(catalogue.indicator(name)?.target).toBe('≥96%');
    expect(catalogue.indicator(name, '喀什地区')?.target).toBe('≥93%');
    expect(catalogue.indicator(name, '和田地区')?.target).toBe('≥96%');
    expect(catalogue.targets('喀什地区')).toHaveLength(5);
  });
});

describe('rows', () => {
  it('are found by id, by kind and by what they lie in, each once', () => {
    fc.assert(
      fc.property(samples, ({ notice }) => {
        const catalogue = catalogueOf(notice);
        const { region, prefectures, counties, institutions } = catalogue;
        expect([region, ...prefectures, ...counties, ...institutions].length).toBe(notice.rows.length);
        for (const row of notice.rows) expect(catalogue.row(row.id)).toBe(row);
        expect(catalogue.within(region.id)).toBe(prefectures);
        expect(prefectures.flatMap(({ id }) => catalogue.within(id))).toEqual(
          notice.rows.filter(({ kind }) => kind === 'county' || kind === 'institution'),
        );
        for (const list of [prefectures, counties, institutions, notice.rows]) {
          const ids = list.map(({ id }) => id);
          expect(catalogue.idsOf(list)).toEqual(ids);
          expect(catalogue.rowsOf(ids)).toEqual(list);
          expect(catalogue.rowsOf(catalogue.idsOf(list))).toEqual(list);
        }
        expect(() => catalogue.rowsOf(['无此地'])).toThrow('无此地');
      }),
    );
  });

  it('of a notice without amounts are those of another, without figures', () => {
    const bare: Notice = { ...real, id: 'bare', rows: [], annexes: { subjects: '附件2' } };
    const catalogue = catalogueOf(bare, [bare, earlier, real]);
    expect(catalogue.has('allocations')).toBe(false);
    expect(catalogue.has('subjects')).toBe(true);
    expect(catalogue.counties.map(({ id }) => id)).toEqual(
      earlier.rows.filter(({ kind }) => kind === 'county').map(({ id }) => id),
    );
    expect(
      [catalogue.region, ...catalogue.counties].every(({ amounts }) => Object.keys(amounts).length === 0),
    ).toBe(true);
  });
});

describe('columns', () => {
  it('have a whole and parts where the notice says so', () => {
    const catalogue = catalogueOf(real);
    expect(catalogue.main).toBe('total');
    expect(catalogue.columns).toEqual(['total', 'advance', 'current']);
    expect(catalogue.partsOf('total')).toEqual(['advance', 'current']);
    expect(catalogue.wholeOf('advance')).toBe('total');
    expect(catalogue.wholeOf('total')).toBeUndefined();
    expect(catalogue.partsOf('advance')).toEqual([]);
    expect(catalogue.column('advance')?.label).toBe('提前下达');
    expect(catalogue.column('medical')).toBeUndefined();
  });

  it('have neither where it does not', () => {
    const catalogue = catalogueOf(other);
    expect(catalogue.columns).toEqual(['total', 'medical']);
    expect(catalogue.partsOf('total')).toEqual([]);
    expect(catalogue.wholeOf('medical')).toBeUndefined();
    expect(catalogueOf(earlier).main).toBe('advance');
  });
});

describe('subjects', () => {
  const subject = (code: string, name: string) => ({ code, name, kind: 'expenditure' as const });
  const ours: Notice = {
    ...real,
    subjects: [subject('2081001', '儿童福利'), subject('2081002', '老年福利')],
  };
  const theirs: Notice = {
    ...real,
    subjects: [subject('2081099', '儿童福利'), subject('2082001', '临时救助')],
  };

  it('of another notice are the same code, or the one of the same name', () => {
    const catalogue = catalogueOf(ours, [ours, theirs]);
    expect(catalogue.subjectLike('2081002')?.name).toBe('老年福利');
    expect(catalogue.subjectLike('2081099')?.code).toBe('2081001');
    expect(catalogue.subjectLike('2082001')).toBeUndefined();
    expect(catalogue.subjectLike('9999999')).toBeUndefined();
    expect(catalogue.subject('2081099')).toBeUndefined();
  });
});
