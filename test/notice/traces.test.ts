import {
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tracesOf } from '../../src/notice/traces.js';
import { emptyFolder } from '../store/folder.js';

const REAL = 'data/notices/2024-xcs35';

/** A shelf of one notice, and whether what is done to it leaves another trace. */
async function changes(act: (folder: string) => void): Promise<boolean> {
  const folder = emptyFolder();
  cpSync(REAL, join(folder, '2024-xcs35'), { recursive: true });
  const before = await tracesOf(folder);
  expect(await tracesOf(folder)).toBe(before);
  act(folder);
  return (await tracesOf(folder)) !== before;
}

it.each<[string, (folder: string) => void]>([
  ['a file that is written', (at) => writeFileSync(join(at, '2024-xcs35/notice.json'), '{}')],
  ['a file that is gone', (at) => rmSync(join(at, '2024-xcs35/subjects.csv'))],
  ['a notice that is added', (at) => cpSync(REAL, join(at, '2025-xcs1'), { recursive: true })],
  ['a notice that is renamed', (at) => renameSync(join(at, '2024-xcs35'), join(at, '2024'))],
  ['a notice that is gone', (at) => rmSync(join(at, '2024-xcs35'), { recursive: true })],
  ['a folder without a notice', (at) => mkdirSync(join(at, '2025'))],
  ['a notice in the place of the folder', (at) => cpSync(REAL, at, { recursive: true })],
  [
    'a folder of notices inside it',
    (at) => cpSync(REAL, join(at, 'notices/2024-xcs35'), { recursive: true }),
  ],
  [
    'a file of the same size that keeps the time of writing',
    (at) => {
      const file = join(at, '2024-xcs35/subjects.csv');
      const { size, mtime } = statSync(file);
      writeFileSync(`${file}.new`, 'x'.repeat(size));
      utimesSync(`${file}.new`, mtime, mtime);
      renameSync(`${file}.new`, file);
    },
  ],
])('notices %s', async (_, act) => {
  expect(await changes(act)).toBe(true);
});

it.each<[string, (folder: string) => void]>([
  ['a spreadsheet’s lock', (at) => writeFileSync(join(at, '2024-xcs35/.~lock.allocations.csv#'), 'x')],
  ['a file that is no notice’s', (at) => writeFileSync(join(at, '2024-xcs35/说明.txt'), 'x')],
  ['a file beside the notices', (at) => writeFileSync(join(at, '~$x.xlsx'), 'x')],
  ['a hidden folder', (at) => cpSync(REAL, join(at, '.2025'), { recursive: true })],
])('passes over %s', async (_, act) => {
  expect(await changes(act)).toBe(false);
});

it('follows links, and tells what is not there from what is', async () => {
  const folder = emptyFolder();
  const shown = join(folder, 'shown');
  expect(await tracesOf(shown)).toBe(await tracesOf(shown));
  const nothing = await tracesOf(shown);
  cpSync(REAL, join(folder, 'one/2024-xcs35'), { recursive: true });
  cpSync(REAL, join(folder, 'other/2024-xcs35'), { recursive: true });
  symlinkSync('one', shown);
  const one = await tracesOf(shown);
  expect(one).not.toBe(nothing);
  rmSync(shown);
  symlinkSync('other', shown);
  expect(await tracesOf(shown)).not.toBe(one);
});
