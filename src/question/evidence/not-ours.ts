import { askedElse } from './asked-else.js';
import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

// Things and places that are asked for and that no notice has: left unused they forbid an answer as a place does.

/** True where the word is, as it stands there, something that the notice lacks and that is asked for. */
export const isNotOurs = (tokens: readonly Bare[], index: number): boolean =>
  isTownship(tokens, index) ||
  isAskedFor(tokens, index) ||
  isOperand(tokens, index) ||
  isRate(tokens, index) ||
  askedElse(tokens, index) !== undefined;

/**
 * 返贫率, 核查率: a rate by a word that no target has; 那个率 is the one that was named, and so is that of 当日录入|系统率, behind a word
 * of a target with nothing unknown between.
 */
function isRate(tokens: readonly Bare[], index: number): boolean {
  const token = tokens[index] as Bare;
  const before = tokens[index - 1];
  if (!token.roles.includes('unknown') || !token.text.endsWith('率')) return false;
  // 受助人员当日录入系|统率: the end of a target's own name.
  if (token.text.length > 1) return before?.to !== token.from || !before.roles.includes('indicator');
  if (before?.to !== token.from || before.roles.some((role) => ['idle', 'thread', 'mark'].includes(role)))
    return isA(before, 'activity');
  return (
    before.roles.includes('unknown') ||
    !tokens.some(({ roles }, i) => i < index && roles.includes('indicator'))
  );
}

/** 万镇, 三市镇: a township by whatever name, where no place stands before it. */
function isTownship(tokens: readonly Bare[], index: number): boolean {
  const token = tokens[index] as Bare;
  const before = tokens[index - 1];
  return (
    TOWNSHIP.test(token.text) &&
    token.roles.includes('entity') &&
    before !== undefined &&
    before.to === token.from &&
    !tokens.some(({ roles }) => roles.includes('place')) &&
    !before.roles.some((role) => role === 'idle' || role === 'mark' || role === 'ask')
  );
}

/** 哪家酒店, 哈密瓜节是几号: a thing that the notice knows nothing of is asked for. */
const isAskedFor = (tokens: readonly Bare[], index: number): boolean =>
  tokens[index]?.roles.includes('entity') === true &&
  !tokens[index]?.concepts.includes('calling') &&
  // 救助站…哪个站: a word that a name ends in stands for what was named.
  !tokens.some(({ roles, text }) => roles.includes('place') && text.endsWith(tokens[index]?.text ?? '')) &&
  (tokens[index - 1]?.concepts.includes('who') === true || asksOf(tokens, index));

/** 奎顿加霍尔果斯多少: what is joined to a place, with nothing before it, is a place that nobody knows. */
function isOperand(tokens: readonly Bare[], index: number): boolean {
  const isUnknown = (at: number): boolean => tokens[at]?.roles.includes('unknown') === true;
  if (!isUnknown(index)) return false;
  let [from, to] = [index, index];
  while (isUnknown(from - 1)) from--;
  while (isUnknown(to + 1)) to++;
  const before = tokens[from - 1];
  const last = tokens[to];
  const level = tokens[to + 1];
  // 巴州小计-库市-库尔勒经开: an abbreviation that nobody knows, behind a sign or a word that joins it to a place.
  if (hasRole(level, 'suffix') && level?.from === last?.to && joinsPlace(tokens, from - 1)) return true;
  const opens = before === undefined || CLAUSE_END.test(before.text) || isA(before, 'opener');
  const length = (tokens[to]?.to ?? 0) - (tokens[from]?.from ?? 0);
  return (
    opens &&
    length > 1 &&
    isA(tokens[to + 1], 'and', 'plus') &&
    !CLAUSE_END.test(tokens[to + 1]?.text ?? '') &&
    tokens[to + 2]?.roles.includes('place') === true
  );
}

/** A sign or a conjunction with a place before it. */
const joinsPlace = (tokens: readonly Bare[], at: number): boolean => {
  const [before, joint] = [tokens[at - 1], tokens[at]];
  const joins = isA(joint, 'and', 'plus', 'minus') || /^[-+]$/u.test(joint?.text ?? '');
  return joins && (hasRole(before, 'place', 'suffix') || isA(before, 'subtotal'));
};

/** Behind the thing, what nobody knows of it, and a word for being, it is asked which it is. */
function asksOf(tokens: readonly Bare[], index: number): boolean {
  let at = index + 1;
  while (tokens[at]?.roles.includes('unknown')) at++;
  return isA(tokens[at], 'copula') && isA(tokens[at + 1], 'who');
}

const TOWNSHIP = /(?:[镇乡]|街道|片区|林场|开发区)$/u;
