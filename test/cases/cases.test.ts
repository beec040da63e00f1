import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDeskAt } from '../../src/open.js';

/** A question and what its answer must hold. */
interface Case {
  /** What is hard about it. */
  readonly noise: string;
  readonly q: string;
  readonly kind: string | readonly string[];
  readonly places?: readonly string[];
  /** The place may also be the first option of a question back. */
  readonly first?: boolean;
  readonly column?: string;
  readonly codes?: readonly string[];
  readonly indicators?: readonly string[];
  /** A word that has to be said of how the question was read. */
  readonly understood?: string;
}

const cases: readonly Case[] = readFileSync(new URL('questions.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);
const desk = opened;

describe.each([...new Set(cases.map(({ noise }) => noise))])('%s', (noise) => {
  it.each(cases.filter((line) => line.noise === noise))('$q', (line) => {
    const got = desk.json(line.q);
    expect([line.kind].flat()).toContain(got.kind);
    if (line.places)
      expect(line.first ? (got.places as string[]).slice(0, 1) : got.places).toEqual(line.places);
    if (line.column) expect(got.column).toBe(line.column);
    if (line.codes) expect(got.codes).toEqual(line.codes);
    if (line.indicators) expect(got.indicators).toEqual(line.indicators);
    if (line.understood) expect(got.understood).toContain(line.understood);
    if (line.kind === 'none' || line.noise === 'bears a name') expect(got.rows ?? []).toEqual([]);
  });
});
