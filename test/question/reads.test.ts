import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readsOf } from './reads.js';

/** A talk, or one message alone, and how it was read. */
type Kept = readonly [says: readonly string[], reads: string];

interface Turn {
  readonly q?: string;
  readonly say?: string;
}

const KEPT = new URL('reads.ndjson', import.meta.url);

const linesOf = (file: string | URL): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

/** Every question and talk that is kept with its answer. */
const asked = (): string[][] =>
  ['hands.ndjson', 'cases.ndjson', '../cases/questions.ndjson', 'hands-talks.ndjson', 'conversations.ndjson']
    .flatMap((file) => linesOf(file).map((line) => JSON.parse(line)))
    .map((one) =>
      (Array.isArray(one) ? one : (one.turns ?? [one])).map((turn: Turn) => turn.q ?? turn.say ?? ''),
    );

// `npm run reads` writes down how they are read now; what differs is looked at before it is kept.
if (process.env.KEEP_READS)
  writeFileSync(
    KEPT,
    asked()
      .map((says) => `${JSON.stringify([says, readsOf(says)] satisfies Kept)}\n`)
      .join(''),
  );

/**
 * What a change of a rule, a weight or a word reaches: every kept message was read so, with such rivals, and answered so,
 * when somebody last looked.
 */
describe('kept messages', () => {
  it.each(linesOf(KEPT).map((line) => JSON.parse(line) as Kept))('%s', (says, reads) => {
    expect(readsOf(says)).toBe(reads);
  });
});
