import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { openDeskAt } from '../../src/open.js';
import { hanNames, misspell, SLIPS, type TypedName } from './generator.js';
import { createRandom } from './random.js';
import { type Verdict, verdictOn } from './score.js';
import { knownTo, openLexicon, openVocabulary } from './vocabulary.js';

const SEEDS = [11, 12, 13];
const COUNT = 2100;

let desk: Desk;
let typed: { readonly name: TypedName; readonly verdict: Verdict }[];

beforeAll(() => {
  const opened = openDeskAt('data', 'data');
  if (typeof opened === 'string') throw new Error(opened);
  desk = opened;
  const isKnown = knownTo(openLexicon());
  typed = SEEDS.flatMap((seed) => {
    const names = misspell(openVocabulary(), createRandom(seed), isKnown);
    return Array.from({ length: COUNT }, () => names.next().value).map((name) => ({
      name,
      verdict: verdictOn(desk, name),
    }));
  });
});

const share = (verdicts: readonly Verdict[], of = typed): number =>
  of.filter(({ verdict }) => verdicts.includes(verdict)).length / of.length;

describe('misspelt names', () => {
  it('come from every place', () => {
    const places = new Set(hanNames(openVocabulary()).flatMap(({ ids }) => ids));
    expect([...places].sort()).toEqual(
      openVocabulary()
        .rows.map(({ id }) => id)
        .sort(),
    );
  });

  it('come in equal parts of each slip', () => {
    for (const slip of SLIPS)
      expect(typed.filter(({ name }) => name.slip === slip).length).toBe(
        (COUNT * SEEDS.length) / SLIPS.length,
      );
  });

  it('are answered with their place, or with it first in a choice, in 95 of 100', () => {
    expect(share(['right', 'offered'])).toBeGreaterThanOrEqual(0.95);
  });

  it('are hardly ever taken for another place', () => {
    expect(share(['wrong'])).toBeLessThanOrEqual(0.004);
  });

  it.each([
    ['sound', 0.98],
    ['near', 0.97],
    ['look', 0.97],
    ['dropped', 0.75],
    ['doubled', 0.98],
    ['swapped', 0.98],
    ['letter', 0.92],
  ] as const)('%s: at least %d right', (slip, least) => {
    const of = typed.filter(({ name }) => name.slip === slip);
    expect(share(['right', 'offered'], of)).toBeGreaterThanOrEqual(least);
  });
});
