import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import type { Notice, Row } from '../../src/notice/model.js';
import { settling } from '../../src/notice/places.js';
import { noticesIn } from '../question/shelf.ts';

const [real] = noticesIn('data') as [Notice];

const KNOWN = [
  { id: '全区', names: ['新疆'] },
  { id: '甲地区', names: ['甲专区', '甲'] },
  { id: '甲地区/子市', names: ['子县', '旧子县', '丑县'] },
  { id: '甲地区/丑县', names: ['子县'] },
  { id: '乙州', names: [] },
  { id: '乙州/子县', names: ['卯县'] },
];
const settle = settling(KNOWN);

/** A notice with the rows of these paths. */
function noticeOf(...paths: readonly string[]): Notice {
  const rows = paths.map((path): Row => {
    const [prefecture = '', county] = path.split('/');
    return {
      id: path,
      path,
      name: county ?? prefecture,
      prefecture: path === '全区' ? null : prefecture,
      kind: path === '全区' ? 'region' : county ? 'county' : 'prefecture',
      amounts: {},
    };
  });
  return { ...real, rows, tables: [], indicators: [], corrections: [], within: [] };
}

const ids = (notice: Notice): (string | null)[][] =>
  notice.rows.map(({ id, prefecture, path, name }) => [id, prefecture, path, name]);

describe('a place', () => {
  it.each([
    ['as the table has it', '甲地区/子市', '甲地区/子市', '甲地区'],
    ['under a former name', '甲地区/旧子县', '甲地区/子市', '甲地区'],
    ['under a former name of its prefecture', '甲专区/子市', '甲地区/子市', '甲地区'],
    ['under former names both', '甲专区/旧子县', '甲地区/子市', '甲地区'],
    ['that the table does not know', '甲地区/寅县', '甲地区/寅县', '甲地区'],
    ['that the table does not know, in a prefecture renamed', '甲专区/寅县', '甲地区/寅县', '甲地区'],
    ['in a prefecture that the table does not know', '丙州/旧子县', '丙州/旧子县', '丙州'],
    ['whose name is its own there, and a former one elsewhere', '乙州/子县', '乙州/子县', '乙州'],
    ['whose name is also a former one of another', '甲地区/丑县', '甲地区/丑县', '甲地区'],
    ['of a prefecture', '甲专区', '甲地区', '甲地区'],
    ['of all', '全区', '全区', null],
  ])('%s has its id, and its name as it is printed', (_, path, id, prefecture) => {
    const before = noticeOf(path);
    expect(ids(settle(before))).toEqual([[id, prefecture, path, before.rows[0]?.name]]);
  });

  it('that needs no other id is the same row', () => {
    const before = noticeOf('全区', '甲地区', '甲地区/子市');
    expect(settle(before).rows.every((row, i) => row === before.rows[i])).toBe(true);
  });

  it('is meant wherever the notice names it', () => {
    const settled = settle({
      ...noticeOf('甲专区', '甲专区/旧子县'),
      tables: [{ place: '甲专区', total: new Decimal(1) }],
      indicators: [
        { level1: '一', level2: '二', name: '三', target: '≥1%', prefecture: '甲专区' },
        { level1: '一', level2: '二', name: '三', target: '≥2%' },
      ],
      within: [{ place: '甲专区/辰区', holder: '甲专区/旧子县' }],
      corrections: [
        { about: '甲专区/旧子县', printed: '印', corrected: '正', reason: '因' },
        { about: '附件3/全区', printed: '印', corrected: '正', reason: '因' },
      ],
    });
    expect(settled.tables.map(({ place }) => place)).toEqual(['甲地区']);
    expect(settled.indicators.map(({ prefecture }) => prefecture)).toEqual(['甲地区', undefined]);
    expect(settled.within).toEqual([{ place: '甲地区/辰区', holder: '甲地区/子市' }]);
    expect(settled.corrections.map(({ about }) => about)).toEqual(['甲地区/子市', '附件3/全区']);
  });
});
