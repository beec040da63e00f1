import { Decimal } from 'decimal.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { partOf } from '../figure.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 差几个百分点, 哪个高, after the parts of two places: both parts, and by how much they are apart; their amounts are another thing. */
export function partsApart(evidence: Evidence, thread: Thread): Proposal[] {
  const parts = partsOf(thread);
  if (!parts || !asksApart(evidence, parts)) return [];
  const values = parts.map((part) => partOf(part, evidence.catalogue));
  const [first, second] = values;
  if (!first || !second) return [];
  const [more, less] = first.gte(second) ? parts : parts.toReversed();
  const apart = first.minus(second).abs().toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const names = [more, less].map((part) => nameOf(evidence, part?.rows.ids ?? []));
  return proposal(
    {
      kind: 'several',
      questions: parts,
      understood: [`接上一问：${names[0]}的占比比${names[1]}高 ${apart.toFixed()} 个百分点`],
    },
    using(evidence, {
      tokens: evidence.live.filter(({ as }) => as === 'count'),
      concepts: [...ONWARD, ...PLAIN, ...ASKING, 'pair', 'places', 'percent', 'share'],
    }),
    [{ why: '接上一问，占比相差多少', cost: 0 }],
  );
}

type Part = Amounts & Question & { readonly operation: { readonly is: 'share' } };

const ASKING = ['points', 'difference', 'compare', 'more', 'less', 'who'];

/** The parts of two places, each of something: one asked after the other, or both at once. */
function partsOf({ last, previous }: Thread): readonly [Part, Part] | undefined {
  const both = last.kind === 'several' ? last.questions : previous ? [previous, last] : [];
  const [first, second, more] = both;
  if (!first || !second || more || !isPart(first) || !isPart(second)) return undefined;
  return first.rows.ids[0] !== second.rows.ids[0] && first.column === second.column
    ? [first, second]
    : undefined;
}

const isPart = (question: Question): question is Part =>
  question.kind === 'amounts' && question.operation.is === 'share' && question.rows.ids.length === 1;

/** By how many points; or which is higher, of parts of two wholes, which differ otherwise than the amounts. */
function asksApart(evidence: Evidence, [first, second]: readonly [Part, Part]): boolean {
  const plain = evidence.live.every(
    (token) =>
      token.as === 'count' ||
      isA(token, ...ASKING, 'pair', 'places', 'percent', 'share') ||
      hasRole(token, 'idle', 'mark', 'talk', 'thread'),
  );
  const whole = ({ operation }: Part) => ('whole' in operation ? operation.whole : undefined);
  const higher = evidence.has('compare') || (evidence.has('who') && evidence.has('more', 'less'));
  return (
    plain &&
    evidence.mentions.length === 0 &&
    (evidence.has('points') || (higher && whole(first) !== whole(second)))
  );
}
