import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { ClaimedShare } from '../../model.js';
import { boundAt, isMeasure, percentOf } from './part-bound.js';
import { asksWhetherReached } from './reached.js';
import { roughlyOf } from './roughly.js';

/** The one percentage beside a share, with the words that belong to it, and what it claims where it claims anything. */
export interface ShareSaid {
  readonly claimed?: ClaimedShare;
  readonly tokens: readonly Token[];
}

/** 占全区46.77%，复算一下; 占28%左右对吗; 占全区超过一半了吧. 近七成，准确说是百分之几 claims nothing. */
export function shareSaid(evidence: Evidence): ShareSaid | undefined {
  const [token, second] = evidence.live.filter(isMeasure);
  if (!token || second) return undefined;
  const percent = percentOf(token);
  const bound = asksWhetherReached(evidence) ? boundAt(evidence, token) : undefined;
  if (percent && bound) return { claimed: { percent, bound: bound.is }, tokens: [token, ...bound.tokens] };
  if (!token.number || !percent) return undefined;
  const { rough, tokens } = roughlyOf(evidence, token);
  const isRough = rough !== undefined && !isTenths(token);
  const further = isA(evidence.tokens[token.index + 1], 'less');
  if (further || (isRough && !evidence.has('check'))) return { tokens: [token] };
  return {
    claimed: { percent, ...(rough && { rough }) },
    tokens: [token, ...tokens],
  };
}

/** 占八成: rounded to a tenth, with no word that says so. */
const isTenths = ({ number }: Token): boolean => number?.unit === '成' && !number.vague;
