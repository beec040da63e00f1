import { findNumbers, type NumberFound } from '../text/amounts.js';
import { isDigit, isHan, isLetter } from '../text/fold.js';
import { Lattice } from './lattice.js';
import type { Lexicon } from './lexicon.js';
import type { Span, Term } from './term.js';

/** A misspelt name to be weighed; `led` where the prefecture that it lies in is named before it. */
export type Candidate = Span & { readonly led?: true };

/** A stretch of the text after scanning: a known term, a number, a mark between words, or something unknown. */
export type Piece =
  | { readonly is: 'term'; readonly from: number; readonly to: number; readonly span: Span }
  | { readonly is: 'number'; readonly from: number; readonly to: number; readonly number: NumberFound }
  | { readonly is: 'mark'; readonly from: number; readonly to: number }
  | { readonly is: 'unknown'; readonly from: number; readonly to: number };

/** What an edge of the lattice costs. The cheapest way through the text is the one that explains most with fewest words. */
const COST = {
  name: 0.7,
  term: 1,
  /**
   * Times its length squared, off a term: of two ways that cost the same the one with the longer term, 多少|困难群众救助补助资金 and
   * not 多少困难群众|救助补助资金.
   */
  longer: 1e-6,
  character: 1.3,
  number: 0.95,
  typo: 0.95,
  led: 0.6,
  distance: 2,
  /** A little more than two terms: what somebody knows stands before what nobody knows. */
  unknown: 2.001,
  unknownWord: 3,
  mark: 0,
} as const;

const MOST_LETTER_WORDS = 4;

/** Letters of scripts that no name here is written in: they are words that nobody knows, no marks. */
const OTHER_LETTER = /\p{L}/u;

/** Something that may stand at a place of a text. */
interface Offer {
  readonly piece: Piece;
  readonly price: number;
}

/**
 * Cuts a folded text into known terms, numbers and the rest: of all ways to cut it, the cheapest. A name that lies
 * across the border of two words loses against the two words. What may stand where is looked up once, however often
 * the text is cut.
 */
export class Scanner {
  readonly #own: (readonly Offer[])[] = [];
  readonly #elsewhere: (readonly Offer[])[] = [];
  readonly #numbers: readonly NumberFound[];
  /** Among many words of letters, two or three letters are initials by chance only. */
  readonly #crowded: boolean;

  constructor(
    private readonly text: string,
    private readonly lexicon: Lexicon,
  ) {
    this.#numbers = findNumbers(text);
    this.#crowded = (text.match(/[a-z]+/g)?.length ?? 0) > MOST_LETTER_WORDS;
  }

