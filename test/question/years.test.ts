import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Memory } from '../../src/desk.js';
import { threeNotices } from './shelf.js';

interface Case {
  readonly q: string;
  /** The folders that the figures come from; none where nothing may be shown. */
  readonly notices: readonly string[];
  readonly has: readonly string[];
  readonly hasNot: readonly string[];
  readonly choice?: true;
  /** Not answered so yet. */
  readonly open?: true;
}

interface Answer {
  readonly kind: string;
  readonly text: string;
  readonly notice?: string | readonly string[];
  readonly answers?: readonly Answer[];
}

const linesOf = <T>(file: string): T[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const noticesOf = ({ notice = [], answers = [] }: Answer): string[] =>
  [...new Set([notice, ...answers.map(noticesOf)].flat())].sort();

const isConfident = ({ kind }: Answer): boolean => !['choice', 'none', 'help'].includes(kind);

/** The reply but for its source, which names numbers with years in them. */
const shown = ({ text }: Answer): string => text.replace(/来源：.*/su, '');

function holds({ notices, has, hasNot, choice }: Case, answer: Answer): void {
  for (const part of has) expect(answer.text).toContain(part);
  for (const part of hasNot) expect(shown(answer)).not.toContain(part);
  if (choice) expect(answer.kind).toBe('choice');
  else if (notices.length === 0) expect(isConfident(answer)).toBe(false);
  else expect(noticesOf(answer)).toEqual([...notices].sort());
}

const ask = (q: string): Answer => threeNotices.json(q) as unknown as Answer;

describe('questions by hands that knew the three notices alone', () => {
  for (const one of linesOf<Case>('years.ndjson'))
    (one.open ? it.fails : it)(one.q, () => holds(one, ask(one.q)));
});

/** What a year does in a question, with its negative twins: near texts in which it does something else. */
describe('years in a question', () => {
  for (const one of linesOf<Case & { readonly about: string }>('years-own.ndjson'))
    it(`${one.about}: ${one.q}`, () => holds(one, ask(one.q)));
});

describe('a talk over the years', () => {
  for (const { turns } of linesOf<{ readonly turns: readonly Case[] }>('years-talks.ndjson'))
    it(turns.map(({ q }) => q).join(' → '), () => {
      let memory: Memory | undefined;
      for (const turn of turns) {
        const { json, memory: next } = threeNotices.turn(turn.q, memory, 0);
        holds(turn, json as unknown as Answer);
        memory = next;
      }
    });
});
