import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadNotices } from '../src/notice/load.js';

const ROOT = join(import.meta.dirname, '..');

/** Each part of the house imports only those named before it. */
const ORDER = [
  'notice',
  'text',
  'match',
  'question',
  'answer',
  'reply',
  'desk.ts',
  'open.ts',
  'config.ts',
  'log.ts',
  'picture',
  'store',
  'telegram',
  'terminal',
  'main.ts',
];

/** The rooms of a part that has several, in the same order: words become evidence, evidence readings, readings a question. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  question: [
    'rough.ts',
    'model.ts',
    'bound.ts',
    'claimed.ts',
    'meets.ts',
    'weights.ts',
    'narrow.ts',
    'evidence',
    'readings',
    'unheld.ts',
    'decide.ts',
    'thread',
    'notices',
    'interpret.ts',
    'parts.ts',
    'seams.ts',
    'lacked.ts',
    'several.ts',
  ],
};

/** What a part must know nothing of, though it comes later. */
const STRANGERS: Readonly<Record<string, readonly string[]>> = {
  text: ['notice'],
  answer: ['text', 'match'],
  reply: ['text', 'match'],
  picture: ['text', 'match', 'question', 'answer', 'desk.ts', 'open.ts'],
  store: ['text', 'match', 'question', 'answer', 'reply', 'desk.ts', 'open.ts', 'picture'],
  telegram: ['text', 'match', 'question'],
  terminal: ['telegram', 'store'],
};

/** Who may read and write files. */
const ON_DISK = /^(?:notice\/(?:load|tables|traces|fresh\/write)\.ts|(?:store|picture)\/.+)$/;

/** Who may show places as examples of what can be asked. */
const EXAMPLES_IN = 'reply/wording.ts';
const EXAMPLE = '喀什 莎车';

interface Source {
  /** Relative to src, with slashes. */
  readonly file: string;
  readonly part: string;
  /** Without comments: they may name what they explain. */
  readonly code: string;
  readonly imports: readonly string[];
}

const partOf = (file: string): string => file.split('/')[0] ?? '';
const roomOf = (file: string): string => file.split('/')[1] ?? '';
const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const sources: readonly Source[] = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const code = withoutComments(readFileSync(join(ROOT, 'src', file), 'utf8'));
    const imports = [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
      ([, name]) => name ?? '',
    );
    return { file, part: partOf(file), code, imports };
  });

/** The file that a relative import leads to; undefined for a package. */
function fileImported({ file }: Source, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined;
  return new URL(name, `file:///${file}`).pathname.slice(1).replace(/\.js$/, '.ts');
}

const partImported = (source: Source, name: string): string | undefined => {
  const file = fileImported(source, name);
  return file && partOf(file);
};

const importers = (wanted: (name: string) => boolean): string[] =>
  sources.filter(({ imports }) => imports.some(wanted)).map(({ file }) => file);

