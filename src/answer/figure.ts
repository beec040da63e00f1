import type { Decimal } from 'decimal.js';
import { amountOf } from '../notice/model.js';
import type { Answer } from './model.js';

/** The one figure that an answer is about, if it is one: 万元, or per cent of a share. A count is neither. */
export function figureOf(answer: Answer): Decimal | undefined {
  switch (answer.kind) {
    case 'allocation':
      return amountOf(answer.row, answer.by);
    case 'aggregate':
      return answer.measure === 'count' ? undefined : answer.value;
    case 'share':
      return answer.value;
    default:
      return undefined;
  }
}
