import { Decimal } from 'decimal.js';
import { answer } from './answer/answer.js';
import type { Answer } from './answer/model.js';
import { compileLexicon } from './match/lexicon.js';
import { type Reading, read } from './match/read.js';
import { createSuggester } from './match/suggest.js';
import { createTypoFinder, type TypoFinder } from './match/typos.js';
import type { Tables } from './match/vocabulary.js';
import { catalogueOf } from './notice/catalogue.js';
import type { Notice } from './notice/model.js';
import { interpret } from './question/interpret.js';
import type { Question } from './question/model.js';
import { compose } from './reply/compose.js';
import { toJson } from './reply/json.js';
import type { Message } from './reply/message.js';
import { plain } from './reply/plain.js';

/** What one chat remembers from question to question. Opaque; bounded; expires by itself. */
export interface Memory {
  readonly at: number;
  readonly turn: unknown;
}

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
  /** @param memory what the chat's last reply carried, for follow-ups; leave it out to let each question stand alone */
  ask(text: string, memory?: Memory, now?: number): Reply;
  /** The answer before rendering, with how it came about. */
  trace(text: string): Trace;
  /** One question, one JSON answer of the contract's shape. */
  json(text: string): Record<string, unknown>;
}

/** Opens a desk on a checked notice. Compiles the index once; the tables for misspelt names when first needed. */
export function openDesk(notice: Notice, tables: Tables): Desk {
  Decimal.set({ precision: 40 });
  const catalogue = catalogueOf(notice);
  const lexicon = compileLexicon({ ...tables, rows: notice.rows });
  let finder: TypoFinder | undefined;
  const typos = (): TypoFinder => (finder ??= createTypoFinder(lexicon));
  const suggest = createSuggester(lexicon);

  const trace = (text: string): Trace => {
    const started = performance.now();
    const folded = lexicon.fold(text);
    const foldedAt = performance.now();
    const reading = read(folded, lexicon, typos);
    const readAt = performance.now();
    const question = interpret(reading, catalogue, suggest);
    const interpretedAt = performance.now();
    const found = answer(question, catalogue);
    const stages = {
      fold: foldedAt - started,
      read: readAt - foldedAt,
      interpret: interpretedAt - readAt,
      answer: performance.now() - interpretedAt,
    };
    return { reading, question, answer: found, stages };
  };

  return {
    trace,
    ask(text, _memory, now = Date.now()) {
      const { answer: found, question } = trace(text);
      return {
        message: compose(found, notice, text),
        outcome: outcomeOf(found),
        shown: shownIn(found),
        memory: { at: now, turn: question },
      };
    },
    json(text) {
      const { answer: found } = trace(text);
      return toJson(found, notice, text, plain(compose(found, notice, text)));
    },
  };
}

const outcomeOf = ({ kind }: Answer): Reply['outcome'] =>
  kind === 'choice' || kind === 'none' || kind === 'help' ? kind : 'answered';

function shownIn(answer: Answer): string[] {
  switch (answer.kind) {
    case 'allocation':
    case 'breakdown':
      return [answer.row, ...answer.members].map((row) => row.id);
    case 'compare':
    case 'aggregate':
      return answer.rows.map((row) => row.id);
    case 'ranking':
      return answer.ranked.map(({ row }) => row.id);
    case 'reverse':
      return answer.found.map(({ row }) => row.id);
    case 'share':
      return [answer.part.id, answer.whole.id];
    case 'subject':
      return answer.subjects.map((s) => s.code);
    case 'indicator':
      return answer.indicators.map((i) => i.name);
    case 'compliance':
      return [answer.indicator.name];
    case 'document':
      return answer.facts.map((fact) => fact.topic);
    case 'several':
      return answer.answers.flatMap(shownIn);
    default:
      return [];
  }
}
