import type { NumberFound } from '../text/amounts.js';
import { type Folded, isHan, isLetter } from '../text/fold.js';
import { cutFromWords, wordsOf } from '../text/words.js';
import type { Lexicon } from './lexicon.js';
import { SLIP } from './likeness.js';
import { type Piece, Scanner } from './scan.js';
import { means, type Sense, type Span, sense, type Typo } from './term.js';
import type { TypoFinder } from './typos/finder.js';

/** A misspelt name that was mended, and the names it might have been as well. */
export interface Mended {
  readonly typo: Typo;
  /** Names about as near, the nearest first; empty where the reading is beyond doubt. */
  readonly rivals: readonly Typo[];
  readonly sure: boolean;
}

/** A text cut into what is known and what is not. */
export interface Reading {
  readonly folded: Folded;
  readonly pieces: readonly Piece[];
  /** The known terms, in order. */
  readonly spans: readonly Span[];
  readonly numbers: readonly NumberFound[];
  /** The stretches that nothing explains. */
  readonly unknown: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  readonly mended: readonly Mended[];
  /** Every misspelt name that was weighed, for `--explain` and for suggestions. */
  readonly candidates: readonly Typo[];
}

/** How many stretches of a text are searched for misspelt names, and how long one may be. */
const STRETCHES = 3;
const LONGEST_STRETCH = 24;
/** How many words of letters are searched for misspelt names. */
const LETTER_WORDS = 4;
/** How far beyond the unknown characters a misspelt name may reach. */
const REACH = 6;
/** Two names closer than this to what was typed cannot be told apart. */
const MARGIN = 0.28;

/** Particles that are in no name: they part stretches. */
const PARTICLES = new Set([...'的了呢吗啊吧呀嘛么多少请查是我你们给啥']);

/** Reads a folded text: exact names and words first, and where something stays unexplained, misspelt ones too. */
export function read(folded: Folded, lexicon: Lexicon, typos: () => TypoFinder): Reading {
  const scanner = new Scanner(folded.text, lexicon);
  const near = scanner.cut(false);
  if (isExplained(folded.text, near, lexicon))
    return reading(folded, near, soundingLike(folded.text, near, typos));
  const first = scanner.cut(true);
  const found = [...findTypos(folded.text, first, typos), ...cutShort(folded.text, first, lexicon)];
  const candidates = [...found, ...inside(folded.text, first, typos)].map((typo) => ledTo(typo, first));
  if (candidates.length === 0) return reading(folded, first, soundingLike(folded.text, first, typos));
  const second = reading(folded, scanner.cut(true, candidates), candidates);
  const words = second.mended
    .filter(
      ({ typo, sure }) =>
        (!sure && isOrdinaryWord(typo, second)) || isWord(typo, second) || isCutOut(typo, second),
    )
    .map(({ typo }) => typo);
  if (words.length === 0) return second;
  const rest = candidates.filter(
    (c) =>
      !words.some(
        (word) => word.from < c.to && c.from < word.to && (words.includes(c) || !isSure(c, second)),
      ),
  );
  return reading(folded, scanner.cut(true, rest), rest);
}

/** True where every word is known and no stretch looks like a misspelt name: most texts, and the rest need not be asked. */
const isExplained = (text: string, pieces: readonly Piece[], lexicon: Lexicon): boolean =>
  pieces.every((piece, i) => piece.is !== 'unknown' && !(isFar(piece) && prefectureBefore(pieces, i))) &&
  hanStretches(text, pieces).length === 0 &&
  !hidesAnother(text, pieces, lexicon) &&
  cutShort(text, pieces, lexicon).length === 0;

/** 三元区, 大英县: words that together are the name of a place outside Xinjiang. */
const hidesAnother = (text: string, pieces: readonly Piece[], lexicon: Lexicon): boolean =>
  pieces.some((piece, i) => {
    const next = pieces[i + 1];
    return (
      next !== undefined &&
      isSmall(piece) &&
      /[县市区]/u.test(text[next.to - 1] ?? '') &&
      lexicon.elsewhere().get(text.slice(piece.from, next.to)) !== undefined
    );
  });

/** A number or a word that may be the beginning of a name. */
const isSmall = (piece: Piece): boolean =>
  piece.to - piece.from <= 2 &&
  (piece.is === 'number' || (piece.is === 'term' && sense(piece.span, 'place') === undefined));

