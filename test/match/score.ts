import type { Desk } from '../../src/desk.js';
import type { TypedName } from './generator.js';

export type Verdict = 'right' | 'offered' | 'asked' | 'wrong';

/** How a misspelt name was answered; `offered`: the place stands first among the options of a question back. */
export function verdictOn(desk: Desk, { text, ids }: TypedName): Verdict {
  const { answer } = desk.trace(text);
  if (answer.kind === 'choice') return ids.includes(answer.rows[0]?.id ?? '') ? 'offered' : 'asked';
  if (answer.kind === 'none' || answer.kind === 'help') return 'asked';
  const isPlace = answer.kind === 'allocation' || answer.kind === 'breakdown';
  return isPlace && ids.includes(answer.row.id) ? 'right' : 'wrong';
}
