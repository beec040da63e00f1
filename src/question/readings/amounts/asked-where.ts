import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';

/**
 * 哪个地州的县最多, 机构最多的地州, 哪几个地州既有救助站又有福利院: prefectures are asked for by what lies in them, and rows of a lower
 * level are none. 哪个地州的救助站最多 is told by the institution.
 */
export function asksWhere({ live, mentions }: Evidence): boolean {
  const lower =
    mentions.filter(({ group }) => group).length > 1 ||
    live.some((token) => isA(token, 'countyLevel', 'county', 'unitLevel', 'institutionLevel'));
  return (
    lower &&
    live.some((token) => {
      const before = live.findLast((other) => other.to <= token.from && !hasRole(other, 'idle'));
      return isA(token, 'prefectureLevel') && isA(before, 'who', 'most', 'least');
    })
  );
}
