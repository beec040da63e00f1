import { tablesIn } from '../../../src/notice/tables.js';
import { openDeskAt } from '../../../src/open.js';
import { createSlips } from '../../match/generator.js';
import { createRandom } from '../../match/random.js';
import { books } from './folder.js';
import { type Verdict, verdictOn } from './judge.js';
import { questions, type Slip } from './questions.js';
import { sizes } from './sizes.js';

// One size of shelf in a process of its own: `ours.js FOLDER SIZE COUNT SEED [--misses]`. Prints one JSON object.

const ROUNDS = 5;
const [folder = '', size = '', count = '5000', seed = '1', misses] = process.argv.slice(2);

const started = performance.now();
const before = process.cpuUsage();
const desk = openDeskAt(folder, folder);
if (typeof desk === 'string') throw new Error(desk);
for (const warm of desk.warming) warm();
const load = performance.now() - started;
const { user, system } = process.cpuUsage(before);
const memory = process.memoryUsage.rss();

const cities = sizes[size]?.() ?? [];
const random = createRandom(Number(seed));
const read = tablesIn(folder);
const slips = createSlips(
  {
    readings: () => read('readings', [])?.value as never,
    lookalikes: () => read('lookalikes', [])?.value as never,
  },
  random,
);
const made = questions({
  cities,
  books: books(cities),
  random,
  slips: [slips.sound, slips.near, slips.look] as readonly Slip[],
  // What the desk reads without a slip is a name or word of its own, here or elsewhere.
  isKnown: (text) => {
    const { reading } = desk.trace(text);
    return reading.spans.length === 1 && reading.spans[0]?.distance === 0 && reading.unknown.length === 0;
  },
});
const asked = Array.from({ length: Number(count) }, () => made.next().value);

const tally: Record<string, Record<Verdict, number>> = {};
const times = asked.map((question) => {
  const verdict = verdictOn(desk.trace(question.text).answer, question);
  const row = tally[question.form] ?? { right: 0, offered: 0, asked: 0, wrong: 0 };
  row[verdict]++;
  tally[question.form] = row;
  if (misses && (verdict === 'wrong' || verdict === 'asked')) {
    const { answer } = desk.trace(question.text);
    const rows =
      'ranked' in answer
        ? answer.ranked.map(({ row: { path } }) => path)
        : 'rows' in answer
          ? answer.rows.map(({ path }) => path)
          : 'row' in answer && answer.row
            ? [answer.row.path]
            : [];
    console.error(
      `${verdict}\t${question.form}\t${question.text}\t${question.expected.paths.slice(0, 4).join(' ')}\t${answer.kind} ${rows.slice(0, 6).join(' ')}`,
    );
  }
  // The least of a few: what else the machine does is none of ours.
  const timed = (): number => {
    const from = performance.now();
    desk.trace(question.text);
    return performance.now() - from;
  };
  return { form: question.form, ms: Math.min(...Array.from({ length: ROUNDS }, timed)) };
});

const amounts = asked.flatMap(({ text, expected: { kind, paths } }) =>
  kind === 'amount' ? [{ text, path: paths[0] }] : [],
);
console.log(
  JSON.stringify({
    load,
    cpu: (user + system) / 1000,
    memory,
    texts: asked.map(({ text }) => text),
    tally,
    times,
    amounts,
  }),
);