/** A place outside Xinjiang that is none of ours. */
const isFar = (piece: Piece): boolean =>
  piece.is === 'term' && sense(piece.span, 'absent')?.ours === false && !sense(piece.span, 'place');

/** The prefecture that a piece follows, a blank or 的 between them aside. */
function prefectureBefore(pieces: readonly Piece[], index: number): string | undefined {
  let at = index - 1;
  while (pieces[at] && isPause(pieces[at] as Piece)) at--;
  const before = pieces[at];
  const place = before?.is === 'term' ? sense(before.span, 'place') : undefined;
  return place?.ids.find((id) => !id.includes('/'));
}

const isPause = (piece: Piece): boolean =>
  piece.is === 'mark'
    ? piece.to - piece.from === 1
    : piece.is === 'term' && /^[的那]$/u.test(piece.span.text);

/**
 * Names that a name of elsewhere was meant for: one inside the prefecture that stands before it (阿克苏白城县 is 拜城县), or one of
 * a level that the place elsewhere does not have (白城 is 白城市, so 白城县 is 拜城县).
 */
function inside(text: string, pieces: readonly Piece[], typos: () => TypoFinder): Typo[] {
  return pieces.flatMap((piece, i) => {
    if (!isFar(piece)) return [];
    const level = levelBehind(text, pieces, i);
    const to = level?.to ?? piece.to;
    if (!level && !prefectureBefore(pieces, i)) return [];
    return typos()
      .inHan(text, piece.from, to)
      .filter((typo) => typo.from === piece.from && typo.to === to)
      .flatMap((typo) => (level ? (typo.term.endsWith(level.is) ? [{ ...typo, led: true }] : []) : [typo]));
  });
}

/** The level that stands right behind a name which is one without it. */
function levelBehind(
  text: string,
  pieces: readonly Piece[],
  index: number,
): { readonly is: string; readonly to: number } | undefined {
  const [piece, next] = [pieces[index], pieces[index + 1]];
  if (!piece || next?.is !== 'term' || next.to - next.from !== 1 || FULL.test(text.slice(0, piece.to)))
    return undefined;
  const is = text.slice(next.from, next.to);
  return FULL.test(is) ? { is, to: next.to } : undefined;
}

/** Names of ours that sound like a place elsewhere: worth a question where nothing else is. */
const soundingLike = (text: string, pieces: readonly Piece[], typos: () => TypoFinder): Typo[] =>
  pieces.filter(isFar).flatMap(({ from, to }) =>
    typos()
      .inHan(text, from, to)
      .filter((typo) => typo.from === from && typo.to === to && typo.distance <= 2 * SLIP.sound),
  );

/** A misspelt name behind the prefecture that it lies in is likelier than any other: the prefecture leads to it. */
function ledTo(typo: Typo, pieces: readonly Piece[]): Typo {
  const at = pieces.findIndex((piece) => piece.from === typo.from);
  const prefecture = at < 0 ? undefined : prefectureBefore(pieces, at);
  const place = prefecture ? sense(typo, 'place') : undefined;
  const ids = place?.ids.filter((id) => id.startsWith(`${prefecture}/`)) ?? [];
  return place && ids.length > 0 ? { ...typo, senses: [{ ...place, ids }], led: true } : typo;
}

const isSure = (typo: Typo, { mended }: Reading): boolean => mended.some((m) => m.typo === typo && m.sure);

/** 民生, 经核: what a dictionary has as a word is none of our names misspelt where another name stands in the text. */
const isWord = (typo: Typo, { spans }: Reading): boolean =>
  typo.led !== true &&
  typo.text.length === 2 &&
  spans.some((span) => span.distance === 0 && sense(span, 'place') !== undefined) &&
  wordsOf(typo.text).length === 1;

/**
 * 通知书附表 holds no 疏附, 核算附件 no 疏附 either: a name cut out of ordinary words is none, where they run on at both of its ends,
 * where another name stands in the text anyway, or where a character has nothing in common with the name's (儿童身上, 儿童村).
 */
function isCutOut(typo: Typo, { spans, folded }: Reading): boolean {
  if (typo.led) return false;
  const places = spans.filter((span) => span.distance === 0 && sense(span, 'place') !== undefined);
  const cut = cutFromWords(without(folded.text, places), typo.from, typo.to);
  return cut === 'through' || (cut === 'beside' && (places.length > 0 || typo.distance >= SLIP.other));
}

