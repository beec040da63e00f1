import { describe, expect, it } from 'vitest';
import { plain } from '../../src/reply/plain.js';
import { EXAMPLES, WORDING } from '../../src/reply/wording.js';
import { desk } from './phone.ts';

/** A question a kind, and what JSON must say of it. */
const KINDS = [
  ['莎车', 'allocation', ['places', 'rows', 'source']],
  ['莎车 本次下达', 'allocation', ['places', 'column', 'rows', 'source']],
  ['和田地区明细', 'breakdown', ['places', 'rows', 'source']],
  ['莎车是65468吗', 'allocation', ['places', 'claims', 'rows', 'source']],
  ['经开区', 'choice', ['places', 'options']],
  ['莎车和叶城哪个多', 'compare', ['places', 'rows', 'source']],
  ['库车、沙雅、新和合计', 'aggregate', ['places', 'value', 'rows', 'source']],
  ['莎车提前下达和叶城本次下达哪个多', 'compare', ['places', 'columns', 'rows', 'source']],
  ['莎车比叶城多百分之几', 'compare', ['places', 'value', 'rows', 'source']],
  ['莎车减叶城', 'aggregate', ['places', 'minus', 'measure', 'value', 'rows', 'source']],
  ['喀什各县平均多少', 'aggregate', ['places', 'measure', 'value', 'rows', 'source']],
  ['喀什有几个县市', 'aggregate', ['places', 'measure', 'value', 'rows', 'source']],
  ['全区最多和最少的县', 'ranking', ['places', 'column', 'rows', 'source']],
  ['全区最多的前五个县', 'ranking', ['places', 'column', 'rows', 'source']],
  ['65468是哪个县', 'reverse', ['places', 'rows', 'source']],
  ['农村低保 科目', 'subject', ['codes', 'rows', 'source']],
  ['满意度 目标', 'indicator', ['indicators', 'rows', 'source']],
  ['满意度 86% 达标吗', 'compliance', ['indicators', 'actual', 'target', 'met', 'rows', 'source']],
  ['莎车占喀什地区的比重', 'share', ['places', 'value', 'rows', 'source']],
  ['莎车本次下达占全年多少', 'share', ['places', 'value', 'column', 'of', 'rows', 'source']],
  ['超过4.9亿的县有哪些', 'reverse', ['places', 'rows', 'source']],
  ['资金用途', 'document', ['topic', 'source']],
  ['满意度86%，按时发放率92%，达标吗', 'several', ['answers']],
  ['今天天气怎么样', 'none', ['suggestions']],
  ['', 'help', []],
  ['谢谢', 'help', []],
] as const;

/** All numbers of an answer that are no strings. */
function numbersIn(json: unknown): number[] {
  const numbers: number[] = [];
  JSON.stringify(json, (_, value) => {
    if (typeof value === 'number') numbers.push(value);
    return value;
  });
  return numbers;
}

describe.each(KINDS)('%j', (question, kind, fields) => {
  const json = desk.json(question);
  const { message } = desk.ask(question);

  it(`is ${kind}, with its fields`, () => {
    expect(json).toMatchObject({ query: question, kind, text: plain(message) });
    for (const field of fields) expect(json).toHaveProperty(field);
  });

  it('writes numbers as strings', () => {
    expect(numbersIn(json)).toEqual([]);
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

it.each(['喀什第二多的县', '莎车在喀什排第几'])('%s: a rank is written as a string too', (question) => {
  expect(numbersIn(desk.json(question))).toEqual([]);
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
