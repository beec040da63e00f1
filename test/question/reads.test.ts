import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { desk } from './desk.js';
import { readsOf } from './reads.js';
import { threeNotices } from './shelf.js';

/** A talk, or one message alone, and how it was read. */
type Kept = readonly [says: readonly string[], reads: string];

interface Turn {
  readonly q?: string;
  readonly say?: string;
}

/** Where it is kept how messages are read, on which shelf, and where those come from that are kept with their answers. */
interface Shelf {
  readonly kept: string;
  readonly desk: Desk;
  readonly from: readonly string[];
}

const SHELVES: readonly Shelf[] = [
  {
    kept: 'reads.ndjson',
    desk,
    from: [
      'hands.ndjson',
      'cases.ndjson',
      '../cases/questions.ndjson',
      'hands-talks.ndjson',
      'conversations.ndjson',
    ],
  },
  // By chance: npm run strays.
  { kept: 'strays.ndjson', desk, from: [] },
  {
    kept: 'years-reads.ndjson',
    desk: threeNotices,
    from: ['years.ndjson', 'years-own.ndjson', 'years-talks.ndjson'],
  },
];

const linesOf = (file: string): unknown[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const keptIn = (file: string): Kept[] => linesOf(file) as Kept[];

const saidIn = (file: string): string[][] =>
  linesOf(file)
    .map((one) => (Array.isArray(one) ? one : ((one as { turns?: Turn[] }).turns ?? [one])) as Turn[])
    .map((turns) => turns.map((turn) => turn.q ?? turn.say ?? ''));

/** Every message that is kept with its answer, and those of which it is kept alone how they are read. */
function askedOf({ kept, from }: Shelf): string[][] {
  const said = [...from.flatMap(saidIn), ...keptIn(kept).map(([says]) => [...says])];
  return [...new Map(said.map((says) => [JSON.stringify(says), says])).values()];
}

// `npm run reads` writes down how they are read now; what differs is looked at before it is kept.
if (process.env.KEEP_READS)
  for (const shelf of SHELVES)
    writeFileSync(
      new URL(shelf.kept, import.meta.url),
      askedOf(shelf)
        .map((says) => `${JSON.stringify([says, readsOf(says, shelf.desk)] satisfies Kept)}\n`)
        .join(''),
    );

/** So many are held by one test: to report each takes longer than to read it. The mutation tester asks those alone that reach a change. */
const TOGETHER = process.env.READS_APART ? 1 : 25;

const together = (kept: readonly Kept[]): Kept[][] =>
  Array.from({ length: Math.ceil(kept.length / TOGETHER) }, (_, i) =>
    kept.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );

/**
 * What a change of a rule, a weight or a word reaches: every kept message was read so, with such rivals, and answered so,
 * when somebody last looked.
 */
describe.each(SHELVES)('messages kept in $kept', ({ kept, desk: asked }) => {
  for (const [i, some] of together(keptIn(kept)).entries())
    it(`lines ${i * TOGETHER + 1} to ${i * TOGETHER + some.length}`, () => {
      for (const [says, reads] of some) expect(readsOf(says, asked), says.join(' / ')).toBe(reads);
    });
});
