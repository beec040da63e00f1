import type { Reading } from '../match/read.js';
import { means, sense } from '../match/term.js';
import type { Catalogue } from '../notice/catalogue.js';
import { aggregate } from './aggregate.js';
import { allocation } from './allocation.js';
import { type Asking, askingOf, type Rule, said, withColumn } from './asking.js';
import { breakdown } from './breakdown.js';
import { compare } from './compare.js';
import { compliance } from './compliance.js';
import { document, topicsNamed } from './document.js';
import { followUp } from './followup.js';
import { beyondTheNotice, nothing } from './gap.js';
import { indicator, indicatorsNamed } from './indicator.js';
import type { Question } from './model.js';
import type { PlacesRead } from './places/mention.js';
import { readPlaces } from './places/read.js';
import { ranking } from './ranking.js';
import { reverse } from './reverse.js';
import { share } from './share.js';
import { codesNamed, codesTyped, subject } from './subject.js';

/** Finds names that look like a text that nothing else explained. */
export type Suggest = (text: string) => readonly string[];

/**
 * The question that a reading asks. The rules are tried in turn, from the most particular to the plainest; what none
 * of them knows is answered with what is missing and, where there is one, a name that may have been meant.
 *
 * @param last the chat's last question, where this one may go on from it
 */
export function interpret(
  reading: Reading,
  catalogue: Catalogue,
  suggest: Suggest,
  last?: Question,
): Question {
  const reread = (places: PlacesRead): Question => ruled(askingOf(reading, catalogue, places), suggest);
  const places = readPlaces(reading, catalogue);
  const alone = reread(places);
  const question = (last && followUp(askingOf(reading, catalogue, places), alone, last, reread)) ?? alone;
  return reading.spans.some((span) => means(span, 'picture')) ? { ...question, picture: true } : question;
}

function ruled(asking: Asking, suggest: Suggest): Question {
  if (isSmallTalk(asking)) return { kind: 'help', understood: [] };
  for (const rule of rulesFor(asking, asking.places)) {
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
  // One place understood and another not: half an answer would be taken for the whole.
  if (asking.mentions.length > 0 && places.gap?.why === 'unknown') return [];
  const about = topicOf(asking);
  const rules: Rule[] = [compliance];
  if (asking.has('outside') || (about !== 'document' && about !== 'subject')) rules.push(beyondTheNotice);
  if (about === 'subject') rules.push(subject);
  if (about === 'indicator') rules.push(indicator);
  if (about === 'document') rules.push(document);
  rules.push(ranking, reverse, share, aggregate);
  if (asking.mentions.length > 1) rules.push(compare);
  rules.push(breakdown, allocation);
  if (isMostlyKnown(asking)) rules.push(document);
  rules.push(indicator, subject);
  return rules;
}

/** Facts about booking expenditure: beside a subject that is named, the subject is what is asked for. */
const BOOKING = ['expenditure', 'attachment2', 'system'];

/** What the words outside names and amounts are about, where they are about something of their own. */
function topicOf(asking: Asking): 'subject' | 'indicator' | 'document' | undefined {
  const { reading, mentions } = asking;
  const topics = topicsNamed(asking);
  const indicators = indicatorsNamed(asking);
  const typed = codesTyped(asking);
  const codes = [...typed, ...codesNamed(asking)];
  const wantsTarget =
    asking.has('target', 'allTargets', 'whichTarget', 'met') ||
    reading.spans.some((span) => sense(span, 'category'));
  const wantsAmount = asking.has(
    'amount',
    'total',
    'advance',
    'current',
    'yi',
    'yuan',
    'compare',
    'most',
    'least',
  );
  if (asking.has('allSubjects')) return 'subject';
  if (codes.length > 0 && asking.has('subject') && topics.every((topic) => BOOKING.includes(topic)))
    return 'subject';
  if (codes.length > 0 && topics.length > 0 && topics.every((topic) => BOOKING.includes(topic)))
    return 'subject';
  // Beside a place and a question for its amount, 直达资金 or 办法 are how the money is called, not what is asked.
  const callsMoney =
    mentions.length > 0 &&
    reading.spans.every((span) => !sense(span, 'fact') || /资金$|^直达$/u.test(span.text));
  if (
    topics.length > 0 &&
    typed.length === 0 &&
    !(mentions.length > 0 && (wantsAmount || callsMoney || asking.values.length > 0))
  ) {
    const strong = reading.spans.some(
      (span) => sense(span, 'fact') && span.distance === 0 && span.text.length >= 4,
    );
    const alone = mentions.length === 0 && isMostlyKnown(asking);
    if ((strong || alone) && (indicators.length === 0 || (strong && !isNamedInFull(asking))))
      return 'document';
  }
  if (codes.length > 0 && (asking.has('subject') || typed.length > 0)) return 'subject';
  if (indicators.length > 0 && (mentions.length === 0 || !asking.has('most', 'least', 'sum')))
    return 'indicator';
  if (asking.has('subject') && mentions.length === 0) return 'subject';
  if (codes.length > 0 && mentions.length === 0 && !wantsTarget) return 'subject';
  if (wantsTarget && !asking.has('met') && !asking.has('amount', 'most', 'least')) return 'indicator';
  if (asking.has('whichTarget') || (asking.has('quota') && mentions.length === 0 && !asking.has('amount')))
    return 'indicator';
  return undefined;
}

/** True where the words about the notice are not outweighed by words that nobody here knows. */
function isMostlyKnown(asking: Asking): boolean {
  const length = (parts: readonly { readonly text: string }[]): number =>
    parts.reduce((sum, { text }) => sum + text.length, 0);
  return length(asking.reading.unknown) <= length(asking.reading.spans.filter((span) => sense(span, 'fact')));
}

/** An indicator named by at least four characters is meant, whatever else the text says of the notice. */
const isNamedInFull = (asking: Asking): boolean =>
  asking.reading.spans.some(
    (span) =>
      sense(span, 'indicator')?.cue === false && /(?:[率度]|比例|情况|标准|人数|人次|机制)$/u.test(span.text),
  );

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