describe('the house', () => {
  it('is read at all', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.find(({ file }) => file === 'main.ts')?.imports).toContain('./open.js');
  });

  it('has no room without a place in the order', () => {
    expect([...new Set(sources.map(({ part }) => part))].filter((part) => !ORDER.includes(part))).toEqual([]);
  });

  it.each(ORDER)('%s imports only what comes before it', (part) => {
    const allowed = ORDER.slice(0, ORDER.indexOf(part) + 1).filter(
      (other) => !STRANGERS[part]?.includes(other),
    );
    const broken = sources
      .filter((source) => source.part === part)
      .flatMap((source) =>
        source.imports
          .filter((name) => !allowed.includes(partImported(source, name) ?? part))
          .map((name) => `${source.file} imports ${name}`),
      );
    expect(broken).toEqual([]);
  });

  describe.each(Object.entries(ROOMS))('inside %s', (part, rooms) => {
    const inside = sources.filter((source) => source.part === part);

    it('there is no room without a place in the order', () => {
      const named = new Set(inside.map(({ file }) => roomOf(file)));
      expect([...named].toSorted()).toEqual(rooms.toSorted());
    });

    it.each(rooms)('%s imports only what comes before it', (room) => {
      const allowed = rooms.slice(0, rooms.indexOf(room) + 1);
      const broken = inside
        .filter(({ file }) => roomOf(file) === room)
        .flatMap((source) =>
          source.imports
            .map((name) => fileImported(source, name))
            .filter((file) => file && partOf(file) === part && !allowed.includes(roomOf(file)))
            .map((file) => `${source.file} imports ${file}`),
        );
      expect(broken).toEqual([]);
    });
  });

  it('decides in one place what is done with rows', () => {
    // What --explain prints of it is its name alone.
    const users = sources.filter(
      ({ file, code }) => file !== 'terminal/explain.ts' && /\boperation\.is\b/.test(code),
    );
    expect(users.map(({ file }) => file).filter((file) => !file.startsWith('question/'))).toEqual([
      'answer/amounts.ts',
    ]);
  });

  it('knows Telegram in one place', () => {
    const users = importers((name) => /^telegraf(?:\/|$)/.test(name));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !file.startsWith('telegram/framework/'))).toEqual([]);
  });

  it('touches files where it loads, keeps or draws, nowhere else', () => {
    const users = importers((name) => /^(?:node:)?fs(?:\/|$)/.test(name));
    expect(users).toContain('notice/load.ts');
    expect(users.filter((file) => !ON_DISK.test(file))).toEqual([]);
  });

  it.each(['text', 'match', 'question', 'answer', 'reply'])(
    'keeps %s pure: no system, clock or chance',
    (part) => {
      const impure = sources
        .filter((source) => source.part === part)
        .filter(
          ({ imports, code }) =>
            imports.some((name) => name.startsWith('node:')) ||
            /\b(?:process|console)\.|\bDate\b|\bperformance\.|Math\.random|\bfetch\(/.test(code),
        )
        .map(({ file }) => file);
      expect(impure).toEqual([]);
    },
  );

  /** Each place that the code names, by its file. */
  function countiesNamed(): { readonly file: string; readonly stem: string }[] {
    const folder = join(ROOT, 'data/notices');
    const counties = readdirSync(folder).flatMap((notice) =>
      readFileSync(join(folder, notice, 'allocations.csv'), 'utf8')
        .split(/\r?\n/)
        .flatMap((line) => line.split(',')[1] || [])
        .slice(1),
    );
    const stems = counties
      .map((name) => name.replace(/(?:自治县|[县市区])$/, ''))
      .filter((s) => s.length > 1);
    expect(stems).toContain('莎车');
    return sources
      .filter(({ file }) => file !== EXAMPLES_IN)
      .flatMap(({ file, code }) => {
        const rest = code.replaceAll(EXAMPLE, '');
        return stems.filter((stem) => rest.includes(stem)).map((stem) => ({ file, stem }));
      });
  }

  it('names no county: places are data', () => {
    expect(countiesNamed()).toEqual([]);
  });

  /** What the notices alone say: their numbers, titles and funds, their indicators, and the targets of these. */
  function saidByNotices(): string[] {
    return ['data', 'test/notices'].flatMap((folder) => {
      const loaded = loadNotices(join(ROOT, folder));
      expect(loaded.ok).toBe(true);
      return (loaded.ok ? loaded.notices : []).flatMap(({ number, title, fund, indicators, subjects }) => [
        ...[number, title, fund.name, ...fund.names],
        ...subjects.map(({ name }) => name),
        // A target in figures is written like any: ≥90%.
        ...indicators.flatMap(({ name, target }) => (/\d/.test(target) ? [name] : [name, target])),
      ]);
    });
  }

  it('says nothing that a notice says: its number, funds, indicators and targets are data', () => {
    const said = saidByNotices();
    expect(said).toContain('不低于上年');
    const found = sources.flatMap(({ file, code }) =>
      said.filter((words) => code.includes(words)).map((words) => ({ file, words })),
    );
    expect(found).toEqual([]);
  });

  it('has no other wing', () => {
    const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split(/\r?\n/);
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== '.git' && !ignored.includes(`${entry.name}/`))
      .map(({ name }) => name);
    expect(folders.filter((name) => !['src', 'data', 'test', '.ci'].includes(name))).toEqual([]);
  });
});
