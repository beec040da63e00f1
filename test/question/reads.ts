import { createHash } from 'node:crypto';
import type { Desk, Memory } from '../../src/desk.js';
import type { Decision } from '../../src/question/decide.js';

/**
 * How the messages of a talk are read, each by a line: the readings that competed, cheapest first, with what the best one
 * left out and assumed, and a sum of all that was told, and of what each reading takes the message for, leaves out and assumes.
 */
export function readsOf(says: readonly string[], desk: Desk): string {
  let memory: Memory | undefined;
  return says
    .map((say) => {
      const { json, memory: next, decision } = desk.turn(say, memory);
      memory = next;
      return `${weighedIn(decision)} #${sumOf([json, decision.weighed.map(wholly)])}`;
    })
    .join(' > ');
}

function weighedIn({ weighed, doubt }: Decision): string {
  const [best] = weighed;
  const left = best?.left.map(({ text }) => text).join('');
  const assumed = best?.proposal.assumed.filter(({ cost }) => cost > 0).map(({ why }) => why) ?? [];
  return [
    ...(doubt ? [doubt] : []),
    ...weighed.map(({ cost, proposal: { question } }) => `${nameOf(question)} ${cost.toFixed(2)}`),
    ...(left ? [`−${left.replace(/\s/gu, '')}`] : []),
    ...assumed.map((why) => `(${why})`),
  ].join(' ');
}

const wholly = ({ cost, left, proposal: { question, assumed } }: Decision['weighed'][number]) => ({
  cost,
  left: left.map(({ text }) => text),
  question,
  assumed,
});

const nameOf = (question: Decision['weighed'][number]['proposal']['question']): string =>
  question.kind === 'amounts' ? question.operation.is : question.kind;

const sumOf = (told: unknown): string =>
  createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 6);
