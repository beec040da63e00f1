import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** Everything that this makes, beside the runner itself. */
const HOME = resolve('node_modules/.mutate');
/** The code with switches, and what is compiled of it. */
const SOURCE = join(HOME, 'source');
const COMPILED = join(HOME, 'compiled');
/** What each worker runs, in a folder of its own: the tests find `data` and packages beside them. */
const BUILDS = join(HOME, 'builds');

/** Where tests write. */
export const SCRATCH = join(HOME, 'scratch');

/** The tests that compute what a question is answered with: no network, no process, no clock. */
const TESTS = /^(?:(?:answer|cases|question|reply)\/[^/]+|terminal\/readme|desk)\.test\.ts$/;

/** Draws some of all changes; all of them where nothing is drawn. */
export type Draw = (from: readonly Mutant[]) => readonly Mutant[];

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
  readonly range: Location;
}

export interface Build {
  /** What is judged. */
  readonly mutants: readonly Mutant[];
  /** How many switches there are: the numbers of the mutants are below it. */
  readonly switches: number;
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
 * Builds the core with mutants of the files whose path begins so behind a switch, all or those that are drawn, and the
 * tests beside it, for so many workers.
 */
export async function build(only: string, workers: number, draw: Draw): Promise<Build> {
  for (const folder of [SOURCE, COMPILED, BUILDS, SCRATCH]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  cpSync('src', join(SOURCE, 'src'), { recursive: true });
  cpSync('test', join(SOURCE, 'test'), { recursive: true });
  const all = await instrument(
    new Map(
      filesIn('src').flatMap((file) => (isMutable(file) && file.startsWith(only) ? [[file, true]] : [])),
    ),
  );
  const drawn = await drawnOf(all, draw);
  compile();
  for (let worker = 0; worker < workers; worker++) furnish(folderOf(worker));
  const tests = filesIn('test').filter((file) => TESTS.test(file.slice('test/'.length)));
  return { ...drawn, tests: tests.map(compiled) };
}

const compiled = (file: string): string => file.replace(/\.ts$/, '.js');

export const folderOf = (worker: number): string => join(BUILDS, String(worker));

/**
 * Instruments what is drawn alone: with every switch of the core in it a run takes three times as long. What lies within
 * a change that is drawn gets a switch too, which nobody turns.
 */
async function drawnOf(all: readonly Mutant[], draw: Draw): Promise<Omit<Build, 'tests'>> {
  const some = draw(all);
  if (some.length === all.length) return { mutants: all, switches: all.length };
  cpSync('src', join(SOURCE, 'src'), { recursive: true });
  const keyOf = ({ file, line, column, mutator, original, replacement }: Mutant): string =>
    JSON.stringify([file, line, column, mutator, original, replacement]);
  const wanted = new Set(some.map(keyOf));
  const rangesOf = (name: string): Location[] =>
    some.flatMap(({ file, range }) => (file === name ? [range] : []));
  const placed = await instrument(new Map(some.map(({ file }) => [file, rangesOf(file)])));
  return { mutants: placed.filter((mutant) => wanted.has(keyOf(mutant))), switches: placed.length };
}

/** Writes the files with switches, everywhere or in these ranges; gives all changes that there are switches for. */
async function instrument(places: ReadonlyMap<string, true | Location[]>): Promise<Mutant[]> {
  const files = [...places].map(([name, mutate]) => ({ name, content: readFileSync(name, 'utf8'), mutate }));
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
    range: location,
  }));
}

/** Only translates: a mutant need not be of the right type. */
function compile(): void {
  const compilerOptions = {
    ...{ noEmit: false, rootDir: '.', outDir: COMPILED, types: [], noCheck: true, noResolve: true },
    rewriteRelativeImportExtensions: true,
  };
  const project = { extends: resolve('tsconfig.json'), compilerOptions, include: ['src', 'test'] };
  write(join(SOURCE, 'tsconfig.json'), JSON.stringify(project));
  const { status } = spawnSync('npx', ['tsc', '-p', SOURCE], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the code does not compile');
}

/** The tests with what they read: the code, data, packages, what they keep beside them; and vitest is ours. */
function furnish(folder: string): void {
  cpSync('src', join(folder, 'src'), { recursive: true });
  cpSync(COMPILED, folder, { recursive: true });
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
