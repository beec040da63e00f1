import type { Catalogue } from '../../notice/catalogue.js';
import type { Column } from '../../notice/model.js';
import type { Evidence } from '../evidence/evidence.js';
import { isA } from '../evidence/token.js';
import type { Question } from '../model.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from '../readings/amounts/columns.js';
import { type Proposal, using } from '../readings/proposal.js';
import { inYear } from './in-year.js';
import type { OverYears } from './over-years.js';

/** A place with its own year, and the column that is named with it. */
interface Pair {
  readonly id: string;
  readonly catalogue: Catalogue;
  readonly column?: Column;
  /** True where it is asked by itself. */
  readonly asked: boolean;
}

/**
 * Each place, or column of one place, in the year beside it: held against each other (2023年莎车比2024年叶城多多少), or asked
 * one after the other (莎车去年提前多少，叶城今年本次多少). Undefined where the text does not pair them with years.
 *
 * @param standing the text with its words for years
 * @param evidence the text without them
 */
export function crossed(standing: Evidence, evidence: Evidence, over: OverYears): Proposal[] | undefined {
  const pairs = pairsIn(standing, over);
  if (!pairs) return undefined;
  const { understood } = evidence.places;
  const parts = pairs.map((pair) => shown(pair, evidence));
  const summed =
    evidence.has('sum', 'plus') || (evidence.has('altogether') && !pairs.every(({ asked }) => asked));
  const apart = over.measure === 'list' && !summed;
  const measure = over.measure === 'list' ? 'sum' : over.measure;
  return [
    {
      question: apart
        ? { kind: 'several', questions: parts, understood }
        : { kind: 'years', measure, parts, understood },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: evidence.live.filter((token) => token.as === 'count' && token.number?.value.eq(pairs.length)),
        concepts: [...COLUMN_WORDS, ...PLAIN, ...BETWEEN],
      }),
      assumed: [],
    },
  ];
}

/** Words that join two questions, or hold one thing against the other. */
const BETWEEN = [
  'places',
  'and',
  'than',
  'each',
  'apiece',
  'compare',
  'sum',
  'plus',
  'also',
  'onward',
  'too',
];

function shown({ id, catalogue, column }: Pair, evidence: Evidence): Question {
  return inYear(
    {
      kind: 'amounts',
      rows: { ids: [id] },
      operation: { is: 'show' },
      ...asked(evidence, column),
      understood: [],
    },
    catalogue,
  );
}

/** Two years, each with its own place or column; undefined where they do not stand so. */
function pairsIn(standing: Evidence, { catalogues, years }: OverYears): readonly Pair[] | undefined {
  const { mentions } = standing;
  const places = mentions.filter(({ group, ids, sure }) => !group && ids.length === 1 && sure);
  if (mentions.length !== places.length || years.length !== 2 || catalogues.length !== 2) return undefined;
  const second = places.length === 1 ? years[1]?.from : secondTurn(years, places);
  if (second === undefined) return undefined;
  const sides = sidesOf(standing, second);
  const [one, other] = sides.map(({ column }) => column);
  // 乌什去年多少，今年全年多少: asked twice, the first is in no column that is named behind it.
  const apart = other && one !== other && (one || sides.every(({ asked }) => asked));
  if (places.length === 1 && !apart) return undefined;
  return catalogues.flatMap((catalogue, i) => {
    const [id] = (places[i] ?? places[0])?.ids ?? [];
    const side = sides[i];
    return id && side ? [{ id, catalogue, ...side }] : [];
  });
}

/** Where the second of two pairs begins, if two places and two years stand by turns. */
function secondTurn(
  years: readonly { readonly from: number }[],
  places: readonly { readonly from: number }[],
): number | undefined {
  if (places.length !== 2) return undefined;
  const turns = [
    ...years.map(({ from }) => ({ from, is: 'year' })),
    ...places.map(({ from }) => ({ from, is: 'place' })),
  ].sort((a, b) => a.from - b.from);
  const byTurns = turns.every(({ is }, i) => is === turns[i % 2]?.is) && turns[0]?.is !== turns[1]?.is;
  return byTurns ? turns[2]?.from : undefined;
}

/** The column of each of the two: its own where each is asked by itself or names one, else the one that is named once. */
function sidesOf({ live }: Evidence, second: number): readonly Pick<Pair, 'asked' | 'column'>[] {
  const sides = [
    live.filter((token) => token.from < second),
    live.filter((token) => token.from >= second),
  ].map((tokens) => ({
    asked: tokens.some((token) => isA(token, 'howMuch')),
    column: columnOf(tokens.filter((token) => !isA(token, 'altogether'))),
  }));
  const shared = sides.every(({ asked }) => asked)
    ? undefined
    : sides.find(({ column }) => column !== undefined)?.column;
  return sides.map(({ asked, column = shared }) => ({ asked, ...(column && { column }) }));
}
