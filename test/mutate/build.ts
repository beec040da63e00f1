import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** Everything that this makes, beside the runner itself. */
const HOME = resolve('node_modules/.mutate');
/** The code that is compiled, without mutants, then with all. */
const SOURCE = join(HOME, 'source');
const PLAIN = join(HOME, 'plain');
const MUTATED = join(HOME, 'mutated');
/** What each worker runs, in a folder of its own: the tests find `data` and packages beside them. */
const BUILDS = join(HOME, 'builds');

/** Where tests write. */
export const SCRATCH = join(HOME, 'scratch');

/** The tests that compute what a question is answered with: no network, no process, no clock. */
const TESTS = /^(?:(?:answer|cases|question|reply)\/[^/]+|terminal\/readme|desk)\.test\.ts$/;

/** One change of the code. */
export interface Mutant {
  /** Its number, in the order of the code. */
  readonly id: string;
  /** Relative to the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

export interface Build {
  readonly mutants: readonly Mutant[];
  /** The compiled test files, relative to a worker's folder. */
  readonly tests: readonly string[];
}

const quiet = (): void => {};
const logger = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
};

/** What may be mutated: models have nothing but types. */
const isMutable = (file: string): boolean =>
  /^src\/(?:question|answer)\/.*\.ts$/.test(file) && !file.endsWith('model.ts');

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** What stands between two places of a text, on one line. */
function cut(text: string, { start, end }: Location): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column) ?? '';
  lines[0] = lines[0]?.slice(start.column) ?? '';
  return flat(lines.join(' '));
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/**
 * Builds the core with every mutant of the files whose path begins so behind a switch, the core without any, and the
 * tests beside it, for so many workers.
 */
export async function build(only: string, workers: number): Promise<Build> {
  for (const folder of [SOURCE, PLAIN, MUTATED, BUILDS, SCRATCH])
    rmSync(folder, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  cpSync('src', join(SOURCE, 'src'), { recursive: true });
  cpSync('test', join(SOURCE, 'test'), { recursive: true });
  compile(PLAIN);
  const mutants = await instrument(filesIn('src').filter((file) => isMutable(file) && file.startsWith(only)));
  rmSync(join(SOURCE, 'test'), { recursive: true });
  compile(MUTATED);
  for (let worker = 0; worker < workers; worker++) furnish(folderOf(worker));
  const tests = filesIn('test').filter((file) => TESTS.test(file.slice('test/'.length)));
  return { mutants, tests: tests.map(compiled) };
}

const compiled = (file: string): string => file.replace(/\.ts$/, '.js');

export const folderOf = (worker: number): string => join(BUILDS, String(worker));

/** Has a worker load the core with the mutants of these files alone: with all, it takes three times as long. */
export function put(worker: number, files: Iterable<string>): void {
  const folder = folderOf(worker);
  cpSync(join(PLAIN, 'src'), join(folder, 'src'), { recursive: true });
  for (const file of files) cpSync(join(MUTATED, compiled(file)), join(folder, compiled(file)));
}

async function instrument(names: readonly string[]): Promise<Mutant[]> {
  const files = names.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true }));
  const texts = new Map(files.map(({ name, content }) => [name, content]));
  const { files: written, mutants } = await new Instrumenter(logger).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
    // The switches are functions of the worker.
    noHeader: true,
  });
  for (const { name, content } of written) write(join(SOURCE, name), content);
  return mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
    id,
    file: fileName,
    line: location.start.line + 1,
    column: location.start.column + 1,
    mutator: mutatorName,
    original: cut(texts.get(fileName) ?? '', location),
    replacement: flat(replacement),
  }));
}

/** Only translates: a mutant need not be of the right type. */
function compile(outDir: string): void {
  const compilerOptions = {
    ...{ noEmit: false, rootDir: '.', outDir, types: [], noCheck: true, noResolve: true },
    rewriteRelativeImportExtensions: true,
  };
  const project = { extends: resolve('tsconfig.json'), compilerOptions, include: ['src', 'test'] };
  write(join(SOURCE, 'tsconfig.json'), JSON.stringify(project));
  const { status } = spawnSync('npx', ['tsc', '-p', SOURCE], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the code does not compile');
}

/** The tests with what they read: the code, data, packages, what they keep beside them; and vitest is ours. */
function furnish(folder: string): void {
  cpSync(join(PLAIN, 'test'), join(folder, 'test'), { recursive: true });
  cpSync('src', join(folder, 'src'), { recursive: true });
  for (const file of filesIn('test')) if (!/\.[cm]?[jt]s$/.test(file)) cpSync(file, join(folder, file));
  for (const name of ['data', 'README.md']) symlinkSync(resolve(name), join(folder, name));
  write(join(folder, 'package.json'), '{"type":"module"}');
  const packages = join(folder, 'node_modules');
  const stand = join(packages, 'vitest');
  write(join(stand, 'package.json'), '{"type":"module","exports":"./index.js"}');
  write(
    join(stand, 'index.js'),
    `export * from ${JSON.stringify(join(import.meta.dirname, 'collect.js'))};\n`,
  );
  for (const name of readdirSync('node_modules').filter((name) => !/^\.|^vitest$/.test(name)))
    symlinkSync(resolve('node_modules', name), join(packages, name));
}
