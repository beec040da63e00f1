import type { Evidence } from '../../evidence/evidence.js';
import { hasRole } from '../../evidence/token.js';

/** A name that ends in a zone's word is neither 县, 市 nor 区 in 一市八县. */
const ZONE = /开发区$/u;

/**
 * 一市八县, 七区一县: which of the rows the counts speak of, where the counts agree with so many rows of those kinds; the
 * zones are left out so. Undefined where nothing is counted out or the counts do not agree.
 */
export function countedOut(evidence: Evidence, ids: readonly string[]): readonly string[] | undefined {
  const counts = evidence.live.filter((token) => token.as === 'count');
  if (counts.length === 0) return undefined;
  const levels = counts.map(({ index }) => {
    const next =
      evidence.tokens[index + 1]?.text === '个' ? evidence.tokens[index + 2] : evidence.tokens[index + 1];
    return hasRole(next, 'suffix', 'level') ? (next?.text ?? '') : '';
  });
  const letters = new Set(levels.join(''));
  const named = ids.filter((id) => {
    const name = (evidence.catalogue.row(id)?.name ?? '').replace(/[）)]$/u, '');
    return letters.has(name.at(-1) ?? '') && !ZONE.test(name);
  });
  const sum = counts.reduce((all, { number }) => all + (number?.value.toNumber() ?? 0), 0);
  return named.length > 0 && sum === named.length ? named : undefined;
}
