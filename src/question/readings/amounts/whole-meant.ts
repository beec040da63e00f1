import type { Decimal } from 'decimal.js';
import type { Column } from '../../../notice/model.js';
import { isShareRight } from '../../claimed.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { ClaimedShare, Whole } from '../../model.js';

/** Where no whole is named: of a county its prefecture, of prefectures the region, of several the least that holds all. */
export function defaultWhole({ catalogue }: Evidence, ids: readonly string[]): string {
  const prefectures = new Set(
    ids.map((id) =>
      catalogue.row(id)?.kind === 'prefecture' ? catalogue.region.id : catalogue.row(id)?.prefecture,
    ),
  );
  const [only] = prefectures;
  return prefectures.size === 1 && only ? only : catalogue.region.id;
}

/**
 * 本次102195，占比27.58%; 提前下达占了八成半: of the wholes that may be meant the first of which what is claimed is true, else the one to
 * which it comes nearest: a claim that is false of all is false, and is told of the one that was thought of.
 */
export function wholeMeant(
  evidence: Evidence,
  ids: readonly string[],
  column: Column | undefined,
  claimed: ClaimedShare,
  wholes: readonly Whole[],
): Whole | undefined {
  const measured = wholes.flatMap((whole) => {
    const actual = partOf(evidence, ids, column, whole);
    return actual ? [{ whole, actual, off: actual.minus(claimed.percent).abs() }] : [];
  });
  const right = measured.find(({ actual }) => isShareRight(actual, claimed));
  return (right ?? measured.toSorted((a, b) => a.off.cmp(b.off))[0])?.whole;
}

/** What part it is, in per cent. */
function partOf(
  { catalogue }: Evidence,
  ids: readonly string[],
  column: Column = catalogue.main,
  whole: Whole,
): Decimal | undefined {
  const sum = (rows: readonly string[], of: Column): Decimal | undefined =>
    rows.reduce<Decimal | undefined>((all, id) => {
      const amount = catalogue.row(id)?.amounts[of];
      return amount ? (all ? all.plus(amount) : amount) : all;
    }, undefined);
  const rows = whole === 'year' ? ids : typeof whole === 'string' ? [whole] : whole.ids;
  const part = sum(ids, column);
  const all = sum(rows, whole === 'year' ? catalogue.main : column);
  return part && all && !all.isZero() ? part.times(100).div(all) : undefined;
}
