/**
 * Mutates src/question and src/answer and counts how many mutants the tests catch: npm run mutate [-- OPTIONS]
 *
 * - `--sample N` mutates N stretches of the code, drawn by `--seed` (1 if left out); all of it takes a night.
 * - `--only PATH` mutates one file or folder.
 * - `--all` also mutates what runs as a module is loaded (tables of words), which takes all tests for each mutant.
 *
 * A stretch is four lines. Mutants that no test notices are listed with their place; the score stands at the end.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const LINES = 4;

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});

const files = ['src/question', 'src/answer']
  .flatMap((dir) => readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((file) => `${dir}/${file}`))
  .filter(
    (file) => file.endsWith('.ts') && !file.endsWith('model.ts') && file.startsWith(values.only ?? 'src/'),
  )
  .sort();

/** A seeded source of chance, from 0 to 1. */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function stretches() {
  const all = files.flatMap((file) => {
    const count = readFileSync(file, 'utf8').split('\n').length;
    return Array.from(
      { length: Math.ceil(count / LINES) },
      (_, at) => `${file}:${at * LINES + 1}-${(at + 1) * LINES}`,
    );
  });
  const next = chance(Number(values.seed));
  return all
    .map((stretch) => ({ stretch, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, Number(values.sample))
    .map(({ stretch }) => stretch)
    .sort();
}

const started = performance.now();
const results = await new Stryker({
  mutate: values.sample ? stretches() : files,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutate/vitest.config.mjs', related: false },
  // TypeScript 7 has no interface for other programs; nothing here needs its settings.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  ignoreStatic: !values.all,
  reporters: ['clear-text'],
  clearTextReporter: {
    allowColor: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: !values.sample,
  },
  tempDirName: 'node_modules/.mutate',
  ignorePatterns: [
    'dist',
    'state',
    'src/telegram',
    'src/picture',
    'data/fonts',
    'data/pictures',
    'test/telegram',
    'test/soak',
  ],
  timeoutMS: 20_000,
  logLevel: 'warn',
  allowConsoleColors: false,
}).runMutationTest();
rmSync('node_modules/.mutate', { recursive: true, force: true });

const of = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
const caught = of('Killed', 'Timeout');
const judged = caught + of('Survived', 'NoCoverage');
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
  `${caught} of ${judged} mutants caught (${((100 * caught) / judged).toFixed(1)} %), ${minutes} minutes`,
);
