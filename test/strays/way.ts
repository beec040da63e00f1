import type { Desk, Memory } from '../../src/desk.js';
import type { Decision } from '../../src/question/decide.js';

/** Members of an operation that say what is done, and not with what. */
const SHAPE = ['is', 'test', 'measure', 'by', 'end', 'whole', 'of', 'bound', 'rank', 'claimed', 'side'];

/**
 * The way in which the messages of a talk are read, whatever their places and figures: the readings that competed, what each
 * does, and what it costs to a tenth.
 */
export function wayOf(says: readonly string[], desk: Desk): string {
  let memory: Memory | undefined;
  return says
    .map((say) => {
      const { json, decision, memory: next } = desk.turn(say, memory);
      memory = next;
      const {
        places = [],
        column = '',
        kind,
      } = json as {
        readonly places?: readonly unknown[];
        readonly column?: string;
        readonly kind: string;
      };
      return `${competing(decision)}${says.length > 1 ? ` ${kind} ${column} ${places.length}` : ''}`;
    })
    .join(' > ');
}

const competing = ({ weighed, doubt }: Decision): string =>
  [
    doubt ?? '',
    ...weighed.map(({ cost, proposal: { question } }) => `${shapeOf(question)} ${cost.toFixed(1)}`),
  ].join('|');

const shapeOf = (question: Decision['weighed'][number]['proposal']['question']): string =>
  question.kind === 'amounts'
    ? JSON.stringify(question.operation, (key, value) =>
        key === '' || SHAPE.includes(key) ? value : undefined,
      ).replace(/[^a-zA-Z]+/g, ' ')
    : question.kind;
