import type { Column, Row } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import type { Token } from '../../evidence/token.js';
import { type Equation, equationsIn } from './equations.js';
import { prefectureOf } from './rows.js';

/** Whose a figure is, and of which column. */
export interface Owner {
  readonly mention: Mention;
  readonly place?: string | undefined;
  readonly column?: Token | undefined;
  /** The column's key, where it is told by a table's head or by the order of the columns. */
  readonly key?: Column | undefined;
  /** True of a figure that is taken off as what the row has below zero: 97-19=78. */
  readonly negated?: true;
}

/**
 * The places of the operands, in their order: each is named right before its figure, or all of them before or behind the sum
 * (莎车和叶城65468+56849=122317). Undefined where the sum is one place's.
 */
export function placesOf(equation: Equation, { live, mentions }: Evidence): readonly Mention[] | undefined {
  const { operands } = equation;
  const own = operands.flatMap(({ mention }) => mention ?? []);
  if (own.length === operands.length) return own;
  const start = Math.min(...figuresOf(equation).map(({ from }) => from));
  const last = live.findLast((token) => token.as === 'value' && token.to <= start)?.to ?? 0;
  const led = mentions.filter(({ from, to }) => from >= last && to <= start);
  const all = led.length > 0 ? led : mentions.every(({ from }) => from > start) ? mentions : [];
  const isApart = all.length === operands.length && operands.slice(1).every(({ mention }) => !mention);
  return isApart ? all : undefined;
}

/** The sum of one place that a figure belongs to. */
export const sumWith = (evidence: Evidence, token: Token | undefined): Equation | undefined =>
  token &&
  equationsIn(evidence).find(
    (one) => figuresOf(one).includes(token) && placesOf(one, evidence) === undefined,
  );

export const figuresOf = ({ operands, result }: Equation): readonly Token[] => [
  ...operands.map(({ token }) => token),
  result,
];

/**
 * 库尔勒市1842+1748=3590: of one place its parts make the year's sum; 克州13922+14080+1359+1710=31071: and so do those that lie in it.
 * What is taken off one column makes another (65468-18808=46660). Undefined where it is neither.
 */
export function partsOfSum(
  evidence: Evidence,
  mention: Mention,
  equation: Equation,
  { columns, figures }: { readonly columns: readonly Token[]; readonly figures: readonly Token[] },
): readonly Owner[] | undefined {
  const { operands, result, resultColumn } = equation;
  const { main } = evidence.catalogue;
  const row = rowMeant(evidence, mention, result);
  const lying = membersOf(evidence, mention, operands.length);
  if (figures.some((one) => !figuresOf(equation).includes(one)) || (!lying && !areParts(row, equation, main)))
    return undefined;
  // 墨玉提前+本次 41187+8653=49840: the columns are told before the sum.
  const told = columns.length === operands.length && !operands.some(({ column }) => column) ? columns : [];
  const isSum = operands.every(({ sign, token }) => sign === 'plus' || isCut(row, token));
  return figures.map((figure): Owner => {
    const at = operands.findIndex(({ token }) => token === figure);
    const operand = operands[at];
    if (!operand) return { mention, column: resultColumn, ...(isSum && { key: main }) };
    const negated = operand.sign === 'minus' && isCut(row, operand.token);
    return {
      mention,
      place: lying?.[at]?.id,
      column: operand.column ?? told[at],
      ...(!isSum && { key: columnWith(row, operand.token) }),
      ...(negated && { negated }),
    };
  });
}

/**
 * Two figures, neither twice the same nor put to the year's sum: 65468+500 adds what the notice does not have. One at least is the
 * row's own.
 */
function areParts(row: Row | undefined, equation: Equation, main: Column): boolean {
  const { operands } = equation;
  const [first, second, third] = operands;
  if (figuresOf(equation).every((token) => columnWith(row, token) === undefined)) return false;
  if (!first || !second || third || first.token.number?.value.eq(second.token.number?.value ?? 0))
    return false;
  return second.sign === 'minus' || operands.every(({ token }) => columnWith(row, token) !== main);
}

/** 46660-18808=27852: by how much two columns of one place differ, where that is none of its figures. */
export function apartInSum(evidence: Evidence, mention: Mention): Token | undefined {
  const [equation, more] = equationsIn(evidence);
  const [first, second, third] = equation?.operands ?? [];
  if (!equation || more || !first || third || second?.sign !== 'minus') return undefined;
  const { result } = equation;
  const row = rowMeant(evidence, mention, first.token);
  const [one, other] = [columnWith(row, first.token), columnWith(row, second.token)];
  const isApart = one && other && one !== other && !columnWith(row, result);
  return isApart && placesOf(equation, evidence) === undefined ? result : undefined;
}

/** Of the places that share a name the one that has the figure. */
function rowMeant({ catalogue }: Evidence, { ids, group }: Mention, figure: Token): Row | undefined {
  const rows = group ? [] : catalogue.rowsOf(ids);
  return rows.find((row) => columnWith(row, figure) !== undefined) ?? rows[0];
}

/** The column in which a row has the figure. */
function columnWith(row: Row | undefined, { number }: Token): Column | undefined {
  const amount = number && inTenThousands(number);
  const all = Object.entries(row?.amounts ?? {});
  return all.find(([, one]) => amount !== undefined && one?.eq(amount))?.[0];
}

/** The rows that lie in a prefecture, where the sum has one for each. */
function membersOf(evidence: Evidence, { ids }: Mention, count: number): readonly Row[] | undefined {
  const prefecture = prefectureOf(evidence, ids);
  const rows = prefecture ? evidence.catalogue.within(prefecture) : [];
  return rows.length === count && count > 2 ? rows : undefined;
}

/** 97-19=78: what is taken off is a cut, which the row has below zero. */
function isCut(row: Row | undefined, { number }: Token): boolean {
  const amount = number && inTenThousands(number).neg();
  return Object.values(row?.amounts ?? {}).some((one) => one?.isNegative() && amount?.eq(one));
}
