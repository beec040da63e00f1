import type { Evidence } from '../../evidence/evidence.js';
import { isPassing } from '../../evidence/places/neighbours.js';
import { isA, type Token } from '../../evidence/token.js';
import type { StandingClaimed } from '../../model.js';

/** Where something is said to stand, with the words that say so. */
export interface Standing extends StandingClaimed {
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
}

/**
 * What the text says of where something stands: 第一, 排第三, 倒数第二, 第二少, 最多, 垫底, in its order. Undefined where a word says so
 * only loosely (靠前, 大户) or of both ends.
 */
export function standingsIn(evidence: Evidence): readonly Standing[] | undefined {
  if (evidence.has('looseEnd')) return undefined;
  const found: Standing[] = [];
  for (const token of evidence.live) {
    if (isA(token, 'most') && isA(token, 'least')) return undefined;
    if (countsAnything(token, evidence)) return undefined;
    const one = standingAt(token, evidence);
    const before = found.at(-1);
    // 排名最低的第二名, 第一最多: two words for one thing, of which one may say something else.
    if (one && before && (isNextTo(before, one, evidence) || reachesTo(before, one, evidence)))
      return undefined;
    if (one) found.push(one);
  }
  return found;
}

function standingAt(token: Token, evidence: Evidence): Standing | undefined {
  if (token.as === 'rank' && token.number) return ranked(token, evidence);
  const least = isA(token, 'least', 'lastRank');
  if (isA(token, 'compare') || isCounted(token, evidence)) return undefined;
  if (!least && !isA(token, 'most', 'first')) return undefined;
  return { rank: 1, end: least ? 'least' : 'most', from: token.from, to: token.to, tokens: [token] };
}

/** 第一个到账, 第二个问题: anything may be counted so; 第二名 and 第二多的 stand in an order. */
const countsAnything = (token: Token, { tokens }: Evidence): boolean => {
  const next = tokens[token.index + 1];
  return (token.as === 'rank' || isA(token, 'first')) && isA(next, 'places') && !isA(next, 'rankUnit');
};

/** 第二, 倒数第二, 第二少. */
function ranked(token: Token, { tokens, live }: Evidence): Standing {
  const next = live.find((other) => other.from === token.to);
  const side = isA(next, 'more', 'less') ? next : undefined;
  const before = live.findLast(
    (other) =>
      other.to <= token.from &&
      !isA(other, 'ordinal') &&
      (!isPassing(other) || isA(other, 'rear', 'least')) &&
      tokens.slice(other.index + 1, token.index).every((one) => isA(one, 'ordinal') || isPassing(one)),
  );
  const rear = isA(before, 'rear') ? before : undefined;
  return {
    rank: token.number?.value.toNumber() ?? 1,
    end: rear || isA(side, 'less') ? 'least' : 'most',
    from: rear?.from ?? token.from,
    to: side?.to ?? token.to,
    tokens: [...(rear ? [rear] : []), token, ...(side ? [side] : [])],
  };
}

/** 最多的三个县: so many stand there. */
const isCounted = ({ to }: Token, { live }: Evidence): boolean => {
  const next = live.find((token) => token.from >= to && !isPassing(token));
  return next?.as === 'count';
};

const isNextTo = (before: Standing, one: Standing, { live, mentions }: Evidence): boolean =>
  !mentions.some(({ from }) => from >= before.to && from < one.from) &&
  live.every(
    (token) => token.from < before.to || token.from >= one.from || isPassing(token) || isA(token, 'ordinal'),
  );

/** 第2名到第4名: all that stand between. */
const reachesTo = (before: Standing, one: Standing, { tokens, text }: Evidence): boolean =>
  tokens.some((token) => isA(token, 'upTo') && token.from >= before.to && token.to <= one.from) ||
  /^\S{0,2}[-~—]/u.test(text.slice(before.to, one.from));

/** 前三名, 倒数三名, 最少的两个县: so many from an end, who are named beside it. */
export interface Cut {
  readonly end: 'most' | 'least';
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
}

/** The one stretch from an end that the text speaks of; undefined where it speaks of none or of several. */
export function cutIn({ live }: Evidence): Cut | undefined {
  const cuts = live.flatMap((token): Cut[] => {
    if (token.as !== 'count' || !token.number) return [];
    const before = live.findLast((other) => other.to <= token.from && !isLink(other));
    if (!before || !isA(before, 'front', 'rear', 'most', 'least')) return [];
    const end = isA(before, 'rear', 'least') ? 'least' : 'most';
    const count = token.number.value.toNumber();
    if (count < 2) return [];
    return [{ end, count, from: before.from, to: token.to, tokens: [before, token] }];
  });
  return cuts.length === 1 ? cuts[0] : undefined;
}

const isLink = (token: Token): boolean => isPassing(token) && !isA(token, 'front', 'rear');
