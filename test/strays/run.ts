import { appendFileSync, readFileSync } from 'node:fs';
import type { Desk } from '../../src/desk.js';
import { openDeskAt } from '../../src/open.js';
import { createRandom } from '../match/random.js';
import { readsOf } from '../question/reads.js';
import { Changer } from './change.js';
import { wayOf } from './way.js';

// Adds so many messages to those that are kept with their readings: npm run strays -- SEED COUNT
//
// Each is made by chance out of what people wrote and is read in a way in which none is that is kept: so every path of the
// rules has somebody on it who tells when it is moved. Nobody vouches for what they are answered; most are no question that
// anybody asks. What throws is told, and ends the run.

const KEPT = ['test/question/reads.ndjson', 'test/question/strays.ndjson'];
const ADDED = 'test/question/strays.ndjson';

/** So many in a hundred are talks. */
const TALKS = 35;
const LONGEST_TALK = 4;

const [seed = Number.NaN, count = Number.NaN] = process.argv.slice(2).map(Number);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count)) {
  console.error('usage: npm run strays -- SEED COUNT');
  process.exit(2);
}

const desk = openDeskAt('data', 'data');
if (typeof desk === 'string') throw new Error(desk);

const kept = KEPT.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as [says: string[], reads: string])[0]),
);
const known = new Set(kept.map((says) => wayOf(says, desk)));
const talks = kept.filter(({ length }) => length > 1 && length <= LONGEST_TALK);
const random = createRandom(seed);
const changer = new Changer(random, desk, kept.flat());

/** A talk with one message changed, or one that goes on as another does; or a message alone. */
function made(): readonly (string | undefined)[] {
  if (random.below(100) >= TALKS) return [changer.changed(changer.any())];
  const talk = random.pick(talks);
  const at = random.below(2) === 0 ? talk.length - 1 : random.below(talk.length);
  const said =
    random.below(3) === 0 ? random.pick(random.pick(talks).slice(1)) : changer.changed(talk[at] as string);
  return (talk as readonly (string | undefined)[]).with(at, said);
}

function wayAsked(says: readonly string[]): string {
  try {
    return wayOf(says, desk as Desk);
  } catch (error) {
    throw new Error(JSON.stringify(says), { cause: error });
  }
}

let added = 0;
for (let tried = 1; added < count; tried++) {
  const says = made();
  if (!says.every((say) => say !== undefined)) continue;
  const way = wayAsked(says);
  if (known.has(way)) continue;
  known.add(way);
  appendFileSync(ADDED, `${JSON.stringify([says, readsOf(says, desk)])}\n`);
  added++;
  if (added % 1000 === 0) console.error(`${added} of ${tried}`);
}
