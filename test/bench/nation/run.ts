import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeShelf } from './folder.js';
import type { Verdict } from './judge.js';
import { sizes } from './sizes.js';

// The desk on the notices of a nation: `npm run bench -- nation [COUNT] [SEED]`. Every shelf holds ten years, is loaded
// from its files by a process of its own and asked thousands of questions. Times are of this machine, each question's the
// least of a few; load is the least of a few starts. The memory at most is that of the program itself, which loads the shelf
// and answers all questions in the terminal.

const STARTS = 3;
/** Ten nations are asked a fifth of the questions. */
const FEWER = 5;
/** The usual searches are too slow for all of them. */
const SEARCHED = 300;

interface Ours {
  readonly load: number;
  readonly cpu: number;
  readonly memory: number;
  readonly texts: readonly string[];
  readonly tally: Readonly<Record<string, Readonly<Record<Verdict, number>>>>;
  readonly times: readonly { readonly form: string; readonly ms: number }[];
  readonly amounts: readonly { readonly text: string; readonly path: string }[];
}
/** What is known of the program itself beside that. */
interface Measured extends Ours {
  readonly peak: number;
}

interface Searched {
  readonly load: number;
  readonly memory: number;
  readonly right: number;
  readonly wrong: number;
  readonly times: readonly number[];
}

const [, count = '5000', seed = '1'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'nation-'));
try {
  const found = Object.keys(sizes).map((size) => [size, measure(size)] as const);
  growth(found);
  for (const [size, ours] of found) forms(size, ours);
  beside(found);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(size: string): Measured {
  const shelf = join(folder, size);
  writeShelf(shelf, sizes[size]?.() ?? []);
  const questions = size === '29,000' ? String(Math.ceil(Number(count) / FEWER)) : count;
  const starts = Array.from(
    { length: STARTS },
    (_, i): Ours => run('ours.js', [shelf, size, i === 0 ? questions : '0', seed]),
  );
  const [first] = starts as [Ours];
  return {
    ...first,
    peak: peakOf(shelf, first.texts),
    load: Math.min(...starts.map(({ load }) => load)),
    cpu: Math.min(...starts.map(({ cpu }) => cpu)),
  };
}

/** The most memory that the program itself takes to load the shelf and to answer every text in the terminal, in bytes. */
function peakOf(shelf: string, texts: readonly string[]): number {
  const told = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', told, 'dist/main.js', '--data', shelf, '--json'],
    { input: `${texts.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (status !== 0) throw new Error(stderr);
  return Number(stderr.trim().split('\n').at(-1)) * 1024;
}

function run<T>(script: string, args: readonly string[], input = ''): T {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [file, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function growth(found: readonly (readonly [string, Measured])[]): void {
  console.log(`${count} questions a shelf of ten years (seed ${seed})\n`);
  console.log(
    '| places | load ms | of it processor | MB loaded | MB at most | p50 ms | p99 ms | rankings p50 | p99 | right or first | wrong |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  for (const [size, { load, cpu, memory, peak, times, tally }] of found) {
    const all = times.map(({ ms }) => ms);
    const ranked = times.filter(({ form }) => /first|place in/u.test(form)).map(({ ms }) => ms);
    const sum = (...verdicts: readonly Verdict[]): number =>
      Object.values(tally).reduce(
        (all, one) => all + verdicts.reduce((n, verdict) => n + one[verdict], 0),
        0,
      );
    console.log(
      `| ${size} | ${load.toFixed(0)} | ${cpu.toFixed(0)} | ${mb(memory)} | ${mb(peak)} | ${ms(all, 0.5)} | ${ms(all, 0.99)} | ${ms(ranked, 0.5)} | ${ms(ranked, 0.99)} | ${percent(sum('right', 'offered'), all.length)} | ${percent(sum('wrong'), all.length)} |`,
    );
  }
}

function forms(size: string, { tally, times }: Ours): void {
  console.log(`\n${size} places, by what is asked:\n`);
  console.log('| question | p50 ms | p99 ms | right | right one first | asked or not found | wrong |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [form, { right, offered, asked, wrong }] of Object.entries(tally)) {
    const own = times.filter((one) => one.form === form).map((one) => one.ms);
    console.log(
      `| ${form} | ${ms(own, 0.5)} | ${ms(own, 0.99)} | ${right} | ${offered} | ${asked} | ${wrong} |`,
    );
  }
}

/** The usual searches on the questions for one place's amount: the first hit is their answer. */
function beside(found: readonly (readonly [string, Ours])[]): void {
  console.log(`\nThe usual searches on ${SEARCHED} of the questions for one place:\n`);
  console.log('| engine | places | load ms | MB | p50 ms | p99 ms | right | wrong |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const engine of ['fuse.js', 'minisearch'])
    for (const [size, { amounts }] of found) {
      const asked = amounts.slice(0, SEARCHED);
      const one: Searched = run('searches.js', [engine, size], JSON.stringify(asked));
      console.log(
        `| ${engine} | ${size} | ${one.load.toFixed(0)} | ${mb(one.memory)} | ${ms(one.times, 0.5)} | ${ms(one.times, 0.99)} | ${percent(one.right, asked.length)} | ${percent(one.wrong, asked.length)} |`,
      );
    }
}

function ms(values: readonly number[], at: number): string {
  return (values.toSorted((a, b) => a - b)[Math.floor(values.length * at)] ?? 0).toFixed(3);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(2)} %`;
}
