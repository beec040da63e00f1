import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADMIN, ANN, LISTED, Service } from './harness.js';

const BEN = 700200006;

/** Ann was revoked, Ben is approved, the listed one was revoked too. */
const prepared = async (): Promise<Service> => {
  const service = await Service.start();
  for (const id of [ANN, BEN]) await service.letIn(id);
  await service.say(ADMIN, `/revoke ${ANN}`);
  await service.say(ADMIN, `/revoke ${LISTED}`);
  expect(await service.isAnswered(BEN)).toBe(true);
  return service;
};

const turn = (file: string, text: string, offset: number): void => {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(text);
  if (at < 0) throw new Error(`${text} is not in ${file}`);
  bytes[at + offset] = (bytes[at + offset] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

describe('a damaged state lets in nobody who was out, says what was lost, and can be mended by asking again', () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    ['a turned bit in an id', (folder) => turn(join(folder, 'access.db'), '700200003', 8), /第 \d+ 条已损坏/],
    [
      'a turned bit in a revocation',
      (folder) => turn(join(folder, 'access.db'), '"revocation"', 3),
      /第 \d+ 条已损坏/,
    ],
    ['a database cut off', (folder) => truncateSync(join(folder, 'access.db'), 6000), /第 1 至 \d+ 条.*丢失/],
    ['a database emptied', (folder) => truncateSync(join(folder, 'access.db'), 0), /第 1 至 \d+ 条.*丢失/],
    ['a database removed', (folder) => rmSync(join(folder, 'access.db')), /第 1 至 \d+ 条.*丢失/],
  ])('%s', async (_, harm, words) => {
    const service = await prepared();
    await service.restart(undefined, harm);
    expect(service.faults.join()).toMatch(words);
    for (const id of [ANN, LISTED]) expect(await service.isAnswered(id)).toBe(false);
    expect(await service.say(ADMIN, '/users')).toMatch(words);
    // Told once by itself, then where it is asked for.
    expect(await service.say(ADMIN, '/id')).not.toMatch(words);
    await service.letIn(LISTED);
    expect(await service.isAnswered(LISTED)).toBe(true);
    await service.restart();
    expect(await service.isAnswered(LISTED)).toBe(true);
    expect(await service.isAnswered(ANN)).toBe(false);
    expect(service.faults.join()).toMatch(words);
  });

  it('names whoever has to apply again', async () => {
    const service = await prepared();
    await service.restart(undefined, (folder) => turn(join(folder, 'access.db'), '"revocation"', 3));
    expect(await service.isAnswered(BEN)).toBe(false);
    expect(await service.say(ADMIN, '/users')).toContain('须重新申请 2 人：700200006、700200002');
  });
});

it('an audit with a turned byte and a lost end is told, and names the first entry that does not fit', async () => {
  const service = await prepared();
  const file = '2024-11-22.jsonl';
  await service.restart(undefined, (folder) => {
    const path = join(folder, 'audit', file);
    turn(path, '"n":3', 4);
    truncateSync(path, readFileSync(path).length - 40);
  });
  expect(service.faults.join()).toMatch(/第 7 条缺失/);
  const words = await service.say(ADMIN, '/audit');
  expect(words).toContain('核对：保留的 5 条中有 2 处与前文不符');
  expect(words).toContain(`· 第 3 条（audit/${file} 第 3 行）\n· 第 7 条（audit/${file} 第 7 行）`);
  expect(await service.isAnswered(BEN)).toBe(true);
});

it('a torn last entry of the audit is dropped and said', async () => {
  const service = await prepared();
  await service.restart(undefined, (folder) => {
    writeFileSync(join(folder, 'audit', '2024-11-22.jsonl'), '{"n":8,"at":"20', { flag: 'a' });
  });
  expect(service.faults).toEqual(['审计文件 2024-11-22.jsonl 的最后一条未写完，已丢弃。']);
  expect(await service.say(ADMIN, '/audit')).toContain('核对：保留的 7 条（自第 1 条起）前后相符');
});
