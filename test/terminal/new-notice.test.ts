import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/terminal/arguments.ts';
import { run } from './program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'relief-funds-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('--new-notice', () => {
  it('makes a folder that the check refuses until it is filled in, and makes it once', async () => {
    const made = await run(['--new-notice', '2025-xcs12', '--data', folder]);
    expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: '' });
    expect(made.out).toContain(join(folder, '2025-xcs12'));
    expect(readdirSync(folder)).toEqual(['2025-xcs12']);
    const checked = await run(['--check', '--data', folder]);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('notice.json 第 2 行：“number”还没有填写');
    const again = await run(['--new-notice', '2025-xcs12', '--data', folder]);
    expect({ code: again.code, out: again.out }).toEqual({ code: 1, out: '' });
    expect(again.err).toMatch(/^已经有 .+，不会覆盖；请换一个名称。\n$/);
  });

  it.each([
    ['../x'],
    ['a/b'],
    ['a\\b'],
    ['.hidden'],
    ['..'],
    [' '],
    ['甲\n乙'],
    ['a:b'],
    ['-5'],
    ['notices'],
    ['甲'.repeat(61)],
  ])('%j can be no folder’s name', (name) => {
    const asked = readArguments(['--new-notice', name]);
    expect(asked).toEqual({ misuse: expect.stringContaining('不能作文件夹的名称') });
  });

  it.each(['2025-xcs12', '新财社〔2025〕12号', '2025_xcs12.b'])('%j can be', (name) => {
    expect(readArguments(['--data', 'x', '--new-notice', name])).toMatchObject({
      mode: 'new-notice',
      name,
      data: 'x',
    });
  });
});
