import { type Evidence, within } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { isBound } from './bounds.js';
import { COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { soughtIn } from './condition.js';
import { amongIn } from './find.js';
import { levelOf, levelsLeftOut, levelWords } from './rows.js';
import type { Sought } from './sought.js';
import { asCounted } from './ten-thousands.js';

/** What asks for those that are beyond a bound. */
const ASKED = ['who', 'list', 'howMany'];

/**
 * 全年超过5000万的县有几个，低于100万的有几个; 2亿以上的有谁，1亿以上的有谁: two bounds, each asked about in its turn, among the same rows. A
 * column holds until another one is named.
 */
export const boundsApart: Propose = (evidence) => {
  const stretches = stretchesOf(evidence);
  if (stretches.length < 2 || evidence.has('sum', 'altogether', 'average', 'between', 'or', 'share'))
    return [];
  const sought = stretches.map((stretch) => soughtIn(stretch));
  const [first] = sought;
  const among = first && amongIn(evidence, first);
  if (!among || !sought.every(isOfOneBound) || !areOfTheSame(evidence, stretches)) return [];
  const rows = among.ids.flatMap((id) => evidence.catalogue.row(id) ?? []);
  let column: ReturnType<typeof columnOf>;
  const questions = sought.map(({ test, tokens }, i): Question => {
    column = columnOf(stretches[i]?.live ?? []) ?? column;
    const counted = asCounted(test, tokens, rows, column ?? evidence.catalogue.main);
    return {
      kind: 'amounts',
      rows: among,
      operation: { is: 'find', test: counted.test },
      ...(column && { column }),
      understood: counted.notes,
    };
  });
  return [
    {
      question: { kind: 'several', questions, understood: evidence.places.understood },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [
          ...sought.flatMap(({ tokens }) => tokens),
          ...levelWords(evidence),
          ...levelsLeftOut(evidence),
        ],
        concepts: [...COLUMN_WORDS, ...PLAIN, ...ASKED, 'each', 'within'],
      }),
      assumed:
        evidence.mentions.length > 0 || levelWords(evidence).length > 0
          ? []
          : [{ why: '没有写地名，按全区理解', cost: WEIGHTS.regionOfLevel }],
    },
  ];
};

/** 喀什超过3亿的有几个，和田超过2亿的有几个; 过亿的地州有几个，过亿的县有几个: other places, or others of them, are asked for behind the first. */
function areOfTheSame({ mentions }: Evidence, stretches: readonly Evidence[]): boolean {
  const levels = stretches
    .map((stretch) => levelOf(levelWords(stretch)))
    .filter((level) => level !== undefined);
  const end = stretches[0]?.live.at(-1)?.to ?? 0;
  return new Set(levels).size < 2 && mentions.every(({ to }) => to <= end);
}

/** The text cut behind each figure's own asking word; none where one of the figures has none. */
function stretchesOf(evidence: Evidence): readonly Evidence[] {
  const values = evidence.live.filter((token) => token.as === 'value');
  const closings = values.map((value, i) => closingOf(evidence, value, values[i + 1]));
  if (values.length < 2 || closings.includes(undefined)) return [];
  // 哪些县超过1亿，多少超过2亿: what asks before the first would ask of all.
  if (evidence.of(...ASKED).some(({ to }) => to <= (values[0]?.from ?? 0))) return [];
  return closings.map((closing, i) => within(evidence, closings[i - 1]?.to ?? 0, closing?.to ?? 0));
}

/** The last word that asks between a figure and the next one. */
const closingOf = ({ live }: Evidence, { to }: Token, next: Token | undefined): Token | undefined =>
  live.findLast(
    (token) => isA(token, ...ASKED) && token.from >= to && (next === undefined || token.to <= next.from),
  );

/** One bound on an amount, and nothing that is a place's. */
const isOfOneBound = (sought: Sought | undefined): sought is Sought =>
  sought !== undefined && isBound(sought.test) && sought.tokens.every((token) => !hasRole(token, 'place'));
