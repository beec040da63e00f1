import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { openDeskAt } from '../../src/open.js';
import { plain } from '../../src/reply/plain.js';
import { EXAMPLES, WORDING } from '../../src/reply/wording.js';

const DATA = join(import.meta.dirname, '../../data');
const desk = openDeskAt(DATA, DATA) as Desk;

/** A question a kind, and what JSON must say of it. */
const KINDS = [
  ['莎车', 'allocation', ['places', 'rows', 'source']],
  ['莎车 本次下达', 'allocation', ['places', 'column', 'rows', 'source']],
  ['和田地区明细', 'breakdown', ['places', 'rows', 'source']],
  ['经开区', 'choice', ['places']],
  ['莎车和叶城哪个多', 'compare', ['places', 'rows', 'source']],
  ['库车、沙雅、新和合计', 'aggregate', ['places', 'value', 'rows', 'source']],
  ['全区最多的前五个县', 'ranking', ['places', 'column', 'rows', 'source']],
  ['65468是哪个县', 'reverse', ['places', 'rows', 'source']],
  ['农村低保 科目', 'subject', ['codes', 'rows', 'source']],
  ['满意度 目标', 'indicator', ['indicators', 'rows', 'source']],
  ['满意度 86% 达标吗', 'compliance', ['indicators', 'actual', 'target', 'met', 'rows', 'source']],
  ['莎车占喀什地区的比重', 'share', ['places', 'value', 'rows', 'source']],
  ['资金用途', 'document', ['topic', 'source']],
  ['满意度86%，按时发放率92%，达标吗', 'several', ['answers']],
  ['今天天气怎么样', 'none', ['suggestions']],
  ['', 'help', []],
] as const;

describe.each(KINDS)('%j', (question, kind, fields) => {
  const json = desk.json(question);
  const { message } = desk.ask(question);

  it(`is ${kind}, with its fields`, () => {
    expect(json).toMatchObject({ query: question, kind, text: plain(message) });
    for (const field of fields) expect(json).toHaveProperty(field);
  });

  it('writes numbers as strings', () => {
    const numbers: unknown[] = [];
    JSON.stringify(json, (_, value) => {
      if (typeof value === 'number') numbers.push(value);
      return value;
    });
    expect(numbers).toEqual([]);
  });

  it('names its source wherever it shows a figure', () => {
    const text = plain(message);
    const shows = /\d 万元|≥\d/.test(text);
    if (shows) expect(message.figures).toBe(true);
    if (message.figures)
      expect(text.split('\n').at(-1)).toMatch(/^来源：新财社〔2024〕35号 (?:附件|正文|文)/);
  });

  it('is calm and leaves nothing unfilled', () => {
    expect(plain(message)).not.toMatch(/[!！{}]|undefined|NaN|null/);
  });
});

describe('the wording', () => {
  it.each(Object.entries(WORDING))('%s is plain', (_, sentence) => {
    expect(sentence).not.toMatch(/[!！]|(?<!\/)\b[A-Za-z]{3,}(?![A-Za-z]*\})/);
  });

  it.each(EXAMPLES)('help’s example for %s has an answer', (_, example) => {
    expect(desk.ask(example).outcome).toBe('answered');
  });

  it('is one line an idea: none longer than a phone’s screen is wide, four times over', () => {
    for (const sentence of Object.values(WORDING)) expect(sentence.length).toBeLessThan(90);
  });
});
