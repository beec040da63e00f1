import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token, wordBefore } from '../../evidence/token.js';
import { placesOf } from './equated.js';
import { equationsIn } from './equations.js';

/** The figure that several others are said to make together. */
export interface Result {
  readonly number: Token;
  readonly amount: NonNullable<Token['number']>;
  /** The places whose figures are taken off. */
  readonly minus: readonly Mention[];
}

/**
 * …克州 22622，五州合计 81795; 阿克苏65351加克州31071等于96422: behind the figures of all the places, the last one is what
 * they make together.
 */
export function resultStated(evidence: Evidence): Result | undefined {
  const { live, tokens, mentions } = evidence;
  const worked = resultOfEquation(evidence);
  if (worked) return worked;
  const values = live.filter((token) => token.as === 'value' && token.number);
  const number = values.at(-1);
  const last = mentions.at(-1);
  const before = values.at(-2);
  if (!number?.number || !last || !before || mentions.length < 2 || before.from < last.to) return undefined;
  const between = tokens.filter((token) => token.from >= before.to && token.to <= number.from);
  const operator = (mention: Mention): Token | undefined => wordBefore(tokens, mention.from);
  const minus = mentions.filter((mention) => isA(operator(mention), 'minus'));
  const joined = mentions.some((mention) => isA(operator(mention), 'plus', 'minus'));
  const closes =
    between.some((token) => live.includes(token) && isA(token, 'altogether', 'sum')) ||
    (joined && between.some((token) => isA(token, 'copula') || token.text === '='));
  return closes && !isLastOnes(live, last, number) ? { number, amount: number.number, minus } : undefined;
}

/** 莎车65468-叶城56849=8619: what the one sum of all the places makes. */
function resultOfEquation(evidence: Evidence): Result | undefined {
  const [equation, second] = equationsIn(evidence);
  const places = equation && placesOf(equation, evidence);
  const number = equation?.result;
  if (!places || second || !number?.number || places.length < evidence.mentions.length) return undefined;
  const minus = places.filter((_, i) => equation.operands[i]?.sign === 'minus');
  return { number, amount: number.number, minus };
}

/** 墨玉…合计49840，新和…合计6577: where each place before has a sum of its own, the one behind the last is the last one's. */
function isLastOnes(live: readonly Token[], { from, to }: Mention, number: Token): boolean {
  const sums = live.filter((token) => token.to <= number.from && isA(token, 'altogether', 'sum'));
  return sums.some((token) => token.to <= from) && sums.filter((token) => token.from >= to).length < 2;
}
