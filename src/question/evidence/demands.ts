import { sense } from '../../match/term.js';
import { type Bare, hasRole, isA } from './token.js';

/**
 * 领导要求今天报，克州各县市数: what is demanded of somebody is no target that is asked for. Beside what a target is
 * of, and where nothing but a place stands with it (喀什地区有什么要求), 要求 is one.
 */
export function withoutDemands(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some(isDemand)) return tokens;
  const isOfTargets = tokens.some(
    (token) => !isDemand(token) && (isTarget(token) || hasRole(token, 'topic')),
  );
  const isAlone = !tokens.some((token) => !isDemand(token) && saysMore(token));
  return tokens.map((token) =>
    isDemand(token) && !isOfTargets && !isAlone
      ? { ...token, roles: ['idle'], concepts: [], span: undefined }
      : token,
  );
}

const isDemand = (token: Bare): boolean => isA(token, 'demand');

const isTarget = (token: Bare): boolean =>
  hasRole(token, 'indicator', 'category', 'subject') || sense(token.span, 'fact')?.cue === false;

/** What more there is than the place whose targets are asked for. */
const saysMore = (token: Bare): boolean =>
  token.number !== undefined ||
  isA(token, 'cites', 'handedIn', 'officeOf', 'time', 'counter', 'amount', 'paper', 'wants') ||
  hasRole(token, 'column', 'operator', 'level', 'unknown', 'entity', 'beyond');
