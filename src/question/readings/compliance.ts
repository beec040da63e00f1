import { Decimal } from 'decimal.js';
import { sense } from '../../match/term.js';
import { inPercent } from '../../text/amounts.js';
import type { Evidence } from '../evidence/evidence.js';
import { claimOf, hasRole, isA, type Token } from '../evidence/token.js';
import type { Check, Question } from '../model.js';
import { COLUMN_WORDS, PLAIN } from './amounts/columns.js';
import { resolve } from './amounts/resolve.js';
import { levelWords, prefectureOf } from './amounts/rows.js';
import { asksTarget, indicatorsNamed } from './indicator.js';
import { type Propose, using } from './proposal.js';

/** Actual values held against their targets: one, or several in one message. */
export const compliance: Propose = (evidence) => {
  if (evidence.has('whichTarget') || asksTarget(evidence)) return [];
  const checks = checksOf(evidence);
  if (checks.length === 0) return [];
  const question = placed(evidence, checks);
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [
          ...evidence.withRole('indicator', 'number', 'category', 'subject'),
          ...levelWords(evidence),
          ...evidence.of('lastYear', 'otherYear', 'share', 'percent'),
        ],
        concepts: [
          'each',
          'apiece',
          ...PLAIN,
          'met',
          'ownWhole',
          'claim',
          'target',
          'standard',
          'allTargets',
          'quota',
          'check',
          'actual',
          'counter',
          'howMany',
          'more',
          'less',
          'difference',
          'only',
          'about',
          'who',
          'within',
          'places',
          'negation',
          'below',
          'atLeast',
          'people',
          'average',
          'spent',
          'unitLevel',
          'list',
          'time',
          'compare',
          // 隔壁乡: whoever's value it is, the target is the same.
          'beside',
          'address',
          ...COLUMN_WORDS,
        ],
      }),
      assumed: [],
    },
  ];
};

function placed(evidence: Evidence, checks: readonly Check[]): Question | undefined {
  const { understood } = evidence.places;
  const mention = evidence.mentions.find((m) => !m.group);
  const build = (place: string | undefined, notes: readonly string[]): Question => {
    const questions = checks.map(
      (check): Question => ({ kind: 'compliance', check, understood: notes, ...(place && { place }) }),
    );
    const [only] = questions;
    return questions.length > 1 || !only ? { kind: 'several', questions, understood: notes } : only;
  };
  if (!mention) return build(undefined, understood);
  return resolve(
    evidence,
    [mention],
    ([one], notes) => build(one?.ids[0], notes),
    (_, ids) => [prefectureOf(evidence, ids) ?? ''].filter(Boolean),
  );
}

/** Values and the words that claim something, with the names of indicators around them. */
interface Group {
  readonly names: Token[];
  readonly values: Token[];
  readonly claims: Token[];
}

function checksOf(evidence: Evidence): Check[] {
  const { live } = evidence;
  const named = live.filter((token) => hasRole(token, 'indicator'));
  const onlyCues = named.every((token) => sense(token.span, 'indicator')?.cue);
  if (named.length === 0 || (onlyCues && !evidence.has('met', 'target', 'claim'))) return [];
  const ratio = ratioIn(evidence);
  const values = ratio ? [ratio.token] : valuesIn(evidence);
  const claims = evidence.of('claim');
  if (values.length === 0 && claims.length === 0) return [];
  const groups = ratio
    ? [{ names: heldBeside(evidence, named), values, claims: [...claims] }]
    : grouped(named, values, claims);
  return groups.flatMap((group) => checkOf(evidence, group, groups.length === 1, ratio));
}

/** 孤儿等1250人，发到1115人，按时发放率达标吗: so many of so many are of the one target that stands where it is asked. */
function heldBeside(evidence: Evidence, named: readonly Token[]): Token[] {
  const clauses = evidence.of('met').map(({ clause }) => clause);
  const beside = named.filter(({ clause }) => clauses.includes(clause));
  return beside.length > 0 ? beside : [...named];
}

/** Each value belongs to the words before it; names that narrow each other down stand between two values. */
function grouped(named: readonly Token[], values: readonly Token[], claims: readonly Token[]): Group[] {
  const groups: Group[] = [{ names: [], values: [], claims: [] }];
  const events = [...named, ...values, ...claims].sort((a, b) => a.from - b.from);
  const leading = events[0] && !named.includes(events[0]);
  for (const event of leading ? events.toReversed() : events) {
    const group = groups.at(-1) as Group;
    if (named.includes(event)) {
      if (group.values.length + group.claims.length > 0)
        groups.push({ names: [event], values: [], claims: [] });
      else group.names.push(event);
    } else if (values.includes(event)) group.values.push(event);
    else group.claims.push(event);
  }
  return groups;
}

/** Fewer things than these say nothing of a target: 一项, 两个. */
const SMALLEST_COUNT = 10;

