import type { Evidence } from '../../evidence/evidence.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { indicatorsNamed } from '../../readings/indicator.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { marked, ONWARD, proposal } from './common.js';

/** 只要孤儿的那一个, after several targets: those of them that the words point at, and nothing else that they may mean. */
export function fewerTargets(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'indicator' || evidence.mentions.length > 0 || !marked(evidence)) return [];
  const named = indicatorsNamed(evidence, { cues: true });
  const indicators = last.indicators.filter((name) => named.includes(name));
  if (indicators.length === 0 || indicators.length === last.indicators.length) return [];
  return proposal(
    { ...last, indicators, understood: ['接上一问'] },
    using(evidence, {
      tokens: evidence.withRole('indicator', 'category'),
      concepts: [...ONWARD, ...PLAIN, 'only', 'narrowing', 'target', 'quota', 'thatOne', 'places'],
    }),
    [{ why: '接上一问，其中的指标', cost: 0 }],
  );
}
