import type { Decimal } from 'decimal.js';
import { round } from '../answer/arithmetic.js';
import type { MoneyUnit } from '../question/model.js';

/** An amount of money has no more places than these in 万元. */
const PLACES = 6;

/** A figure as it is; one without an end, a third of something, to two places. */
export const ended = (figure: Decimal): Decimal => (figure.decimalPlaces() > PLACES ? round(figure) : figure);

/** `65,468`: an amount in 万元 with separators, exact where it has an end. */
export function thousands(amount: Decimal): string {
  const [integer = '', fraction] = ended(amount).abs().toFixed().split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount.isNegative() && !amount.isZero() ? '-' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** `+6,536`, `-9,296`: an amount by which something grew or shrank. */
export const signed = (amount: Decimal): string => `${amount.gt(0) ? '+' : ''}${thousands(amount)}`;

/** `65,468 万元` */
export const money = (amount: Decimal): string => `${thousands(amount)} 万元`;

/** How many of a unit 1 万元 is. */
const PER_TEN_THOUSAND = {
  亿元: '0.0001',
  百万元: '0.01',
  千元: '10',
  元: '10000',
} as const satisfies Record<MoneyUnit, string>;

/** `6.5468 亿元`, `654,680,000 元`: exact, with separators. */
export const inUnit = (amount: Decimal, unit: MoneyUnit): string =>
  `${thousands(amount.times(PER_TEN_THOUSAND[unit]))} ${unit}`;

/** `（654,680,000 元）`: in the unit that was asked for beside 万元; nothing where none was. */
export const beside = (amount: Decimal, unit: MoneyUnit | undefined): string =>
  unit ? `（${inUnit(amount, unit)}）` : '';

/** `6.5468 亿元`, exact. */
export const inYi = (amount: Decimal): string => inUnit(amount, '亿元');
