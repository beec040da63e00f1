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
import { partsOf } from './question/parts.js';
import { compose } from './reply/compose.js';
import { toJson } from './reply/json.js';
import type { Message } from './reply/message.js';
import { plain } from './reply/plain.js';

/** What one chat remembers from question to question: small, and of no use after a while. */
export interface Memory {
  readonly at: number;
  readonly last: Question;
  /** The questions behind a choice's numbers. */
  readonly choices: readonly string[];
}

/** How long a question may be gone on from. */
const REMEMBERED_MS = 15 * 60_000;

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
  /** Builds what is else built when a question first needs it: a service does so at its start. */
  warm(): void;
  /** The answer before rendering, with how it came about. */
  trace(text: string, last?: Question): Trace;
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

  const traceOne = (text: string, last?: Question): Trace => {
    const started = performance.now();
    const folded = lexicon.fold(text);
    const foldedAt = performance.now();
    const reading = read(folded, lexicon, typos);
    const readAt = performance.now();
    const question = interpret(reading, catalogue, suggest, last);
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

  /** Two questions in one message are answered in order, each going on from the one before. */
  const trace = (text: string, last?: Question): Trace => {
    const whole = traceOne(text, last);
    const parts = partsOf(text);
    if (parts.length < 2) return whole;
    const questions: Question[] = [];
    const understood: string[] = [];
    for (const part of parts) {
      const { question } = traceOne(part, questions.at(-1) ?? last);
      if (question.kind === 'several') {
        // A part may be several questions itself: the targets of two places.
        questions.push(...question.questions);
        understood.push(...question.understood);
      } else if (isOwn(question)) questions.push(question);
    }
    if (questions.length < 2 || !areDifferent(questions)) return whole;
    const question: Question = { kind: 'several', questions, understood };
    return { ...whole, question, answer: answer(question, catalogue) };
  };

  const messageOf = (found: Answer, text: string): Message => compose(found, notice, text);

  return {
    warm() {
      lexicon.letters();
      lexicon.elsewhere();
      typos();
    },
    trace,
    ask(text, memory, now = Date.now()) {
      const recent = memory && now - memory.at < REMEMBERED_MS ? memory : undefined;
      const picked = /^\s*\d{1,2}\s*$/.test(text) ? recent?.choices[Number(text) - 1] : undefined;
      const { answer: found, question } = trace(picked ?? text, recent?.last);
      const message = messageOf(found, text);
      return {
        message,
        outcome: outcomeOf(found),
        shown: shownIn(found),
        // What says nothing new (help, a miss) leaves the thread where it was.
        memory: {
          at: now,
          last: isOwn(question) || !recent ? question : recent.last,
          choices: message.choices.map((offer) => offer.ask),
        },
      };
    },
    json(text) {
      const { answer: found } = trace(text);
      return toJson(found, notice, text, plain(messageOf(found, text)));
    },
  };
}

/** A question that stands for something: no greeting, nothing missing. */
const isOwn = ({ kind }: Question): boolean => kind !== 'none' && kind !== 'help';

/** The amounts of several places are one comparison, however they are parted; else each part is its own question. */
const areDifferent = (questions: readonly Question[]): boolean => {
  const [first] = questions;
  return questions.some(
    (question) =>
      question.kind !== first?.kind ||
      question.kind !== 'allocation' ||
      (first.kind === 'allocation' && question.column !== first.column),
  );
};

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
