import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isConfident, meaningOf } from './desk.js';
import { lastOf, talk } from './threads.js';
import { holds, says, type Wanted } from './wanted.js';

/** What somebody says in a row, and what each message is answered with. */
interface Conversation {
  readonly about: string;
  readonly turns: readonly {
    readonly say: string;
    readonly is?: Wanted;
    /** What the reply says, blanks apart, and what it must not. */
    readonly has?: readonly string[];
    readonly hasNot?: readonly string[];
  }[];
  /** Messages that are nearly the last one, and must not be answered as it is. */
  readonly twins?: readonly string[];
  /** Why it does not go through yet. */
  readonly open?: string;
}

const conversations: readonly Conversation[] = readFileSync(
  new URL('conversations.ndjson', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const named = conversations.map((one) => ({ ...one, said: one.turns.map(({ say }) => say).join(' → ') }));

const goesThrough = ({ turns }: Conversation): void => {
  const answers = talk(turns.map(({ say }) => say));
  expect(answers).toHaveLength(turns.length);
  answers.forEach((answer, at) => {
    const { is, has = [], hasNot = [] } = turns[at] ?? {};
    if (is) holds(is, answer);
    says(answer, has, hasNot);
  });
};

describe('a conversation', () => {
  it.each(named.filter(({ open }) => !open))('$about: $said', goesThrough);

  const open = named.filter((one) => one.open);
  if (open.length > 0) it.fails.each(open)('$about: $said', goesThrough);

  const twins = named.flatMap(({ turns, said, twins: list = [] }) =>
    list.map((twin) => ({ said, twin, before: turns.slice(0, -1).map(({ say }) => say), turns })),
  );
  it.each(twins)('$twin is not $said', ({ twin, before, turns }) => {
    const answer = lastOf([...before, twin]);
    const last = lastOf(turns.map(({ say }) => say));
    if (isConfident(answer)) expect(meaningOf(answer)).not.toEqual(meaningOf(last));
  });
});
