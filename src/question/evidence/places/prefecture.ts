import { namedAfterIt, prefectureAbove, setOfItsOwn, setOfPrefectures } from './containing.js';
import type { Draft } from './draft.js';
import { institutionElsewhere, institutionOfCounty, institutionsAlike } from './institutions.js';
import { prefectureLeads } from './lead.js';
import type { Operand } from './operand.js';
import { inTheRegion } from './region.js';
import { setInSet } from './set-in-set.js';

/** What a mention says of the one behind it. True where that is settled, and no later rule has a say. */
type Rule = (operand: Operand, here: Draft, next: Draft | undefined) => boolean;

/** From what contains most to what contains least. */
const RULES: readonly Rule[] = [
  inTheRegion,
  setInSet,
  setOfItsOwn,
  setOfPrefectures,
  prefectureAbove,
  prefectureLeads,
  namedAfterIt,
  institutionElsewhere,
  institutionsAlike,
  institutionOfCounty,
];

/** Places that say where others lie pick among their namesakes, and are then no question of their own. */
export function inTheirPrefecture(operand: Operand): Draft[] {
  operand.mentions.forEach((here, index) => {
    const next = operand.mentions[index + 1];
    if (!operand.isDropped(here)) RULES.some((rule) => rule(operand, here, next));
  });
  return operand.left();
}
