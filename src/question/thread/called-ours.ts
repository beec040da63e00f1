import { sense } from '../../match/term.js';
import { isA, type Token } from '../evidence/token.js';

/** 我们伽师县, 我是克州的: the message says of the place that it names that it is the asker's own. */
export const callsOurs = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => {
    const [next, end] = tokens.slice(token.index + 1, token.index + 3);
    const isPlace = (one: Token | undefined): boolean => sense(one?.span, 'place') !== undefined;
    return (isA(token, 'ours') && isPlace(next)) || (isA(token, 'self') && isPlace(next) && end?.text === OF);
  });

const OF = '的';
