import { isHan } from '../text/fold.js';
import type { Sounds } from '../text/sound.js';
import { type Alignment, align } from './align.js';
import type { Lexicon } from './lexicon.js';
import { createLikeness, type Likeness, SLIP } from './likeness.js';
import type { NameKind, Sense, Span, Term } from './term.js';

/** A misspelt name: what stands there, which name it is taken for, and whether that is beyond doubt. */
export interface Typo extends Span {
  /** How many characters tell this name from others: 县 and 市 do not. */
  readonly core: number;
  /** True where the prefecture that it lies in is named before it. */
  readonly led?: true;
  /** What the text says as it stands, where it reads well without any slip. */
  readonly beside?: readonly Typo[];
}

/** A name that people misspell. */
interface Name {
  readonly term: Term;
  readonly core: number;
  readonly length: number;
  /** The distance beyond which it is not thought of. */
  readonly farthest: number;
}

export interface TypoFinder {
  /** Names that the stretch `from`–`to` of a folded text may have been meant for, the nearest first. */
  inHan(text: string, from: number, to: number): Typo[];
  /** Names that the word `from`–`to` of Latin or Uyghur letters may have been meant for. */
  inLetters(text: string, from: number, to: number): Typo[];
}

/**
 * Beyond this a name has too little in common with what was typed to be worth a thought. Places are what people
 * misspell; a place that is not ours, a set or a question word is taken only for one slip by sound or shape.
 */
function farthest(core: number, length: number, senses: readonly Sense[]): number {
  if (!senses.some((s) => s.is === 'place')) {
    const loose = senses.some((s) => s.is === 'subject' || s.is === 'indicator' || s.is === 'fact');
    if (senses.some((s) => s.is === 'absent')) return core <= 3 ? 0.2 : 0.45;
    // 提前厦大: of four characters two may only sound alike; of two or three one may sound or look alike.
    if (senses.every((s) => s.is === 'word')) return core < 4 ? SLIP.look : 2 * SLIP.sound;
    return loose ? core * (core <= 2 ? 0.2 : core <= 4 ? 0.16 : 0.28) : 0.45;
  }
  if (core <= 1) return 0.5;
  // Of two characters alone, one by itself says little.
  if (length === 2) return 0.85;
  return core === 2 ? 1.05 : core === 3 ? 1.35 : core * 0.42;
}

/** A numeral or a distributive that the name does not have counts something: 民丰三县 is three counties, 和田各县 all of them. */
const NUMERALS = /[一二三四五六七八九十百千万亿两各每]/gu;
const countsSomething = (typed: string, name: string, isPlace: boolean): boolean =>
  (typed.length > name.length || !isPlace) &&
  (typed.match(NUMERALS)?.some((numeral) => !name.includes(numeral)) ?? false);

const PARTICLE = /[呢吗]$/u;

/** Names longer than this are found by the words in them. */
const LONGEST_NAME = 24;

const MENDED: readonly NameKind[] = ['printed', 'official', 'short', 'nickname'];
const MENDED_WORDS = [
  'total',
  'advance',
  'current',
  'subject',
  'amount',
  'list',
  'most',
  'least',
  'met',
  'target',
  'sum',
];

/** Of these two or three characters are enough: 比列, 明西表. */
const SHORT_WORDS = ['share', 'list'];

/** A subject or a fact in pinyin has to be this long before a wrong letter in it is forgiven. */
const LONG_WORD = 8;

/** 育民乡 is no misspelt 裕民县: a township's own name says that it is one. */
const SMALLER = /[乡镇村]$/u;

const LEVEL = /[县市区州]/u;

const SUFFIX = /(?:(?:哈萨克|蒙古|回族|柯尔克孜|塔吉克|锡伯|维吾尔)*自治[县州区]|地区|[县市区州])$/u;

