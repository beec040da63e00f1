import type { Reading } from '../match/read.js';
import { means, type Span, sense } from '../match/term.js';
import type { Catalogue } from '../notice/catalogue.js';
import type { Column } from '../notice/model.js';
import type { NumberFound } from '../text/amounts.js';
import type { MoneyUnit, Question } from './model.js';
import type { Mention, PlacesRead } from './places/mention.js';

/** A text as the rules for the kinds of question see it. */
export interface Asking {
  readonly reading: Reading;
  readonly text: string;
  readonly catalogue: Catalogue;
  readonly places: PlacesRead;
  readonly mentions: readonly Mention[];
  readonly column?: Column;
  readonly unit?: MoneyUnit;
  /** Numbers that are values: no counts (三个县), ranks (前五) or codes. */
  readonly values: readonly NumberFound[];
  has(...concepts: readonly string[]): boolean;
  spans(...concepts: readonly string[]): readonly Span[];
}

/** A rule that knows one kind of question; undefined where the text is no such question. */
export type Rule = (asking: Asking) => Question | undefined;

export function askingOf(whole: Reading, catalogue: Catalogue, places: PlacesRead): Asking {
  const reading = focused(whole, places);
  const has = (...concepts: readonly string[]): boolean =>
    reading.spans.some((span) => means(span, ...concepts));
  const column = columnOf(has, reading.spans);
  const unit = has('yi') ? '亿元' : has('yuan') ? '元' : undefined;
  return {
    reading,
    text: reading.folded.text,
    catalogue,
    places,
    mentions: places.mentions,
    // 一共多少亿 asks for the year's sum in another unit; it is the headline of the reply anyway.
    ...(column && !(unit && column === 'total') && { column }),
    ...(unit && { unit }),
    values: reading.numbers.filter((number) => !isCount(number, reading)),
    has,
    spans: (...concepts) => reading.spans.filter((span) => means(span, ...concepts)),
  };
}

/**
 * In several clauses, the last one that asks for an amount says what is asked; what the others tell (低保, 满意度, a code)
 * is told by the way. The places of the whole text stay.
 */
function focused(reading: Reading, places: PlacesRead): Reading {
  if (places.mentions.length === 0) return reading;
  const { text } = reading.folded;
  const bounds = [
    0,
    ...[...text.matchAll(/[,，。;；!！?？\n]/gu)].map(({ index }) => index + 1),
    text.length,
  ];
  for (let i = bounds.length - 2; i > 0; i--) {
    const from = bounds[i] as number;
    const to = bounds[i + 1] as number;
    const spans = reading.spans.filter((span) => span.from >= from && span.to <= to);
    if (!spans.some((span) => means(span, 'amount', 'total', 'advance', 'current', 'yi', 'yuan'))) continue;
    if (
      spans.some(
        (span) =>
          means(
            span,
            'met',
            'target',
            'subject',
            'who',
            'most',
            'least',
            'compare',
            'sum',
            'plus',
            'share',
            'check',
            'except',
          ) || aboutSomethingElse(span),
      )
    )
      return reading;
    const before = reading.spans.filter((span) => span.to <= from);
    if (!before.some(aboutSomethingElse)) return reading;
    const mentioned = before.filter((span) => sense(span, 'place') ?? sense(span, 'group'));
    return {
      ...reading,
      spans: [...mentioned, ...spans],
      numbers: reading.numbers.filter((number) => number.from >= from && number.to <= to),
      unknown: reading.unknown.filter((stretch) => stretch.from >= from && stretch.to <= to),
    };
  }
  return reading;
}

/** Words that would make the text a question about something other than amounts. */
const aboutSomethingElse = (span: Span): boolean =>
  (sense(span, 'fact') ?? sense(span, 'subject') ?? sense(span, 'indicator') ?? sense(span, 'category')) !==
    undefined ||
  means(span, 'otherYear', 'lastYear', 'perHead', 'spent', 'people', 'target', 'met', 'subject');

/** 一共 beside 提前下达 sums up that column; two columns at once are no column. */
function columnOf(has: (...concepts: string[]) => boolean, spans: readonly Span[]): Column | undefined {
  const advance = has('advance');
  const current = has('current');
  if (advance && current) return undefined;
  // 提前下达和全年: both are asked for, and the reply shows all three.
  if (
    (advance || current) &&
    spans.some((span) => means(span, 'total') && span.text.startsWith('全年')) &&
    spans.some((span) => means(span, 'and', 'compare'))
  )
    return undefined;
  if (advance) return 'advance';
  if (current) return 'current';
  return has('total') ? 'total' : undefined;
}

const COUNTED = /^\s?(?:个|家|名|位|项|条|强|地(?![区方])|州|县|市|区|月|日|号|天|类|笔|所|者|件|种|页|份)/u;

/** 三个县, 前五, 第三: a number that counts or ranks. */
function isCount(number: NumberFound, reading: Reading): boolean {
  const { text } = reading.folded;
  if (number.unit !== null && number.unit !== '元') return false;
  if (COUNTED.test(text.slice(number.to))) return true;
  const before = reading.spans.find((span) => span.to === number.from);
  return means(before, 'front', 'rear', 'ordinal', 'most', 'least') && number.value.lte(200);
}

/** The understood notes every question of this text carries. */
export const said = (
  asking: Asking,
  ...more: readonly string[]
): { readonly understood: readonly string[] } => ({
  understood: [...asking.places.understood, ...more],
});

/** The column, spread into a question where one was asked for. */
export const withColumn = (asking: Asking): { readonly column?: Column } =>
  asking.column ? { column: asking.column } : {};
