import { beforeAll, describe, expect, it } from 'vitest';
import { openDeskAt } from '../../src/open.js';
import { hanNames, misspell, SLIPS, type TypedName } from './generator.js';
import { createRandom } from './random.js';
import { type Verdict, verdictOn } from './score.js';
import { knownTo, openLexicon, openVocabulary } from './vocabulary.js';

const SEEDS = [11, 12, 13];
const COUNT = 2100;
/** One in ten of these is wrong, where four in a thousand may be: a few tell that. */
const FORMER = 700;

type Typed = { readonly name: TypedName; readonly verdict: Verdict }[];
let typed: Typed;
let former: Typed;

beforeAll(() => {
  const desk = openDeskAt('data', 'data');
  if (typeof desk === 'string') throw new Error(desk);
  const vocabulary = openVocabulary();
  const isKnown = knownTo(openLexicon());
  const drawn = (seed: number, age: 'today' | 'former', length: number): Typed => {
    const names = misspell(vocabulary, createRandom(seed), isKnown, age);
    return Array.from({ length }, () => names.next().value).map((name) => ({
      name,
      verdict: verdictOn(desk, name),
    }));
  };
  typed = SEEDS.flatMap((seed) => drawn(seed, 'today', COUNT));
  former = drawn(SEEDS[0] ?? 0, 'former', FORMER);
});

const share = (verdicts: readonly Verdict[], of = typed): number =>
  of.filter(({ verdict }) => verdicts.includes(verdict)).length / of.length;

describe('misspelt names', () => {
  it('come from every place', () => {
    const places = new Set(hanNames(openVocabulary(), 'today').flatMap(({ ids }) => ids));
    expect([...places].sort()).toEqual(
      openVocabulary()
        .shelf.standing.notice.rows.map(({ id }) => id)
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
    ['letter', 0.92],
  ] as const)('%s: at least %d right', (slip, least) => {
    const of = typed.filter(({ name }) => name.slip === slip);
    expect(share(['right', 'offered'], of)).toBeGreaterThanOrEqual(least);
  });

  // open: of names with one character beside the level (巴州, 克市) the swapped ones are asked about.
  it.fails('swapped: at least 0.98 right', () => {
    const of = typed.filter(({ name }) => name.slip === 'swapped');
    expect(share(['right', 'offered'], of)).toBeGreaterThanOrEqual(0.98);
  });

  // open: one misspelt former name in ten is taken for another place: they are no candidates, not even as rivals.
  it.fails('are hardly ever taken for another place where they are former ones', () => {
    expect(share(['wrong'], former)).toBeLessThanOrEqual(0.004);
  });
});
