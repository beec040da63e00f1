import { sense } from '../../match/term.js';
import { readNumeral } from '../../text/amounts.js';
import { type Bare, hasRole, isA } from './token.js';

/**
 * 前三地州, 伊犁、塔城、阿勒泰三地州, 北疆三地州: a set that is called by how many it has is none of its own behind a place or behind
 * a word that says which are meant: there it is a count of prefectures.
 */
export function countedSets(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some(isNumbered)) return tokens;
  return tokens.flatMap((token, index) =>
    isNumbered(token) && saysWhich(tokens, index) ? countOf(token) : [token],
  );
}

/** 三地州, 五个地区: called by a number of so many. */
function isNumbered({ span, text }: Bare): boolean {
  const group = span && sense(span, 'group');
  return group !== undefined && readNumeral(text[0] ?? '')?.eq(group.ids.length) === true;
}

/** Words behind which a number says how many of them there are. */
const WHICH = ['front', 'rear', 'most', 'least', 'first', 'who', 'these', 'rest'];

/** A place, or one of those words, stands right before it, with nothing but 的, 等 or a blank between. */
function saysWhich(tokens: readonly Bare[], index: number): boolean {
  const before = tokens.findLast(
    (token, i) => i < index && token.text !== ' ' && token.text !== '的' && !isA(token, 'etc'),
  );
  return isA(before, ...WHICH) || hasRole(before, 'place', 'suffix');
}

function countOf({ from, to, text }: Bare): readonly Bare[] {
  const end = from + 1;
  const value = readNumeral(text[0] ?? '');
  if (!value) return [];
  const one = { roles: [], concepts: [], span: undefined, number: undefined, as: undefined };
  return [
    {
      ...one,
      from,
      to: end,
      text: text.slice(0, 1),
      roles: ['number'],
      number: { from, to: end, digits: '', value, unit: null, sign: 1 },
    },
    { ...one, from: end, to, text: text.slice(1), roles: ['level'], concepts: ['prefectureLevel'] },
  ];
}
