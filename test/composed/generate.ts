import { chanceOf } from './chance.js';
import type { Family } from './family.js';
import { say } from './phrase.js';
import type { Question } from './question.js';
import { averages } from './templates/average.js';
import { claims } from './templates/claims.js';
import { comparisons } from './templates/compare.js';
import { differences } from './templates/difference.js';
import { extremes } from './templates/ends.js';
import { searches } from './templates/find.js';
import { breakdown, counting, prefectureList } from './templates/list.js';
import { ranks } from './templates/rank.js';
import { shares } from './templates/share.js';
import { show, unit } from './templates/show.js';
import { sums } from './templates/sum.js';
import { exclusion } from './templates/without.js';

export const FAMILIES: readonly Family[] = [
  ...[show, unit, breakdown, prefectureList, counting],
  ...[...sums, ...exclusion, ...differences, ...averages, ...comparisons, ...shares],
  ...[...ranks, ...extremes, ...searches, ...claims],
];

/** How often a question is drawn again before its place in the run stays empty. */
const TRIES = 200;

/**
 * So many questions, the families in turn. The same seed gives the same questions anywhere, and a question keeps its id
 * however many there are and whichever families are left out.
 */
export function generate(seed: number, count: number, only?: readonly string[]): Question[] {
  const questions: Question[] = [];
  const asked = new Set<string>();
  // A family whose every question was asked already would else be waited for in vain.
  const rounds = count * FAMILIES.length * 2;
  for (let index = 0; questions.length < count && index < rounds; index++) {
    const family = FAMILIES[index % FAMILIES.length] as Family;
    const question = drawOne(family, seed, index);
    if (asked.has(question.text) || (only && !only.includes(family.name))) continue;
    asked.add(question.text);
    questions.push(question);
  }
  return questions;
}

function drawOne(family: Family, seed: number, index: number): Question {
  const random = chanceOf(seed, index);
  for (let tries = 0; tries < TRIES; tries++) {
    const variant = random.pick(family.variants);
    const drawn = variant.draw(random);
    if (!drawn) continue;
    const template = random.pick(variant.templates);
    const text = say(random, template, drawn.slots);
    return { id: `${family.name}-${seed}-${index}`, family: family.name, text, expected: drawn.expected };
  }
  throw new Error(`${family.name} draws nothing that can be asked`);
}
