import type { Gap } from '../../model.js';

/** One place, or one set of places, that the text speaks of. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  /** What it may be: one row; several where the name is shared; a group's rows. */
  readonly ids: readonly string[];
  /** The row that a shared name usually means. */
  readonly usual?: string | undefined;
  /** The group's name, where the text names a set. */
  readonly group?: string | undefined;
  /** False where only a question back can tell. */
  readonly sure: boolean;
  /** The prefecture that was named beside it, to say where it lies. */
  readonly within?: string | undefined;
  /** Offsets of the words that it accounts for: its name, its prefecture's, and what the same place was called beside it. */
  readonly covers: readonly number[];
  /** True where the talk before has it, and not the text; it stands where the text points at it. */
  readonly ofThread?: true;
}

/** True where the talk before has it, and not the text. */
export const isOfThread = ({ ofThread }: Mention): boolean => ofThread === true;

/** The places of a text, with prefectures that only say where a county lies taken out. */
export interface PlacesRead {
  readonly mentions: readonly Mention[];
  /** What the text leaves out of a sum or a ranking. */
  readonly excluded: readonly Mention[];
  /** Places of which one is meant: 疏勒还是疏附来着. */
  readonly either: boolean;
  /** Indexes of the tokens that were taken back, or told how the places stand to each other. */
  readonly withdrawn: ReadonlySet<number>;
  readonly governing: ReadonlySet<number>;
  /** What was mended or assumed, in words. */
  readonly understood: readonly string[];
  /** Why a place that was named cannot be answered. */
  readonly gap?: Gap | undefined;
  /** Names that look like what was typed, where nothing is sure. */
  readonly suggestions: readonly string[];
}
