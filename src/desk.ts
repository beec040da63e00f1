import { Decimal } from 'decimal.js';
import { answer } from './answer/answer.js';
import type { Answer } from './answer/model.js';
import { createDictionary } from './match/dictionary.js';
import { compileLexicon, type Lexicon } from './match/lexicon.js';
import { type Reading, read } from './match/read.js';
import { createSuggester } from './match/suggest.js';
import { createTypoFinder, type TypoFinder } from './match/typos/finder.js';
import type { Tables } from './match/vocabulary.js';
import type { Notice } from './notice/model.js';
import type { Shelf } from './notice/shelf.js';
import type { Decision } from './question/decide.js';
import type { Token } from './question/evidence/token.js';
import { interpret, type Means } from './question/interpret.js';
import type { Question } from './question/model.js';
import { type PartReader, several } from './question/several.js';
import { saysOf } from './question/thread/held.js';
import { goneOn, type Thread } from './question/thread/thread.js';
import { compose } from './reply/compose.js';
import { toJson } from './reply/json.js';
import type { Message } from './reply/message.js';
import { plain } from './reply/plain.js';
import { greeting } from './reply/words.js';
import type { Folded } from './text/fold.js';
import { withoutStutter } from './text/stutter.js';

/** What one chat remembers from question to question: small, and of no use after a while. */
export interface Memory {
  readonly at: number;
  /** What the next message may go on from; left out where nothing was asked yet. */
  readonly thread?: Thread;
}

/** How long a question may be gone on from. */
const REMEMBERED_MS = 15 * 60_000;

/** True where nothing goes on from it any more. */
export const isForgotten = ({ at }: Memory, now: number): boolean => now - at >= REMEMBERED_MS;

/** One question answered. */
export interface Reply {
  readonly message: Message;
  /** `none` and `choice` count as misses. */
  readonly outcome: 'answered' | 'choice' | 'none' | 'help';
  /** Ids of the rows, codes and indicators shown, for the audit; never amounts. */
  readonly shown: readonly string[];
  readonly memory: Memory;
}

/** One question with every stage of its answer. */
export interface Trace {
  readonly reading: Reading;
  readonly tokens: readonly Token[];
  /** The readings that competed. */
  readonly decision: Decision;
  readonly question: Question;
  readonly answer: Answer;
  /** Milliseconds a stage. */
  readonly stages: {
    readonly fold: number;
    readonly read: number;
    readonly interpret: number;
    readonly answer: number;
  };
}

/** The enquiry desk: the pure core behind every way in. Answers in well under a millisecond and never throws. */
export interface Desk {
  /** The notices that it answers from, the newest first. */
  readonly notices: readonly Notice[];
  /** The one that is meant where a question names none. */
  readonly standing: Notice;
  /**
   * @param memory what the chat's last reply carried, for follow-ups; leave it out to let each question stand alone.
   * What another desk's reply carried is not gone on from: its rows and columns may be others here
   */
  ask(text: string, memory?: Memory, now?: number): Reply;
  /** Builds what is else built when a question first needs it, step by step: a service does so at its start. */
  readonly warming: readonly (() => void)[];
  /** The answer before rendering, with how it came about. */
  trace(text: string, thread?: Thread): Trace;
  /** What a newcomer reads first. */
  greeting(): Message;
  /** One question, one JSON answer of the contract's shape. */
  json(text: string): Record<string, unknown>;
  /** One message of a chat as JSON, with what the chat remembers behind it and the readings that competed. */
  turn(
    text: string,
    memory?: Memory,
    now?: number,
  ): { readonly json: Record<string, unknown>; readonly memory: Memory; readonly decision: Decision };
}

/**
 * Opens a desk on a shelf of checked notices: it never changes, and what it remembers is its own. Compiles the index once; the
 * tables for misspelt names when first needed.
 */
