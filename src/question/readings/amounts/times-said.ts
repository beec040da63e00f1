import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { ClaimedTimes } from '../../model.js';
import { boundAt } from './part-bound.js';
import { asksWhetherReached } from './reached.js';

/** How many times the second place the first is said to be, with the words that say so. */
export interface TimesSaid {
  readonly claimed: ClaimedTimes;
  readonly tokens: readonly Token[];
}

/** 喀什是和田的两倍吗, 比克州的5倍还多，对吗, 超过克州的10倍了吧; of 多一倍 two people mean two things, and it claims nothing. */
export function timesSaid(evidence: Evidence): TimesSaid | undefined {
  const { live, tokens } = evidence;
  const [word, second] = evidence.of('times');
  const number = word && tokens[word.index - 1];
  if (!word || !number?.number || second || !live.includes(number) || !asksWhetherReached(evidence))
    return undefined;
  if (isA(tokens[number.index - 1], 'more', 'less')) return undefined;
  const bound = boundAt(evidence, number) ?? sideBehind(evidence, word);
  const claimed = { times: number.number.value, ...(bound && { bound: bound.is }) };
  return { claimed, tokens: [number, word, ...(bound?.tokens ?? [])] };
}

/** 两倍还多, 两倍多; of 两倍那么多 it says how many, and no more than that. */
function sideBehind({ tokens }: Evidence, { index }: Token): ReturnType<typeof boundAt> {
  const side = tokens.find((token) => token.index > index && !hasRole(token, 'idle'));
  const before = side && tokens[side.index - 1];
  if (!side || !isA(side, 'more', 'less') || isA(before, 'then')) return undefined;
  return { is: isA(side, 'less') ? 'below' : 'above', tokens: [side] };
}
