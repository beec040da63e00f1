import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Desk, Trace } from '../../src/desk.js';
import { openDeskAt } from '../../src/open.js';
import { explainOnce } from '../../src/terminal/explain.js';

const DATA = join(import.meta.dirname, '../../data');
const desk = openDeskAt(DATA, DATA) as Desk;

afterEach(() => vi.restoreAllMocks());

/** What is printed of a question, where its trace was changed. */
function explained(text: string, change: (trace: Trace) => Trace = (trace) => trace): string {
  const written = vi.spyOn(process.stdout, 'write').mockReset().mockReturnValue(true);
  explainOnce({ ...desk, trace: (asked) => change(desk.trace(asked)) }, [text]);
  return written.mock.calls.map(([line]) => line).join('');
}

describe('an explanation', () => {
  it('says where two readings are as near as to ask', () => {
    const near = (trace: Trace): Trace => ({ ...trace, decision: { ...trace.decision, doubt: 'near' } });
    expect(explained('莎车', near)).toContain('\n  相近，请用户选择\n');
    expect(explained('莎车')).not.toContain('相近');
  });

  it('has the operation of each reading about amounts, and the kind of every other', () => {
    expect(explained('莎车和叶城对比')).toMatch(/\n {2}\d\.\d\d　compare/);
    expect(explained('农村低保 科目')).toMatch(/\n {2}\d\.\d\d　subject/);
  });

  it('is of nothing where nothing was typed', () => {
    expect(explained('')).toMatch(
      /^整理（.*）\n {2}（空）\n识别（.*）\n {2}没有\n别字\n {2}没有需要改正的\n/,
    );
  });

  it('of several messages goes on from each to the next', () => {
    const written = vi.spyOn(process.stdout, 'write').mockReset().mockReturnValue(true);
    explainOnce(desk, ['莎车 本次下达', '那叶城呢']);
    const out = written.mock.calls.map(([line]) => line).join('');
    const second = out.slice(out.indexOf('【那叶城呢】'));
    expect(out).toMatch(/^【莎车 本次下达】\n整理/);
    expect(second).toContain('喀什地区/叶城县');
    expect(second).toContain('"column": "current"');
  });

  it('shows every word with its roles and what it costs to leave it out', () => {
    const words = stageOf(explained('莎车 本次下达 合计'), '词语');
    expect(words).toHaveLength(3);
    expect(words[0]).toMatch(/^ {2}莎车　place　不用则计 \d\.\d\d$/);
    expect(words[1]).toMatch(/^ {2}本次下达　column（current）　不用则计 \d\.\d\d$/);
  });

  it('shows the readings that competed, the cheapest first, with what each leaves out', () => {
    const readings = stageOf(explained('满意度 莎车 科目'), '理解');
    const costs = readings.flatMap((line) => /^ {2}(\d+\.\d\d)　\w+/.exec(line)?.[1] ?? []).map(Number);
    expect(costs.length).toBeGreaterThan(1);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(readings[0]).toMatch(/^ {2}\d\.\d\d　indicator　没有用到 “科目”\d\.\d\d$/);
    expect(readings).toContain(`  与次优相差 ${((costs[1] ?? 0) - (costs[0] ?? 0)).toFixed(2)}`);
    expect(readings.at(-1)).toBe('  没有用到的太多，不作答');
  });

  it('says what a reading assumes, and that there is none', () => {
    expect(stageOf(explained('提前下达'), '理解')[0]).toMatch(
      /^ {2}\d\.\d\d　show　没有写地名，按全区理解 \d\.\d\d$/,
    );
    expect(stageOf(explained('xyz'), '理解')).toEqual(['  没有']);
  });
});

/** The lines under a heading. */
function stageOf(explained: string, stage: string): string[] {
  const lines = explained.split('\n');
  const from = lines.findIndex((line) => line.startsWith(stage)) + 1;
  const rest = lines.slice(from);
  return rest.slice(
    0,
    rest.findIndex((line) => !line.startsWith('  ')),
  );
}
