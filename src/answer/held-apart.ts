import type { Catalogue } from '../notice/catalogue.js';
import type { Row } from '../notice/model.js';
import type { Answer, Bare, HeldApart } from './model.js';

/** What makes rows of one notice unlike those of another that answers hold them against. */
export function heldApart(
  answers: readonly Bare<Answer>[],
  catalogues: readonly Catalogue[],
): readonly HeldApart[] {
  return catalogues.flatMap(({ notice, row }) =>
    notice.within.flatMap((one) => {
      const holder = row(one.holder);
      const listing = catalogues.find((other) => other.row(one.place));
      const place = listing?.row(one.place);
      if (!holder || !listing || !place || !areUnlike(answers, holder, place)) return [];
      return [{ holder, place, within: notice, apart: listing.notice }];
    }),
  );
}

/** The holder's own figure is shown; a sum that takes the place in as well is like its like. */
function areUnlike(answers: readonly Bare<Answer>[], holder: Row, place: Row): boolean {
  const has = (rows: readonly Row[], { id }: Row): boolean => rows.some((row) => row.id === id);
  return (
    answers.some((answer) => has(rowsOf(answer), holder)) &&
    !answers.some((answer) => isSum(answer) && has(rowsOf(answer), place))
  );
}

const isSum = ({ kind }: Bare<Answer>): boolean => kind === 'aggregate' || kind === 'share';

/** The rows whose figures an answer shows. */
function rowsOf(answer: Bare<Answer>): readonly Row[] {
  switch (answer.kind) {
    case 'allocation':
      return [answer.row];
    case 'breakdown':
      return answer.members;
    case 'compare':
      return answer.rows;
    case 'aggregate':
      return answer.measure === 'count' ? [] : answer.rows;
    case 'share':
      return answer.parts;
    case 'ranking':
      return answer.ranked.map(({ row }) => row);
    case 'reverse':
      return answer.found.map(({ row }) => row);
    default:
      return [];
  }
}
