import { Decimal } from 'decimal.js';
import type { Evidence } from '../evidence/evidence.js';
import { countedBy } from '../evidence/kinds.js';
import { isA, type Token } from '../evidence/token.js';

/**
 * Counts of places that are no part of so many of so many: 14个地州的20个县，已建19个 has the counties' own beside it, and 5个市、20个县，
 * 25个里建了24个 the sum of both.
 */
export function ofPlacesAround(evidence: Evidence, counts: readonly Token[]): readonly Token[] {
  const ofCounties = counts.filter((count) => isA(countedBy(count, evidence.tokens), ...COUNTIES));
  const above = counts.filter((count) => isA(countedBy(count, evidence.tokens), 'prefectureLevel'));
  // 13个地州，已建76个: more than there are of them, so that it is another kind that is counted.
  if (ofCounties.length === 0)
    return above.filter(({ number }) =>
      counts.some((other) => number && other.number?.value.gt(number.value)),
    );
  const sum = ofCounties.reduce((all, { number }) => all.plus(number?.value ?? 0), new Decimal(0));
  const isSummed =
    ofCounties.length > 1 &&
    counts.some((count) => !ofCounties.includes(count) && count.number?.value.eq(sum));
  return isSummed ? [...above, ...ofCounties] : above;
}

const COUNTIES = ['county', 'city', 'district', 'countyLevel'];
