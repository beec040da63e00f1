import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import { columnNamed } from './columns.js';

/** 库车10541，其中本次多少; 莎车65468，那提前呢: behind the figures a column is asked for, and says nothing of what was told. */
export function isColumnAsked({ live }: Evidence, column: Token): boolean {
  if (columnNamed(column) === undefined) return false;
  const last = live.findLast((token) => token.as === 'value');
  return (
    last !== undefined &&
    column.from >= last.to &&
    live.some((token) => token.from >= column.to && isA(token, 'howMuch', 'onward', 'each', 'apiece'))
  );
}
