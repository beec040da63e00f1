import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import pinyinMatch from 'pinyin-match';
import type { Desk } from '../../src/desk.js';
import { compileLexicon } from '../../src/match/lexicon.js';
import { createTypoFinder } from '../../src/match/typos/finder.js';
import { openDeskAt } from '../../src/open.js';
import { misspell } from '../match/generator.js';
import { createRandom } from '../match/random.js';
import { knownTo, openVocabulary } from '../match/vocabulary.js';

// The desk beside the usual searches, on the same texts: `npm run bench`. Times are of this machine; compare the columns.

const SEED = 20_240_035;
const NAMES = 1400;
const ROUNDS = 3;

interface Question {
  readonly text: string;
  readonly set: 'questions' | 'names';
  /** The places of which one is right; none where only silence is. */
  readonly ids: readonly string[];
}

/** What an engine answers: the row it takes the text for, or nothing. */
type Engine = (text: string) => string | undefined;

const vocabulary = openVocabulary();
const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);

const lexicon = compileLexicon(vocabulary);
const texts = questions();
const engines: Readonly<Record<string, Engine>> = {
  ours: ours(opened),
  'fuse.js': fuse(),
  minisearch: minisearch(),
  'pinyin-match': pinyin(),
};

console.log(
  `${texts.length} texts: questions of the corpus that name one place or none, and misspelt names (seed ${SEED})\n`,
);
console.log('| engine | median ms | p99 ms | questions right | wrong | misspelt names right | wrong |');
console.log('|---|---|---|---|---|---|---|');
const medians: Record<string, number> = {};
for (const [name, engine] of Object.entries(engines)) {
  for (const { text } of texts) engine(text);
  const best = texts.map(({ text }) =>
    Math.min(...Array.from({ length: ROUNDS }, () => timed(() => engine(text)))),
  );
  medians[name] = quantile(best, 0.5);
  const score = (set: Question['set']): string => {
    const asked = texts.filter((question) => question.set === set);
    const got = asked.map((question) => ({ ids: question.ids, id: engine(question.text) }));
    const right = got.filter(({ ids, id }) => (id === undefined ? ids.length === 0 : ids.includes(id)));
    const wrong = got.filter(({ ids, id }) => id !== undefined && !ids.includes(id));
    return `${share(right.length, asked.length)} | ${share(wrong.length, asked.length)}`;
  };
  console.log(
    `| ${name} | ${ms(medians[name] as number)} | ${ms(quantile(best, 0.99))} | ${score('questions')} | ${score('names')} |`,
  );
}
console.log(
  `\nfuse.js takes ${((medians['fuse.js'] ?? 0) / (medians.ours ?? 1)).toFixed(1)} times as long as ours`,
);

const builds = Array.from({ length: 9 }, () =>
  timed(() => {
    createTypoFinder(compileLexicon(vocabulary));
  }),
);
console.log(`index with the tables for misspelt names: ${ms(quantile(builds, 0.5))} ms`);

const [bare, whole] = processes(11);
console.log(
  `node dist/main.js 喀什 莎车: ${whole.toFixed(0)} ms, node -e 0: ${bare.toFixed(0)} ms, ${(whole / bare).toFixed(1)} times`,
);

function questions(): Question[] {
  const lines: { q: string; kind: string | string[]; places?: string[]; first?: boolean }[] = readFileSync(
    'test/cases/questions.ndjson',
    'utf8',
  )
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const asked = lines.flatMap(({ q, kind, places }) => {
    const none = [kind].flat().every((k) => k === 'none' || k === 'help');
    return none || places?.length === 1
      ? [{ text: q, set: 'questions' as const, ids: none ? [] : (places ?? []) }]
      : [];
  });
  const typed = misspell(vocabulary, createRandom(SEED), knownTo(lexicon));
  const names = Array.from({ length: NAMES }, () => typed.next().value).map(({ text, ids }) => ({
    text,
    ids,
    set: 'names' as const,
  }));
  return [...asked, ...names];
}

function ours(desk: Desk): Engine {
  return (text) => {
    const { answer } = desk.trace(text);
    if (answer.kind === 'choice') return undefined;
    return 'row' in answer ? answer.row.id : undefined;
  };
}

/** The five keys that a hand-made bot searches; the first hit is its answer. */
function documents() {
  const sounds = lexicon.sounds();
  const spell = (name: string): string[] =>
    [...name].map((character) => sounds.of(character)[0] ?? character);
  return vocabulary.shelf.standing.notice.rows.map(({ id, name }) => {
    const short = name.replace(/(?:自治县|地区|[县市区州])$/u, '') || name;
    return {
      id,
      name,
      short,
      pinyin: spell(name).join(''),
      shortPinyin: spell(short).join(''),
      initials: spell(short)
        .map((syllable) => syllable[0])
        .join(''),
    };
  });
}

function fuse(): Engine {
  const index = new Fuse(documents(), { keys: ['name', 'short', 'pinyin', 'shortPinyin', 'initials'] });
  return (text) => index.search(text, { limit: 1 })[0]?.item.id;
}

function minisearch(): Engine {
  const bigrams = (text: string): string[] => {
    const characters = [...text.toLowerCase()];
    return characters.length < 2 ? characters : characters.slice(1).map((c, i) => `${characters[i]}${c}`);
  };
  const index = new MiniSearch({
    fields: ['name', 'short', 'pinyin', 'shortPinyin', 'initials'],
    tokenize: bigrams,
    searchOptions: { tokenize: bigrams },
  });
  index.addAll(documents());
  return (text) => index.search(text)[0]?.id as string | undefined;
}

function pinyin(): Engine {
  const rows = documents();
  // The package's types promise a default export of their own; what arrives is the functions themselves.
  const { match } = pinyinMatch as unknown as typeof pinyinMatch.default;
  return (text) => rows.find(({ name }) => match(name, text))?.id;
}

/** Starts both processes in turn, so that what else the machine does falls on both; medians in ms. */
function processes(runs: number): [bare: number, whole: number] {
  const start = (...args: string[]): number =>
    timed(() => {
      spawnSync(process.execPath, args, { stdio: 'ignore' });
    });
  const times = Array.from(
    { length: runs },
    () => [start('-e', '0'), start('dist/main.js', '喀什', '莎车')] as const,
  );
  return [
    quantile(
      times.map(([bare]) => bare),
      0.5,
    ),
    quantile(
      times.map(([, whole]) => whole),
      0.5,
    ),
  ];
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function quantile(values: readonly number[], at: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * at)] as number;
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function ms(value: number): string {
  return value.toFixed(3);
}
