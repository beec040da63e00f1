import type { Catalogue } from '../../notice/catalogue.js';
import type { Column } from '../../notice/model.js';
import type { Decision } from '../decide.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';

// A column that was asked for holds until another is asked for or a question of its own comes.

/** The column that a talk is about, and the one that each place was last asked for in: null where in none. */
export interface Held {
  readonly column?: Column;
  readonly columns: ReadonlyMap<string, Column | null>;
}

/**
 * How a message takes the column of the talk on: a question of its own asks for one or for none; what goes on, and a name
 * alone, leaves the one that holds; a column alone turns the whole talk to it.
 */
export type Says = 'asks' | 'goesOn' | 'turns';

export function saysOf({ question, weighed }: Decision, tokens: readonly Token[]): Says {
  const threaded = question !== undefined && weighed[0]?.proposal.threaded === true;
  if (threaded && tokens.some((token) => hasRole(token, 'column')) && tokens.every(namesNoPlace))
    return 'turns';
  return threaded || tokens.every(isName) ? 'goesOn' : 'asks';
}

/** 提前的呢, 不要本次的，要提前的: nothing that the column would be only one place's. */
const namesNoPlace = (token: Token): boolean =>
  hasRole(token, 'column', 'ask', 'unit', 'talk', 'idle', 'mark') || isA(token, ...TURNING);

const TURNING = ['onward', 'particle', 'then', 'insteadOf', 'swap', 'not', 'only', 'narrowing'];

/** 克孜勒苏州？ names a place and asks nothing of it. */
const isName = (token: Token): boolean =>
  !hasRole(token, 'ask', 'column', 'operator', 'number') &&
  hasRole(token, 'place', 'suffix', 'link', 'idle', 'mark', 'talk', 'thread');

/** What holds behind a question about these places. */
export function heldAfter(
  before: Held,
  question: Question,
  focus: readonly string[],
  says: Says,
): Pick<Held, 'column' | 'columns'> {
  if (question.kind === 'several')
    return question.questions.reduce<Held>(
      (held, part) => heldAfter(held, part, part.kind === 'amounts' ? part.rows.ids : [], 'asks'),
      before,
    );
  if (question.kind !== 'amounts') return holding(before.column, before.columns);
  const column = question.column ?? (says === 'asks' ? undefined : before.column);
  if (says === 'turns') return holding(column, new Map());
  const asked = focus.map((id): [string, Column | null] => [id, column ?? null]);
  return holding(column, new Map([...before.columns, ...asked]));
}

const holding = (column: Column | undefined, columns: Held['columns']): Held => ({
  columns,
  ...(column && { column }),
});

/**
 * The columns that something done with these places may be asked in: one where they were all asked for in the same. The
 * year's sum is what is shown where none was asked for, and is no other than none.
 */
export function columnsFor(
  { column, columns }: Held,
  ids: readonly string[],
  catalogue: Catalogue,
): readonly (Column | undefined)[] {
  const asked = [column, ...ids.map((id) => (columns.has(id) ? columns.get(id) : column))];
  const known = asked.map((one) => (one && catalogue.columns.includes(one) ? one : undefined));
  const { main } = catalogue;
  const parts = known.filter((one) => one !== undefined && one !== main);
  const whole = known.find((one) => one === main);
  return [...new Set([...parts, ...(parts.length < known.length ? [whole] : [])])];
}