/** Percentages where there are any: what else is counted beside them is how they came about. */
function valuesIn(evidence: Evidence): Token[] {
  const numbers = evidence.live.filter(
    (token) =>
      token.number &&
      (token.as === 'percent' || token.as === 'value' || token.as === 'things') &&
      token.number.unit !== '万元' &&
      token.number.unit !== '亿元' &&
      !isTargetQuoted(evidence, token),
  );
  const percents = numbers.filter((token) => token.as === 'percent');
  if (percents.length > 0) return percents;
  return numbers.filter(
    (token) =>
      token.as === 'value' ||
      (numbers.length === 1 && token.as === 'things' && token.number?.value.gte(SMALLEST_COUNT)),
  );
}

/** So many of so many, in per cent. */
interface Ratio {
  readonly percent: Decimal;
  readonly of: Decimal;
  readonly token: Token;
}

/** Things counted: 25个县建了24个 is 96 per cent of them. */
export function ratioIn(evidence: Evidence): Ratio | undefined {
  // 12个县建了11个够不够95%: the percentage is the target's own.
  const percents = evidence.live.filter((token) => token.as === 'percent');
  if (percents.some((token) => !isOwnTarget(evidence, token))) return undefined;
  const whole = evidence.live.filter(
    ({ number }) => number?.unit === null && number.value.isInteger() && number.value.gt(1),
  );
  const fraction = fractionIn(evidence, whole);
  const counts = whole.filter(
    (token) => ['count', 'things', 'value'].includes(token.as ?? '') || fraction.includes(token),
  );
  // 7个县市，7个中建立7个: the same number once more says nothing new.
  const values = counts.flatMap((token) => token.number?.value ?? []);
  const [a = new Decimal(0)] = values;
  const b = values.find((value) => !value.eq(a)) ?? a;
  if (counts.length < 2 || !values.every((value) => value.eq(a) || value.eq(b))) return undefined;
  if (a.eq(b) && fraction.length === 0 && counts.some((token) => token.as === 'value')) return undefined;
  const [part, of] = a.lt(b) ? [a, b] : [b, a];
  if (fraction.length === 0 && counts.every((token) => token.as === 'value') && of.lte(100)) return undefined;
  return { percent: part.times(100).div(of), of, token: counts[1] as Token };
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
const isOwnTarget = (evidence: Evidence, { number }: Token): boolean =>
  evidence.has('met') &&
  indicatorsNamed(evidence, { cues: true }).some((name) => {
    const target = evidence.catalogue.indicator(name)?.target ?? '';
    return /\d/.test(target) && number?.value.eq(target.replace(/[^\d.]/g, ''));
  });

function checkOf(
  evidence: Evidence,
  { names, values, claims }: Group,
  alone: boolean,
  ratio: Ratio | undefined,
): Check[] {
  const all = alone && names.length === evidence.withRole('indicator').length;
  const named = indicatorsNamed(evidence, all ? { cues: true } : { tokens: names, cues: true });
  const indicators = comparable(evidence, named, values, claims);
  const last = lastYearOf(evidence, values);
  const number = values.find((value) => value !== last)?.number;
  const lastYear = last?.number && inPercent(last.number);
  return indicators.flatMap((indicator): Check[] => {
    const percent = ratio?.percent ?? (number && inPercent(number));
    const target = evidence.catalogue.indicator(indicator)?.target ?? '';
    const isCount = !ratio && number?.unit === null && percent?.gt(100);
    // 按时发放11,000户: so many are no percentage, and how many there should be is not said.
    if (isCount && isPercentage(target)) return [];
    if (number && isCount) return [{ indicator, actual: { count: number.value } }];
    if (percent)
      return [
        { indicator, actual: { percent }, ...(ratio && { of: ratio.of }), ...(lastYear && { lastYear }) },
      ];
    const [claim] = claims;
    return claim && !evidence.has('target') ? [{ indicator, actual: claimOf(claim) }] : [];
  });
}

/** Of several indicators that the words may mean, those whose target is of the value's kind. */
function comparable(
  evidence: Evidence,
  named: readonly string[],
  values: readonly Token[],
  claims: readonly Token[],
): readonly string[] {
  if (named.length < 2) return named;
  const fitting = named.filter((name) => {
    const target = evidence.catalogue.indicator(name)?.target ?? '';
    return values.length > 0 ? isPercentage(target) : claims.some((claim) => claim.text === target);
  });
  return fitting.length > 0 ? fitting : named;
}

const isPercentage = (target: string): boolean => /\d/.test(target);

/** 目标≥88%: the target itself quoted is no actual value. */
const isTargetQuoted = (evidence: Evidence, token: Token): boolean =>
  /[≥≤]\s?$/u.test(evidence.text.slice(0, token.from));

/** The value that 去年 speaks of: the one next after the word. */
function lastYearOf(evidence: Evidence, values: readonly Token[]): Token | undefined {
  const word = evidence.live.find((token) => isA(token, 'lastYear', 'otherYear'));
  if (!word || values.length < 2) return undefined;
  return values.find((value) => value.from >= word.to) ?? values.at(-1);
}
