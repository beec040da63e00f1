import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Desk, Memory } from '../src/desk.js';
import { openDeskAt } from '../src/open.js';

const DATA = join(import.meta.dirname, '../data');
const desk = openDeskAt(DATA, DATA) as Desk;
const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);

describe('what goes on record of a reply', () => {
  it.each<[string, string, readonly string[]]>([
    ['莎车 本次下达', 'answered', ['喀什地区/莎车县']],
    ['克州明细', 'answered', ['克州', '克州/阿图什市', '克州/阿克陶县', '克州/阿合奇县', '克州/乌恰县']],
    ['莎车和叶城哪个多', 'answered', ['喀什地区/莎车县', '喀什地区/叶城县']],
    ['莎车加叶城减巴楚', 'answered', ['喀什地区/莎车县', '喀什地区/叶城县', '喀什地区/巴楚县']],
    ['全区最多的前两个县', 'answered', ['喀什地区/莎车县', '喀什地区/叶城县']],
    ['65468是哪个县', 'answered', ['喀什地区/莎车县']],
    ['莎车占喀什地区的比重', 'answered', ['喀什地区/莎车县', '喀什地区']],
    ['莎车本次下达占全年多少', 'answered', ['喀什地区/莎车县']],
    ['农村低保 科目', 'answered', ['2081902']],
    ['满意度 目标', 'answered', ['救助对象对社会救助实施的满意度']],
    ['满意度 86% 达标吗', 'answered', ['救助对象对社会救助实施的满意度']],
    ['文号', 'answered', ['number']],
    ['农村低保科目？文号？', 'answered', ['2081902', 'number']],
    ['经开区', 'choice', []],
    ['今天天气怎么样', 'none', []],
    ['帮助', 'help', []],
    ['谢谢', 'help', []],
  ])('%s: %s, %j', (question, outcome, shown) => {
    expect(desk.ask(question)).toMatchObject({ outcome, shown });
  });
});

describe('what a chat remembers', () => {
  const later = (minutes: number, text: string, ...before: readonly string[]) => {
    const memory = before.reduce<Memory | undefined>(
      (last, one) => desk.ask(one, last, NOON).memory,
      undefined,
    );
    return desk.turn(text, memory, NOON + minutes * MINUTE).json;
  };

  it('is gone on from for a quarter of an hour, and not behind it', () => {
    expect(later(14.9, '叶城呢', '莎车 本次下达')).toMatchObject({
      places: ['喀什地区/叶城县'],
      column: 'current',
    });
    expect(later(15, '叶城呢', '莎车 本次下达')).not.toHaveProperty('column');
  });

  it('begins anew with each message', () => {
    const first = desk.ask('莎车 本次下达', undefined, NOON);
    const second = desk.ask('叶城呢', first.memory, NOON + 10 * MINUTE);
    expect(second.memory.at).toBe(NOON + 10 * MINUTE);
    expect(desk.turn('巴楚呢', second.memory, NOON + 20 * MINUTE).json).toMatchObject({
      places: ['喀什地区/巴楚县'],
      column: 'current',
    });
  });

  it('outlasts thanks, help and what has no answer', () => {
    expect(later(1, '提前下达呢', '莎车', '谢谢', '帮助', '今天天气怎么样')).toMatchObject({
      places: ['喀什地区/莎车县'],
      column: 'advance',
    });
  });

  it('is the choice that was put', () => {
    expect(later(1, '2', '和田 本次下达')).toMatchObject({ places: ['和田地区/和田市'], column: 'current' });
  });

  it('is the rows that were shown', () => {
    expect(later(1, '第二个多少', '喀什最多的三个县')).toMatchObject({ places: ['喀什地区/叶城县'] });
  });

  it('is the same by ask and by turn, and is none where a line stands alone', () => {
    const { memory } = desk.ask('莎车 本次下达', undefined, NOON);
    expect(desk.turn('莎车 本次下达', undefined, NOON).memory).toEqual(memory);
    expect(desk.json('叶城呢')).not.toHaveProperty('column');
    expect(desk.turn('叶城呢').json).toEqual(desk.json('叶城呢'));
  });

  it('is its own desk’s: another reads the message alone', () => {
    const other = openDeskAt(DATA, DATA) as Desk;
    const { memory } = desk.ask('莎车 本次下达', undefined, NOON);
    expect(other.turn('叶城呢', memory, NOON).json).toEqual(desk.json('叶城呢'));
    expect(other.turn('叶城呢', { ...memory }, NOON).json).toEqual(desk.json('叶城呢'));
    expect(desk.turn('叶城呢', memory, NOON).json).toMatchObject({ column: 'current' });
  });

  it('is nothing where nothing was asked', () => {
    expect(desk.ask('你好', undefined, NOON).memory).toEqual({ at: NOON });
  });
});
