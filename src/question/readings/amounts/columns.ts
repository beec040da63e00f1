import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { MoneyUnit } from '../../model.js';

/** Words for columns, those that one notice alone has, and the one that is a column or an operator. */
export const COLUMN_WORDS = ['total', 'advance', 'current', 'column', 'altogether'] as const;

/** The column that a word names for certain: a part before the whole, where it may be either. */
export function columnNamed({ span }: Pick<Token, 'span'>): Column | undefined {
  let whole: Column | undefined;
  for (const s of span?.senses ?? []) {
    if (s.is !== 'word' || s.role !== 'column' || NO_KEYS.includes(s.concept)) continue;
    if (s.concept !== WHOLE) return s.concept;
    whole = WHOLE;
  }
  return whole;
}

/** A word with the column that it names. */
export interface ColumnWord {
  readonly token: Token;
  readonly column: Column;
}

/** The word with its column, where it names one. */
export function columnIn(token: Token): readonly ColumnWord[] {
  const column = columnNamed(token);
  return column ? [{ token, column }] : [];
}

/** Concepts of column words that are no column's key. */
const NO_KEYS = ['altogether', 'column', 'advanceNotice', 'subtotal'];

/** The column of the year's sum, as the word table calls it. */
const WHOLE = 'total';

/**
 * The column that the tokens ask for. 一共 beside 提前下达 sums up that column; two columns at once are no column, for a
 * reply shows all three.
 */
export function columnOf(tokens: readonly Token[]): Column | undefined {
  let part: Column | undefined;
  let whole = false;
  for (const token of tokens) {
    const key = columnNamed(token);
    if (key === undefined || key === part) continue;
    if (key === WHOLE) whole = true;
    else if (part !== undefined) return undefined;
    else part = key;
  }
  if (whole && part !== undefined && tokens.some((token) => isA(token, 'and', 'compare', 'difference', 'or')))
    return undefined;
  return part ?? (whole || tokens.some((token) => isA(token, 'altogether')) ? WHOLE : undefined);
}

/** The column that 核减 speaks of: the part of the year's sum that may be below zero, the last one. */
export const cutColumn = ({ catalogue }: Evidence): Column | undefined =>
  catalogue.partsOf(catalogue.main).at(-1);

const UNITS: readonly { readonly concept: string; readonly unit: MoneyUnit }[] = [
  { concept: 'yi', unit: '亿元' },
  { concept: 'million', unit: '百万元' },
  { concept: 'thousand', unit: '千元' },
  { concept: 'yuan', unit: '元' },
];

/** What says a unit other than 万元. */
export const UNIT_WORDS: readonly string[] = UNITS.map(({ concept }) => concept);

/** The unit that amounts are wanted in. */
export const unitOf = (evidence: Evidence): MoneyUnit | undefined =>
  UNITS.find(({ concept }) => evidence.has(concept))?.unit;

/** Words that any question about amounts may hold without asking for anything else. */
export const PLAIN = [
  'amount',
  'howMuch',
  'check',
  'money',
  'give',
  'wan',
  'yi',
  'million',
  'thousand',
  'yuan',
  'thisYear',
  'picture',
  'filler',
  'quota',
  'all',
  'only',
  'yuanWord',
] as const;

/** The column and unit, spread into a question where they were asked for. 一共多少亿 asks for the year's sum, the headline anyway. */
export function asked(
  evidence: Evidence,
  column: Column | undefined,
): { readonly column?: Column; readonly unit?: MoneyUnit } {
  const unit = unitOf(evidence);
  const plain =
    column === 'total' && unit !== undefined && !evidence.live.some((token) => isA(token, 'total'));
  return { ...(column && !plain && { column }), ...(unit && { unit }) };
}
