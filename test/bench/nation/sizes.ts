import { createRandom } from '../../match/random.js';
import { type City, nation, region, tenfold } from './places.js';

const SEED = 29_000;

/** The shelves that are measured, by about how many places each of their notices lists. */
export const sizes: Readonly<Record<string, () => City[]>> = {
  '133': region,
  '2,900': nation,
  '29,000': () => tenfold(createRandom(SEED)),
};
