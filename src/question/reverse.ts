import type { NumberFound } from '../text/amounts.js';
import { inTenThousands } from '../text/amounts.js';
import { type Asking, type Rule, said, withColumn } from './asking.js';

/** A number below this has to say that it is an amount: by its unit, its sign, its column, or a 哪个. */
export const SMALLEST_ALONE = 100;

/** From an amount to the places that have it. */
export const reverse: Rule = (asking) => {
  const county = asking.mentions.some((m) => m.ids.every((id) => id.includes('/')) && !m.group);
  const within = asking.mentions[0]?.ids.find((id) => !id.includes('/'));
  const common = {
    kind: 'reverse' as const,
    ...said(asking),
    ...withColumn(asking),
    ...(within && within !== asking.catalogue.region.id && { within }),
    ...levelOf(asking),
  };
  if (county) return undefined;
  const asksWho = asking.has('who', 'list', 'unitLevel', 'countyLevel', 'prefectureLevel');
  if (asking.values.length === 0) {
    if (asking.has('negative') && (asksWho || !within))
      return { ...common, test: 'negative', column: asking.column ?? 'current' };
    if (asking.has('zero') && asksWho) return { ...common, test: 'zero' };
    return undefined;
  }
  const number = asking.values.at(-1);
  if (
    !number ||
    (asking.values.length > 1 && !asking.has('who')) ||
    number.unit === '%' ||
    number.unit === '成'
  )
    return undefined;
  if (isLost(asking, number)) return undefined;
  const amount = inTenThousands(number);
  // A lone small number (8, 三) asks for nothing; and a number beside a prefecture is held against it.
  const telling =
    number.unit !== null ||
    number.sign < 0 ||
    asking.column !== undefined ||
    number.value.gte(SMALLEST_ALONE);
  if (!asksWho && (within !== undefined || !telling)) return undefined;
  if (asksWho && within !== undefined && !asking.has('who')) return undefined;
  if (amount.isZero()) return { ...common, test: 'zero' };
  return { ...common, amount, test: asking.has('about') && asking.values.length === 1 ? 'near' : 'equal' };
};

/** A number among more that nobody here knows than what is known is no amount of ours: a line of code, a serial number. */
function isLost({ reading }: Asking, number: NumberFound): boolean {
  const known = reading.spans.reduce((sum, { from, to }) => sum + to - from, number.to - number.from);
  return reading.unknown.reduce((sum, { text }) => sum + text.length, 0) >= known;
}

/** 哪个县 and 哪个地州 mean one level; 哪个市 may mean either. */
function levelOf(asking: Asking): { readonly level?: 'county' | 'prefecture' } {
  if (asking.has('countyLevel', 'county')) return { level: 'county' };
  return asking.has('prefectureLevel', 'prefecture') ? { level: 'prefecture' } : {};
}
