import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { levelWords } from '../readings/amounts/rows.js';
import type { Pointed } from './pointed.js';
import type { Thread } from './thread.js';

/**
 * 后面这两个县, 前面两个: so many of those that were shown, or talked of one at a time, from the side that is named. The last
 * ones of a ranking may be the lowest of all as well, and are none of these.
 */
export function bySide(evidence: Evidence, { shown, singles, order }: Thread): Pointed | undefined {
  const [word, more] = evidence.of('foremost', 'hindmost');
  const count = word && countBehind(evidence, word);
  const n = isA(count, 'pair') ? 2 : count?.number?.value.toNumber();
  const front = isA(word, 'foremost');
  // 前面这两个 are those that were spoken of just before.
  if (front && evidence.has('these')) return undefined;
  if (!word || more || !count || n === undefined || evidence.mentions.length > 0 || (order && !front))
    return undefined;
  const among = [shown, singles].find((ids) => ids.length >= n && ids.length > 1) ?? [];
  const ids = front ? among.slice(0, n) : among.slice(-n);
  return {
    ids,
    at: ids.map(() => word.from),
    operands: true,
    tokens: [word, count, ...levelWords(evidence), ...evidence.of('these', 'places', 'references')],
  };
}

/** 两 of 后面两个 and 后面这两个. */
function countBehind({ tokens }: Evidence, word: Token): Token | undefined {
  const next = tokens.find(
    ({ index, ...of }) => index > word.index && !isA(of, 'these') && !hasRole(of, 'idle'),
  );
  return next?.as === 'count' || isA(next, 'pair') ? next : undefined;
}
