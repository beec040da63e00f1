import { Decimal } from 'decimal.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { ClaimedTimes } from '../../model.js';
import { sideOf } from './bounds.js';
import { boundAt, isMeasure } from './part-bound.js';
import { asksWhetherReached } from './reached.js';
import { roughlyOf } from './roughly.js';

/** How many times the second place the first is said to be, with the words that say so. */
export interface TimesSaid {
  readonly claimed: ClaimedTimes;
  readonly tokens: readonly Token[];
}

/** 喀什是和田的两倍吗, 比克州的5倍还多，对吗, 超过克州的10倍了吧, 不到墨玉县的一半，对吧. */
export const timesSaid = (evidence: Evidence): TimesSaid | undefined =>
  manyTimes(evidence) ?? halfSaid(evidence);

/** 是克州的四百多倍, 29倍左右; of 多一倍 two people mean two things, and it claims nothing. */
function manyTimes(evidence: Evidence): TimesSaid | undefined {
  const { live, tokens } = evidence;
  const [word, second] = evidence.of('times');
  const number = word && tokens[word.index - 1];
  if (!word || !number?.number || second || !live.includes(number) || !isClaimed(evidence)) return undefined;
  if (isA(tokens[number.index - 1], 'more', 'less')) return undefined;
  const bound = boundAt(evidence, number) ?? sideBehind(evidence, word);
  if (bound)
    return {
      claimed: { times: number.number.value, bound: bound.is },
      tokens: [number, word, ...bound.tokens],
    };
  const { rough, tokens: said } = roughlyOf(evidence, number);
  const behind = tokens[word.index + 1];
  const about = isA(behind, 'about') && behind ? [behind] : [];
  const isAbout = about.length > 0 && !rough;
  const how = isAbout ? { is: 'about' as const, place: new Decimal(1) } : rough;
  return {
    claimed: { times: number.number.value, ...(how && how.is !== 'rounded' && { rough: how }) },
    tokens: [number, word, ...said, ...about],
  };
}

/** 莎车是民丰的45倍: so many times is stated as well where nothing asks whether it is so, but not where something else is asked. */
const isClaimed = (evidence: Evidence): boolean =>
  asksWhetherReached(evidence) ||
  (evidence.has('copula') && !evidence.has('howMuch', 'who', 'list', 'howMany', 'sum'));

/** 皮山县不到墨玉县的一半，对吧; 是墨玉县的一半吗. */
function halfSaid(evidence: Evidence): TimesSaid | undefined {
  const [half, second] = evidence.live.filter((token) => isMeasure(token) && !token.number);
  if (!half || second || !asksWhetherReached(evidence) || evidence.has('share', 'more', 'less'))
    return undefined;
  if (evidence.withRole('number').length > 0) return undefined;
  const bound = boundAt(evidence, half);
  const about = evidence.of('about').filter((token) => token !== half);
  return {
    claimed: {
      times: HALF,
      ...(bound ? { bound: bound.is } : { rough: { is: 'about' as const, place: HALF.div(TENTH) } }),
    },
    tokens: [half, ...(bound?.tokens ?? []), ...about],
  };
}

const HALF = new Decimal('0.5');

/** So near to a half is one: 的一半. */
const TENTH = 10;

/** 两倍还多, 两倍多; of 两倍那么多 it says how many, and no more than that. */
function sideBehind({ tokens }: Evidence, { index }: Token): ReturnType<typeof boundAt> {
  const side = tokens.find((token) => token.index > index && !hasRole(token, 'idle'));
  const before = side && tokens[side.index - 1];
  if (!side || !isA(side, 'more', 'less') || isA(before, 'then')) return undefined;
  return { is: sideOf(side), tokens: [side] };
}
