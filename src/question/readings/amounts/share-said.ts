import { Decimal } from 'decimal.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { ClaimedShare } from '../../model.js';
import type { Rough } from '../../rough.js';
import { boundAt, isMeasure, percentOf } from './part-bound.js';
import { asksWhetherReached } from './reached.js';
import { nearestPart, placesIn, roughlyOf } from './roughly.js';

/** The one percentage beside a share, with the words that belong to it, and what it claims where it claims anything. */
export interface ShareSaid {
  readonly claimed?: ClaimedShare;
  readonly tokens: readonly Token[];
}

/** 占全区46.77%，复算一下; 占28%左右对吗; 占全区超过一半了吧. 近七成，准确说是百分之几 claims nothing. */
export function shareSaid(evidence: Evidence): ShareSaid | undefined {
  const [token, second] = evidence.live.filter(isMeasure);
  if (!token || second) return undefined;
  const said = claimedAt(evidence, token, asksWhetherReached(evidence));
  if (!said || said.claimed.bound) return said;
  const isRough = roughlyOf(evidence, token).rough !== undefined && !isTenths(token);
  const further = isA(evidence.tokens[token.index + 1], 'less');
  return further || (isRough && !evidence.has('check')) ? { tokens: [token] } : said;
}

/** What is claimed by a percentage: so much, about so much, or a side of it where it may be one. */
export function claimedAt(
  evidence: Evidence,
  token: Token,
  mayBeBound: boolean,
): (ShareSaid & { readonly claimed: ClaimedShare }) | undefined {
  const percent = percentOf(token);
  const bound = mayBeBound ? boundAt(evidence, token) : undefined;
  if (percent && bound) return { claimed: { percent, bound: bound.is }, tokens: [token, ...bound.tokens] };
  if (!token.number || !percent) return undefined;
  const { rough, tokens } = roughlyOf(evidence, token);
  return { claimed: { percent, rough: rough ?? asGiven(token) }, tokens: [token, ...tokens] };
}

/** 占八成: rounded to a tenth, with no word that says so. */
const isTenths = ({ number }: Token): boolean => number?.unit === '成' && !number.vague;

/** 四成六, 八成半, 六分之一 are said of what is about as much; 17.60% is given to two places, though the second is a zero. */
const asGiven = ({ text, number }: Token): Rough =>
  number?.unit === '成'
    ? { place: nearestPart(number) ?? new Decimal(1), is: 'about' }
    : { place: new Decimal(10).pow(-placesIn(text, number?.value ?? new Decimal(0))), is: 'rounded' };
