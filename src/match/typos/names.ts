import { isHan } from '../../text/fold.js';
import { SLIP } from '../likeness.js';
import type { NameKind, Sense, Term } from '../term.js';

/** A name that people misspell. */
export interface Name {
  readonly term: Term;
  /** How many characters tell it from others. */
  readonly core: number;
  readonly length: number;
  /** The distance beyond which it is not thought of. */
  readonly farthest: number;
  /** What tells it from the others of its set, 伊犁州 of 伊犁州救助站: of that too there has to be enough. */
  readonly own?: { readonly text: string; readonly farthest: number };
}

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

const SUFFIX = /(?:(?:哈萨克|蒙古|回族|柯尔克孜|塔吉克|锡伯|维吾尔)*自治[县州区]|地区|[县市区州])$/u;

/** The names among all terms that people misspell, and how far from each what they type may be. */
export function misspeltNames(terms: readonly Term[]): Name[] {
  const names: Name[] = [];
  const sets = terms
    .filter(({ senses }) => senses.some((sense) => sense.is === 'group'))
    .map(({ text }) => text);
  for (const term of terms) {
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
      ...ownPart(term.text, senses, sets),
    });
  }
  return names;
}

/** The part of a place's name before the set that it belongs to. */
function ownPart(name: string, senses: readonly Sense[], sets: readonly string[]): Pick<Name, 'own'> {
  if (!senses.some((sense) => sense.is === 'place')) return {};
  const set = sets
    .filter((text) => text.length > 1 && name.endsWith(text))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
  const text = name.slice(0, name.length - set.length);
  if (set === '' || text === '') return {};
  return { own: { text, farthest: farthest(text.length, text.length, senses) } };
}

/**
 * Beyond this a name has too little in common with what was typed to be worth a thought. Places are what people
 * misspell; a place that is not ours, a set or a question word is taken only for one slip by sound or shape.
 */
function farthest(core: number, length: number, senses: readonly Sense[]): number {
  if (!senses.some((s) => s.is === 'place')) {
    const loose = senses.some((s) => s.is === 'subject' || s.is === 'indicator' || s.is === 'fact');
    // 是怎么要求的 is no 绩效怎么要求的: what the body says is called in whole phrases, of which much is ordinary.
    const part = senses.every((s) => s.is === 'fact') ? 0.22 : 0.28;
    if (senses.some((s) => s.is === 'absent')) return core <= 3 ? 0.2 : 0.45;
    // 提前厦大: of four characters two may only sound alike; of two or three one may sound or look alike.
    if (senses.every((s) => s.is === 'word')) return core < 4 ? SLIP.look : 2 * SLIP.sound;
    return loose ? core * (core <= 2 ? 0.2 : core <= 4 ? 0.16 : part) : 0.45;
  }
  if (core <= 1) return 0.5;
  // Of two characters alone, one by itself says little.
  if (length === 2) return 0.85;
  return core === 2 ? 1.05 : core === 3 ? 1.35 : core * 0.42;
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
