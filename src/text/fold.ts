/** A text brought to one spelling, with the way back to what was typed. */
export interface Folded {
  readonly source: string;
  readonly text: string;
  /** For each UTF-16 unit of `text`, and once more for its end, the offset in `source`. */
  readonly at: readonly number[];
}

export type Fold = (source: string) => Folded;

/** What a longer text is cut to before it is read: a hostile message costs no more than a long honest one. */
const LONGEST = 1200;

/** Where the characters stand of a text that is already in the spelling that folding gives. */
const UNMOVED: readonly number[] = Array.from({ length: LONGEST }, (_, i) => i);

const MARKS = /[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** The block of the usual Chinese characters. */
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

const HYPHENS = /[\u2010-\u2015\u2212]/u;

/**
 * Makes the folding function: width, case, accents, traditional characters and blanks, one character at a time,
 * so that offsets survive.
 *
 * @param traditional traditional or variant character → simplified
 */
export function createFold(traditional: ReadonlyMap<string, string>): Fold {
  const known = new Map<string, string>();

  const foldCharacter = (character: string): string => {
    const cached = known.get(character);
    if (cached !== undefined) return cached;
    // A tab parts the cells of a table: it joins no figures, as a blank may.
    if (character === '\t') return '、';
    // Nearly everything typed is one of these: no width, case or accent to undo.
    const code = character.charCodeAt(0);
    if (code >= FIRST_HAN && code <= LAST_HAN) return traditional.get(character) ?? character;
    const plain = [...character.normalize('NFKC').toLowerCase()]
      .map((c) => (/\p{Script=Latin}/u.test(c) ? c.normalize('NFD') : c))
      .join('')
      .replace(MARKS, '');
    const folded = [...plain]
      .map((c) => {
        if (HYPHENS.test(c)) return '-';
        // Behind their width: ＂ and ｢｣ are quotation marks as well.
        if (QUOTES.has(c)) return '';
        const simplified = traditional.get(c) ?? c;
        return /[\p{L}\p{N}]/u.test(simplified) ||
          (/[!-~\n]/.test(simplified) && !'~_*|^'.includes(simplified)) ||
          PUNCTUATION.has(simplified)
          ? simplified
          : ' ';
      })
      .join('');
    if (known.size < 20_000) known.set(character, folded);
    return folded;
  };

  const isPlain = (text: string): boolean => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < FIRST_HAN || code > LAST_HAN || traditional.has(text[i] as string)) return false;
    }
    return true;
  };

  return (source) => {
    // Most names are simplified characters alone: they stand in the spelling that folding gives.
    if (source.length < LONGEST && isPlain(source))
      return { source, text: source, at: UNMOVED.slice(0, source.length + 1) };
    const at: number[] = [];
    let text = '';
    let offset = 0;
    for (const character of withRanges(source.slice(0, LONGEST))) {
      const folded = foldCharacter(character);
      if (isDigit(text.at(-1) ?? '') && besideNumbered(source, offset)) {
        text += ' ';
        at.push(offset);
      }
      for (const unit of folded) {
        // Runs of blanks are one blank, so that names may be compared across them.
        if (unit === ' ' && (text === '' || text.endsWith(' '))) continue;
        text += unit;
        for (let i = 0; i < unit.length; i++) at.push(offset);
      }
      offset += character.length;
    }
    if (text.endsWith(' ')) {
      text = text.slice(0, -1);
      at.pop();
    }
    at.push(offset);
    return { source, text, at };
  };
}

/** A number in a mark of its own counts something out, and is no digit of the figure beside it: 墨玉49840②皮山24542, 49840¹. */
const NUMBERED = /[①-⒛⓪-⓿❶-➓²³¹⁰⁴-⁹₀-₉]/u;

const besideNumbered = (source: string, at: number): boolean =>
  NUMBERED.test(source[at] ?? '') || NUMBERED.test(source[at - 1] ?? '');

/** 1亿～2亿: between two figures a tilde stands for up to, as a hyphen does; anywhere else it says nothing. */
const RANGE = /(?<=[\d千百万亿元%％])[~～〜](?=[\d一二两三四五六七八九十])/gu;

const withRanges = (text: string): string => (/[~～〜]/u.test(text) ? text.replace(RANGE, '-') : text);

/** Marks that mean something beyond parting words; every other one is a blank. */
const PUNCTUATION: ReadonlySet<string> = new Set([...'、。，〔〕【】《》≥≤％÷']);

/** Quotation marks part no words: 以“元”为单位. */
const QUOTES: ReadonlySet<string> = new Set([...'“”‘’「」『』"']);

const HAN = /\p{Script=Han}/u;

/** True for a Chinese character, or a text that has one. */
export const isHan = (character: string): boolean => {
  const code = character.charCodeAt(0);
  // Asked of nearly every character of every text.
  return (code >= FIRST_HAN && code <= LAST_HAN) || HAN.test(character);
};

/** True for the letters of words that are written with blanks between them: Latin and Uyghur. */
export const isLetter = (character: string): boolean =>
  (character >= 'a' && character <= 'z') || (character >= '\u0600' && character <= '\u06ff');

export const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** What was typed for a stretch of the folded text. */
export const typed = (folded: Folded, from: number, to: number): string =>
  folded.source.slice(folded.at[from], folded.at[to]).trim();
