import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Claim, Operation } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
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
  // 多多少, after figures that were right: nothing was told wrong, and it is the places that are compared.
  const right = claims.every((claim) => excessOf(claim, evidence.catalogue).isZero());
  if (!only || (right && !evidence.has('misstated'))) return [];
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

/** 那这个数是谁的, after a figure was stated of a place: the place that has it. */
export function whoseFigure(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || !asksWhose(evidence)) return [];
  const claims = claimsOf(last.operation);
  const [claim] = claims;
  // Of several that were stated nobody can tell which is meant.
  if (!claim || claims.some(({ amount }) => !amount.eq(claim.amount))) return [];
  const { catalogue } = evidence;
  // It was perhaps stated of another column than its own.
  const column = columnOf(evidence.live);
  return proposal(
    {
      kind: 'amounts',
      rows: { ids: catalogue.notice.rows.map(({ id }) => id), scope: catalogue.region.id },
      operation: { is: 'find', test: { is: 'equal', amount: claim.amount } },
      ...(column && { column }),
      understood: [`接上一问：${claim.amount.toFixed()} 万元`],
    },
    using(evidence, {
      tokens: levelWords(evidence),
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'figure', 'who', 'copula', 'these'],
    }),
    [{ why: '接上一问，这个数', cost: 0 }],
  );
}

/** 这个数是谁的, 那这是哪个县的数: who has it, and nothing else. */
const asksWhose = (evidence: Evidence): boolean =>
  evidence.has('who') &&
  evidence.mentions.length === 0 &&
  evidence.live.every(
    (token) =>
      hasRole(token, 'thread', 'idle', 'mark', 'talk', 'column', 'suffix', 'level') ||
      isA(token, 'figure', 'who', 'amount'),
  );

function offBy({ catalogue }: Evidence, claim: Claim): string[] {
  const excess = excessOf(claim, catalogue);
  const name = catalogue.row(claim.place)?.name ?? claim.place;
  if (excess.isZero()) return [];
  return [`${name}${excess.isNegative() ? '少' : '多'}写了 ${excess.abs().toFixed()} 万元`];
}
