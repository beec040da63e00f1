import { describe, expect, it } from 'vitest';
import { checkTables } from '../../src/match/check.js';
import { describeFault, type Fault } from '../../src/notice/fault.js';
import { reportHints } from '../../src/notice/report.js';
import { type TableName, type TableReader, tablesIn } from '../../src/notice/tables.js';
import { noticesIn, real } from '../question/shelf.ts';

const ours = tablesIn('data');
const made = noticesIn('test/notices');

/** The tables with one of them edited, and what is then found. */
function checked(table: TableName, from: string, to: string, notices = real) {
  const read: TableReader = (name, faults) => {
    const found = ours(name, faults);
    if (!found || name !== table) return found;
    expect(found.text).toContain(from);
    const text = found.text.replace(from, () => to);
    return { ...found, text, value: JSON.parse(text) as unknown };
  };
  const faults: Fault[] = [];
  const hints: Fault[] = [];
  const opened = checkTables(read, notices, faults, hints);
  return { opened, faults: faults.map(describeFault), hints: reportHints(hints) };
}

const check = (notices: typeof real) => {
  const [faults, hints]: [Fault[], Fault[]] = [[], []];
  return { opened: checkTables(ours, notices, faults, hints), faults, hints };
};

describe('the tables', () => {
  it('fit the real notice, and the made-up ones beside it', () => {
    for (const notices of [real, [...real, ...made]]) {
      const { opened, faults, hints } = check(notices);
      expect({ faults, hints }).toEqual({ faults: [], hints: [] });
      expect(opened?.shelf.catalogues).toHaveLength(notices.length);
    }
  });

  it.each<[string, TableName, string, string, string]>([
    ['a place', 'gazetteer', '"id":"喀什地区/莎车县"', '"id":"喀什地区/莎东县"', '“喀什地区/莎东县”'],
    ['a code', 'words', '"2082102"', '"2082199"', '“2082199”'],
    ['a target', 'words', '"临时救助人次"\n', '"临时救助天数"\n', '“临时救助天数”'],
    ['a target in words', 'words', '"met": [\n    "及时送返"', '"met": [\n    "及时送到"', '“及时送到”'],
    ['a topic', 'words', '"issued"', '"printed"', '“printed”'],
  ])('that point at %s that no notice has open, and say so', (_, table, from, to, found) => {
    const { opened, faults, hints } = checked(table, from, to);
    expect(faults).toEqual([]);
    expect(opened).not.toBeNull();
    expect(hints.length).toBeGreaterThan(0);
    for (const hint of hints)
      expect(hint).toMatch(/^提示：\S+\.json 第 \d+ 行：“.+”不见于任何一份通知，不影响使用；应为.+。$/);
    expect(hints.join('\n')).toContain(found);
  });

  it('that point at what one notice of several has are in order', () => {
    const alone = check(made);
    expect(alone.faults).toEqual([]);
    expect(alone.opened).not.toBeNull();
    // The made-up notices lack most targets; beside the real one nothing is missing.
    expect(alone.hints.length).toBeGreaterThan(10);
  });

  it.each<[string, TableName, string, string, string]>([
    [
      'a name of two places that is not listed as shared',
      'gazetteer',
      '{"name":"沙车","kind":"misprint"}',
      '{"name":"叶城县","kind":"misprint"}',
      '“叶城县”既指',
    ],
    ['a class that is not there', 'words', '"{add}{together}"', '"{add}{togeter}"', '“togeter”'],
    ['a kind of name that nobody knows', 'gazetteer', '"kind":"misprint"', '"kind":"error"', '"error"'],
    ['a role that nobody knows', 'words', '"operator": {', '"operators": {', '“words.operators”'],
  ])('with %s are refused', (_, table, from, to, found) => {
    const { opened, faults } = checked(table, from, to);
    expect(opened).toBeNull();
    expect(faults.join('\n')).toContain(found);
  });

  it('say nothing without a notice that gives amounts', () => {
    const bare = real.map((notice) => ({ ...notice, rows: [] }));
    for (const notices of [bare, []]) {
      const { opened, faults } = check(notices);
      expect(opened).toBeNull();
      expect(faults.map(describeFault)).toEqual([
        'allocations.csv：没有一份通知有分配表；应为至少一份通知有分配表。',
      ]);
    }
    expect(check([...bare, ...made]).opened).not.toBeNull();
  });
});
