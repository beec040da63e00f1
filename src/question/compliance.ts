import { means, type Span, sense } from '../match/term.js';
import { inPercent, type NumberFound } from '../text/amounts.js';
import { type Asking, type Rule, said } from './asking.js';
import { choose } from './choosing.js';
import { indicatorsNamed } from './indicator.js';
import type { Check, Question } from './model.js';

/** Actual values held against their targets: one, or several in one message. */
export const compliance: Rule = (asking) => {
  if (asking.has('whichTarget')) return undefined;
  const checks = checksOf(asking);
  if (checks.length === 0) return undefined;
  const [mention] = asking.mentions;
  let place: string | undefined;
  if (mention && !mention.group) {
    const prefecture = mention.ids.find((id) => !id.includes('/'));
    const chosen = choose(asking, mention.usual || !prefecture ? mention : { ...mention, usual: prefecture });
    if ('ask' in chosen) return chosen.ask;
    place = chosen.id;
  }
  const questions = checks.map(
    (check): Question => ({ kind: 'compliance', check, ...said(asking), ...(place && { place }) }),
  );
  const [only] = questions;
  return questions.length > 1 ? { kind: 'several', questions, ...said(asking) } : only;
};

function checksOf(asking: Asking): Check[] {
  const { spans } = asking.reading;
  const named = spans.filter((span) => sense(span, 'indicator'));
  if (
    named.length === 0 ||
    (named.every((span) => sense(span, 'indicator')?.cue) && !asking.has('met', 'target', 'claim'))
  )
    return [];
  const values = asking.values.filter(
    (number) => number.unit !== '万元' && number.unit !== '亿元' && !isTargetQuoted(asking, number),
  );
  const claims = spans.filter((span) => means(span, 'claim'));
  if (values.length === 0 && claims.length === 0) return [];

  // Each value belongs to the words before it; names that narrow each other down stand between two values.
  const groups: { names: Span[]; values: NumberFound[]; claims: Span[] }[] = [
    { names: [], values: [], claims: [] },
  ];
  const events = [
    ...named.map((span) => ({ at: span.from, span })),
    ...values.map((number) => ({ at: number.from, number })),
    ...claims.map((claim) => ({ at: claim.from, claim })),
  ].sort((a, b) => a.at - b.at);
  const leading = events[0] && !('span' in events[0]);
  for (const event of leading ? events.toReversed() : events) {
    const group = groups.at(-1);
    if (!group) break;
    if ('span' in event) {
      if (group.values.length + group.claims.length > 0)
        groups.push({ names: [event.span], values: [], claims: [] });
      else group.names.push(event.span);
    } else if ('number' in event) group.values.push(event.number);
    else group.claims.push(event.claim);
  }
  return groups.flatMap((group) =>
    checkOf(asking, group.names, group.values, group.claims, groups.length === 1),
  );
}

function checkOf(
  asking: Asking,
  names: readonly Span[],
  values: readonly NumberFound[],
  claims: readonly Span[],
  alone: boolean,
): Check[] {
  const named = indicatorsNamed(asking, alone ? { cues: true } : { spans: names, cues: true });
  const indicators = comparable(asking, named, values, claims);
  const last = lastYearOf(asking, values);
  const [number] = values.filter((value) => value !== last);
  const lastYear = last && inPercent(last);
  return indicators.flatMap((indicator): Check[] => {
    const percent = number && inPercent(number);
    const target = asking.catalogue.indicator(indicator)?.target ?? '';
    const counted = number && !isPercentage(target) && number.unit === null && percent?.gt(100);
    if (number && counted) return [{ indicator, actual: { count: number.value } }];
    if (percent) return [{ indicator, actual: { percent }, ...(lastYear && { lastYear }) }];
    const [claim] = claims;
    return claim && !asking.has('target') ? [{ indicator, actual: { words: claim.text } }] : [];
  });
}

/** Of several indicators that the words may mean, those whose target is of the value's kind. */
function comparable(
  asking: Asking,
  named: readonly string[],
  values: readonly NumberFound[],
  claims: readonly Span[],
): readonly string[] {
  if (named.length < 2) return named;
  const fitting = named.filter((name) => {
    const target = asking.catalogue.indicator(name)?.target ?? '';
    return values.length > 0 ? isPercentage(target) : claims.some((claim) => claim.text === target);
  });
  return fitting.length > 0 ? fitting : named;
}

const isPercentage = (target: string): boolean => /\d/.test(target);

/** 目标≥88%: the target itself quoted is no actual value. */
function isTargetQuoted(asking: Asking, number: NumberFound): boolean {
  return /[≥≤]\s?$/u.test(asking.text.slice(0, number.from));
}

/** The value that 去年 speaks of: the one next after the word. */
function lastYearOf(asking: Asking, values: readonly NumberFound[]): NumberFound | undefined {
  const [word] = asking.spans('lastYear', 'otherYear');
  if (!word || values.length < 2) return undefined;
  return values.find((number) => number.from >= word.to) ?? values.at(-1);
}
