import type { Catalogue } from '../../../notice/catalogue.js';
import { isHan } from '../../../text/fold.js';
import type { Lettered } from '../lettered.js';
import { hasRole, isA, type Token } from '../token.js';
import type { Draft } from './draft.js';

/**
 * 温字打头那个县, 吉木那个县: the counties whose names begin so, or hold what is told of them.
 *
 * @param lettered what the text tells of a name by its characters
 */
export function letteredPlace(
  token: Token,
  lettered: Lettered | undefined,
  tokens: readonly Token[],
  catalogue: Catalogue,
): Draft | undefined {
  const told = lettered ?? stubAt(token, tokens);
  if (!told || told.tokens[0] !== token || !speaksOfPlace(tokens, told.tokens.at(-1) as Token))
    return undefined;
  const ids = catalogue.notice.rows
    .filter(
      ({ kind, name }) =>
        kind === 'county' && (told.begins ? name.startsWith(told.text) : name.includes(told.text)),
    )
    .map(({ id }) => id);
  if (ids.length === 0 || ids.length > MOST) return undefined;
  return {
    from: token.from,
    to: (told.tokens.at(-1) as Token).to,
    index: token.index,
    covers: told.tokens.map(({ from }) => from),
    ids,
    // 名称带自治县三个字的县 are all of them.
    ...(!told.begins && { group: `名称带“${told.text}”的县` }),
    sure: true,
    kind: 'short',
    full: true,
  };
}

/** More names than these tell nothing. */
const MOST = 6;

/** 吉木那个县: what nobody knows, before the word for a place. */
function stubAt(token: Token, tokens: readonly Token[]): Lettered | undefined {
  if (!hasRole(token, 'unknown') || !isHan(token.text)) return undefined;
  const run: Token[] = [];
  for (let i = token.index; hasRole(tokens[i], 'unknown'); i++) run.push(tokens[i] as Token);
  const text = run.map((one) => one.text).join('');
  return text.length > 1 ? { text, begins: true, tokens: run } : undefined;
}

/** 那个县, 什么县, 的县. */
const speaksOfPlace = (tokens: readonly Token[], last: Token): boolean => {
  const next = tokens.find((token) => token.index > last.index && !hasRole(token, 'idle', 'mark'));
  return isA(next, 'reference', 'unsure') || hasRole(next, 'level', 'suffix') || isA(next, 'who');
};
