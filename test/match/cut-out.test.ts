import { describe, expect, it } from 'vitest';
import { openDeskAt } from '../../src/open.js';
import { cutFromWords } from '../../src/text/words.js';

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);
const desk = opened;

const placesOf = (text: string): unknown => (desk.json(text) as { readonly places?: unknown }).places;

describe('a name cut out of ordinary words', () => {
  it.each([
    ['核算附件', 1, 3, 'through'],
    ['通知书附表', 2, 4, 'beside'],
    ['申请书附件', 2, 4, 'beside'],
    ['去书附县', 1, 3, undefined],
    ['、和天数', 1, 3, undefined],
  ] as const)('%s', (text, from, to, cut) => {
    expect(cutFromWords(text, from, to)).toBe(cut);
  });

  it.each([
    ['审计通知书附表用：吐鲁番市、哈密市提前合计', ['吐鲁番市', '哈密市']],
    ['决算书附件：莎车县、叶城县合计', ['喀什地区/莎车县', '喀什地区/叶城县']],
    ['计划书附表里莎车县和叶城县合计', ['喀什地区/莎车县', '喀什地区/叶城县']],
  ])('is none: %s', (text, places) => {
    expect(placesOf(text)).toEqual(places);
  });

  it.each([
    ['书附县和莎车县合计', ['喀什地区/疏附县', '喀什地区/莎车县']],
    ['附表用书附县、莎车县合计', ['喀什地区/疏附县', '喀什地区/莎车县']],
    ['莎车县、叶成县合计', ['喀什地区/莎车县', '喀什地区/叶城县']],
    ['喀什书附', ['喀什地区/疏附县']],
  ])('is one where no word is cut: %s', (text, places) => {
    expect(placesOf(text)).toEqual(places);
  });
});