/** The text with other characters where spans stand: what a name ends in begins no other word. */
const without = (text: string, spans: readonly Span[]): string =>
  spans.reduce((rest, { from, to }) => rest.slice(0, from) + '、'.repeat(to - from) + rest.slice(to), text);

/**
 * A doubtful misspelling beside something that is understood is an ordinary word, unless a prefecture leads to it
 * (喀什 疏什).
 */
function isOrdinaryWord(typo: Typo, { spans, folded, mended }: Reading): boolean {
  const doubtful = new Set<Span>(mended.filter((m) => !m.sure).map((m) => m.typo));
  return spans.some((span) => {
    if (doubtful.has(span)) return false;
    if (span.distance === 0 && (sense(span, 'fact') ?? sense(span, 'indicator') ?? sense(span, 'subject')))
      return true;
    const place = sense(span, 'place');
    if (!place) return false;
    const leads =
      span.to <= typo.from &&
      folded.text.slice(span.to, typo.from).trim() === '' &&
      place.ids.some((id) => !id.includes('/'));
    return !leads;
  });
}

function reading(folded: Folded, pieces: readonly Piece[], candidates: readonly Typo[]): Reading {
  const spans: Span[] = [];
  const numbers: NumberFound[] = [];
  for (const piece of pieces)
    if (piece.is === 'term') spans.push(piece.span);
    else if (piece.is === 'number') numbers.push(piece.number);
  const unknown = unknownStretches(folded.text, pieces);
  const mended = spans.filter(isTypo).map((typo) => judge(typo, candidates, unknown.length === 0));
  return { folded, pieces, spans, numbers, unknown, mended, candidates };
}

const isTypo = (span: Span): span is Typo => 'core' in span;

function findTypos(text: string, pieces: readonly Piece[], typos: () => TypoFinder): Typo[] {
  const found: Typo[] = [];
  for (const { from, to } of hanStretches(text, pieces)) found.push(...typos().inHan(text, from, to));
  const words = pieces.filter((piece) => piece.is === 'unknown' && isLetter(text[piece.from] as string));
  for (const { from, to } of words.slice(0, LETTER_WORDS)) found.push(...typos().inLetters(text, from, to));
  return found.filter(
    (typo) =>
      !isNameAndMore(typo, pieces) &&
      !isTwoWords(typo, pieces) &&
      !joinsTwo(typo, pieces) &&
      !joinsFigures(typo, pieces) &&
      !beginsInYear(typo, text, pieces) &&
      !hidesNotice(typo, pieces),
  );
}

/** 去年的提前 is 去年 and 提前, no question word misspelt: another year or fund is never a slip for something else. */
const hidesNotice = (typo: Typo, pieces: readonly Piece[]): boolean =>
  !sense(typo, 'place') &&
  pieces.some(
    (piece) =>
      piece.is === 'term' &&
      piece.from >= typo.from &&
      piece.to <= typo.to &&
      piece.span.senses.some((one) => one.is === 'notice' || (one.is === 'word' && one.role === 'beyond')),
  );

/** 库尔勒市哈拉 is 库尔勒市 and a township, no other county misspelt. */
const isNameAndMore = (typo: Typo, pieces: readonly Piece[]): boolean =>
  FULL.test(typo.term) &&
  pieces.some(
    (piece) =>
      piece.is === 'term' &&
      piece.from === typo.from &&
      piece.to < typo.to &&
      FULL.test(piece.span.text) &&
      sense(piece.span, 'place') !== undefined,
  );

/**
 * 要翻 is no 要饭: of a word of two characters the one that is right says nothing by itself. 粘到 is no 占到: what begins a
 * question word has to stand there.
 */
const isTwoWords = (typo: Typo, pieces: readonly Piece[]): boolean =>
  typo.text.length === 2 &&
  typo.term.length === 2 &&
  !sense(typo, 'place') &&
  ((typo.text[0] !== typo.term[0] && typo.senses.every((s) => s.is === 'word')) ||
    standsForItself(typo, pieces));

