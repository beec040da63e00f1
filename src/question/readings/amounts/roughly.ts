import { Decimal } from 'decimal.js';
import type { NumberFound } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Rough } from '../../rough.js';

/** How a stated figure is meant where it is not meant to the last digit, with the words that say so. */
export interface Roughly {
  readonly rough?: Rough;
  readonly tokens: readonly Token[];
}

/** 6.5亿 is right to the digits that it gives; 约80亿, 80亿左右, 近八十亿, 六万五千多, 七八百万, 9000出头 say themselves that they are not exact. */
export function roughlyOf({ tokens }: Evidence, token: Token): Roughly {
  const { number } = token;
  if (!number) return { tokens: [] };
  const before = tokens[token.index - 1];
  const after = tokens[token.index + 1];
  const unit = UNITS[number.unit ?? '万元'];
  const about = [before, after].filter((one) => isA(one, 'about')) as Token[];
  const more = isA(after, 'more') && after?.from === token.to && after.text.length === 1 ? [after] : [];
  const place = unit.times(nextUp(number));
  // 七八百万, 一亿五六: between the two.
  if (number.until)
    return {
      rough: { place: unit.times(number.until.minus(number.value)), is: 'range' },
      tokens: [...about, ...more],
    };
  // 9000出头: hardly more than so much.
  if (after && isA(after, 'justOver') && after.from === token.to)
    return {
      rough: { place: Decimal.min(place, unit.times(number.value).times(HARDLY)), is: 'over' },
      tokens: [after],
    };
  if (number.vague || more.length > 0) return { rough: { place, is: 'over' }, tokens: [...about, ...more] };
  if (before && isA(before, 'justUnder'))
    return { rough: { place, is: 'under' }, tokens: [...new Set([before, ...about])] };
  if (about.length > 0) return { rough: { place, is: 'about' }, tokens: about };
  const given = unit.times(placeGiven(token.text, number));
  return { ...(given.gt(1) && { rough: { place: given, is: 'rounded' as const } }), tokens: [] };
}

/** How far the next figure is that is as round: 六分之一多 is less than 五分之一. */
const nextUp = ({ value, parts }: NumberFound): Decimal =>
  parts ? value.div(parts.minus(1)) : lastPlace(value);

/** 出头 is no more than this part of the figure. */
const HARDLY = 0.1;

/** A round figure in a smaller unit has no more digits than these: 8000万, 6.5千万; one with more is meant to its last. */
const ROUND_DIGITS = 2;

/** Nor does it end before the hundreds: 150万 is no round figure. */
const ROUND_PLACE = 100;

/**
 * The last place that a figure is held to, in its own unit: in 亿 the last one given, in a smaller unit that of a round figure.
 * Of money never less than two digits are held: 7亿 is 7.0亿, which 6.5468亿 is not, and 8000万 is right where 0.80亿 is.
 */
function placeGiven(text: string, { value, unit, sign }: NumberFound): Decimal {
  const given = new Decimal(10).pow(-placesIn(text, value));
  if (unit === '%' || unit === '成' || value.isZero() || sign < 0) return given;
  if (unit === null && !SPOKEN.test(text)) return given;
  const last = lastPlace(value);
  // 三亿五千八, 一千四: who speaks leaves out what is less.
  if (SPOKEN.test(text) && last.gte(ROUND_PLACE)) return Decimal.min(last, secondPlace(value));
  const isRound = unit !== '亿元' && last.gte(ROUND_PLACE) && value.div(last).lt(10 ** ROUND_DIGITS);
  return Decimal.min(isRound ? last : given, secondPlace(value));
}

/** One of the second digit. */
const secondPlace = (value: Decimal): Decimal => new Decimal(10).pow(value.e - (ROUND_DIGITS - 1));

/** Written as it is spoken, without a figure. */
const SPOKEN = /^\p{Script=Han}+$/u;

/** 6.5万, of what is counted in 万元: as many digits are held as 6.5亿 gives, which is the same. */
export const placeCounted = ({ text, number }: Token): Decimal | undefined =>
  number && UNITS.亿元.times(placeGiven(text, { ...number, unit: '亿元' }));

/** 万元, or per cent, in one of each unit. */
const UNITS = {
  亿元: new Decimal(10_000),
  万元: new Decimal(1),
  元: new Decimal('0.0001'),
  '%': new Decimal(1),
  成: new Decimal(10),
} as const;

/** 六分之一 with no word that says how exactly: what is nearer to it than to the next fraction. */
export const nearestPart = (number: NumberFound): Decimal | undefined =>
  number.parts && UNITS.成.times(nextUp(number)).div(2);

/** 79.20亿 is given to two places, though the second is a zero. */
export const placesIn = (text: string, value: Decimal): number =>
  Math.max(/\.(\d+)/.exec(text)?.[1]?.length ?? 0, value.decimalPlaces());

/** One of the last place that is not zero: 1,000 for 4,000, 0.1 for 6.5. */
export function lastPlace(value: Decimal): Decimal {
  let place = new Decimal(10).pow(-value.decimalPlaces());
  while (value.gt(0) && value.mod(place.times(10)).isZero()) place = place.times(10);
  return place;
}
