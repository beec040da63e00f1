import { amountOf, type Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Proposal } from '../proposal.js';

/** A proposal that uses the sign that is told of its places as well. */
export const withSignTold = (evidence: Evidence, proposal: Proposal): Proposal => {
  const { question, used } = proposal;
  const signs = question.kind === 'amounts' ? signTold(evidence, question.rows.ids, question.column) : [];
  return signs.length > 0
    ? { ...proposal, used: new Set([...used, ...signs.map(({ index }) => index)]) }
    : proposal;
};

/**
 * 本次都是负数，加起来多少: the sign that is told of all the places in a clause before the one that asks, where it is so in the
 * column that is asked for; what is not so is no premise.
 */
function signTold(
  evidence: Evidence,
  ids: readonly string[],
  column: Column = evidence.catalogue.main,
): readonly Token[] {
  const last = evidence.live.findLast((token) => !hasRole(token, 'mark'))?.clause ?? 0;
  const rows = evidence.catalogue.rowsOf(ids);
  return evidence
    .of('negative', 'positive')
    .filter(
      (sign) =>
        sign.clause < last &&
        rows.every((row) => isA(sign, 'negative') === amountOf(row, column).isNegative()),
    );
}
