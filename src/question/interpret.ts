import type { Reading } from '../match/read.js';
import { means, sense } from '../match/term.js';
import type { Catalogue } from '../notice/catalogue.js';
import { aggregate } from './aggregate.js';
import { allocation } from './allocation.js';
import { type Asking, askingOf, type Rule, said, withColumn } from './asking.js';
import { breakdown } from './breakdown.js';
import { compare } from './compare.js';
import { compliance } from './compliance.js';
import { document } from './document.js';
import { beyondTheNotice, nothing } from './gap.js';
import { indicator, indicatorsNamed } from './indicator.js';
import type { Question } from './model.js';
import { type PlacesRead, readPlaces } from './places.js';
import { ranking } from './ranking.js';
import { reverse } from './reverse.js';
import { share } from './share.js';
import { codesNamed, codesTyped, subject } from './subject.js';

/** Finds names that look like a text that nothing else explained. */
export type Suggest = (text: string) => readonly string[];

/**
 * The question that a reading asks. The rules are tried in turn, from the most particular to the plainest; what none
 * of them knows is answered with what is missing and, where there is one, a name that may have been meant.
 */
export function interpret(reading: Reading, catalogue: Catalogue, suggest: Suggest): Question {
  const places = readPlaces(reading, catalogue);
  const asking = askingOf(reading, catalogue, places);
  if (isSmallTalk(asking)) return { kind: 'help', understood: [] };
  for (const rule of rulesFor(asking, places)) {
    const question = rule(asking);
    if (question) return question;
  }
  return wholeRegion(asking) ?? unclear(asking, suggest);
}

function rulesFor(asking: Asking, places: PlacesRead): readonly Rule[] {
  if (
    asking.mentions.length === 0 &&
    places.gap &&
    places.gap.why !== 'unknown' &&
    codesTyped(asking).length === 0
  )
    return [];
  const rules: Rule[] = [];
  const about = topicOf(asking);
  if (asking.has('lastYear') || about === 'document' ? false : true) rules.push(beyondTheNotice);
  rules.push(compliance);
  if (about === 'subject') rules.push(subject);
  if (about === 'indicator') rules.push(indicator);
  if (about === 'document') rules.push(document);
  rules.push(reverse, ranking, share, aggregate);
  if (asking.mentions.length > 1) rules.push(compare);
  rules.push(breakdown, allocation, document, indicator, subject);
  return rules;
}

/** What the words outside names and amounts are about, where they are about something of their own. */
function topicOf(asking: Asking): 'subject' | 'indicator' | 'document' | undefined {
  const { reading, mentions } = asking;
  const facts = reading.spans.filter((span) => sense(span, 'fact'));
  const indicators = indicatorsNamed(asking);
  const codes = [...codesTyped(asking), ...codesNamed(asking)];
  const wantsTarget =
    asking.has('target', 'allTargets', 'whichTarget', 'met') ||
    reading.spans.some((span) => sense(span, 'category'));
  if (asking.has('allSubjects')) return 'subject';
  if (
    facts.length > 0 &&
    (indicators.length === 0 || facts.some((span) => span.text.length >= 4)) &&
    !(codes.length > 0 && codesTyped(asking).length > 0)
  ) {
    const plain =
      mentions.length > 0 &&
      asking.has('amount', 'total', 'advance', 'current', 'yi', 'yuan', 'compare', 'most', 'least');
    if (!plain) return 'document';
  }
  if (codes.length > 0 && (asking.has('subject') || codesTyped(asking).length > 0)) return 'subject';
  if (indicators.length > 0 && (mentions.length === 0 || !asking.has('most', 'least', 'sum')))
    return 'indicator';
  if (asking.has('subject') && mentions.length === 0) return 'subject';
  if (codes.length > 0 && mentions.length === 0 && !wantsTarget) return 'subject';
  if (wantsTarget && !asking.has('met') && !asking.has('amount', 'most', 'least')) return 'indicator';
  if (asking.has('whichTarget') || (asking.has('quota') && mentions.length === 0 && !asking.has('amount')))
    return 'indicator';
  return undefined;
}

const isSmallTalk = (asking: Asking): boolean => {
  const { reading } = asking;
  if (reading.unknown.length > 0 || reading.numbers.length > 0 || asking.mentions.length > 0) return false;
  if (asking.text.trim() === '') return true;
  return (
    reading.spans.some((span) => means(span, 'help', 'greet')) &&
    reading.spans.every(
      (span) => means(span, 'help', 'greet', 'filler', 'who', 'check') || sense(span, 'word') === undefined,
    ) &&
    !reading.spans.some(
      (span) =>
        sense(span, 'fact') ?? sense(span, 'subject') ?? sense(span, 'indicator') ?? sense(span, 'absent'),
    )
  );
};

/** 一共下达多少 with no place at all means the region; the reply says that it was taken so. */
function wholeRegion(asking: Asking): Question | undefined {
  if (
    asking.mentions.length > 0 ||
    asking.reading.unknown.length > 0 ||
    asking.places.gap ||
    asking.values.length > 0
  )
    return undefined;
  if (!asking.column && !asking.unit && !asking.has('total')) return undefined;
  return {
    kind: 'allocation',
    place: asking.catalogue.region.id,
    ...said(asking, '没有写地名，按“全区”理解'),
    ...withColumn(asking),
    ...(asking.unit && { unit: asking.unit }),
  };
}

function unclear(asking: Asking, suggest: Suggest): Question {
  const text = asking.reading.unknown.map((stretch) => stretch.text).join('');
  return nothing(asking, asking.places.gap && asking.places.gap.why !== 'unknown' ? [] : suggest(text));
}
