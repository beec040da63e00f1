import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { columnNamed } from './columns.js';

/** Places and columns that are named, and the figures that go with them. */
export interface Stretch {
  readonly places: readonly Mention[];
  /** Each column once, in the order in which they are named. */
  readonly columns: readonly Token[];
  readonly figures: readonly Token[];
}

/**
 * A text of stated figures, cut where names begin again behind figures: 莎车本次18808，叶城8001 are two stretches,
 * 莎车和叶城分别是65468和56849 is one. Where figures come first and names end it, each stretch begins with its figures.
 */
export function stretchesIn(evidence: Evidence, isFigure: (token: Token) => boolean): Stretch[] {
  const events = eventsOf(evidence, isFigure);
  const first = events.findIndex(({ figure }) => figure);
  const leading = events.slice(0, first);
  const rest = events.slice(first);
  // 65468是莎车，56849是叶城; 莎车65468是全年，46660是提前.
  const owned = leading.filter(({ place }) => place).length === 1 && leading.length === 1;
  const behind =
    !rest.at(-1)?.figure && !isNamedLast(rest) && (leading.length === 0 || (owned && places(rest) === 0));
  const found = behind ? cut(rest, (event, last) => event.figure !== undefined && !last.figure) : [];
  // Of one figure alone (莎车65468是全年的还是本次的) the columns behind it may be what is asked.
  const [only] = found;
  const paired = only !== undefined && only.figures.length > 1 && only.places.length === only.figures.length;
  if (found.length < 2 && !paired)
    return cut(events, (event, last) => !event.figure && last.figure !== undefined);
  return found.map((stretch) =>
    owned ? { ...stretch, places: leading.flatMap(({ place }) => place ?? []) } : stretch,
  );
}

/** A place, a column or a figure, as it stands in the text. */
interface Event {
  readonly place?: Mention;
  readonly column?: Token;
  readonly figure?: Token;
}

/**
 * 16057，其中提前11152，本次4905，泽普县: the place alone stands behind the last figure, and the columns before theirs. In
 * 46660提前，18808本次 the last figure has its column behind it as well.
 */
function isNamedLast(events: readonly Event[]): boolean {
  const last = events.findLastIndex(({ figure }) => figure);
  const named = (from: number, to?: number): boolean => events.slice(from, to).some(({ column }) => column);
  return named(0, last) && !named(last) && places(events.slice(0, last)) === 0;
}

const places = (events: readonly Event[]): number => events.filter(({ place }) => place).length;

function eventsOf({ live, mentions }: Evidence, isFigure: (token: Token) => boolean): Event[] {
  return live.flatMap((token): Event[] => {
    // A place that is taken for granted stands nowhere.
    const place = mentions.find(({ from, to }) => from === token.from && to > from);
    if (place) return [{ place }];
    // 小计 is the row itself, whatever the column.
    const whole = isA(token, 'altogether') && !isA(token, 'subtotal');
    if (hasRole(token, 'column') && (columnNamed(token) || whole)) return [{ column: token }];
    return isFigure(token) ? [{ figure: token }] : [];
  });
}

function cut(events: readonly Event[], begins: (event: Event, last: Event) => boolean): Stretch[] {
  const parts: Event[][] = [];
  for (const event of events) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (!part || !last || begins(event, last)) parts.push([event]);
    else part.push(event);
  }
  return parts.map((part) => ({
    places: part.flatMap(({ place }) => place ?? []),
    columns: columnsOf(part.flatMap(({ column }) => column ?? [])),
    figures: part.flatMap(({ figure }) => figure ?? []),
  }));
}

/** 本次一共: beside a column 一共 says nothing new. */
function columnsOf(named: readonly Token[]): readonly Token[] {
  const own = named.filter((token) => columnNamed(token));
  const used = own.length > 0 ? own : named;
  const keyOf = (token: Token): string => columnNamed(token) ?? '';
  return used.filter((token, i) => used.findIndex((other) => keyOf(other) === keyOf(token)) === i);
}
