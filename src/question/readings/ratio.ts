import { Decimal } from 'decimal.js';
import { boundOf } from '../../notice/target.js';
import { inPercent } from '../../text/amounts.js';
import { WHOLE } from '../../text/percent.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { areBothDone, doneAndNot } from './done-and-not.js';
import { indicatorsNamed } from './indicator.js';
import { ofPlacesAround } from './places-counted.js';

/** So many of so many, in per cent. */
export interface Ratio {
  readonly percent: Decimal;
  readonly of: Decimal;
  readonly token: Token;
  /** True where it was worked out from what was done and what was not: nothing is to be taken off any more. */
  readonly ofDone?: true;
}

/** Things counted: 25个县建了24个 is 96 per cent of them. */
export function ratioIn(evidence: Evidence): Ratio | undefined {
  // 12个县建了11个够不够95%: the percentage is the target's own.
  const percents = evidence.live.filter((token) => token.as === 'percent');
  if (percents.some((token) => !isOwnTarget(evidence, token))) return undefined;
  const whole = evidence.live.filter(
    (token) =>
      token.number?.unit === null &&
      token.number.value.isInteger() &&
      token.number.value.gt(1) &&
      !isOwnCount(evidence, token),
  );
  const fraction = fractionIn(evidence, whole);
  const counted = whole.filter(
    (token) => ['count', 'things', 'value'].includes(token.as ?? '') || fraction.includes(token),
  );
  const around = ofPlacesAround(evidence, counted);
  const counts = ofThoseBack(
    evidence,
    counted.filter((token) => !around.includes(token)),
  );
  const apart = doneAndNot(evidence, counts);
  if (apart) {
    const of = apart.done.plus(apart.undone);
    return { percent: apart.done.times(WHOLE).div(of), of, token: counts[1] as Token, ofDone: true };
  }
  // 7个县市，7个中建立7个: the same number once more says nothing new.
  const values = counts.flatMap((token) => token.number?.value ?? []);
  const [a = new Decimal(0)] = values;
  const b = values.find((value) => !value.eq(a)) ?? a;
  if (counts.length === 1) return allOf(evidence, counts[0] as Token);
  if (
    counts.length < 2 ||
    areBothDone(evidence, counts) ||
    !values.every((value) => value.eq(a) || value.eq(b))
  )
    return undefined;
  if (a.eq(b) && fraction.length === 0 && counts.some((token) => token.as === 'value')) return undefined;
  const [part, of] = a.lt(b) ? [a, b] : [b, a];
  if (fraction.length === 0 && counts.every((token) => token.as === 'value') && of.lte(WHOLE))
    return undefined;
  return { percent: part.times(WHOLE).div(of), of, token: counts[1] as Token };
}

/** 满意度和发放率两项都是90: so many targets are named, and nothing else is counted. */
export const isOwnCount = (evidence: Evidence, { index, number, as }: Token): boolean =>
  (as === 'count' || as === 'things') &&
  hasRole(evidence.tokens[index - 1], 'indicator') &&
  number?.value.eq(indicatorsNamed(evidence, { cues: true }).length) === true;

/** 发放500份，收回480份，满意432份: what was not sent back says nothing, and the share is of what was. */
function ofThoseBack({ tokens }: Evidence, counts: readonly Token[]): readonly Token[] {
  const [sent, back, part] = counts.map(({ number }) => number?.value);
  if (counts.length !== COUNTED_TWICE || !sent || !back || !part) return counts;
  const isBack = isA(tokens[(counts[1] as Token).index - 1], 'returned');
  return isBack && sent.gte(back) && back.gte(part) ? counts.slice(1) : counts;
}

/** What was sent, what came back, and what was found in it. */
const COUNTED_TWICE = 3;

/** 12个县市全部建立，达标吗: all of those that are counted. */
function allOf({ tokens, has, text }: Evidence, token: Token): Ratio | undefined {
  const { number, as, from } = token;
  const all = tokens.find((other) => other.from > from && isA(other, 'all') && !hasRole(other, 'mark'));
  if (!number || (as !== 'count' && as !== 'things') || !all || !has('met')) return undefined;
  // 4个县市，满意度和录入率都达标吗: the values are what is missing.
  const behind = tokens[all.index + 1];
  if (/[,，;；]/u.test(text.slice(token.to, all.from)) || isA(behind, 'met')) return undefined;
  // 没有全部建: not all of them, and nobody says how many.
  if (isA(tokens[all.index - 1], 'negation', 'undone', 'not')) return undefined;
  return { percent: new Decimal(WHOLE), of: number.value, token };
}

/** 11/11: two numbers with a stroke between them. */
function fractionIn({ text }: Evidence, counts: readonly Token[]): readonly Token[] {
  const at = counts.findIndex((token, i) => {
    const next = counts[i + 1];
    return next !== undefined && /^\s?\/\s?$/u.test(text.slice(token.to, next.from));
  });
  return at < 0 ? [] : counts.slice(at, at + 2);
}

/** True where the percentage is the bound of a target that is named. */
const isOwnTarget = (evidence: Evidence, { number }: Token): boolean => {
  const percent = number && inPercent(number)?.toFixed();
  const isAsked = evidence.has('met') || (evidence.has('atLeast') && evidence.has('yesNo', 'check'));
  return (
    isAsked &&
    indicatorsNamed(evidence, { cues: true }).some(
      (name) => boundOf(evidence.catalogue.indicator(name)?.target ?? '')?.percent === percent,
    )
  );
};
