import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Memory } from '../../src/desk.js';
import { ask, desk } from './desk.js';
import { holds, says, type Wanted } from './wanted.js';

/**
 * Questions by hands that knew the notice alone, each as another kind of official, with the answers that they called
 * right. What was answered so once is answered so again; `open` marks what no longer is, so that it is seen.
 */
const questions: readonly { readonly q: string; readonly is: Wanted; readonly open?: true }[] = readFileSync(
  new URL('hands.ndjson', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Talks by such hands: each reply holds what it has to, and none of what a misreading would show. */
const talks: readonly (readonly {
  readonly say: string;
  readonly has?: string[];
  readonly hasNot?: string[];
}[])[] = readFileSync(new URL('hands-talks.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('questions by fresh hands', () => {
  for (const { q, is, open } of questions) {
    (open ? it.fails : it)(q, () => holds(is, ask(q)));
  }

  it.each(talks)('$0.say', (...turns) => {
    let memory: Memory | undefined;
    for (const { say, has = [], hasNot = [] } of turns) {
      const { json, memory: next } = desk.turn(say, memory);
      memory = next;
      says({ text: String(json.text) }, has, hasNot);
    }
  });

  it('are many, each once', () => {
    expect(questions.length).toBeGreaterThan(2000);
    expect(new Set(questions.map(({ q }) => q)).size).toBe(questions.length);
  });
});
