import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

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
const ON_DISK = /^(?:notice\/(?:load|tables)\.ts|(?:store|picture)\/.+)$/;

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

/** The part that a relative import leads to; undefined for a package. */
function partImported({ file }: Source, name: string): string | undefined {
  if (!name.startsWith('.')) return undefined;
  const path = new URL(name, `file:///${file}`).pathname.slice(1);
  return partOf(path).replace(/\.js$/, '.ts');
}

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

  it('knows Telegram in one place', () => {
    const users = importers((name) => /^telegraf(?:\/|$)/.test(name));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !file.startsWith('telegram/'))).toEqual([]);
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

  it('names no county: places are data', () => {
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
    const named = sources
      .filter(({ file }) => file !== EXAMPLES_IN)
      .flatMap(({ file, code }) => {
        const rest = code.replaceAll(EXAMPLE, '');
        return stems.filter((stem) => rest.includes(stem)).map((stem) => `${file} names ${stem}`);
      });
    expect(named).toEqual([]);
  });

  it('has no other wing', () => {
    const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split(/\r?\n/);
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== '.git' && !ignored.includes(`${entry.name}/`))
      .map(({ name }) => name);
    expect(folders.filter((name) => !['src', 'data', 'test', '.ci'].includes(name))).toEqual([]);
  });
});
