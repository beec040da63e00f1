import { type Bare, hasRole, isA } from './token.js';

/** 和静老师, 尉犁姐: a short name that somebody is called by; of 和静县老师 the place is named. */
export const isPerson = (tokens: readonly Bare[], index: number): boolean => {
  const [name, title] = [tokens[index], tokens[index + 1]];
  // 艾力主任 is no misspelt 伊犁; 莎车主任 may be that of the place.
  const isMended = (name?.span?.distance ?? 0) > 0;
  return (
    hasRole(name, 'place') &&
    (isA(title, 'calling') || (isMended && isA(title, 'title'))) &&
    title?.from === name?.to &&
    !FULL.test(name?.text ?? '')
  );
};

const FULL = /[县市区州]$|地区$/u;

/** Who is addressed or spoken of is no place, where another is named; alone it may still be the place that is asked about. */
export function withoutPersons(tokens: readonly Bare[]): readonly Bare[] {
  const persons = tokens.map((_, i) => isPerson(tokens, i));
  if (!persons.includes(true)) return tokens;
  const places = tokens.filter((token, i) => hasRole(token, 'place') && !persons[i]);
  if (places.length === 0) return tokens;
  return tokens.map((token, i) =>
    persons[i] ? { ...token, roles: ['talk'], concepts: ['calling'], span: undefined } : token,
  );
}
