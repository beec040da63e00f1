import type { Reading } from '../../match/read.js';
import type { Catalogue } from '../../notice/catalogue.js';
import type { Mention, PlacesRead } from './places/mention.js';
import { readPlaces } from './places/read.js';
import { withSigns } from './signs.js';
import { hasRole, type IsOrdinary, isA, type Token, type TokenRole } from './token.js';

/** A text as the readings see it: its words with all that they may mean, and its places. */
export interface Evidence {
  readonly reading: Reading;
  readonly text: string;
  readonly catalogue: Catalogue;
  readonly tokens: readonly Token[];
  /** The tokens that ask: neither told by the way nor taken back. */
  readonly live: readonly Token[];
  readonly places: PlacesRead;
  readonly mentions: readonly Mention[];
  has(...concepts: readonly string[]): boolean;
  of(...concepts: readonly string[]): readonly Token[];
  withRole(...roles: readonly TokenRole[]): readonly Token[];
  /** True where a word that asks says one of these concepts, or has one of these roles. */
  holds(words: readonly string[]): boolean;
}

/** The text with the places that a notice lists. */
export function evidenceOf(
  reading: Reading,
  tokens: readonly Token[],
  catalogue: Catalogue,
  isOrdinary: IsOrdinary,
): Evidence {
  const signed = withSigns(tokens, catalogue);
  return evidenceWith(reading, signed, readPlaces(reading, signed, catalogue, isOrdinary), catalogue);
}

/** The same text with other places than it names. */
export function evidenceWith(
  reading: Reading,
  tokens: readonly Token[],
  places: PlacesRead,
  catalogue: Catalogue,
): Evidence {
  // What belongs to a place's name or address says nothing else.
  const covered = new Set<number>();
  for (const { covers } of places.mentions) for (const from of covers) covered.add(from);
  const live = tokens.filter(
    (token) =>
      !token.told &&
      !places.withdrawn.has(token.index) &&
      (!covered.has(token.from) || hasRole(token, 'place')),
  );
  return ofWords(reading, catalogue, tokens, live, places);
}

/** What a stretch of the text asks, its places being those of the whole. */
export const within = (
  { reading, catalogue, tokens, live, places }: Evidence,
  from: number,
  to: number,
): Evidence =>
  ofWords(
    reading,
    catalogue,
    tokens,
    live.filter((token) => token.from >= from && token.to <= to),
    places,
  );

/** What the text asks without some of its words. */
export const without = (
  { reading, catalogue, tokens, live, places }: Evidence,
  words: readonly Token[],
): Evidence =>
  ofWords(
    reading,
    catalogue,
    tokens,
    live.filter((token) => !words.includes(token)),
    places,
  );

/** Evidence that is searched by the words that ask. */
function ofWords(
  reading: Reading,
  catalogue: Catalogue,
  tokens: readonly Token[],
  live: readonly Token[],
  places: PlacesRead,
): Evidence {
  const said = new Set<string>();
  const played = new Set<string>();
  for (const { concepts, roles, number } of live) {
    for (const concept of concepts) said.add(concept);
    for (const role of roles) played.add(role);
    // A figure is one also where it is read as a year that there is no notice of.
    if (number) played.add('number');
  }
  // A name alone says nothing, and is asked a hundred times whether it does.
  const has = (...concepts: readonly string[]): boolean =>
    said.size > 0 && concepts.some((concept) => said.has(concept));
  return {
    reading,
    text: reading.folded.text,
    catalogue,
    tokens,
    live,
    places,
    mentions: places.mentions,
    has,
    // Most of what the readings look for is not in the text: that is known without going through its words.
    of: (...concepts) => (has(...concepts) ? live.filter((token) => isA(token, ...concepts)) : []),
    withRole: (...roles) =>
      roles.some((role) => played.has(role)) ? live.filter((token) => hasRole(token, ...roles)) : [],
    holds: (words) => {
      for (let i = 0; i < words.length; i++) {
        const word = words[i] as string;
        if (played.has(word) || said.has(word)) return true;
      }
      return false;
    },
  };
}
