import type { Row } from '../notice/model.js';
import type { NameKind } from './term.js';

/** What `data/places.json` holds. */
export interface Gazetteer {
  readonly places: readonly {
    readonly id: string;
    readonly stem: string | readonly string[];
    readonly names: readonly { readonly name: string; readonly kind: NameKind }[];
    /** How the name reads where its characters read otherwise elsewhere, syllables parted by blanks. */
    readonly reading?: readonly string[];
  }[];
  readonly shared: readonly {
    readonly name: string;
    readonly places: readonly string[];
    readonly reading?: string;
  }[];
  readonly groups: readonly { readonly name: string; readonly places: readonly string[] }[];
  readonly absent: readonly string[];
}

/** What `data/words.json` holds. */
export interface Words {
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly subjects: readonly {
    readonly codes: readonly string[];
    readonly names: readonly string[];
    readonly cue?: boolean;
  }[];
  readonly indicators: readonly {
    readonly indicators: readonly string[];
    readonly names: readonly string[];
  }[];
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly facts: readonly { readonly topic: string; readonly names: readonly string[] }[];
}

/** Everything that the lexicon is compiled from. */
export interface Vocabulary {
  readonly rows: readonly Row[];
  readonly gazetteer: Gazetteer;
  readonly words: Words;
  /** Names of places outside Xinjiang. */
  readonly elsewhere: readonly string[];
  /** Syllable → characters. */
  readonly readings: Readonly<Record<string, string>>;
  /** Character → characters that look like it. */
  readonly lookalikes: Readonly<Record<string, string>>;
  /** Traditional or variant character → simplified. */
  readonly traditional: ReadonlyMap<string, string>;
}