export function createTypoFinder(lexicon: Lexicon): TypoFinder {
  const likeness: Likeness = createLikeness(lexicon.sounds(), lexicon.vocabulary.lookalikes());
  const names: Name[] = [];
  for (const term of lexicon.hanTerms) {
    if (term.senses.every((sense) => sense.is === 'absent' && !sense.ours)) continue;
    const characters = [...term.text];
    const senses = term.senses.filter((sense) => isMended(sense, characters.length));
    if (senses.length === 0 || characters.length > LONGEST_NAME || !characters.some(isHan)) continue;
    const stem = [...term.text.replace(SUFFIX, '')].length;
    const core = senses.some((s) => s.is === 'place') && stem > 0 ? stem : characters.length;
    names.push({
      term: senses.length === term.senses.length ? term : { ...term, senses },
      core,
      length: characters.length,
      farthest: farthest(core, characters.length, senses),
    });
  }
  const namesLike = indexNames(
    // 县 and 市 stand in most names and tell none from another: the distinctive part alone votes.
    names.map(({ term, core }) => term.text.slice(0, core)),
    lexicon.sounds(),
    likeness,
  );
  // For each name, the places of the stretch where a character like one of its own stands, a bit each.
  const votes = new Int32Array(names.length);
  const exactly = new Int32Array(names.length);

  return {
    inHan(text, from, to) {
      const stretch = text.slice(from, to);
      const touched: number[] = [];
      for (let at = 0; at < stretch.length; at++) {
        const { like, having } = namesLike(stretch[at] as string);
        for (const index of like) {
          if (votes[index] === 0) touched.push(index);
          votes[index] = (votes[index] as number) | (1 << at);
        }
        for (const index of having) exactly[index] = (exactly[index] as number) | (1 << at);
      }
      const found: Typo[] = [];
      for (const index of touched) {
        const all = votes[index] as number;
        const same = exactly[index] as number;
        votes[index] = 0;
        exactly[index] = 0;
        const name = names[index] as (typeof names)[number];
        const voted = worthALook(name, all, same);
        if (voted === 0) continue;
        const place = nearest(stretch, name, voted, likeness);
        if (!place) continue;
        const whole = withDoubled(stretch, place);
        const typed = stretch.slice(whole.from, whole.to);
        if (
          countsSomething(
            typed,
            name.term.text,
            name.term.senses.some((s) => s.is === 'place'),
          )
        )
          continue;
        // 前三位呢: what ends a question ends no name.
        if (PARTICLE.test(typed) && !PARTICLE.test(name.term.text)) continue;
        // A level's character begins no name: 县和机构.
        if (LEVEL.test(typed[0] ?? '') && typed[0] !== name.term.text[0]) continue;
        if (whole.distance === 0 || (SMALLER.test(typed) && !SMALLER.test(name.term.text))) continue;
        found.push({
          from: from + whole.from,
          to: from + whole.to,
          text: typed,
          senses: name.term.senses,
          distance: whole.distance,
          term: name.term.text,
          core: name.core,
        });
      }
      return found.sort((a, b) => a.distance / a.core - b.distance / b.core || b.core - a.core).slice(0, 40);
    },

    inLetters(text, from, to) {
      const word = text.slice(from, to).replace(/[^a-z\u0600-\u06ff]/g, '');
      if (word.length < 4) return [];
      const limit = word.length >= 9 ? 2 : 1;
      const found: Typo[] = [];
      for (const { text: name, senses } of lexicon.letters().terms) {
        if (name.length < 4 || Math.abs(name.length - word.length) > limit) continue;
        const mended = senses.filter((s) =>
          s.is === 'place' ? s.kind !== 'initials' : s.is !== 'word' && name.length >= LONG_WORD,
        );
        if (mended.length === 0) continue;
        const distance = lettersApart(word, name, limit);
        if (distance <= limit)
          found.push({
            from,
            to,
            text: text.slice(from, to),
            senses: mended,
            distance: distance * 0.5,
            term: name,
            core: Math.ceil(name.length / 3),
          });
      }
      return found.sort((a, b) => a.distance - b.distance).slice(0, 12);
    },
  };
}

/**
 * The votes that may belong to a name near enough: of thousands of names most are passed over by this alone. A character
 * of the name that nothing around is like was dropped, and one that something is only like was taken for it; what
 * stands farther apart than doubled characters explain belongs to no one spelling of the name.
 */
function worthALook({ core, farthest }: Name, voted: number, same: number): number {
  if (leastDistance(core, count(voted), count(same)) > farthest) return 0;
  const width = core + Math.floor(farthest / SLIP.doubled);
  if (width >= 31) return voted;
  const mask = (1 << width) - 1;
  let kept = 0;
  for (let at = 0, rest = voted; rest !== 0; at++, rest >>>= 1) {
    if ((rest & 1) === 0) continue;
    const here = rest & mask;
    if (leastDistance(core, count(here), count((same >>> at) & mask)) <= farthest) kept |= here << at;
  }
  return kept;
}

