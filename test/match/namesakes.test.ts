import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDeskAt } from '../../src/open.js';
import { writeShelf } from '../bench/nation/folder.js';
import { nation } from '../bench/nation/places.js';

const folder = mkdtempSync(join(tmpdir(), 'namesakes-'));
writeShelf(
  folder,
  nation().filter(({ name }) => ['南京市', '徐州市', '东莞市', '重庆市'].includes(name)),
);
const desk = openDeskAt(folder, folder);
if (typeof desk === 'string') throw new Error(desk);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pathsOf = (text: string): unknown => desk.json(text).places;

describe('places of one name in several cities', () => {
  it.each(['鼓楼区', '鼓楼', '鼓楼区提前下达', '去年鼓楼区'])('%s asks which', (text) => {
    expect(desk.json(text).kind).toBe('choice');
    expect(pathsOf(text)).toEqual(['南京市/鼓楼区', '徐州市/鼓楼区']);
  });

  it.each(['南京市鼓楼区', '南京鼓楼', '鼓楼区（南京市）', '江苏省南京市鼓楼区'])('%s is one', (text) => {
    expect(pathsOf(text)).toEqual(['南京市/鼓楼区']);
  });

  it('are asked for by their full names behind buttons, and told apart in replies', () => {
    const { choices } = desk.ask('鼓楼区').message;
    expect(choices.map(({ ask }) => pathsOf(ask))).toEqual([['南京市/鼓楼区'], ['徐州市/鼓楼区']]);
    expect(pathsOf('徐州市鼓楼区和南京市鼓楼区对比')).toEqual(['徐州市/鼓楼区', '南京市/鼓楼区']);
    expect(desk.json('徐州市鼓楼区和南京市鼓楼区对比').text).toContain('徐州市鼓楼区比南京市鼓楼区');
  });

  it('are a city and what lies in it, where both are called the same', () => {
    expect(pathsOf('东莞')).toEqual(['东莞市', '东莞市/东莞市']);
  });

  it('gives way to a city that is a province', () => {
    expect(pathsOf('重庆渝北区')).toEqual(['重庆市/渝北区']);
  });

  it('a number that is counted is no year', () => {
    const { answer } = desk.trace('全国最多的前15个县');
    expect(answer.kind === 'ranking' && answer.ranked.length).toBe(15);
  });
});
