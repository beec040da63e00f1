import type { Catalogue } from '../../notice/catalogue.js';
import type { Evidence } from '../evidence/evidence.js';
import { isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from '../readings/amounts/columns.js';
import { type Proposal, using } from '../readings/proposal.js';
import { inYear } from './in-year.js';
import type { OverYears } from './over-years.js';

/**
 * Places of one year together against places of another: 今年库尔勒市加经开区比去年库尔勒市多多少. A place that was one and is two
 * now stands on both sides. Undefined where each year does not lead its own places, on either side of a word that holds
 * them against each other.
 *
 * @param standing the text with its words for years
 * @param evidence the text without them
 */
export function summedApart(standing: Evidence, evidence: Evidence, over: OverYears): Proposal[] | undefined {
  const { catalogues, measure, years } = over;
  const [first, second] = catalogues;
  const than = standing.live.find((token) => isA(token, 'than'));
  if (!first || !second || !than || catalogues.length > 2 || years.length !== 2) return undefined;
  if (measure !== 'difference' && measure !== 'percent') return undefined;
  const [before, behind] = years as [Token, Token];
  if (before.to > than.from || behind.from < than.to) return undefined;
  const left = placesIn(standing, before.to, than.from);
  const right = placesIn(standing, behind.to, Number.POSITIVE_INFINITY);
  const all = placesIn(standing, 0, Number.POSITIVE_INFINITY);
  // Places alone on either side are held against each other without a sum.
  if (left.length === 0 || right.length === 0 || left.length + right.length < 3) return undefined;
  if (all.some((id) => !left.includes(id) && !right.includes(id))) return undefined;
  const column = columnOf(evidence.live.filter((token) => !isA(token, 'altogether')));
  const side = (ids: readonly string[], catalogue: Catalogue): Question =>
    inYear(
      {
        kind: 'amounts',
        rows: { ids },
        operation: ids.length > 1 ? { is: 'total', measure: 'sum' } : { is: 'show' },
        ...asked(evidence, column),
        understood: [],
      },
      catalogue,
    );
  return [
    {
      question: {
        kind: 'years',
        measure,
        parts: [side(left, first), side(right, second)],
        understood: evidence.places.understood,
      },
      used: using(evidence, {
        mentions: evidence.mentions,
        concepts: [...COLUMN_WORDS, ...PLAIN, 'and', 'than', 'sum', 'plus', 'altogether'],
      }),
      assumed: [],
    },
  ];
}

/** The places named in a stretch, those that are named again too. */
function placesIn({ live, mentions }: Evidence, from: number, to: number): string[] {
  const here = live.filter((token) => token.from >= from && token.to <= to).map((token) => token.from);
  return mentions.flatMap(({ ids, covers }) =>
    covers.some((at) => here.includes(at)) ? ids.slice(0, 1) : [],
  );
}
