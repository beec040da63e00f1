import type { Shelf } from '../notice/shelf.js';
import type { Fold } from '../text/fold.js';
import type { Classes } from './patterns.js';
import type { Claims, NameKind, WordRole } from './term.js';

/** What `data/places.json` holds. */
export interface Gazetteer {
  readonly places: readonly {
    readonly id: string;
    readonly names: readonly { readonly name: string; readonly kind: NameKind }[];
    /** How the name reads where its characters read otherwise elsewhere, and how people misread it; syllables parted by blanks. */
    readonly reading?: readonly string[];
    /** Prefectures that it stands above in full addresses, and that are rows of their own. */
    readonly over?: readonly string[];
  }[];
  readonly shared: readonly {
    readonly name: string;
    readonly places: readonly string[];
    readonly reading?: string;
  }[];
  readonly groups: readonly { readonly name: string; readonly places: readonly string[] }[];
  /** Places outside Xinjiang that are easily taken for one of ours, ordinary words among them. */
  readonly namesakes: readonly string[];
  /** Places that exist but are in no notice; `far` where they lie outside Xinjiang. */
  readonly absent: readonly {
    readonly name: string;
    readonly also?: readonly string[];
    readonly far?: boolean;
  }[];
}

/** What `data/words.json` holds. */
export interface Words {
  /** Classes of words that combine: `{give}{done}{much}` stands for each with each. */
  readonly classes: Classes;
  /** Role → concept → the words for it, and patterns of classes. */
  readonly words: Readonly<Partial<Record<WordRole, Readonly<Record<string, readonly string[]>>>>>;
  readonly subjects: readonly {
    readonly codes: readonly string[];
    readonly names: readonly string[];
    readonly cue?: boolean;
  }[];
  readonly indicators: readonly {
    readonly indicators: readonly string[];
    /** The subjects whose people the target is of; left out where it is of all who are helped. */
    readonly ofSubjects?: readonly string[];
    readonly names: readonly string[];
    readonly cue?: boolean;
  }[];
  /** What people say of a target in words, and the targets that are met or not where they say so. */
  readonly claims: readonly (Partial<Claims> & { readonly names: readonly string[] })[];
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /** `topics`: what the words may be about, the likeliest first; other words narrow it down. */
  readonly facts: readonly {
    readonly topics: readonly string[];
    readonly names: readonly string[];
    readonly cue?: boolean;
  }[];
}

/** The tables in `data/` that hold for every notice; the large ones are read when first needed. */
export interface Tables {
  readonly gazetteer: Gazetteer;
  readonly words: Words;
  /** Places outside Xinjiang by level, names and short names parted by blanks. */
  elsewhere(): Readonly<Record<string, { readonly names: string; readonly stems?: string }>>;
  /** Syllable → characters: their usual reading, and other ones. */
  readings(): {
    readonly first: Readonly<Record<string, string>>;
    readonly other: Readonly<Record<string, string>>;
  };
  /** Character → characters that look like it. */
  lookalikes(): Readonly<Record<string, string>>;
  /** Ordinary words that name nothing, by their length. */
  ordinary(): Readonly<Record<string, string>>;
  /** Brings a text to one spelling, by the table of traditional and variant characters. */
  readonly fold: Fold;
}

/** Everything that the lexicon is compiled from. */
export interface Vocabulary extends Tables {
  readonly shelf: Shelf;
}
