import { sense } from '../match/term.js';
import { type Rule, said } from './asking.js';

/** What the body of the notice says: number, dates, use, booking, rules. */
export const document: Rule = (asking) => {
  const known = new Set(asking.catalogue.notice.facts.map((fact) => fact.topic));
  const spans = asking.reading.spans.filter((span) => sense(span, 'fact'));
  const topics = [...new Set(spans.map((span) => sense(span, 'fact')?.topic ?? ''))].filter((topic) =>
    known.has(topic),
  );
  if (topics.length === 0) return undefined;
  // Beside a place and a question for its amount, 直达资金 or 办法 are how the money is called, not what is asked.
  if (
    asking.mentions.length > 0 &&
    (asking.has('amount', 'total', 'advance', 'current', 'yi', 'yuan') || asking.values.length > 0)
  )
    return undefined;
  return { kind: 'document', topics, ...said(asking) };
};
