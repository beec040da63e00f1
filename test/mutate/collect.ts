import fc from 'fast-check';
import { expect } from 'vitest';
import type { Killer } from './messages.js';

// Stands in for vitest: the tests import `describe`, `it` and `expect` from here, and are kept to be run again and again.

type Body = (...row: readonly unknown[]) => unknown;

interface Suite {
  readonly name: string;
  readonly before: Body[];
  readonly tests: Killer[];
  readonly inside: Suite[];
}

const newSuite = (name: string): Suite => ({ name, before: [], tests: [], inside: [] });
let current = newSuite('');

// One draw for all: a property holds or fails by the mutant, not by chance. What fails need not be made smaller.
fc.configureGlobal({ seed: 1, endOnFailure: true });

/** Runs what computes; nothing here may wait, since a mutant is active only until the test ends. */
function now(run: Body, row: readonly unknown[] = []): void {
  if (run(...row) instanceof Promise) throw new Error('a test that waits cannot be run here');
}

const add = (name: string, run: () => void): void => {
  current.tests.push({ name: `${current.name} > ${name}`, run });
};

const rowsOf = (table: readonly unknown[]): readonly (readonly unknown[])[] =>
  table.map((row) => (Array.isArray(row) ? row : [row]));

const told = (name: string, row: readonly unknown[]): string =>
  `${name} ${JSON.stringify(row)}`.slice(0, 200);

/** A test that has to pass. */
export const it = Object.assign((name: string, body: Body): void => add(name, () => now(body)), {
  each:
    (table: readonly unknown[]) =>
    (name: string, body: Body): void => {
      for (const row of rowsOf(table)) add(told(name, row), () => now(body, row));
    },
  fails: Object.assign((name: string, body: Body): void => add(name, () => failing(body)), {
    each:
      (table: readonly unknown[]) =>
      (name: string, body: Body): void => {
        for (const row of rowsOf(table)) add(told(name, row), () => failing(body, row));
      },
  }),
});

function failing(body: Body, row: readonly unknown[] = []): void {
  try {
    now(body, row);
  } catch {
    return;
  }
  throw new Error('passes, and should not');
}

/** Tests that belong together. */
export const describe = Object.assign(
  (name: string, body: Body): void => {
    const above = current;
    current = newSuite(`${above.name} > ${name}`);
    above.inside.push(current);
    now(body);
    current = above;
  },
  {
    each:
      (table: readonly unknown[]) =>
      (name: string, body: Body): void => {
        for (const row of rowsOf(table)) describe(told(name, row), () => body(...row));
      },
  },
);

/** What the tests of a suite need is made anew for each mutant. */
export const beforeAll = (body: Body): void => {
  current.before.push(body);
};

/** What is used up is put away when the process ends: until then the tests run again. */
export const afterAll = (body: Body): void => {
  process.on('exit', () => void body());
};

/** Nothing is bounded in time here. */
export const vi = { setConfig: (): void => {} };

/** The value as vitest writes it between the backquotes; only texts and lists of texts are held so. */
function snapshotOf(value: unknown): string {
  const text = Array.isArray(value) ? `[\n${value.map((one) => `  "${one}",\n`).join('')}]` : `"${value}"`;
  return text.includes('\n') ? `\n${text}\n` : text;
}

/** What stands between the backquotes, without the indentation of the code around it. */
function unindented(text: string): string {
  const indentation = /^([^\S\n]*)\S/m.exec(text)?.[1] ?? '';
  return text
    .split('\n')
    .map((line) => (line.startsWith(indentation) ? line.slice(indentation.length) : line.trim()))
    .join('\n');
}

// Nothing stands behind `expect` here that could tell it the file, and it asks.
expect.setState({ testPath: '' });
expect.extend({
  toMatchInlineSnapshot(value: unknown, expected: string) {
    return { pass: unindented(expected) === snapshotOf(value), message: () => `not as written: ${value}` };
  },
});

export { expect };

/** The tests of a file, which `load` imports; those of a suite with a preparation are one. */
export async function testsOf(file: string, load: () => Promise<unknown>): Promise<readonly Killer[]> {
  current = newSuite(file);
  const whole = current;
  await load();
  return killersOf(whole);
}

function killersOf(suite: Suite): readonly Killer[] {
  const killers = [...suite.tests, ...suite.inside.flatMap(killersOf)];
  if (suite.before.length === 0) return killers;
  const run = (): void => {
    for (const body of suite.before) now(body);
    for (const killer of killers) killer.run();
  };
  return [{ name: suite.name, run }];
}
