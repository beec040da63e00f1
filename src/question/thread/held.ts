import type { Catalogue } from '../../notice/catalogue.js';
import type { Column } from '../../notice/model.js';
import type { Decision } from '../decide.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Operation, Question } from '../model.js';
import { WEIGHTS } from '../weights.js';
import { callsOurs } from './called-ours.js';
import { claimsOf } from './figure.js';

// A column that was asked for holds until another is asked for or a question of its own comes.

/** The column that a talk is about, and those that each place was asked for in, the latest last: null for none. */
export interface Held {
  readonly column?: Column;
  readonly columns: ReadonlyMap<string, readonly (Column | null)[]>;
}

/**
 * How a message takes the column of the talk on: a question of its own asks for one or for none; what goes on, and a name
 * alone, leaves the one that holds, as does one that corrects; a column alone turns the whole talk to it. What could not be read
 * though it asks for something strays from the talk; where it names a place of its own, the talk is about that and no more about
 * the one before.
 */
export type Says = 'asks' | 'goesOn' | 'corrects' | 'turns' | 'strays' | 'elsewhere';

/** What a message says of the talk, and whether it speaks of the asker's own place. */
export interface Said {
  readonly says: Says;
  readonly ours: boolean;
}

export const saysOf = (decision: Decision, tokens: readonly Token[]): Said => ({
  says: holdsIn(decision, tokens),
  ours: callsOurs(tokens),
});

function holdsIn({ question, weighed }: Decision, tokens: readonly Token[]): Says {
  if (question === undefined && tokens.some(namesOther)) return 'elsewhere';
  if (question === undefined && tokens.some(asksSomething)) return 'strays';
  const threaded = question !== undefined && weighed[0]?.proposal.threaded === true;
  if (threaded && tokens.some((token) => hasRole(token, 'column')) && tokens.every(namesNoPlace))
    return 'turns';
  if (threaded && tokens.some((token) => isA(token, 'insteadOf'))) return 'corrects';
  return threaded || tokens.every(isName) ? 'goesOn' : 'asks';
}

/** 不是，叶城; 地区: a place, or what it is called. */
const namesOther = (token: Token, _: number, all: readonly Token[]): boolean =>
  !token.told &&
  (hasRole(token, 'place') ||
    (hasRole(token, 'suffix') && all.every((one) => one === token || !asksSomething(one))));

/** A word without which another thing would be asked: 高于平均的几个, and neither 稍等 nor 好像不太对. */
const asksSomething = (token: Token): boolean =>
  !token.told &&
  token.weight >= WEIGHTS.left.column &&
  hasRole(token, 'operator', 'scope', 'number', 'place', 'column', 'topic');

/** 提前的呢, 不要本次的，要提前的: nothing that the column would be only one place's. */
const namesNoPlace = (token: Token): boolean =>
  hasRole(token, 'column', 'ask', 'unit', 'talk', 'idle', 'mark') || isA(token, ...TURNING);

const TURNING = ['onward', 'too', 'particle', 'then', 'insteadOf', 'swap', 'not', 'only', 'narrowing'];

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
  const column =
    question.column ?? claimedIn(question.operation) ?? (says === 'asks' ? undefined : before.column);
  if (says === 'turns') return holding(column, new Map());
  const { operation } = question;
  // 莎车的提前和叶城的本次: each in its own.
  const own = operation.is === 'compare' ? operation.columns : undefined;
  const asked = focus.map((id, at): [string, (Column | null)[]] => {
    const now = own?.[at] ?? column ?? null;
    return [id, [...(before.columns.get(id) ?? []).filter((one) => one !== now), now]];
  });
  return holding(column, later(before.columns, asked));
}

/** Of so many places it is kept which columns they were asked for in: every message of a chat keeps its own. */
const MOST_PLACES = 12;

/** The columns of the places that were asked about last. Of more than those the one that holds says all. */
function later(
  before: Held['columns'],
  asked: readonly (readonly [string, (Column | null)[]])[],
): Held['columns'] {
  if (asked.length === 0 || asked.length > MOST_PLACES) return before;
  const now = new Map(asked);
  const kept = [...before].filter(([id]) => !now.has(id));
  return new Map([...kept, ...now].slice(-MOST_PLACES));
}

/** 提前46660对吗: the column of what was stated. */
function claimedIn(operation: Operation): Column | undefined {
  const columns = new Set(claimsOf(operation).map(({ column }) => column));
  return columns.size === 1 ? [...columns][0] : undefined;
}

const holding = (column: Column | undefined, columns: Held['columns']): Held => ({
  columns,
  ...(column && { column }),
});

/**
 * The columns that something done with these places may be asked in: the one that the talk is about, where all of them were
 * asked for in it, else any that one of them was asked for in last. The year's sum is what is shown where none was asked for, and
 * is no other than none.
 */
export function columnsFor(
  { column, columns }: Held,
  ids: readonly string[],
  catalogue: Catalogue,
): readonly (Column | undefined)[] {
  const known = (one: Column | null | undefined): Column =>
    one && catalogue.columns.includes(one) ? one : catalogue.main;
  const now = known(column);
  const apart = ids.flatMap((id) => {
    const own = columns.get(id)?.map(known);
    return own === undefined || own.includes(now) ? [] : own.slice(-1);
  });
  const held = column && known(column);
  return [held, ...new Set(apart)];
}
