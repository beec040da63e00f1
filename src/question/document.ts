import { sense } from '../match/term.js';
import { type Asking, type Rule, said } from './asking.js';
import { narrow } from './narrow.js';

/** What the body of the notice says: number, dates, use, booking, rules. */
export const document: Rule = (asking) => {
  const topics = topicsNamed(asking);
  return topics.length > 0 ? { kind: 'document', topics, ...said(asking) } : undefined;
};

/** The topics that the text is about: of each group of words the likeliest that all of them allow. */
export function topicsNamed(asking: Asking): string[] {
  const known = new Set(asking.catalogue.notice.facts.map((fact) => fact.topic));
  const named = asking.reading.spans.flatMap((span) => sense(span, 'fact') ?? []);
  const groups = narrow(
    named.map(({ topics, cue }) => ({ to: topics.filter((topic) => known.has(topic)), cue })),
  );
  return [...new Set(groups.flatMap(([topic]) => topic ?? []))];
}
