import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask, isConfident, meaningOf } from './desk.js';
import { holds, type Wanted } from './wanted.js';

/** A question, its answer, and texts that are nearly the same and must not be answered so. */
interface Case {
  readonly about: string;
  readonly q: string;
  readonly is: Wanted;
  readonly twins?: readonly string[];
  /** Why the answer is not right yet. */
  readonly open?: string;
  /** Twins that are still answered as the question is. */
  readonly openTwins?: readonly string[];
}

const cases: readonly Case[] = readFileSync(new URL('cases.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe.each([...new Set(cases.map(({ about }) => about))])('%s', (about) => {
  const group = cases.filter((one) => one.about === about);

  it.each(group.filter(({ open }) => !open))('$q', ({ q, is }) => {
    holds(is, ask(q));
  });

  const open = group.filter((one) => one.open);
  if (open.length > 0)
    it.fails.each(open)('$q', ({ q, is }) => {
      holds(is, ask(q));
    });

  const twins = group.flatMap(({ q, twins = [], openTwins = [] }) =>
    twins.map((twin) => ({ q, twin, isOpen: openTwins.includes(twin) })),
  );
  const differ = ({ q, twin }: { readonly q: string; readonly twin: string }): void => {
    const answer = ask(twin);
    if (isConfident(answer)) expect(meaningOf(answer)).not.toEqual(meaningOf(ask(q)));
  };
  const closed = twins.filter(({ isOpen }) => !isOpen);
  if (closed.length > 0) it.each(closed)('$twin is not $q', differ);
  const still = twins.filter(({ isOpen }) => isOpen);
  if (still.length > 0) it.fails.each(still)('$twin is not $q', differ);
});

describe('the cases', () => {
  it('are many, each once, and most have a twin', () => {
    expect(cases.length).toBeGreaterThanOrEqual(250);
    expect(new Set(cases.map(({ q }) => q)).size).toBe(cases.length);
    expect(cases.flatMap(({ twins = [] }) => twins).length).toBeGreaterThan(150);
  });
});
