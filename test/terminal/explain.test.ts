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
});
