import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Bound, Test } from '../../model.js';

/** <=, >=. */
const INCLUSIVE = { above: 'atLeast', atLeast: 'atLeast', below: 'atMost', atMost: 'atMost' } as const;

interface Bounded {
  readonly is: (typeof BOUNDS)[number];
  readonly tokens: readonly Token[];
}

/** 比1亿少, 比…还多: the side that 多 or 少 says. */
export const sideOf = (word: Token): 'above' | 'below' => (isA(word, 'less') ? 'below' : 'above');

/** True of a test that is one bound on an amount. */
export const isBound = (test: Test): test is Bound => BOUNDS.some((is) => is === test.is);

/** 没能超过, 不够: what is denied is the other side, and the bound itself belongs to it or not. */
const DENIED = { above: 'atMost', atLeast: 'below', below: 'atLeast', atMost: 'above' } as const;

/** 超过3亿, 3亿以上: the bound before the number, or joined to its end; 比3亿少 on both sides of it. */
export function boundOf(evidence: Evidence, number: Token): Bounded | undefined {
  const { live, text } = evidence;
  const at = live.indexOf(number);
  const before = live[at - 1];
  // 比1亿还多.
  const behind = live.find((token, i) => i > at && !hasRole(token, 'idle'));
  if (before && behind && isA(before, 'than') && isA(behind, 'more', 'less'))
    return { is: sideOf(behind), tokens: [before, behind] };
  const near = [live[at + 1], live[at - 1], live[at - 2], live[at + 2]];
  // 高于5000的县市，不对，用7000: the one bound that was told before holds for the number that was put right.
  const bounds = live.filter((token) => isA(token, ...BOUNDS));
  const lone = bounds.length === 1 && live.some((token) => isA(token, 'insteadOf', 'not')) ? bounds : [];
  for (const token of [...near, ...lone]) {
    const is = BOUNDS.find((bound) => isA(token, bound));
    if (!is || !token) continue;
    const denial = denialBefore(evidence, token);
    if (denial) return { is: DENIED[is], tokens: [denial, token] };
    return { is: text[token.to] === '=' ? INCLUSIVE[is] : is, tokens: [token] };
  }
  // 全年没有2亿的县: so much they have not.
  return isA(before, 'negates') && before?.to === number.from ? { is: 'below', tokens: [before] } : undefined;
}

/** 没能超过, 还不够: the denial in front of a bound, with nothing between them that means anything. */
function denialBefore({ tokens, live }: Evidence, { index }: Token): Token | undefined {
  const before = tokens.findLast((token) => token.index < index && !hasRole(token, 'idle'));
  return before && live.includes(before) && isA(before, 'negates') ? before : undefined;
}
