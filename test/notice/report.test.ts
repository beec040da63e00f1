import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkReport } from '../../src/notice/report.js';

const DATA = join(import.meta.dirname, '../../data');

test('what was found is told in figures', () => {
  const { ok, text } = checkReport(DATA);
  expect(ok).toBe(true);
  expect(text.split('\n').slice(0, 7).join('\n')).toMatchInlineSnapshot(`
    "新财社〔2024〕35号《关于下达2024年中央财政困难群众救助补助资金预算的通知》：数据检查通过。
    附件1：133 行，其中全区 1、地州市 14、县市区 97、机构 21。每行和各级合计均相符。
    全区（万元）：全年资金合计 792,267，提前下达 564,771，本次实际下达 227,496。
    科目：支出 9 个，1100248 社会保障和就业共同财政事权转移支付收入，208 社会保障和就业支出。
    附件3：15 张表，年度金额均与附件1 相符；指标 14 项，年度总体目标 7 条。
    正文：25 条。
    对印文的更正：7 处。"
  `);
  expect(text).toContain('1. 伊犁州：印文“伊犁州 小计 65682 39145”');
});

test('a source that is another text has everything missing', () => {
  const dir = mkdtempSync(join(tmpdir(), 'source-'));
  writeFileSync(join(dir, 'other.txt'), '另一份文件\n');
  const { ok, text } = checkReport(DATA, join(dir, 'other.txt'));
  rmSync(dir, { recursive: true });
  expect(ok).toBe(false);
  expect(text).toContain('附件1 0/133 行，科目 0/11 个');
});

test.each([
  ['data', join(DATA, 'nowhere'), undefined],
  ['source', DATA, join(DATA, 'nowhere.txt')],
])('a missing %s is one sentence', (_, data, source) => {
  const { ok, text } = checkReport(data, source);
  expect(ok).toBe(false);
  expect(text.split('\n')).toHaveLength(2);
  expect(text).toContain('没有这个文件');
});
