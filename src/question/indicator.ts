import { sense } from '../match/term.js';
import { type Asking, type Rule, said } from './asking.js';
import { choose } from './choosing.js';
import type { Question } from './model.js';
import { all, narrow } from './narrow.js';

/** Target values: by name, by category, by value (≥88%是哪个指标), or all of them; of a place where one is named. */
export const indicator: Rule = (asking) => {
  const { indicators } = asking.catalogue.notice;
  const named = indicatorsNamed(asking, { cues: asking.has('target', 'whichTarget') });
  const valued =
    named.length === 0 && asking.has('whichTarget', 'target', 'quota', 'who')
      ? indicatorsOfValue(asking)
      : [];
  const every =
    asking.has('allTargets') || asking.has('target') || (asking.has('quota') && asking.mentions.length === 0);
  const asked =
    named.length > 0 ? named : valued.length > 0 ? valued : every ? indicators.map((i) => i.name) : [];
  if (asked.length === 0) return undefined;
  return perPlace(asking, asked);
};

/** Two places with one indicator are two answers; one place says whose table it is. */
function perPlace(asking: Asking, indicators: readonly string[]): Question {
  const questions: Question[] = [];
  for (const mention of asking.mentions) {
    if (mention.group) continue;
    const chosen = choose(
      asking,
      mention.usual || mention.ids.length === 1 ? mention : { ...mention, ...usualPrefecture(mention.ids) },
    );
    if ('ask' in chosen) return chosen.ask;
    questions.push({ kind: 'indicator', indicators, place: chosen.id, ...said(asking) });
  }
  const [only] = questions;
  if (questions.length > 1) return { kind: 'several', questions, ...said(asking) };
  return only ?? { kind: 'indicator', indicators, ...said(asking) };
}

/** The targets of a prefecture and its counties are the same, so a name they share needs no question back. */
function usualPrefecture(ids: readonly string[]): { readonly usual?: string } {
  const prefecture = ids.find((id) => !id.includes('/'));
  return prefecture ? { usual: prefecture } : {};
}

/**
 * Official names of the indicators that the text names.
 *
 * @param spans the part of the text that is looked at
 * @param cues words that may mean an indicator, or something else (临时救助), count too
 */
export function indicatorsNamed(
  asking: Asking,
  { spans = asking.reading.spans, cues = false } = {},
): string[] {
  const { indicators } = asking.catalogue.notice;
  const pointers = spans.flatMap((span) => {
    const named = sense(span, 'indicator');
    if (named) return [{ to: named.names, cue: named.cue && !cues }];
    const category = sense(span, 'category');
    const members = category
      ? indicators.filter((i) => i.level1 === category.name || i.level2 === category.name)
      : [];
    return members.length > 0 ? [{ to: members.map((i) => i.name), cue: false }] : [];
  });
  return all(narrow(pointers)).filter((name) => asking.catalogue.indicator(name));
}

function indicatorsOfValue(asking: Asking): string[] {
  const { indicators } = asking.catalogue.notice;
  const claims = asking.spans('claim').map((span) => span.text);
  return indicators
    .filter(({ target }) => {
      if (claims.length > 0) return claims.includes(target);
      return asking.values.some(
        (number) => /^[≥≤]?\d/.test(target) && target.replace(/[^\d.]/g, '') === number.value.toString(),
      );
    })
    .map((i) => i.name);
}
