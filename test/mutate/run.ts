import { rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom } from '../match/random.js';
import { build, type Mutant, SCRATCH } from './build.js';
import { isCaught, Judge, type Known, measured, type Verdict } from './judge.js';
import { Plan } from './plan.js';
import { byFile, line, score } from './report.js';

/*
 * Changes src/question and src/answer in one place at a time and counts how many changes the tests notice:
 * npm run mutate [-- OPTIONS]
 *
 * --only PATH    changes one file or folder
 * --sample N     changes so many places, drawn by --seed (1 if left out); all of them take more than a day
 * --quick        leaves out the tests that take more than a two-hundredth of the whole: most hold properties by chance
 * --all          also changes what runs while modules load or tables are built, in a new process each
 * --workers N    judges so many at a time (1 if left out)
 * --verify N     looks at so many of those caught (20 if left out) once more, in a new process each
 * --json FILE    leaves the score of each file and what became of each change
 *
 * What no test notices is told at once, with its place; the score stands at the end. All changes are built once, each
 * behind a switch, and the tests that compute are run in one process again and again: of each change only those that
 * reach it, the cheapest first, until one fails.
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'src/' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    workers: { type: 'string', default: '1' },
    verify: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});

const started = performance.now();
const minutes = (): string => `${((performance.now() - started) / 60_000).toFixed(1)} minutes`;
const random = createRandom(Number(values.seed));

/** So many, drawn by chance, in the order in which they stood. */
function drawn<T>(from: readonly T[], count: number): T[] {
  const places = from.map((_, at) => at);
  for (let i = places.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [places[i], places[j]] = [places[j] as number, places[i] as number];
  }
  return places
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((at) => from[at] as T);
}

/** Has each judge take one file after another, and tells at once what survived. */
async function judged(judges: readonly Judge[], mutants: readonly Mutant[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const files = [...new Set(mutants.map(({ file }) => file))];
  const work = async (judge: Judge): Promise<void> => {
    for (let file = files.shift(); file !== undefined; file = files.shift())
      for (const mutant of mutants.filter((one) => one.file === file)) {
        const verdict = await judge.verdictOn(mutant);
        verdicts.push(verdict);
        if (!isCaught(verdict)) console.log(line(verdict));
        if (verdicts.length % 100 === 0) console.error(`${score(verdicts)} so far, ${minutes()}`);
      }
  };
  await Promise.all(judges.map(work));
  return verdicts;
}

/** What is judged of all mutants. */
function chosen(mutants: readonly Mutant[], known: Known): readonly Mutant[] {
  const early = new Set(mutants.filter((mutant) => known.isEarly(mutant)));
  const list = values.all ? mutants : mutants.filter((mutant) => !early.has(mutant));
  console.error(
    `${mutants.length} mutants, ${early.size} of them reached only before a test begins; ${list.length} are judged, ${minutes()}`,
  );
  return list;
}

async function main(): Promise<void> {
  const workers = Number(values.workers);
  const built = await build(values.only, workers, (all) =>
    values.sample ? drawn(all, Number(values.sample)) : all,
  );
  const known = await measured(built);
  for (const { name, failure } of known.tests)
    if (failure) console.error(`left out, it fails as it stands: ${name}: ${failure.split('\n')[0]}`);
  const plan = new Plan(known.tests, values.quick);
  const judges = Array.from({ length: workers }, (_, worker) => new Judge(built, known, plan, worker));

  const verdicts = await judged(judges, chosen(built.mutants, known));
  const again = drawn(verdicts.filter(isCaught), Number(values.verify));
  const lost: Verdict[] = [];
  for (const verdict of again) if (!(await judges[0]?.isCaughtAgain(verdict))) lost.push(verdict);
  for (const judge of judges) judge.stop();
  rmSync(SCRATCH, { recursive: true, force: true });

  if (values.json) writeFileSync(values.json, JSON.stringify(byFile(verdicts, known), null, 1));
  for (const verdict of lost) console.log(`caught once, but not in a new process: ${line(verdict)}`);
  const ended = verdicts.filter(({ is }) => is === 'hangs' || is === 'dies').length;
  const poisoned = judges.reduce((sum, judge) => sum + judge.poisoned, 0);
  console.log(
    `${score(verdicts)}, ${minutes()}; ${ended} hung or died; ${poisoned} left something behind; ` +
      `${again.length} looked at again, ${lost.length} otherwise`,
  );
}

await main();
