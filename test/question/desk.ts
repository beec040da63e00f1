import { openDeskAt } from '../../src/open.js';

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);

/** The desk on the notice in `data/`. */
export const desk = opened;

/** An answer as JSON: anything may be missing. */
export interface Json {
  readonly kind: string;
  readonly places?: readonly string[];
  readonly minus?: readonly string[];
  readonly column?: string;
  readonly columns?: readonly string[];
  readonly measure?: string;
  readonly value?: string;
  readonly rank?: string;
  readonly of?: string;
  readonly codes?: readonly string[];
  readonly indicators?: readonly string[];
  readonly actual?: string;
  readonly met?: boolean | null;
  readonly topic?: string;
  readonly claims?: readonly { readonly place: string; readonly column?: string; readonly right: boolean }[];
  readonly answers?: readonly Json[];
  readonly rows?: readonly Readonly<Record<string, string>>[];
  readonly understood?: string;
  readonly ignored?: readonly string[];
  readonly text: string;
}

export const ask = (text: string): Json => desk.json(text) as unknown as Json;

/** True where figures or facts are given; a choice, nothing and help are no answers. */
export const isConfident = ({ kind }: Json): boolean => !['choice', 'none', 'help'].includes(kind);

/** How an answer came about, and how it is worded. */
const ASIDE = ['query', 'text', 'source', 'understood', 'ignored', 'alternatives', 'rows'];

/** What the answer says: two questions that ask the same have the same. */
export function meaningOf(answer: Json): unknown {
  const { places, rows, answers } = answer;
  return {
    ...Object.fromEntries(Object.entries(answer).filter(([key]) => !ASIDE.includes(key))),
    ...(answers && { answers: answers.map(meaningOf) }),
    places: places ?? rows?.map((row) => row.place),
  };
}