  /**
   * @param wide true where the nation's places count too
   * @param typos misspelt names to be weighed against the rest
   */
  cut(wide: boolean, typos: readonly Candidate[] = []): Piece[] {
    const { length } = this.text;
    const lattice = new Lattice<Piece>(length);
    for (let from = 0; from < length; from++) {
      if (!lattice.reaches(from)) continue;
      for (const { piece, price } of this.#ownAt(from)) lattice.offer(piece, price);
      if (wide) for (const { piece, price } of this.#elsewhereAt(from)) lattice.offer(piece, price);
      for (const typo of typos)
        if (typo.from === from)
          lattice.offer({ is: 'term', from, to: typo.to, span: typo }, priceOfTypo(typo));
    }
    return lattice.cheapest();
  }

  /** What nobody knows, our names and words, and numbers. */
  #ownAt(from: number): readonly Offer[] {
    const known = this.#own[from];
    if (known) return known;
    const { text, lexicon } = this;
    const offers: Offer[] = unreadAt(text, from);
    if (isLetter(text[from] as string))
      lexicon.letters().trie.walk(
        text,
        from,
        (term, to) => {
          if (!isInitials(term) || (!this.#crowded && standsAlone(text, from, to)))
            offers.push(offerOf(term, text, from, to));
        },
        isWithinLetters,
      );
    lexicon.walk(text, from, taking(offers, text, from), skipFrom(text, from));
    for (const number of this.#numbers)
      if (number.from === from)
        offers.push({ piece: { is: 'number', from, to: number.to, number }, price: COST.number });
    this.#own[from] = offers;
    return offers;
  }

  #elsewhereAt(from: number): readonly Offer[] {
    const known = this.#elsewhere[from];
    if (known) return known;
    const offers: Offer[] = [];
    const { text } = this;
    this.lexicon.elsewhere().walk(text, from, taking(offers, text, from), skipFrom(text, from));
    this.#elsewhere[from] = offers;
    return offers;
  }
}

/** Takes what a walk finds, unless it is part of something longer. */
const taking =
  (offers: Offer[], text: string, from: number) =>
  (term: Term, to: number, skipped: boolean): void => {
    if (!(skipped && !endsPiece(text, to)) && !isPartOfLonger(text, from, to))
      offers.push(offerOf(term, text, from, to));
  };

/** Only a name that begins behind a blank may have blanks within. */
const skipFrom = (text: string, from: number) => (startsPiece(text, from) ? isBlank : undefined);

/** What stands there as it is, whatever it may be part of: a mark, or something that nobody knows. */
function unreadAt(text: string, from: number): Offer[] {
  const character = text[from] as string;
  if (isLetter(character))
    return startsWord(text, from)
      ? [{ piece: { is: 'unknown', from, to: endOfWord(text, from) }, price: COST.unknownWord }]
      : [];
  return isHan(character) || isDigit(character) || OTHER_LETTER.test(character)
    ? [{ piece: { is: 'unknown', from, to: from + 1 }, price: COST.unknown }]
    : [{ piece: { is: 'mark', from, to: from + 1 }, price: COST.mark }];
}

const priceOfTypo = ({ led, distance }: Candidate): number =>
  led ? COST.led + distance : COST.typo + COST.distance * distance;

/** What a way through part of the text is worth: the price of a term in it. */
function priceOf(term: Term): number {
  // A mark that is a word (+, 、) costs no more than any mark.
  if (term.text.length === 1) return isHan(term.text) ? COST.character : COST.mark;
  const price = term.senses.some((s) => s.is === 'place' || s.is === 'group') ? COST.name : COST.term;
  return price - COST.longer * term.text.length ** 2;
}

const offerOf = (term: Term, text: string, from: number, to: number): Offer => ({
  piece: {
    is: 'term',
    from,
    to,
    span: { from, to, text: text.slice(from, to), senses: term.senses, distance: 0, term: term.text },
  },
  price: priceOf(term),
});

const isInitials = (term: Term): boolean =>
  term.senses.every((s) => s.is === 'place' && s.kind === 'initials');

/** What a name may be broken by: a blank or a hyphen (于-田-县). */
const isBlank = (code: number): boolean => code === 32 || code === 45;

const isWithinLetters = (code: number): boolean => code === 32 || code === 39 || code === 45 || code === 46;

const startsPiece = (text: string, from: number): boolean => from === 0 || isBlank(text.charCodeAt(from - 1));

const endsPiece = (text: string, to: number): boolean => to === text.length || isBlank(text.charCodeAt(to));

const isAlphanumeric = (c: string | undefined): boolean => c !== undefined && (isDigit(c) || isLetter(c));

const sameScript = (a: string | undefined, b: string | undefined): boolean =>
  isDigit(a ?? '') === isDigit(b ?? '');

/** True where the two characters are of one word of letters, or of one number. */
const isOneWord = (a: string | undefined, b: string | undefined): boolean =>
  isAlphanumeric(b) && isAlphanumeric(a) && sameScript(a, b);

/** A term that begins or ends with letters or digits is not part of a longer word or number. */
const isPartOfLonger = (text: string, from: number, to: number): boolean =>
  isOneWord(text[from - 1], text[from]) || isOneWord(text[to - 1], text[to]);

const startsWord = (text: string, from: number): boolean => from === 0 || !isLetter(text[from - 1] as string);

const endsWord = (text: string, to: number): boolean => to === text.length || !isLetter(text[to] as string);

/** A word of letters with neither letters nor digits joined to it. */
const standsAlone = (text: string, from: number, to: number): boolean =>
  startsWord(text, from) && endsWord(text, to) && !isDigit(text[from - 1] ?? '') && !isDigit(text[to] ?? '');

function endOfWord(text: string, from: number): number {
  let to = from;
  while (to < text.length && isLetter(text[to] as string)) to++;
  return to;
}
