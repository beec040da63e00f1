import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';

/**
 * 放在一起 may sum or compare. Where it alone says what is done, 是多少 asks for one figure and anything else for a
 * comparison.
 */
export function sidesWith(evidence: Evidence, side: 'sum' | 'compare'): boolean {
  const both = evidence.live.filter((token) => isA(token, 'sum') && isA(token, 'compare'));
  if (both.length === 0) return false;
  const plain = evidence.live.some(
    (token) => !both.includes(token) && isA(token, 'sum', 'plus', 'altogether', 'average', 'minus'),
  );
  const compared = evidence.live.some(
    (token) =>
      !both.includes(token) && isA(token, 'compare', 'than', 'difference', 'more', 'less', 'most', 'least'),
  );
  const summed = plain || (!compared && evidence.has('howMuch'));
  return (side === 'sum') === summed;
}
