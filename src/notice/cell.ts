import { Decimal } from 'decimal.js';

/** @returns the text without any blank, of whatever width */
export function unblank(text: string): string {
  return text.replace(/[\s\u3000\u200b\ufeff]+/g, '');
}

/** So many digits a number holds exactly. */
const PLAIN = /^-?\d{1,15}$/;

/**
 * Reads an amount as people type it: full-width digits, commas every three digits, stray blanks.
 * @returns the amount in the cell's own unit, or null where the cell is no plain number
 */
export function readAmount(cell: string): Decimal | null {
  // Nearly every cell of a long table is one of these, and a number is read faster than a text.
  if (PLAIN.test(cell)) return new Decimal(Number(cell));
  const text = unblank(cell.normalize('NFKC')).replace(/[−‐–—]/g, '-');
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const plain = grouped ? text.replaceAll(',', '') : text;
  return /^-?\d+(\.\d+)?$/.test(plain) ? new Decimal(plain) : null;
}
