import { readdirSync, readFileSync } from 'node:fs';
import { Blob, Face } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';

const DATA = new URL('../../data/', import.meta.url);
const font = readFileSync(new URL('fonts/NotoSansSC-Medium.subset.ttf', DATA));
const known = new Set(
  Array.from(new Face(new Blob(font), 0).collectUnicodes(), (code) => String.fromCodePoint(code)),
);

const missingFrom = (text: string): string[] =>
  [...new Set(text)].filter((character) => !known.has(character));

describe('the font subset', () => {
  const files = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^places\.json$|^notices\/.+\.(?:json|csv)$/.test(name),
  );

  it.each(files)('can write every Han character of data/%s; if not: npm run font', (name) => {
    const han = readFileSync(new URL(name, DATA), 'utf8').match(/\p{Script=Han}/gu) ?? [];
    expect(missingFrom(han.join(''))).toEqual([]);
  });

  it.each([
    '新财社〔2024〕35号 附件1',
    '提前下达 本次下达 全年合计 核减',
    '≥95% −17 1,234.5 — … ·',
    '（）《》“”：；，。、　',
  ])('can write %s', (text) => expect(missingFrom(text)).toEqual([]));

  it('has all of GB2312', () => {
    const rows = Array.from({ length: 72 }, (_, row) => 0xb0 + row);
    const cells = Array.from({ length: 94 }, (_, cell) => 0xa1 + cell);
    const bytes = rows.flatMap((row) => cells.flatMap((cell) => [row, cell]));
    const han = new TextDecoder('gbk').decode(Uint8Array.from(bytes)).match(/\p{Script=Han}/gu) ?? [];
    expect(han).toHaveLength(6763);
    expect(missingFrom(han.join(''))).toEqual([]);
  });

  it('is small, and TrueType: of anything else resvg draws nothing and says nothing', () => {
    expect(font.length).toBeLessThan(3_000_000);
    expect(font.subarray(0, 4)).toEqual(Buffer.from([0, 1, 0, 0]));
  });

  it('comes with its licence', () => {
    expect(readFileSync(new URL('fonts/OFL.txt', DATA), 'utf8')).toContain(
      'SIL Open Font License, Version 1.1',
    );
  });
});
