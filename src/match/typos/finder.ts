import { align } from '../align.js';
import type { Lexicon } from '../lexicon.js';
import { createLikeness } from '../likeness.js';
import type { Typo } from '../term.js';
import { Ballot } from './ballot.js';
import { createLetterFinder, type LetterFinder } from './in-letters.js';
import { misspeltNames, type Name } from './names.js';
import { indexNames } from './names-like.js';
import { nearest } from './nearest.js';

/** Finds the names that a stretch of text may have been meant for. */
export interface TypoFinder {
  /** Names that the stretch `from`–`to` of a folded text may have been meant for, the nearest first. */
  inHan(text: string, from: number, to: number): Typo[];
  /** Names that the word `from`–`to` of Latin or Uyghur letters may have been meant for. */
  inLetters(text: string, from: number, to: number): Typo[];
}

const MOST_FOUND = 40;

/** Builds the index of misspelt names; it takes a while, so it is done when first needed. */
export function createTypoFinder(lexicon: Lexicon): TypoFinder {
  const likeness = createLikeness(lexicon.sounds(), lexicon.vocabulary.lookalikes());
  const names = misspeltNames(lexicon.hanTerms);
  // 县 and 市 stand in most names and tell none from another: the distinctive part alone votes.
  const distinctive = names.map(({ term, core }) => term.text.slice(0, core));
  const ballot = new Ballot(names, indexNames(distinctive, lexicon.sounds(), likeness));
  let letters: LetterFinder | undefined;

  return {
    inHan(text, from, to) {
      const stretch = text.slice(from, to);
      const found: Typo[] = [];
      ballot.cast(stretch, (name, voted) => {
        const place = nearest(stretch, name, voted, likeness);
        if (!place || place.distance === 0) return;
        const { own } = name;
        if (own && !align(stretch, own.text, likeness, own.farthest, place.from, place.to)) return;
        const typed = stretch.slice(place.from, place.to);
        if (saysItself(typed, name)) return;
        found.push({
          from: from + place.from,
          to: from + place.to,
          text: typed,
          senses: name.term.senses,
          distance: place.distance,
          term: name.term.text,
          core: name.core,
        });
      });
      return found
        .sort((a, b) => a.distance / a.core - b.distance / b.core || b.core - a.core)
        .slice(0, MOST_FOUND);
    },
    inLetters(text, from, to) {
      letters ??= createLetterFinder(lexicon.letters().terms);
      return letters(text, from, to);
    },
  };
}

/** True where a character of what was typed says that it is no slip for the name, however near. */
const saysItself = (typed: string, { term: { text, senses } }: Name): boolean =>
  countsSomething(
    typed,
    text,
    senses.some((sense) => sense.is === 'place'),
  ) ||
  // 前三位呢: what ends a question ends no name.
  (PARTICLE.test(typed) && !PARTICLE.test(text)) ||
  // 未录入率, 群众不满意: what denies a name is no slip for it, though a place may be misspelt so (布尔津 as 不尔津).
  (!senses.some((sense) => sense.is === 'place') && DENIAL.test(typed) && !DENIAL.test(statedOf(text))) ||
  // A level's character begins no name: 县和机构.
  (LEVEL.test(typed[0] ?? '') && typed[0] !== text[0]) ||
  // 育民乡 is no misspelt 裕民县: a township's own name says that it is one.
  (SMALLER.test(typed) && !SMALLER.test(text));

/** 群众满不满意 asks whether, and denies nothing. */
const statedOf = (name: string): string => name.replace(/(.)不\1/gu, '$1');

/** A numeral or a distributive that the name does not have counts something: 民丰三县 is three counties, 和田各县 all of them. */
function countsSomething(typed: string, name: string, isPlace: boolean): boolean {
  const each = typed.search(DISTRIBUTIVE);
  if (each >= 0 && !DISTRIBUTIVE.test(name) && !isSlipInside(typed, name, each)) return true;
  // 五县 is a count of counties, whatever name sounds like it.
  if (COUNTED.test(typed)) return true;
  if (typed.length <= name.length && isPlace) return false;
  const numerals = [...typed.matchAll(NUMERALS)];
  const [one] = numerals;
  return (
    numerals.some(({ 0: numeral }) => !name.includes(numeral)) &&
    !(numerals.length === 1 && one && isSlipInside(typed, name, one.index))
  );
}

/** 满一度 is 满意度: what stands between two characters that are right counts nothing. */
const isSlipInside = (typed: string, name: string, at: number): boolean =>
  typed.length === name.length &&
  at > 0 &&
  at < typed.length - 1 &&
  typed[at - 1] === name[at - 1] &&
  typed[at + 1] === name[at + 1];

const NUMERALS = /[一二三四五六七八九十百千万亿两]/gu;
const COUNTED = /^[一二三四五六七八九十两几]+[县市区州]$/u;
const DISTRIBUTIVE = /[各每]/u;
const DENIAL = /[不未没无非]/u;
const PARTICLE = /[呢吗]$/u;
const LEVEL = /[县市区州]/u;
const SMALLER = /[乡镇村]$/u;
