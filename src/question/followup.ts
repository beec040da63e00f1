import type { Catalogue } from '../notice/catalogue.js';
import { COLUMN_LABELS } from '../notice/model.js';
import type { NumberFound } from '../text/amounts.js';
import type { Asking } from './asking.js';
import type { Question } from './model.js';
import type { Mention, PlacesRead } from './places/mention.js';
import { SMALLEST_ALONE } from './reverse.js';

/** Reads the text once more with other places than it names. */
export type Reread = (places: PlacesRead) => Question;

/** Kinds whose places a further question may be about. */
type Placed = Extract<
  Question,
  {
    kind:
      | 'allocation'
      | 'breakdown'
      | 'compare'
      | 'aggregate'
      | 'ranking'
      | 'share'
      | 'indicator'
      | 'compliance';
  }
>;

/** Words that show a question goes on from the last one. */
const MARKERS = ['onward'];
/** Words that ask something of places without naming any. */
const OPEN = [
  'total',
  'advance',
  'current',
  'yi',
  'yuan',
  'share',
  'list',
  'most',
  'least',
  'front',
  'rear',
  'compare',
  'countyLevel',
  'target',
  'allTargets',
  'check',
  'picture',
];
/** Words that leave a text as nothing but a change of place. */
const IDLE = ['onward', 'filler', 'amount', 'who', 'check', 'and'];

/**
 * A question that goes on from the last one: 本次呢, 那叶城呢, 和喀什市比, 前三名呢. Undefined where the text stands
 * alone. What was carried over is said.
 */
export function followUp(
  asking: Asking,
  alone: Question,
  last: Question,
  reread: Reread,
): Question | undefined {
  const { catalogue, mentions } = asking;
  const places = placesOf(last);
  if (asking.reading.unknown.length > 0 || alone.kind === 'help' || alone.kind === 'several')
    return undefined;
  const [mention] = mentions;

  if (mentions.length === 0) {
    if (places.length === 0 || asking.places.gap || !(asking.has(...OPEN) || asking.values.some(isTelling)))
      return undefined;
    const elliptic =
      asking.has(...MARKERS) ||
      alone.kind === 'none' ||
      (alone.kind === 'allocation' && alone.place === catalogue.region.id);
    if (!elliptic) return undefined;
    const scope = asking.has('most', 'least', 'front', 'rear', 'list', 'countyLevel')
      ? prefecturesOf(places, catalogue)
      : places;
    return carried(reread(withPlaces(asking, scope)), scope, catalogue);
  }
  if (
    mentions.length === 1 &&
    mention &&
    asking.has('than', 'compare') &&
    places.length === 1 &&
    !mention.ids.includes(places[0] ?? '')
  )
    return carried(
      reread({ ...asking.places, mentions: [mentionOf(places[0] ?? ''), ...mentions] }),
      places,
      catalogue,
    );

  const idle = asking.reading.spans.every((span) =>
    span.senses.some((s) => s.is !== 'word' || IDLE.includes(s.concept)),
  );
  if (mentions.length === 1 && mention?.ids.length === 1 && mention.sure && idle && asking.has(...MARKERS))
    return moved(last, mention.ids[0] ?? '', alone, catalogue);
  return undefined;
}

/** The last question, asked of another place. */
function moved(last: Question, place: string, alone: Question, catalogue: Catalogue): Question | undefined {
  const { understood } = alone;
  switch (last.kind) {
    case 'allocation':
      if (!last.column && !last.unit) return undefined;
      return {
        kind: 'allocation',
        place,
        understood: last.column ? [`接上一问，查${COLUMN_LABELS[last.column]}`, ...understood] : understood,
        ...(last.column && { column: last.column }),
        ...(last.unit && { unit: last.unit }),
      };
    case 'indicator':
      return {
        kind: 'indicator',
        indicators: last.indicators,
        place,
        understood: ['接上一问，查同样的指标', ...understood],
      };
    case 'breakdown':
      return place.includes('/')
        ? undefined
        : { kind: 'breakdown', place, understood, ...(last.column && { column: last.column }) };
    case 'share':
      return {
        ...last,
        part: place,
        whole:
          catalogue.row(place)?.prefecture === last.whole || last.whole === catalogue.region.id
            ? last.whole
            : (catalogue.row(place)?.prefecture ?? last.whole),
        understood,
      };
    default:
      return undefined;
  }
}

function carried(question: Question, places: readonly string[], catalogue: Catalogue): Question | undefined {
  if (question.kind === 'none' || question.kind === 'help' || question.kind === 'several') return undefined;
  const names = places.slice(0, 3).map((id) => catalogue.row(id)?.name ?? id);
  const note = `接上一问，按“${names.join('、')}${places.length > names.length ? `等 ${places.length} 个地方` : ''}”理解`;
  return { ...question, understood: [note, ...question.understood] };
}

/** 2 after a choice that is gone is no amount to hold against anything. */
const isTelling = (number: NumberFound): boolean => number.unit !== null || number.value.gte(SMALLEST_ALONE);

const mentionOf = (id: string): Mention => ({ from: 0, to: 0, ids: [id], sure: true });

const withPlaces = (asking: Asking, ids: readonly string[]): PlacesRead => ({
  ...asking.places,
  mentions: ids.map(mentionOf),
});

const prefecturesOf = (ids: readonly string[], catalogue: Catalogue): string[] => [
  ...new Set(ids.map((id) => catalogue.row(id)?.prefecture ?? id)),
];

/** The rows that a question was about. */
function placesOf(question: Question): readonly string[] {
  const placed = question as Placed;
  switch (placed.kind) {
    case 'allocation':
    case 'breakdown':
      return [placed.place];
    case 'compare':
    case 'aggregate':
      return placed.places;
    case 'ranking':
      return [placed.scope];
    case 'share':
      return [placed.part];
    case 'indicator':
    case 'compliance':
      return placed.place ? [placed.place] : [];
    default:
      return [];
  }
}
