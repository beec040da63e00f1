import type { Evidence } from '../evidence/evidence.js';
import { CLAUSE_END, hasRole, isA, type Token } from '../evidence/token.js';

/** Words that say that a value is not reached: 不足90, 没到90, 将近88. */
const SHORT = ['below', 'negation', 'nearly'];

/** The words before a value, back to what it is of or to the value before it. */
function leadOf({ tokens }: Evidence, value: Token): readonly Token[] {
  const start = tokens.findLastIndex(
    (token) =>
      token.index < value.index &&
      (hasRole(token, 'mark', 'indicator', 'number', 'place', 'subject', 'category') || isA(token, 'target')),
  );
  return tokens.slice(start + 1, value.index);
}

/** 不足90: the value with the words that say that it was not reached; undefined where it was. */
export function shortOf(evidence: Evidence, value: Token): string | undefined {
  const lead = leadOf(evidence, value);
  const word = lead.find((token) => isA(token, ...SHORT));
  return word && !notShortIn(lead) ? evidence.text.slice(word.from, value.to) : undefined;
}

/** 没有低于88: who denies that a value is less says that it was reached. */
const notShortIn = (lead: readonly Token[]): Token | undefined =>
  lead.find((token, i) => isA(token, 'negation') && !isA(token, 'below') && isA(lead[i + 1], 'below'));

const aboveOf = (evidence: Evidence, value: Token): Token | undefined =>
  leadOf(evidence, value).find((token) => isA(token, 'above') && hasRole(token, 'operator'));

/** True where the value is said, or asked, to be passed. */
export const isPassed = (evidence: Evidence, value: Token): boolean => aboveOf(evidence, value) !== undefined;

/** 超过90%, 没有低于90%: the value with the words that say that it was reached. */
export function passedOf(evidence: Evidence, value: Token): string | undefined {
  const word = aboveOf(evidence, value) ?? notShortIn(leadOf(evidence, value));
  return word && evidence.text.slice(word.from, value.to);
}

/** 不低于88就行: a bound, and no value that somebody has. */
export const isBoundTold = (evidence: Evidence, value: Token): boolean =>
  leadOf(evidence, value).some((token) => hasRole(token, 'operator') && isA(token, 'atLeast'));

/** 差0.5到88: how much is lacking is no value. */
export const isGapTold = (evidence: Evidence, value: Token): boolean =>
  leadOf(evidence, value).some((token) => isA(token, 'difference'));

/** 目标90还是88, 要求满意度92: behind the word for the target stands what it is thought to be. */
export const isTargetTold = (evidence: Evidence, value: Token): boolean => {
  const { tokens, has } = evidence;
  const before = tokens.findLast(
    (token) => token.index < value.index && hasRole(token, 'mark', 'indicator', 'number', 'topic', 'place'),
  );
  // 满意度目标多少，我们86%: what stands in another clause is what somebody has.
  if (before?.clause !== value.clause || has('met', 'actual', 'risen', 'fallen')) return false;
  return isA(before, 'target') || (hasRole(before, 'indicator') && isA(tokens[before.index - 1], 'target'));
};

/** 比上年提高3个百分点: by how much it has changed, or is apart from something, is no value. */
export const isChangeTold = ({ tokens }: Evidence, { as, text, index, clause }: Token): boolean =>
  as === 'percent' &&
  IN_POINTS.test(text) &&
  tokens.some((token) => token.index < index && token.clause === clause && isA(token, ...CHANGES));

const IN_POINTS = /点$/u;

const CHANGES = ['than', 'more', 'less', 'above', 'below', 'risen', 'fallen', 'grown', 'difference', 'claim'];

/** 达到目标的98%: so much of the target, and not of what the target is of. */
export const isOfTarget = ({ tokens }: Evidence, { index }: Token): boolean =>
  isA(tokens[index - 1], 'ofTarget');

/** The words that say that a share is of what was not done: 未按时, 不及时; 没 right before 纳入监测. */
export const undoneIn = ({ live, tokens }: Evidence): readonly Token[] =>
  live.filter(
    (token) =>
      (isA(token, 'undone') && !isOfRest(token, tokens)) ||
      (isA(token, 'negation') && behindIn(tokens, token).some((next) => hasRole(next, 'indicator'))),
  );

/** 其余延后: those that are left, and not those that were counted. */
const isOfRest = ({ index, clause }: Token, tokens: readonly Token[]): boolean =>
  tokens.some((other) => other.index < index && other.clause === clause && isA(other, 'rest'));

/** The few words behind one, up to the next mark: 达到要求没有，满意度88 denies nothing of what follows. */
function behindIn(tokens: readonly Token[], { index }: Token): readonly Token[] {
  const words = tokens.slice(index + 1, index + NEXT);
  const end = words.findIndex(({ text }) => CLAUSE_END.test(text));
  return end < 0 ? words : words.slice(0, end);
}

/** 没建核对机制: one word may stand between. */
const NEXT = 3;

/** 从85提高到92, 由95降到89: of two values the one that it has come to. */
export function cameTo(evidence: Evidence, [was, is, third]: readonly Token[]): Token | undefined {
  if (!was || !is || third) return undefined;
  const { tokens } = evidence;
  const between = tokens.slice(was.index + 1, is.index);
  if (between.length === 0 || between.some((token) => hasRole(token, 'mark', 'place', 'indicator')))
    return undefined;
  const led = isA(tokens[was.index - 1], 'from') && between.some((token) => isA(token, 'upTo'));
  return led || between.some((token) => isA(token, 'risen', 'fallen')) ? is : undefined;
}