export function openDesk(shelf: Shelf, tables: Tables): Desk {
  Decimal.set({ precision: 40 });
  const lexicon = compileLexicon({ ...tables, shelf });
  let finder: TypoFinder | undefined;
  const typos = (): TypoFinder => (finder ??= createTypoFinder(lexicon));
  const trace = tracer(lexicon, typos, {
    shelf,
    suggest: createSuggester(lexicon),
    isOrdinary: createDictionary(tables.ordinary),
  });
  /** What this desk's replies carried. */
  const ours = new WeakSet<Memory>();

  /** One message answered as what goes on from the last, and what the chat remembers behind it. */
  const goOn = (
    text: string,
    memory: Memory | undefined,
    now: number,
  ): { readonly found: Answer; readonly memory: Memory; readonly decision: Decision } => {
    const isOurs = memory && ours.has(memory) && !isForgotten(memory, now);
    const recent = isOurs ? memory.thread : undefined;
    const { answer: found, question, decision, tokens } = trace(text, recent);
    const thread = goneOn(recent, question, rowsIn(found), saysOf(decision, tokens));
    const next: Memory = { at: now, ...(thread && { thread }) };
    ours.add(next);
    return { found, memory: next, decision };
  };

  const messageOf = (found: Answer, text: string): Message => compose(found, shelf, text);

  return {
    notices: shelf.catalogues.map(({ notice }) => notice),
    standing: shelf.standing.notice,
    warming: [() => void lexicon.letters(), () => void lexicon.elsewhere(), () => void typos()],
    greeting: () => greeting(shelf.standing.notice),
    trace,
    ask(text, memory, now = Date.now()) {
      const { found, memory: next } = goOn(text, memory, now);
      return {
        message: messageOf(found, text),
        outcome: outcomeOf(found),
        shown: shownIn(found),
        memory: next,
      };
    },
    json(text) {
      return this.turn(text).json;
    },
    turn(text, memory, now = Date.now()) {
      const { found, memory: next, decision } = goOn(text, memory, now);
      return {
        json: toJson(found, shelf, text, plain(messageOf(found, text))),
        memory: next,
        decision,
      };
    },
  };
}

/** The way from a text to its answer, the same for every text: folded, read, interpreted, answered. */
function tracer(lexicon: Lexicon, typos: () => TypoFinder, means: Means): Desk['trace'] {
  const folded = (text: string): Folded => withoutStutter(lexicon.fold(text));
  const parts: PartReader = {
    read: (text, thread, home) => interpret(read(folded(text), lexicon, typos), means, thread, home),
    shown: (question) => rowsIn(answer(question, means.shelf)),
  };

  return (text, thread) => {
    const started = performance.now();
    const spelt = folded(text);
    const foldedAt = performance.now();
    const reading = read(spelt, lexicon, typos);
    const readAt = performance.now();
    const whole = interpret(reading, means, thread);
    // Two questions in one message are answered in order, each going on from the one before.
    const question = several(text, whole, parts, thread) ?? whole.question;
    const interpretedAt = performance.now();
    const found = answer(question, means.shelf);
    return {
      reading,
      tokens: whole.evidence.tokens,
      decision: whole.decision,
      question,
      answer: found,
      stages: {
        fold: foldedAt - started,
        read: readAt - foldedAt,
        interpret: interpretedAt - readAt,
        answer: performance.now() - interpretedAt,
      },
    };
  };
}

const outcomeOf = ({ kind }: Answer): Reply['outcome'] =>
  kind === 'choice' || kind === 'none' || kind === 'help' ? kind : kind === 'thanks' ? 'help' : 'answered';

/** The rows that an answer shows as what was asked for, in their order. */
function rowsIn(answer: Answer): string[] {
  switch (answer.kind) {
    case 'allocation':
      return [answer.row.id];
    case 'breakdown':
      return answer.members.map((row) => row.id);
    case 'compare':
    case 'aggregate':
      return answer.rows.map((row) => row.id);
    case 'ranking':
      return answer.ranked.map(({ row }) => row.id);
    case 'reverse':
      return answer.found.map(({ row }) => row.id);
    case 'share':
      return answer.parts.map((row) => row.id);
    case 'years':
      return rowsIn(answer.parts[0] as Answer);
    case 'several':
      return answer.answers.map(rowsIn).findLast((ids) => ids.length > 0) ?? [];
    default:
      return [];
  }
}

function shownIn(answer: Answer): string[] {
  switch (answer.kind) {
    case 'allocation':
    case 'breakdown':
      return [answer.row, ...answer.members].map((row) => row.id);
    case 'compare':
    case 'aggregate':
      return [...answer.rows, ...('minus' in answer ? answer.minus : [])].map((row) => row.id);
    case 'ranking':
      return answer.ranked.map(({ row }) => row.id);
    case 'reverse':
      return answer.found.map(({ row }) => row.id);
    case 'share':
      return [...answer.parts, ...(answer.whole?.rows ?? [])].map((row) => row.id);
    case 'subject':
      return answer.subjects.map((s) => s.code);
    case 'indicator':
      return answer.indicators.map((i) => i.name);
    case 'compliance':
      return [answer.indicator.name];
    case 'document':
      return answer.facts.map((fact) => fact.topic);
    case 'years':
      return answer.parts.flatMap(shownIn);
    case 'several':
      return answer.answers.flatMap(shownIn);
    default:
      return [];
  }
}