const leastDistance = (core: number, like: number, same: number): number =>
  Math.max(0, core - like) * SLIP.dropped + Math.max(0, Math.min(like, core) - same) * SLIP.sound - 1e-9;

/** How many bits are set. */
function count(bits: number): number {
  let found = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) found++;
  return found;
}

/**
 * Where in the stretch the name is nearest. It is only looked for around places that hold enough of its characters, so
 * a long stretch costs no more than what in it looks like a name.
 */
function nearest(stretch: string, name: Name, voted: number, likeness: Likeness): Alignment | undefined {
  const enough = Math.ceil(name.core / 2);
  let best: Alignment | undefined;
  for (let first = 0; first < stretch.length; first++) {
    if (((voted >> first) & 1) === 0) continue;
    let last = first;
    let count = 1;
    for (let at = first + 1; at < stretch.length && at - last <= name.length; at++)
      if (((voted >> at) & 1) === 1) {
        last = at;
        count++;
      }
    if (count >= enough) {
      const from = Math.max(0, first - name.length);
      const to = Math.min(stretch.length, last + name.length + 1);
      const place = align(stretch, name.term.text, likeness, name.farthest, from, to);
      if (place && (!best || place.distance < best.distance)) best = place;
    }
    first = last;
  }
  return best;
}

/** So many characters keep their lists; what is typed beyond them is looked up each time. */
const MOST_LISTS = 4000;

/** The names that have a character that a typed one may have been meant for, and those that have itself. */
interface NamesLike {
  readonly like: Int32Array;
  readonly having: readonly number[];
}

const NOBODY: readonly number[] = [];

/** Tells which names have a character like a typed one. Lists are made when first asked for. */
function indexNames(
  names: readonly string[],
  sounds: Sounds,
  likeness: Likeness,
): (character: string) => NamesLike {
  const having = new Map<string, number[]>();
  const spoken = new Map<string, string[]>();
  names.forEach((name, index) => {
    for (const character of name) {
      const list = having.get(character);
      if (list) {
        if (list.at(-1) !== index) list.push(index);
        continue;
      }
      having.set(character, [index]);
      for (const sound of sounds.near(character)) {
        const others = spoken.get(sound);
        if (others) others.push(character);
        else spoken.set(sound, [character]);
      }
    }
  });
  const lists = new Map<string, NamesLike>();
  return (character) => {
    const known = lists.get(character);
    if (known) return known;
    const alike = [
      character,
      ...likeness.looks(character),
      ...sounds.near(character).flatMap((s) => spoken.get(s) ?? []),
    ];
    const list = {
      like: Int32Array.from(new Set(alike.flatMap((other) => having.get(other) ?? NOBODY))),
      having: having.get(character) ?? NOBODY,
    };
    if (lists.size < MOST_LISTS) lists.set(character, list);
    return list;
  };
}

/** A name whose first or last character was typed twice (温泉泉) reaches over both: alignment leaves its ends free. */
function withDoubled(text: string, { from, to, distance }: Alignment): Alignment {
  if (distance > 0) return { from, to, distance };
  const first = from > 0 && text[from - 1] === text[from] ? 1 : 0;
  const last = to < text.length && text[to] === text[to - 1] ? 1 : 0;
  return { from: from - first, to: to + last, distance: (first + last) * SLIP.doubled };
}

function isMended(sense: Sense, length: number): boolean {
  if ('composed' in sense && sense.composed) return false;
  switch (sense.is) {
    case 'place':
      return length >= 2 && MENDED.includes(sense.kind);
    case 'group':
      return length >= 3;
    case 'subject':
      return length >= 2 && !sense.cue;
    case 'absent':
      return sense.ours && length >= 3;
    case 'indicator':
      return length >= 3 && !sense.cue;
    case 'fact':
      return length >= 4 && !sense.cue;
    case 'word':
      return (
        (length >= 4 && MENDED_WORDS.includes(sense.concept)) ||
        (length >= 2 && SHORT_WORDS.includes(sense.concept))
      );
    case 'category':
      return length >= 4;
    case 'notice':
      return length >= 2 && sense.by === 'fund';
  }
}

/** Letters to change, add, drop or swap to come from one word to the other; `limit` + 1 where it takes more. */
export function lettersApart(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
