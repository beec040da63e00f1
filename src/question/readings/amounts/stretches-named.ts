import type { Evidence } from '../../evidence/evidence.js';
import { isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';

/** A stretch of an order that the text names: 前三名, 第三, 第三到第五, 倒数第二. */
export interface Stretch {
  readonly end: 'most' | 'least';
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
}

/** Every stretch of an order that the text names, in its order; 第三到第五 is one. */
export function stretchesNamed(evidence: Evidence): readonly Stretch[] {
  if (!evidence.has('first', 'lastRank') && evidence.withRole('number').length === 0) return [];
  const found: Stretch[] = [];
  for (const token of evidence.live) {
    const one = stretchAt(token, evidence);
    if (!one) continue;
    const before = found.at(-1);
    const joined = before && one.from === one.to ? reaching(before, one, evidence) : undefined;
    if (joined) found.splice(-1, 1, joined);
    else found.push(one);
  }
  return found;
}

function stretchAt(token: Token, evidence: Evidence): Stretch | undefined {
  if (token.number && (token.as === 'count' || token.as === 'rank')) {
    const n = token.number.value.toNumber();
    const before = wordBefore(token, evidence);
    if (token.as === 'rank')
      return { end: isA(before, 'rear') ? 'least' : 'most', from: n, to: n, tokens: [token] };
    if (isA(before, 'front', 'rear', 'most', 'least'))
      return { end: isA(before, 'rear', 'least') ? 'least' : 'most', from: 1, to: n, tokens: [token] };
  }
  if (isA(token, 'lastRank')) return { end: 'least', from: 1, to: 1, tokens: [token] };
  return isA(token, 'first') && !isA(evidence.tokens[token.index + 1], 'counter')
    ? { end: 'most', from: 1, to: 1, tokens: [token] }
    : undefined;
}

/** 倒数第三: what says from which end it is counted stands before 第. */
const wordBefore = ({ index }: Token, { tokens }: Evidence): Token | undefined =>
  tokens.findLast((token) => token.index < index && !isA(token, 'ordinal') && !isPassingBy(token));

/** 前 and 后 are hints, and do not pass by. */
const isPassingBy = (token: Token): boolean => isPassing(token) && !isA(token, 'front', 'rear');

/** 第三名到第五名, 倒数第一到第三: from the one to the other; what is said of the first end holds for the second. */
function reaching(before: Stretch, one: Stretch, { tokens, text }: Evidence): Stretch | undefined {
  const [start, end] = [before.tokens.at(-1), one.tokens[0]];
  if (!start || !end || before.from !== before.to) return undefined;
  const between = tokens
    .slice(start.index + 1, end.index)
    .filter((token) => !isA(token, 'ordinal', 'rankUnit', 'rear'));
  const reaches =
    between.some((token) => isA(token, 'upTo')) || /^\s*[-~—]+\s*第?$/u.test(text.slice(start.to, end.from));
  const others = between.some((token) => !isA(token, 'upTo') && !hasRole(token, 'idle', 'mark'));
  if (!reaches || others) return undefined;
  return {
    end: before.end,
    from: Math.min(before.from, one.from),
    to: Math.max(before.to, one.to),
    tokens: [...before.tokens, ...one.tokens],
  };
}
