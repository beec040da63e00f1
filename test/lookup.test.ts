import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { askJson } from './terminal/program.ts';

const FILE = join(import.meta.dirname, '../data/notices/2024-xcs35/allocations.csv');
const COLUMNS = { total: '全年', advance: '提前下达', current: '本次下达' } as const;
type Column = keyof typeof COLUMNS;

/** The rows as the file has them, read without the program's own loader. */
const rows = readFileSync(FILE, 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [prefecture = '', county = '', kind = '', total = '', advance = '', current = ''] = line.split(',');
    const id = kind === 'region' ? '全区' : county ? `${prefecture}/${county}` : prefecture;
    return { id, prefecture, name: county || prefecture || '全区', kind, total, advance, current };
  });

const spoken = ({ prefecture, name, kind }: (typeof rows)[number]): string =>
  kind === 'county' || kind === 'institution' ? `${prefecture}${name}` : name;

const grouped = (amount: string): string => amount.replace(/\B(?=(?:\d{3})+$)/g, ',');

const questions = rows.flatMap((row) => [
  { row, ask: row.id },
  { row, ask: spoken(row) },
  ...(Object.keys(COLUMNS) as Column[]).map((column) => ({
    row,
    ask: `${spoken(row)} ${COLUMNS[column]}`,
    column,
  })),
]);

let answers: Record<string, unknown>[];
beforeAll(async () => {
  answers = await askJson(questions.map(({ ask }) => ask));
});

describe('all of annex 1 through --json', () => {
  it('is 133 rows in three columns', () => {
    expect(rows).toHaveLength(133);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(133);
    expect(rows.every((row) => /^\d+ \d+ -?\d+$/.test(`${row.total} ${row.advance} ${row.current}`))).toBe(
      true,
    );
    expect(answers).toHaveLength(questions.length);
  });

  it.each(questions.map((question, index) => ({ ...question, index })))(
    '$ask',
    ({ row, index, ...asked }) => {
      const answer = answers[index] ?? {};
      const { id: place, total, advance, current } = row;
      expect(answer).toMatchObject({ query: asked.ask, kind: 'allocation', places: [place] });
      expect((answer.rows as unknown[])[0]).toEqual({ place, total, advance, current });
      expect(answer.column).toBe('column' in asked ? asked.column : undefined);
      expect(answer).not.toHaveProperty('understood');
      const shown = 'column' in asked ? [row[asked.column]] : [total, advance, current];
      for (const amount of shown) expect(answer.text).toContain(`　${grouped(amount)} 万元`);
      expect(answer.text).toContain('来源：新财社〔2024〕35号 附件1');
    },
  );
});