/** 博州连救助站 is a place and a set with a word between them that joins the two, 县及市 two levels; 那户是阜康 says what 那户 is. */
const joinsTwo = (typo: Typo, pieces: readonly Piece[]): boolean => {
  const inside = pieces.filter((piece) => piece.from >= typo.from && piece.to <= typo.to);
  return (
    inside.every((piece) => piece.is === 'term') &&
    (inside.some((piece) => piece.is === 'term' && means(piece.span, 'including')) ||
      inside.slice(1).some((piece) => piece.is === 'term' && means(piece.span, 'copula')) ||
      inside.slice(1, -1).some((piece) => piece.is === 'term' && means(piece.span, 'and')))
  );
};

/** 2023年有绩效目标: the 年 of a year begins no name. */
const beginsInYear = (typo: Typo, text: string, pieces: readonly Piece[]): boolean =>
  text[typo.from] === '年' && pieces.some((piece) => piece.is === 'number' && piece.to === typo.from);

/** 前三的县和数 is places and their figures, and no 和硕 misspelt. */
function joinsFigures(typo: Typo, pieces: readonly Piece[]): boolean {
  const at = pieces.findIndex((piece) => piece.from === typo.from);
  const [before, and, figures] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  if (before?.is !== 'term' || and?.is !== 'term' || figures?.is !== 'term' || figures.to !== typo.to)
    return false;
  const level = before.span.senses.some(
    (one) => one.is === 'word' && (one.role === 'level' || one.role === 'suffix' || one.concept === 'who'),
  );
  return level && means(and.span, 'and') && means(figures.span, 'amount');
}

const standsForItself = (typo: Typo, pieces: readonly Piece[]): boolean =>
  pieces.some(
    (piece) =>
      piece.is === 'term' &&
      piece.span.senses.every((s) => s.is === 'word' && s.role === 'idle') &&
      [0, 1].some(
        (at) => typo.text[at] === typo.term[at] && piece.from <= typo.from + at && piece.to > typo.from + at,
      ),
  );

const FULL = /[县市区]$/u;

/**
 * Names that lack only their last character, or have another word of one character there, where the words say something
 * as well: 喀什救助, 塔城儿童福利, 和田救助账.
 */
function cutShort(text: string, pieces: readonly Piece[], lexicon: Lexicon): Typo[] {
  const [first] = pieces;
  if (first?.is !== 'term' || pieces.some((piece) => piece.is !== 'term')) return [];
  if (!sense(first.span, 'place')) return [];
  const last = pieces.at(-1) as Piece;
  const rest = pieces.length > 2 && last.to - last.from === 1 ? last.from : text.length;
  if (rest === first.to) return [];
  const beside = [{ ...first.span, core: first.span.text.length }];
  return lexicon.han
    .oneMore(text.slice(0, rest))
    .filter((term) => sense(term, 'place'))
    .map((term) => ({
      from: 0,
      to: text.length,
      text,
      senses: term.senses,
      distance: SLIP.cutShort,
      term: term.text,
      core: text.length,
      beside,
    }));
}

