import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/notice/model.js';
import { shelfOf } from '../../src/notice/shelf.js';
import { noticesIn } from '../question/shelf.ts';

const [real] = noticesIn('data') as [Notice];
const [earlier, other] = noticesIn('test/notices') as [Notice, Notice];

/** The real notice in another year, of another stage or fund. */
const noticeOf = (id: string, change: Partial<Notice>): Notice => ({ ...real, id, ...change });
const fundOf = (name: string, main = false): Pick<Notice, 'fund'> => ({ fund: { name, names: [], main } });
const idsOf = (notices: readonly Notice[]): string[] =>
  shelfOf(notices).catalogues.map(({ notice }) => notice.id);

describe('a shelf', () => {
  it('of one notice is that notice', () => {
    const shelf = shelfOf([real]);
    expect(shelf.many).toBe(false);
    expect(shelf.standing.notice).toEqual(real);
    expect(shelf.catalogues).toEqual([shelf.standing]);
    expect(shelf.years(shelf.standing)).toEqual([shelf.standing]);
  });

  it('has the newest first: by year, then final before advance, then the later number', () => {
    const notices = [
      noticeOf('2024-9', { year: 2024 }),
      noticeOf('2024-10', { year: 2024 }),
      noticeOf('2023-99', { year: 2023 }),
      noticeOf('2024-11', { year: 2024, stage: 'advance' }),
      noticeOf('2025-1', { year: 2025, stage: 'advance' }),
    ];
    const sorted = ['2025-1', '2024-10', '2024-9', '2024-11', '2023-99'];
    expect(idsOf(notices)).toEqual(sorted);
    expect(idsOf(notices.toReversed())).toEqual(sorted);
    expect(shelfOf(notices).many).toBe(true);
  });

  it.each<[string, readonly Notice[], string]>([
    ['the newest final one', [noticeOf('a', { year: 2023 }), noticeOf('b', { year: 2024 })], 'b'],
    [
      'the final one of last year before an advance one of this',
      [noticeOf('a', { year: 2024 }), noticeOf('b', { year: 2025, stage: 'advance' })],
      'a',
    ],
    [
      'an advance one where there is no other',
      [noticeOf('a', { year: 2023, stage: 'advance' }), noticeOf('b', { year: 2024, stage: 'advance' })],
      'b',
    ],
    [
      'one of the main fund, however old',
      [noticeOf('a', { year: 2020, ...fundOf('甲', true) }), noticeOf('b', { year: 2025, ...fundOf('乙') })],
      'a',
    ],
    [
      'the newest of the main fund, though only an older one says that it is the main one',
      [
        noticeOf('a', { year: 2023, ...fundOf('甲', true) }),
        noticeOf('b', { year: 2024, ...fundOf('甲') }),
        noticeOf('c', { year: 2025, ...fundOf('乙') }),
      ],
      'b',
    ],
    [
      'one of the fund with most notices where none is the main one',
      [
        noticeOf('a', { year: 2022, ...fundOf('甲') }),
        noticeOf('b', { year: 2023, ...fundOf('甲') }),
        noticeOf('c', { year: 2025, ...fundOf('乙') }),
      ],
      'b',
    ],
  ])('means %s', (_, notices, id) => {
    expect(shelfOf(notices).standing.notice.id).toBe(id);
    expect(shelfOf(notices.toReversed()).standing.notice.id).toBe(id);
  });

  it('of the real notice and the made-up ones means the real one', () => {
    const shelf = shelfOf([earlier, other, real]);
    expect(shelf.standing.notice.id).toBe(real.id);
    expect(shelf.catalogues.map(({ notice }) => notice.id)).toEqual([
      '2024-xcs60',
      '2024-xcs35',
      '2023-xcs12',
    ]);
  });

  it('gives a notice by its folder’s name, and the standing one where it is gone', () => {
    const shelf = shelfOf([real, earlier]);
    expect(shelf.catalogue(earlier.id).notice.id).toBe(earlier.id);
    for (const gone of [undefined, '', '2019-xcs1', 'constructor'])
      expect(shelf.catalogue(gone)).toBe(shelf.standing);
  });

  it('has the years of a fund, one notice a year, the final one where there is one', () => {
    const notices = [
      noticeOf('a', { year: 2023, stage: 'advance' }),
      noticeOf('b', { year: 2023 }),
      noticeOf('c', { year: 2024, stage: 'advance' }),
      noticeOf('d', { year: 2025 }),
      noticeOf('e', { year: 2024, ...fundOf('乙') }),
    ];
    const shelf = shelfOf(notices);
    const years = (id: string) => shelf.years(shelf.catalogue(id)).map(({ notice }) => notice.id);
    expect(years('d')).toEqual(['d', 'c', 'b']);
    expect(years('a')).toEqual(years('d'));
    expect(years('e')).toEqual(['e']);
  });

  it('calls a place as the newest notice that lists it does', () => {
    const [row] = real.rows.filter(({ id }) => id === '塔城地区/沙湾市');
    const renamed = noticeOf('older', {
      year: 2020,
      rows: real.rows.map((one) => (one === row ? { ...one, name: '沙湾县', path: '塔城地区/沙湾县' } : one)),
    });
    expect(shelfOf([real, renamed]).nameOf('塔城地区/沙湾市')).toBe('沙湾市');
    expect(shelfOf([renamed]).nameOf('塔城地区/沙湾市')).toBe('沙湾县');
    expect(shelfOf([real]).nameOf('喀什地区/新设县')).toBe('新设县');
  });

  it('calls two places of one name by their prefectures too, in every notice', () => {
    const [county] = real.rows.filter(({ kind }) => kind === 'county');
    if (!county) throw new Error('no county');
    const path = '和田地区/天山区';
    const twin = { ...county, id: path, path, name: county.name, prefecture: '和田地区' };
    const two = noticeOf('two', { year: 2025, rows: [...real.rows, twin] });
    const shelf = shelfOf([real, two]);
    for (const { notice } of shelf.catalogues)
      expect(notice.rows.find(({ id }) => id === county.id)?.name).toBe(county.id.replace('/', ''));
    expect(shelf.catalogue('two').row(path)?.name).toBe('和田地区天山区');
    expect(shelf.catalogue('two').row('喀什地区')?.name).toBe('喀什地区');
  });

  it('needs a notice', () => {
    expect(() => shelfOf([])).toThrow();
  });
});
