import type { Row } from '../../notice/model.js';
import { levelsOf } from './places/draft.js';
import { type Bare, hasRole, isA, type Token } from './token.js';

/** A kind of county that rows are by their names. */
export type Kind = 'county' | 'city' | 'district';

/** All of them; a zone is of none. */
export const KINDS: readonly Kind[] = ['county', 'city', 'district'];

const LETTERS: Readonly<Record<Kind, string>> = { county: '县', city: '市', district: '区' };

/** What those of some kinds are called together: 各县市. */
export const kindsCalled = (kinds: readonly Kind[]): string =>
  `各${KINDS.filter((kind) => kinds.includes(kind))
    .map((kind) => LETTERS[kind])
    .join('')}`;

/** A name that ends in a zone's word is neither 县, 市 nor 区: 库尔勒经济技术开发区, but not 新市区. */
const ZONE = /开发区$/u;

export const isOfKind = (row: Row, kind: Kind): boolean =>
  levelsOf(row).includes(kind) && !ZONE.test(row.name);

/** The kind that a word by itself says: 市, 区, 县; not 县市, which are all of them. */
export const kindOf = (word: Token | undefined): Kind | undefined =>
  hasRole(word, 'suffix') ? KINDS.find((kind) => isA(word, kind)) : undefined;

/** Those that it says together: 县市. */
export function kindsIn(word: Token | undefined): readonly Kind[] {
  const kind = kindOf(word);
  if (kind) return [kind];
  return isA(word, 'countyLevel') ? KINDS.filter((one) => word?.text.includes(LETTERS[one])) : [];
}

/**
 * 哪个区最多, 伊犁那几个市: the one kind that level words ask for. 县 alone is the everyday word for counties, cities and
 * districts, and beside any word for all of them 市 and 区 say no more.
 */
export function kindAsked(words: readonly Token[], tokens: readonly Token[]): Kind | undefined {
  // 县级市 may be the name of a set; 下面的县市 ends a longer word.
  const own = words.filter((word) => !hasRole(word, 'place') && !isRestOf(word, tokens));
  const [kind, ...others] = new Set(own.map(kindOf));
  const one = others.length === 0 && own.length === words.length ? kind : undefined;
  return one !== 'county' || own.some((word) => isAlone(word, tokens)) ? one : undefined;
}

/** 只算县: 县 and nothing else. */
function isAlone({ from }: Token, tokens: readonly Token[]): boolean {
  const led = tokens.findLast((before) => before.to <= from && !hasRole(before, 'idle'));
  return isA(led, 'only', 'narrowing');
}

/** 下面的县+市: with what stands right before it it says more kinds than one. */
const isRestOf = ({ from }: Token, tokens: readonly Token[]): boolean =>
  tokens.some(
    (before) =>
      before.to === from &&
      !hasRole(before, 'place') &&
      KINDS.some((kind) => before.text.endsWith(LETTERS[kind])),
  );

/** What a number counts: 县 of 20县 and of 20个县. */
export const countedBy = ({ index }: Pick<Token, 'index'>, tokens: readonly Token[]): Token | undefined =>
  tokens[isA(tokens[index + 1], 'places') ? index + 2 : index + 1];

/** 三个市里, 八个县里: behind a count 市里 is no seat of government but what lies there. */
export function countedSeats(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => isA(token, 'seat'))) return tokens;
  return tokens.map((token, index) => {
    if (!isA(token, 'seat')) return token;
    const before = tokens[index - 1];
    const count = isA(before, 'places') ? tokens[index - 2] : before;
    const kind = KINDS.find((one) => token.text.startsWith(LETTERS[one]));
    // 各县里: the level of what lies there.
    return kind && (count?.number || isA(before, 'each'))
      ? { ...token, roles: ['suffix', 'level'], concepts: [kind, 'within'] }
      : token;
  });
}
