import type { WordRole } from '../match/term.js';

/**
 * Every price that a reading pays, with the reason for it. A reading costs what it leaves unexplained, what it mends
 * and what it assumes; the cheapest reading is the answer. Tune here and nowhere else.
 */
export const WEIGHTS = {
  /** A word left unused in the clause that asks, by what it does. From `sure` on it forbids a confident answer. */
  left: {
    /** A place that plays no part: half of what was asked would be answered. */
    place: 4,
    /** A place that the notice lacks: as much as one that it has. */
    absent: 4,
    /** 合计, 占, 最多: the figure would be another. */
    operator: 3,
    /** 不是, 除了, 还是: the places would be others. */
    scope: 3,
    /** A value or a count: the text holds something against it. */
    number: 3,
    /** 人均, 去年: the notice does not have what is asked. */
    beyond: 4,
    /** 科目, 达标: another kind of question. */
    topic: 2.5,
    subject: 2.5,
    indicator: 2.5,
    category: 2.5,
    fact: 2,
    /** Another notice than the one that is meant anyway: its figures are others. */
    notice: 4,
    entity: 0.4,
    /** 提前下达: another column. */
    column: 2,
    /** 亿元: the reader would take the figure for another. */
    unit: 1.6,
    /** 各县: the level may go without saying. */
    level: 1,
    /** 机构, 福利机构: the rows are others, of which a place's own sum holds more. */
    institutions: 1.6,
    /** 没有, 月底: they colour the question, and change no figure. */
    hint: 0.15,
    /** 县 or 市 behind a name says no more than the name. */
    suffix: 0.1,
    ask: 0,
    link: 0,
    talk: 0.1,
    thread: 0,
    idle: 0,
    mark: 0,
    unknown: 0,
  } satisfies Record<
    | WordRole
    | 'place'
    | 'absent'
    | 'number'
    | 'subject'
    | 'indicator'
    | 'category'
    | 'fact'
    | 'notice'
    | 'mark'
    | 'unknown'
    | 'institutions',
    number
  >,
  /** 一共 beside one place says nothing new. */
  altogether: 0.5,
  /** An unknown word by what a dictionary says of it: a verb or particle changes no figure, a noun may be the thing asked for. */
  ordinary: 0.2,
  unfamiliar: 0.5,
  /** A noun between a place and the asking word may be the thing that is asked for: 莎车县农机多少. */
  inSlot: 1.6,
  /** Unknown letters, often slips of the finger. */
  stray: 0.5,
  /** A small number without a unit: it counts or numbers something. */
  small: 0.3,
  /** One unknown character of Han. */
  syllable: 0.25,
  /** Unknown words before the first place lead up to the question; they weigh less than those that may be what is asked. */
  leading: 0.5,
  /** So much at most for unknown and colouring words: a long letter is no worse a question than a short one. */
  mostSoft: 1,
  /** What stands in clauses that ask nothing is told by the way. */
  told: 0.03,
  /** Most of a text is taken for a story because it makes no sense whole. */
  byTheWay: 0.3,
  /** No place was named, so the whole region is meant: the dearest thing to assume. */
  region: 1,
  /** The region where something else points at places of it already (哪个县, a level). */
  regionOfLevel: 0.25,
  /** A place is named, nothing is asked, and words that nobody knows stand behind it: a story rather than a question. */
  story: 1.3,
  /** A place is named as where somebody does something, and nothing is asked of it: 在叶城出差. */
  stay: 1.6,
  /** An asking word is missing: something is shown because it is named. */
  unasked: 0.2,
  /** Words point at a place of the talk, and the reading takes the whole region. */
  pointed: 3,
  /** Words say that what is asked lies in the place of the talk, and the reading seeks it in the whole region. */
  widened: 3,
  /** What was shown last is summed, though a message behind it asked for something else and could not be read. */
  stale: 3,
  /** Going on from the last question, where a word says so, and where none does. */
  goesOn: 0.05,
  goesOnUnsaid: 0.2,
  /** Only the places are taken from the last question, where more of it could be; wider than `margin`, so that it is no rival. */
  onlyPlaces: 0.35,
  /** A word that goes on (那, 呢, 它) and a reading that does not. */
  alone: 0.6,
  /** The same of a fact that is named, which hardly ever needs what was asked before. */
  aloneFact: 0.3,
  /** The notice gives no amount by subject; the whole is shown and said so. */
  notBySubject: 0.4,
  /** What the notice does not have is a reading as good as any, once a word says so. */
  beyond: 0.3,
  /** A place that it lacks. */
  elsewhere: 0.5,
  /** No place has the amount that is sought. */
  notHeld: 0.9,
  /** A fact of the notice is told where a subject or a target was named as well. */
  besides: 0.5,
  /** One more question in one message. */
  split: 0.4,
  /** Half of a message is a question of its own only where it leaves no more than this out. */
  standsAlone: 0.6,
  /** Above this nothing is answered without asking. */
  sure: 1.5,
  /** Above this a reading is not worth offering. */
  offered: 4.5,
  /** Two readings this near are asked about. */
  margin: 0.3,
} as const;
