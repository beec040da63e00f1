import { sense } from '../../match/term.js';
import type { Catalogue } from '../../notice/catalogue.js';
import { WEIGHTS } from '../weights.js';
import { hasRole, isA, type Token } from './token.js';

/**
 * 喀什地区-莎车县-叶城县, 和田地区-墨玉=?, (莎车+叶城)/喀什地区: marks that are signs of a sum. 喀什地区-莎车县 says where a county lies, and
 * a stroke parts the members of a list.
 */
export function withSigns(tokens: readonly Token[], catalogue: Catalogue): readonly Token[] {
  if (!tokens.some(({ text }) => text === '-' || text === '/')) return tokens;
  const minus = takesOff(tokens, catalogue);
  return tokens.map((token) => {
    if (minus.includes(token)) return asSign(token, 'minus');
    // 莎车+叶城/泽普: without brackets nobody can tell what is divided.
    const divides =
      token.text === '/' && tokens[token.index - 1]?.text === ')' && isBetweenPlaces(token, tokens);
    return divides || dividesColumns(token, tokens) ? asSign(token, 'share') : token;
  });
}

/** 提前下达/全年合计=?%: worked out; without the equals sign a stroke parts a list. */
const dividesColumns = (token: Token, tokens: readonly Token[]): boolean =>
  token.text === '/' &&
  hasRole(tokens[token.index - 1], 'column') &&
  hasRole(tokens[token.index + 1], 'column') &&
  tokens.some(({ text }) => text.startsWith('='));

const asSign = (token: Token, concept: string): Token => ({
  ...token,
  roles: ['operator'],
  concepts: [concept],
  weight: WEIGHTS.left.operator,
});

/** The hyphens between names that take off: those before an equals sign, and several behind what holds all that follows. */
function takesOff(tokens: readonly Token[], catalogue: Catalogue): readonly Token[] {
  const hyphens = tokens.filter((token) => token.text === '-' && isBetweenPlaces(token, tokens));
  const [first, second] = hyphens;
  if (!first) return [];
  const whole = idsOf(tokens.findLast((token) => token.to <= first.from && hasRole(token, 'place')));
  const others = hyphens.map(({ to }) =>
    idsOf(tokens.find((token) => token.from >= to && hasRole(token, 'place'))),
  );
  const isPart = (ids: readonly string[]): boolean =>
    ids.some((id) =>
      whole.some((one) => one !== id && (one === catalogue.region.id || id.startsWith(`${one}/`))),
    );
  // 全区-喀什地区-莎车县 names what lies in what.
  const nested = others.some(
    (ids, i) => i > 0 && ids.every((id) => others[i - 1]?.some((one) => id.startsWith(`${one}/`))),
  );
  const worked =
    second !== undefined || tokens.some((token) => token.text.startsWith('=') || isA(token, 'rest'));
  return worked && others.every(isPart) && !nested ? hyphens : [];
}

const idsOf = (token: Token | undefined): readonly string[] => sense(token?.span, 'place')?.ids ?? [];

/** A name or the end of a bracket before it, a name behind it. */
const isBetweenPlaces = ({ index }: Token, tokens: readonly Token[]): boolean => {
  const before = tokens[index - 1];
  // 喀什地区小计-莎车县: the row of the table is the place; 喀什地区全年-莎车县全年: it has its column.
  const named = hasRole(before, 'place', 'suffix', 'column') || before?.text === ')';
  return named && hasRole(tokens[index + 1], 'place');
};
