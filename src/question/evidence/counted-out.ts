import type { Folded } from '../../text/fold.js';
import { typed } from '../../text/fold.js';
import { type Bare, hasRole, isA } from './token.js';

const CIRCLED = /^[①-⒛⓵-⓾❶-➓]$/u;
const STOP = /^[、.．)）]$/u;

/**
 * 1、全年738 2、提前442 and ①全年769②提前465: numbers that count out the figures of a list are marks of it. Where an order is spoken
 * of, they may be ranks.
 */
export function countedOut(tokens: readonly Bare[], folded: Folded): readonly Bare[] {
  if (!tokens.some(({ number }) => number?.digits === '1')) return tokens;
  if (tokens.some((token) => isA(token, 'order', 'rankOf', 'most', 'least'))) return tokens;
  const points: number[] = [];
  tokens.forEach((token, at) => {
    if (token.number?.digits === String(points.length + 1) && isPoint(tokens, at, folded)) points.push(at);
  });
  if (points.length < 2) return tokens;
  const isFigured = points.every((from, i) =>
    tokens.slice(from + 1, points[i + 1]).some(({ number }) => number !== undefined),
  );
  return isFigured
    ? tokens.map((token, at) =>
        points.includes(at) ? { ...token, roles: ['mark'], number: undefined } : token,
      )
    : tokens;
}

/** In a circle of its own, or at the beginning of something and before a stop: 1、全年, and no 1、2名. */
function isPoint(tokens: readonly Bare[], at: number, folded: Folded): boolean {
  const { from, to } = tokens[at] as Bare;
  if (CIRCLED.test(typed(folded, from, to))) return true;
  const [before, stop, next] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  const opens = before === undefined || hasRole(before, 'mark') || /^[,，、]$/u.test(before.text);
  return opens && stop !== undefined && STOP.test(stop.text) && next !== undefined && !next.number;
}
