import type { Evidence } from '../../evidence/evidence.js';
import type { Claim, Operation } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { claimsOf, excessOf } from '../figure.js';
import type { Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 我多记了多少, 差多少, after stated figures were held against the notice: by how much they were off. */
export function misstated(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || !evidence.has('misstated', 'difference', 'more', 'less')) return [];
  const named = evidence.mentions.flatMap(({ ids }) => ids);
  // 莎车比叶城多多少: two places are compared.
  if (evidence.mentions.length > 1 || evidence.has('than')) return [];
  const claims = claimsOf(last.operation).filter(({ place }) => named.length === 0 || named.includes(place));
  const places = [...new Set(claims.map(({ place }) => place))];
  const [only] = places;
  if (!only) return [];
  const operation: Operation = places.length > 1 ? { is: 'compare', claims } : { is: 'show', claims };
  return proposal(
    {
      ...last,
      rows: { ids: places },
      operation,
      understood: ['接上一问', ...claims.flatMap((claim) => offBy(evidence, claim))],
    },
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'misstated', 'difference', 'more', 'less'],
    }),
    [{ why: '接上一问，差多少', cost: 0 }],
  );
}

function offBy({ catalogue }: Evidence, claim: Claim): string[] {
  const excess = excessOf(claim, catalogue);
  const name = catalogue.row(claim.place)?.name ?? claim.place;
  if (excess.isZero()) return [];
  return [`${name}${excess.isNegative() ? '少' : '多'}写了 ${excess.abs().toFixed()} 万元`];
}
