import { descending } from '../../../notice/descending.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { rank } from './rank.js';

/** The sides of a place in an order: the words that may stand right behind its name. */
const AHEAD = ['ahead', 'front'];
const BEHIND = ['behind', 'rear'];

/**
 * 巴楚排第几前后都是谁, 吉木乃本次前面是谁, 喀什里排在巴楚后面的县: who stands right before or behind a place in the order that it is ranked
 * in; all of that side where several are asked for.
 */
export const neighbours: Propose = (evidence) => {
  const sides = sidesAsked(evidence);
  if (sides.length === 0 || evidence.places.excluded.length > 0) return [];
  return rank(withRank(evidence)).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'rank') return [];
    const column = columnOf(evidence.live) ?? evidence.catalogue.main;
    const [id] = question.rows.ids;
    const { among } = question.operation;
    const sorted = descending(evidence.catalogue.rowsOf(among.ids), column);
    const at = 1 + sorted.findIndex((row) => row.id === id);
    // 第一名前面是谁: there is none.
    const stretch = stretchOf(evidence, sides, at, sorted.length);
    if (!stretch) return [];
    return [
      {
        question: {
          kind: 'amounts',
          rows: among,
          operation: { is: 'order', ...stretch, end: 'most', by: 'amount' },
          ...asked(evidence, columnOf(evidence.live)),
          understood: question.understood,
        },
        used: new Set([
          ...used,
          ...using(evidence, {
            tokens: sides,
            concepts: [...COLUMN_WORDS, ...PLAIN, 'who', 'places', 'beside', 'order', 'list', 'rankOf'],
          }),
        ]),
        assumed,
      },
    ];
  });
};

/** The stretch of the order that is asked for; undefined where nobody stands there. */
function stretchOf(
  evidence: Evidence,
  sides: readonly Token[],
  at: number,
  of: number,
): { readonly from: number; readonly to: number } | undefined {
  const ahead = sides.some((side) => isA(side, ...AHEAD));
  const behind = sides.some((side) => isA(side, ...BEHIND));
  // Both sides are shown around the place itself.
  const all = !(ahead && behind) && asksAll(evidence);
  const from = ahead ? (all ? 1 : Math.max(1, at - 1)) : at + 1;
  const to = behind ? (all ? of : Math.min(of, at + 1)) : at - 1;
  return to >= from ? { from, to } : undefined;
}

/** 排在巴楚后面的县, 后面有哪些: as many as there are. */
const asksAll = ({ has, text }: Evidence): boolean =>
  !has('who', 'ahead', 'behind', 'beside') || /哪些|哪几/u.test(text);

/** 前面, 后一位 right behind the one place that is not a whole, or 前后 behind its rank. */
export function sidesAsked(evidence: Evidence): readonly Token[] {
  const { live, mentions } = evidence;
  const place = mentions.findLast(({ group, ids }) => !group && ids.some((id) => id.includes('/')));
  if (!place || live.some(({ as }) => as === 'count' || as === 'value' || as === 'rank')) return [];
  const asks = evidence.has('who', 'order', 'list');
  const behind = live.filter((token) => token.from >= place.to && token.text !== ' ');
  const first = behind.findIndex((token) => isA(token, ...AHEAD, ...BEHIND));
  const passed = behind.slice(0, Math.max(first, 0));
  const near = passed.every(
    (token) => hasRole(token, 'column', 'idle', 'suffix', 'mark', 'link') || isA(token, 'rankOf'),
  );
  return asks && first >= 0 && near ? behind.filter((token) => isA(token, ...AHEAD, ...BEHIND)) : [];
}

/** The same text read as one that asks for the rank. */
const withRank = (evidence: Evidence): Evidence => ({
  ...evidence,
  has: (...concepts) => concepts.includes('rankOf') || evidence.has(...concepts),
});
