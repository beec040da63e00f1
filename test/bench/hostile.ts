import { openDeskAt } from '../../src/open.js';
import { createRandom } from '../match/random.js';
import { jumble, noise } from './noise.js';

// Random and hostile texts by the million: `npm run hostile -- [COUNT] [SEED]`. Prints what was slow or taken for a question.

const SLOW_MS = 5;
const TOO_SLOW_MS = 50;
const REPEATS = 3;

const [count = '1000000', seed = '1'] = process.argv.slice(2);
const desk = openDeskAt('data', 'data');
if (typeof desk === 'string') throw new Error(desk);
const random = createRandom(Number(seed));
const total = Number(count);
let thrown = 0;
let slow = 0;
let tooSlow = 0;
let meaningless = 0;
let confident = 0;
const kinds = new Map<string, number>();

const time = (text: string): number => {
  const started = performance.now();
  desk.trace(text);
  return performance.now() - started;
};

for (let i = 0; i < total; i++) {
  const isNoise = i % 4 !== 3;
  const text = isNoise ? noise(random) : jumble(random);
  try {
    const started = performance.now();
    const { answer } = desk.trace(text);
    const taken = performance.now() - started;
    if (taken > SLOW_MS) slow++;
    // Once may be the machine's doing; three times is the text's.
    if (
      taken > TOO_SLOW_MS &&
      Array.from({ length: REPEATS }, () => time(text)).every((t) => t > TOO_SLOW_MS)
    ) {
      tooSlow++;
      console.log(`too slow: ${JSON.stringify(text.slice(0, 200))}`);
    }
    if (!isNoise) continue;
    meaningless++;
    if (answer.kind === 'none' || answer.kind === 'choice' || answer.kind === 'help') continue;
    // An amount that no place has is said to be none of ours.
    if (answer.kind === 'reverse' && answer.found.length === 0) continue;
    confident++;
    kinds.set(answer.kind, (kinds.get(answer.kind) ?? 0) + 1);
    if (confident <= 40) console.log(`${answer.kind}: ${JSON.stringify(text.slice(0, 80))}`);
  } catch (error) {
    thrown++;
    console.log(
      `threw: ${JSON.stringify(text.slice(0, 200))} ${error instanceof Error ? error.stack : error}`,
    );
  }
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)} %`;
console.log(
  `${total} texts: ${thrown} threw; ${percent(total - slow, total)} within ${SLOW_MS} ms; ${tooSlow} over ${TOO_SLOW_MS} ms in ${REPEATS} repeats`,
);
console.log(
  `confident on noise: ${confident} of ${meaningless} (${percent(confident, meaningless)}) ${[...kinds].map(([kind, n]) => `${kind} ${n}`).join(', ')}`,
);
