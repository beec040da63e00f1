import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openFolder, StateError } from '../../src/store/folder.js';
import { type Ledger, memoryLedger, openLedger } from '../../src/store/ledger.js';
import { openState } from '../../src/store/state.js';
import { emptyFolder } from './folder.js';

const reopened = (folder: string): Ledger<string> => {
  const ledger = openLedger<string>(folder);
  onTestFinished(() => ledger.close());
  return ledger;
};

/** A folder with records 1 to `count`: `记录1`, `记录2` … */
const setUp = (count = 5): { folder: string; file: string } => {
  const folder = emptyFolder();
  const ledger = openLedger<string>(folder);
  for (let n = 1; n <= count; n++) ledger.append(`记录${n}`);
  ledger.close();
  return { folder, file: join(folder, 'access.db') };
};
const record = (n: number) => ({ n, body: `记录${n}` });

const turn = (file: string, text: string, offset: number, flip = 1): void => {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(text);
  if (at < 0) throw new Error(`${text} is not in the file`);
  bytes[at + offset] = (bytes[at + offset] ?? 0) ^ flip;
  writeFileSync(file, bytes);
};

describe.each([
  ['in memory', () => memoryLedger<string>()],
  ['on disk', () => reopened(emptyFolder())],
])('a ledger %s', (_, open) => {
  it('starts empty and counts', () => {
    const ledger = open();
    expect(ledger.entries).toEqual([]);
    expect(ledger.faults).toEqual([]);
    expect([ledger.append('甲'), ledger.append('乙')]).toEqual([1, 2]);
  });
});

describe('the file', () => {
  it('gives back what was appended, and goes on counting', () => {
    const { folder } = setUp();
    const ledger = reopened(folder);
    expect(ledger.entries).toEqual([1, 2, 3, 4, 5].map(record));
    expect(ledger.faults).toEqual([]);
    expect(ledger.append('后来')).toBe(6);
  });

  it('is for its owner alone, and for one process', () => {
    const { folder, file } = setUp();
    const ledger = reopened(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => openLedger(folder)).toThrow(StateError);
    expect(ledger.append('仍可写入')).toBe(6);
  });

  it.each<[string, (file: string) => void, ReturnType<typeof record>[]]>([
    ['a body', (file) => turn(file, '记录3', 6), [1, 2, 4, 5].map(record)],
    ['the last body', (file) => turn(file, '记录5', 6), [1, 2, 3, 4].map(record)],
    ['a length', (file) => turn(file, '"记录2"', -1, 2), []],
  ])('tells of a turned bit in %s', (_, harm, sound) => {
    const { folder, file } = setUp();
    harm(file);
    const ledger = reopened(folder);
    expect(ledger.faults[0]).toMatch(/已损坏或丢失|无法读取/);
    const believed = ledger.entries.filter((entry) => 'n' in entry);
    if (sound.length > 0) expect(believed).toEqual(sound);
    expect(ledger.append('后来')).toBe(6);
  });

  it.each<[string, (file: string) => void]>([
    ['cut off in the middle of a page', (file) => truncateSync(file, 5000)],
    ['cut off behind the first page', (file) => truncateSync(file, 4096)],
    ['emptied', (file) => truncateSync(file, 0)],
    ['removed', (file) => rmSync(file)],
    ['overwritten', (file) => writeFileSync(file, 'x'.repeat(9000))],
  ])('%s: every record counts as lost, and is told at every start', (_, harm) => {
    const { folder, file } = setUp();
    harm(file);
    const first = openLedger<string>(folder);
    expect(first.entries).toEqual([{ gap: { from: 1, to: 5 } }]);
    expect(first.faults[0]).toBe('准入记录第 1 至 5 条已损坏或丢失。');
    expect(first.append('后来')).toBe(6);
    first.close();
    const second = reopened(folder);
    expect(second.entries).toEqual([{ gap: { from: 1, to: 5 } }, { n: 6, body: '后来' }]);
    expect(second.faults).toEqual(['准入记录第 1 至 5 条已损坏或丢失。']);
  });

  it('held against a newer witness: what came after an old copy is told as lost', () => {
    const { folder, file } = setUp(2);
    const old = readFileSync(file);
    const ledger = openLedger<string>(folder);
    ledger.append('撤销');
    ledger.close();
    writeFileSync(file, old);
    expect(reopened(folder).entries).toEqual([record(1), record(2), { gap: { from: 3, to: 3 } }]);
  });

  it('says that a record was torn, and has the rest', () => {
    const { folder, file } = setUp();
    // What SQLite leaves where it is cut off between starting a change and committing it.
    const journal = Buffer.alloc(512);
    journal.write('d9d505f920a163d7', 'hex');
    writeFileSync(`${file}-journal`, journal);
    const ledger = reopened(folder);
    expect(ledger.entries).toEqual([1, 2, 3, 4, 5].map(record));
    expect(ledger.faults).toEqual(['上次停止时有一条准入记录未写完，已撤回，请核对 /users。']);
  });

  it.each(['', 'x', '9 abc def\n'])('survives a witness of %j and says so', (text) => {
    const { folder } = setUp();
    writeFileSync(join(folder, 'access.head'), text);
    const ledger = reopened(folder);
    expect(ledger.entries).toEqual([1, 2, 3, 4, 5].map(record));
    expect(ledger.faults).toEqual(['准入记录的核对文件 access.head 缺失或已损坏，已按数据库重建。']);
  });

  it('never believes a record that was not appended, whatever byte is turned', () => {
    const { file } = setUp();
    const sound = readFileSync(file);
    const head = readFileSync(join(file, '..', 'access.head'));
    const untouched = reopened(join(file, '..')).head;
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const folder = emptyFolder();
        const harmed = Buffer.from(sound);
        harmed[at] = (harmed[at] ?? 0) ^ flip;
        writeFileSync(join(folder, 'access.db'), harmed);
        writeFileSync(join(folder, 'access.head'), head);
        const ledger = openLedger<string>(folder);
        const believed = ledger.entries.filter((entry) => 'n' in entry);
        for (const { n, body } of believed) expect(body).toBe(`记录${n}`);
        // Some bytes may turn without a record changing: in unused space, or the bit that tells text from bytes.
        if (believed.length < 5) expect(ledger.faults).not.toEqual([]);
        else expect(ledger.head).toEqual(untouched);
        ledger.close();
      }),
      { numRuns: 120 },
    );
  });
});

describe('the state', () => {
  it.each(['access.db', 'inbox.db', 'access.head', 'audit/head'])(
    'names STATE_DIR where %s is barred, and moves nothing aside',
    (name) => {
      const folder = emptyFolder();
      mkdirSync(join(folder, name), { recursive: true });
      expect(() => openState(folder, 400)).toThrow(/^STATE_DIR 中的“.*”无法读写（EISDIR）.*。$/);
      expect(readdirSync(folder).join()).not.toContain('damaged');
    },
  );
});

describe('the folder', () => {
  it('is made, for its owner alone', () => {
    const folder = join(emptyFolder(), 'a', 'b');
    expect(openFolder(folder)).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['is a file', 'state'],
    ['stands in a file', 'state/below'],
  ])('names STATE_DIR where it %s', (_, path) => {
    const parent = emptyFolder();
    writeFileSync(join(parent, 'state'), '');
    expect(() => openFolder(join(parent, path))).toThrow(
      /^STATE_DIR 指向的文件夹“.*”无法写入（.*），请改为.*或调整其权限。$/,
    );
  });
});
