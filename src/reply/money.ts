import type { Decimal } from 'decimal.js';

/** `65,468`: an amount in 万元 with separators, exact. */
export function thousands(amount: Decimal): string {
  const [integer = '', fraction] = amount.abs().toFixed().split('.');
  const grouped = integer.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount.isNegative() && !amount.isZero() ? '-' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

/** `65,468 万元` */
export const money = (amount: Decimal): string => `${thousands(amount)} 万元`;

/** `6.5468 亿元`, exact. */
export const inYi = (amount: Decimal): string => `${amount.div(10_000).toFixed()} 亿元`;

/** `654,680,000 元`, exact. */
export const inYuan = (amount: Decimal): string => `${thousands(amount.times(10_000))} 元`;