/** The stretches in which a misspelt name may hide: unknown characters, with what stands next to them. */
function hanStretches(text: string, pieces: readonly Piece[]): { from: number; to: number }[] {
  const runs: { from: number; to: number; unknown: number; joins: boolean }[] = [];
  for (const piece of pieces) {
    if (!isLoose(piece, text)) continue;
    const unknown = piece.is === 'unknown' ? piece.to - piece.from : 0;
    const last = runs.at(-1);
    if (last && last.to === piece.from) {
      last.to = piece.to;
      last.unknown += unknown;
      last.joins = false;
    } else
      runs.push({
        from: piece.from,
        to: piece.to,
        unknown,
        joins: piece.is === 'term' && means(piece.span, 'and'),
      });
  }
  const stretches: { from: number; to: number }[] = [];
  for (const run of runs) {
    // A known character by itself is a word, unless it repeats its neighbour: 青河河, 哈哈密.
    // A conjunction before a name that begins like it (克拉玛依和和田) is no doubled character.
    const repeated =
      !run.joins && (text[run.from] === text[run.from - 1] || text[run.to - 1] === text[run.to]);
    if (run.unknown === 0 && run.to - run.from < 2 && !repeated) continue;
    let { from, to } = run;
    for (let i = 0; i < REACH && from > 0 && isHan(text[from - 1] as string); i++) from--;
    for (let i = 0; i < REACH && to < text.length && isHan(text[to] as string); i++) to++;
    // No word is cut: 阿克速地区儿童福利院 is one name.
    from = pieces.find((piece) => piece.from < from && piece.to > from)?.from ?? from;
    to = pieces.find((piece) => piece.from < to && piece.to > to)?.to ?? to;
    const last = stretches.at(-1);
    if (last && last.to >= from) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches
    .slice(0, STRETCHES)
    .map(({ from, to }) => ({ from, to: Math.min(to, from + LONGEST_STRETCH) }));
}

function isLoose(piece: Piece, text: string): boolean {
  const character = text[piece.from] as string;
  if (!isHan(character) || PARTICLES.has(character)) return false;
  // 3个县: what counts places begins no name.
  if (piece.is === 'term' && means(piece.span, 'places')) return false;
  return piece.is === 'unknown' || (piece.to - piece.from === 1 && piece.is !== 'mark');
}

function unknownStretches(
  text: string,
  pieces: readonly Piece[],
): { from: number; to: number; text: string }[] {
  const stretches: { from: number; to: number; text: string }[] = [];
  for (const piece of pieces) {
    if (piece.is !== 'unknown') continue;
    const last = stretches.at(-1);
    if (last && last.to === piece.from) {
      last.to = piece.to;
      last.text += text.slice(piece.from, piece.to);
    } else stretches.push({ from: piece.from, to: piece.to, text: text.slice(piece.from, piece.to) });
  }
  return stretches;
}

/** Weighs a mended name against its own length and against the other names that it might have been. */
function judge(typo: Typo, candidates: readonly Typo[], restIsKnown: boolean): Mended {
  if (typo.beside) return { typo, rivals: typo.beside, sure: false };
  const rivals = candidates.filter(
    (other) =>
      other !== typo &&
      (other.led === true || !typo.led) &&
      other.from < typo.to &&
      typo.from < other.to &&
      !sameMeaning(other.senses, typo.senses) &&
      (handicap(other, typo) - typo.distance < MARGIN || bothBeginWith(typo, other)),
  );
  const characters = [...typo.text];
  const kept = characters.filter((c) => typo.term.includes(c)).length;
  const near = typo.led
    ? typo.distance <= typo.core * 0.5
    : // 吾县: one character alone tells no name from another.
      typo.core <= 1
      ? // 博洲: the character that tells is right, and the level sounds right.
        typo.text[0] === typo.term[0] && typo.distance <= SLIP.sound
      : typo.core === 2
        ? typo.distance <= (kept > 0 ? 0.76 : 0.62)
        : typo.core === 3
          ? typo.distance <= 1
          : typo.distance <= typo.core * 0.34;
  // Two characters that only sound like a name are a name where nothing else in the text is unclear.
  return {
    typo,
    rivals,
    sure: near && rivals.length === 0 && (kept > 0 || restIsKnown || typo.led === true),
  };
}

/** 吉木 begins two names: how much of each is missing says nothing. */
function bothBeginWith({ text, term }: Typo, other: Typo): boolean {
  const typed = text.replace(/[县市区州]$/u, '');
  return typed.length >= 2 && term.startsWith(typed) && other.term.startsWith(typed);
}

/** A rival that explains less of what was typed is farther off by what it leaves unexplained. */
function handicap(rival: Typo, chosen: Typo): number {
  const uncovered = Math.max(0, rival.from - chosen.from) + Math.max(0, chosen.to - rival.to);
  const further = Math.max(0, chosen.from - rival.from) + Math.max(0, rival.to - chosen.to);
  return rival.distance + 0.6 * uncovered - 0.3 * further;
}

/** True where both stand for the same. */
const sameMeaning = (a: readonly Sense[], b: readonly Sense[]): boolean =>
  a === b || meaning(a) === meaning(b);

/** Names keep their senses: what these mean is written down once. */
const meanings = new WeakMap<readonly Sense[], string>();

/** What senses stand for, to be compared. */
function meaning(senses: readonly Sense[]): string {
  const known = meanings.get(senses);
  if (known !== undefined) return known;
  const written = JSON.stringify(senses.map(meant));
  meanings.set(senses, written);
  return written;
}

function meant(sense: Sense): unknown {
  switch (sense.is) {
    case 'place':
    case 'group':
    case 'notice':
      return sense.ids;
    case 'subject':
      return sense.codes;
    case 'indicator':
      return sense.names;
    case 'word':
      return sense.concept;
    case 'fact':
      return sense.topics;
    default:
      return sense.name;
  }
}
