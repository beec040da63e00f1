import type { Catalogue } from '../../../notice/catalogue.js';
import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Amounts, Claim } from '../../model.js';
import { agrees } from '../../rough.js';
import type { Stated } from './figures.js';

/** What is asked of figures that are stated, beside whether they are so: 莎车65468、叶城56849合计多少, 提前26786，本次12114，相差多少. */
export function askedFurther(
  evidence: Evidence,
  ids: readonly string[],
  stated: readonly Stated[],
  claims: readonly Claim[],
): Amounts | undefined {
  if (asksSum(evidence, ids, stated)) {
    const column = columnOfAll(claims, evidence.catalogue);
    return {
      kind: 'amounts',
      rows: { ids },
      operation: { is: 'total', measure: 'sum', claims },
      ...(column && { column }),
    };
  }
  const columns = claims.flatMap(({ column }) => column ?? []);
  const [id, second] = ids;
  const [one, other, third] = columns;
  if (id === undefined || second !== undefined || one === other || other === undefined || third)
    return undefined;
  if (claims.length !== columns.length || !isBehind(evidence, stated, ['difference'])) return undefined;
  return { kind: 'amounts', rows: { ids: [id, id] }, operation: { is: 'compare', columns, claims } };
}

/** As many figures as places, each of a place of its own, and behind them, or between the places, a word that adds them up. */
const asksSum = (evidence: Evidence, ids: readonly string[], stated: readonly Stated[]): boolean =>
  ids.length > 1 &&
  stated.length === ids.length &&
  new Set(stated.map(({ mention }) => mention)).size === ids.length &&
  !evidence.has('difference', 'than', 'share', 'average', 'minus') &&
  (isBehind(evidence, stated, ['sum', 'altogether']) || evidence.has('plus'));

const isBehind = ({ live }: Evidence, stated: readonly Stated[], concepts: readonly string[]): boolean => {
  const end = Math.max(...stated.flatMap(({ tokens }) => tokens.map(({ to }) => to)));
  return live.some((token) => token.from >= end && isA(token, ...concepts));
};

/** The column that the figures are of: the one that is told of them, or in which all of them are right. */
function columnOfAll(claims: readonly Claim[], catalogue: Catalogue): Column | undefined {
  const told = new Set(claims.map(({ column }) => column));
  const [only] = told;
  if (told.size === 1 && only) return only;
  const found = catalogue.columns.find((column) =>
    claims.every(({ place, amount, rough }) => {
      const actual = catalogue.row(place)?.amounts[column];
      return actual !== undefined && agrees(actual, amount, rough);
    }),
  );
  return found === catalogue.main ? undefined : found;
}
