import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { MoneyUnit } from '../../model.js';

/** Words for columns, and the one that is a column or an operator. */
export const COLUMN_WORDS = ['total', 'advance', 'current', 'altogether'] as const;

/** The column that a word names for certain. */
export const columnNamed = (token: Token): Column | undefined =>
  isA(token, 'advance')
    ? 'advance'
    : isA(token, 'current')
      ? 'current'
      : isA(token, 'total')
        ? 'total'
        : undefined;

/**
 * The column that the tokens ask for. 一共 beside 提前下达 sums up that column; two columns at once are no column, for a
 * reply shows all three.
 */
export function columnOf(tokens: readonly Token[]): Column | undefined {
  const named = new Set(tokens.flatMap((token) => columnNamed(token) ?? []));
  if (named.has('advance') && named.has('current')) return undefined;
  if (named.size > 1 && tokens.some((token) => isA(token, 'or'))) return undefined;
  if (
    named.has('total') &&
    named.size > 1 &&
    tokens.some((token) => isA(token, 'and', 'compare', 'difference', 'or'))
  )
    return undefined;
  if (named.has('advance')) return 'advance';
  if (named.has('current')) return 'current';
  return named.has('total') || tokens.some((token) => isA(token, 'altogether')) ? 'total' : undefined;
}

const UNITS = { yi: '亿元', million: '百万元', thousand: '千元', yuan: '元' } as const satisfies Record<
  string,
  MoneyUnit
>;

/** The unit that amounts are wanted in. */
export const unitOf = (evidence: Evidence): MoneyUnit | undefined =>
  Object.entries(UNITS).find(([concept]) => evidence.has(concept))?.[1];

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
