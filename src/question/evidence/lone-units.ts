import { findNumbers, type NumberFound } from '../../text/amounts.js';
import { BOUNDS } from '../bound.js';
import { type Bare, hasRole, isA } from './token.js';

const ONE = '一';

/** 过亿, 不到千万, 百万以上: beside a bound a unit with no figure before it is one of it, and 上 before it is such a bound. */
export function loneUnits(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some(isBoundWord)) return tokens;
  const read: Bare[] = [];
  for (let from = 0; from < tokens.length; ) {
    const unit = unitFrom(tokens, from);
    const before = tokens[from - 1];
    if (unit && before && isA(before, 'mountsUp'))
      read.splice(-1, 1, { ...before, roles: ['operator'], concepts: ['atLeast'] });
    read.push(unit?.token ?? (tokens[from] as Bare));
    from = unit?.to ?? from + 1;
  }
  return read;
}

const isBoundWord = (token: Bare | undefined): boolean => isA(token, 'mountsUp', ...BOUNDS);

/** The unit that begins there, as one token, and the index behind it. */
function unitFrom(tokens: readonly Bare[], from: number): { token: Bare; to: number } | undefined {
  const before = tokens[from - 1];
  if (before?.number || (hasRole(before, 'unknown') && before?.to === tokens[from]?.from)) return undefined;
  let to = from;
  while (isSize(tokens[to])) to++;
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (to === from || !first || !last || !(isBoundWord(tokens[from - 1]) || isBoundWord(tokens[to])))
    return undefined;
  const text = tokens.slice(from, to).reduce((all, token) => all + token.text, '');
  const number = oneOf(text, tokens[to]?.text);
  if (!number || number.unit === null || last.to - first.from !== text.length) return undefined;
  const token = { ...first, to: last.to, text, roles: ['number'], concepts: [], span: undefined } as const;
  return { token: { ...token, number: { ...number, from: first.from, to: last.to } }, to };
}

/** 亿 and 千 of 千万, of which one is a word and the other is known to nobody. */
const isSize = (token: Bare | undefined): boolean =>
  hasRole(token, 'unit') || (hasRole(token, 'unknown') && oneOf(token?.text ?? '') !== undefined);

/** One of a unit; undefined for what is none. What stands behind it may tell that people are counted: 上万人. */
function oneOf(unit: string, behind = ''): NumberFound | undefined {
  const [number, further] = findNumbers(ONE + unit + behind);
  return number && !further && number.to === unit.length + 1 ? number : undefined;
}
