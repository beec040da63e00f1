import { Decimal } from 'decimal.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Rough } from '../../rough.js';

/** How a stated figure is meant where it is not meant to the last digit, with the words that say so. */
export interface Roughly {
  readonly rough?: Rough;
  readonly tokens: readonly Token[];
}

/** 6.5亿 is right to the digits that it gives; 约80亿, 80亿左右, 六万五千多 say themselves that they are not exact. */
export function roughlyOf({ tokens }: Evidence, token: Token): Roughly {
  const { number } = token;
  if (!number) return { tokens: [] };
  const before = tokens[token.index - 1];
  const after = tokens[token.index + 1];
  const unit = UNITS[number.unit ?? '万元'];
  const about = [before, after].filter((one) => isA(one, 'about')) as Token[];
  const more = isA(after, 'more') && after?.from === token.to && after.text.length === 1 ? [after] : [];
  const place = unit.times(lastPlace(number.value));
  if (number.vague || more.length > 0) return { rough: { place, is: 'over' }, tokens: [...about, ...more] };
  if (about.length > 0) return { rough: { place, is: 'about' }, tokens: about };
  const given = unit.times(new Decimal(10).pow(-decimalsIn(token.text, number.value)));
  return { ...(given.gt(1) && { rough: { place: given, is: 'rounded' as const } }), tokens: [] };
}

/** 万元, or per cent, in one of each unit. */
const UNITS = {
  亿元: new Decimal(10_000),
  万元: new Decimal(1),
  元: new Decimal('0.0001'),
  '%': new Decimal(1),
  成: new Decimal(10),
} as const;

/** 79.20亿 is given to two places, though the second is a zero. */
const decimalsIn = (text: string, value: Decimal): number =>
  Math.max(/\.(\d+)/.exec(text)?.[1]?.length ?? 0, value.decimalPlaces());

/** One of the last place that is not zero: 1,000 for 4,000, 0.1 for 6.5. */
export function lastPlace(value: Decimal): Decimal {
  let place = new Decimal(10).pow(-value.decimalPlaces());
  while (value.gt(0) && value.mod(place.times(10)).isZero()) place = place.times(10);
  return place;
}
