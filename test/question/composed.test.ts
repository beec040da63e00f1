import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../composed/generate.js';
import { type Answer, judge, type Verdict } from '../composed/judge.js';
import type { Question } from '../composed/question.js';
import { desk } from './desk.js';

/** So many questions of each seed; the seeds are fixed, so that a failure comes back. */
const COUNT = 400;
const SEEDS = [7, 1102, 88_801];

/** At least so many of a seed's questions are right, and of all of them at most so many are wrong with confidence. */
const RIGHT = 0.99 * COUNT;
const WRONG = Math.floor(0.002 * COUNT * SEEDS.length);

interface Judged {
  readonly question: Question;
  readonly verdict: Verdict;
}

let judged: readonly (readonly Judged[])[];
beforeAll(() => {
  judged = SEEDS.map((seed) =>
    generate(seed, COUNT).map((question) => ({
      question,
      verdict: judge(question, desk.json(question.text) as Answer),
    })),
  );
});

describe('composed questions', () => {
  it.each(SEEDS.map((seed, at) => ({ seed, at })))(
    'of seed $seed are answered as the naive twin does',
    ({ at }) => {
      const all = judged[at] ?? [];
      expect(all).toHaveLength(COUNT);
      const failures = all.filter(({ verdict }) => verdict !== 'right');
      const told = failures.map(({ question: { id, text }, verdict }) => `${verdict}  ${id}  ${text}`);
      expect(COUNT - failures.length, told.join('\n')).toBeGreaterThanOrEqual(RIGHT);
    },
  );

  it('are hardly ever answered wrongly with confidence', () => {
    const wrong = judged.flat().filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.length, wrong.map(({ question: { text } }) => text).join('\n')).toBeLessThanOrEqual(WRONG);
  });

  it('are put by every family', () => {
    const families = new Set(judged.flat().map(({ question }) => question.family));
    expect(families.size).toBeGreaterThan(20);
  });
});
