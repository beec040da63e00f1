import { sense } from '../../match/term.js';
import { type Bare, hasRole } from './token.js';

/**
 * 上海援建的莎车、泽普: who helps a place is told of it, and no place that is asked about; of 上海援建莎车多少 and 上海援建的项目 it is the
 * money of those who help.
 */
export function withoutHelpers(tokens: readonly Bare[]): readonly Bare[] {
  const told = new Set<number>();
  tokens.forEach((token, index) => {
    if (!isFar(token)) return;
    const end = endOfHelp(tokens, index);
    for (let at = index; at < end; at++) told.add(at);
  });
  if (told.size === 0) return tokens;
  return tokens.map((token, index) =>
    told.has(index) ? { ...token, roles: ['idle'], concepts: [], span: undefined } : token,
  );
}

/** A place outside Xinjiang. */
const isFar = (token: Bare): boolean =>
  token.span !== undefined && sense(token.span, 'absent')?.ours === false && !hasRole(token, 'place');

/** Where what it does to one of ours ends: 省对口支援的, joined to the place. The index of who helps where nothing such is said. */
function endOfHelp(tokens: readonly Bare[], index: number): number {
  let at = index + 1;
  let does = false;
  while (tokens[at] && tokens[at]?.text !== '的' && isOfDeed(tokens, at)) {
    does ||= hasRole(tokens[at], 'unknown', 'beyond');
    at++;
  }
  const next = tokens[at + 1];
  return does && tokens[at]?.text === '的' && hasRole(next, 'place') && next?.from === tokens[at]?.to
    ? at + 1
    : index;
}

/** A word of what is done, joined to the one before it. */
const isOfDeed = (tokens: readonly Bare[], at: number): boolean =>
  tokens[at - 1]?.to === tokens[at]?.from &&
  hasRole(tokens[at], 'unknown', 'beyond', 'suffix', 'idle', 'hint');
