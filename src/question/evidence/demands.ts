import { sense } from '../../match/term.js';
import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

/**
 * 领导要求今天报，克州各县市数; 请按时发放，疏勒县多少: what is demanded of somebody is no target that is asked for. Beside what a target is
 * of, and where nothing but a place stands with it (喀什地区有什么要求), 要求 is one.
 */
export function withoutDemands(tokens: readonly Bare[]): readonly Bare[] {
  const isOfTargets = tokens.some(
    (token, i) => !isDemand(token) && (isTarget(token) || hasRole(token, 'topic')) && !isOrder(tokens, i),
  );
  const isAlone = !tokens.some((token) => !isDemand(token) && saysMore(token));
  return tokens.map((token, i) =>
    (isDemand(token) && !isOfTargets && !isAlone) || (isOrder(tokens, i) && asksAmount(tokens))
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

/** 请按时发放: an act that is bidden, with nothing said of it; 按时发放率 is a rate, of which something is asked. */
function isOrder(tokens: readonly Bare[], index: number): boolean {
  const [token, before, next] = [tokens[index], tokens[index - 1], tokens[index + 1]];
  return (
    (hasRole(token, 'indicator') || isA(token, 'claim')) &&
    !RATE.test(token?.text ?? '') &&
    isA(before, 'urges') &&
    next !== undefined &&
    CLAUSE_END.test(next.text)
  );
}

/** What a rate's name ends in. */
const RATE = /[率度例数]$/u;

const asksAmount = (tokens: readonly Bare[]): boolean =>
  tokens.some((token) => hasRole(token, 'place')) &&
  tokens.some((token) => hasRole(token, 'column') || isA(token, 'amount', 'howMuch'));
