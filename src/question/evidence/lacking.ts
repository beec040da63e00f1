import { sense } from '../../match/term.js';
import { type Bare, isA } from './token.js';

/**
 * 哪些地州没有福利院: a denial before a set of institutions, beside a kind of place, asks for those that have none; what the
 * set itself comes to does not say it.
 */
export const deniesSet = (tokens: readonly Bare[], index: number): boolean =>
  isA(tokens[index], 'negation') &&
  sense(tokens[index + 1]?.span, 'group') !== undefined &&
  tokens.some((token) => isA(token, 'prefectureLevel', 'countyLevel'));
