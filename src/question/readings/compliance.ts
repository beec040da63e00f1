import { Decimal } from 'decimal.js';
import { sense } from '../../match/term.js';
import { boundOf } from '../../notice/target.js';
import { inPercent } from '../../text/amounts.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Mention } from '../evidence/places/mention.js';
import { claimOf, hasRole, isA, type Token } from '../evidence/token.js';
import type { Check, Question } from '../model.js';
import { COLUMN_WORDS, PLAIN } from './amounts/columns.js';
import { resolve } from './amounts/resolve.js';
import { levelWords, prefectureOf } from './amounts/rows.js';
import { asksTarget, indicatorsNamed } from './indicator.js';
import { type Propose, using } from './proposal.js';
import { cameTo, isBoundTold, isGapTold, isTargetTold, shortOf, undoneIn } from './value-told.js';

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
          'undone',
          'nearly',
          'from',
          'upTo',
          'risen',
          'fallen',
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

/** A check, and the place whose value it is, where the text gives each place its own. */
interface Placed {
  readonly check: Check;
  readonly mention?: Mention;
}

/** 莎车87叶城89: each value is that of the place before it; undefined where nobody can tell whose they are. */
function eachPlaced(evidence: Evidence, checks: readonly Placed[]): Question | undefined {
  const { understood } = evidence.places;
  const owners = checks.flatMap(({ mention }) => mention ?? []);
  if (owners.length < checks.length || new Set(owners).size < evidence.mentions.length) return undefined;
  const questions = checks.flatMap(
    ({ check, mention }) =>
      resolve(
        evidence,
        mention ? [mention] : [],
        ([one], notes): Question => ({
          kind: 'compliance',
          check,
          understood: notes,
          ...(one?.ids[0] && { place: one.ids[0] }),
        }),
        (_, ids) => [prefectureOf(evidence, ids) ?? ''].filter(Boolean),
      ) ?? [],
  );
  return questions.length === checks.length ? { kind: 'several', questions, understood } : undefined;
}

function placed(evidence: Evidence, found: readonly Placed[]): Question | undefined {
  const { understood } = evidence.places;
  if (evidence.mentions.length > 1) return eachPlaced(evidence, found);
  const checks = found.map(({ check }) => check);
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
  /** The place whose value it is. */
  readonly mention?: Mention;
}

/** 喀什96和田94: of several values, each with a place of its own before it. */
function ofEachPlace(evidence: Evidence, group: Group): Group[] {
  const { mentions, live } = evidence;
  if (mentions.length < 2) return [group];
  const ownerOf = (value: Token): Mention | undefined => {
    const [before] = live
      .filter((token) => token.from < value.from && (group.values.includes(token) || hasRole(token, 'place')))
      .toReversed();
    return mentions.find(({ from }) => from === before?.from);
  };
  const owned = group.values.flatMap((value): Group[] => {
    const mention = ownerOf(value);
    return mention ? [{ ...group, values: [value], mention }] : [];
  });
  return owned.length === group.values.length && owned.length > 0 ? owned : [group];
}

/** What is no value that somebody has: the target itself, what is lacking, a mark out of so many (4.5分). */
const isNone = (evidence: Evidence, value: Token): boolean =>
  isTargetTold(evidence, value) || isGapTold(evidence, value) || isMark(value);

/** So few per cent nobody gives without a sign. */
const FEWEST = 10;

const isMark = ({ number }: Token): boolean =>
  number?.unit === null && number.value.gt(1) && number.value.lt(FEWEST);

function checksOf(evidence: Evidence): Placed[] {
  const { live } = evidence;
  const named = live.filter((token) => hasRole(token, 'indicator'));
  const onlyCues = named.every((token) => sense(token.span, 'indicator')?.cue);
  if (named.length === 0 || (onlyCues && !evidence.has('met', 'target', 'claim'))) return [];
  const ratio = ratioIn(evidence);
  const values = ratio ? [ratio.token] : valuesIn(evidence);
  const claims = evidence.of('claim');
  if (values.length === 0 && claims.length === 0) return [];
  if (!ratio && values.some((value) => isNone(evidence, value))) return [];
  const groups = ratio
    ? [{ names: heldBeside(evidence, named), values, claims: [...claims] }]
    : grouped(named, values, claims);
  return groups
    .flatMap((group) => (ratio ? [group] : ofEachPlace(evidence, group)))
    .flatMap(({ mention, ...group }: Group) =>
      checkOf(evidence, group, groups.length === 1, ratio).map((check) => ({
        check,
        ...(mention && { mention }),
      })),
    );
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
  const came = cameTo(evidence, values);
  const value = came ?? values.find((one) => one !== last);
  const number = value?.number;
  const undone = undoneIn(evidence);
  if (undone.length > 0 && !isOfPart(evidence, undone, values, ratio)) return [];
  const short = value && !ratio && shortOf(evidence, value);
  const lastYear = last?.number && inPercent(last.number);
  return indicators.flatMap((indicator): Check[] => {
    const told = ratio?.percent ?? (number && inPercent(number));
    const percent = undone.length > 0 ? told && new Decimal(100).minus(told) : told;
    const target = evidence.catalogue.indicator(indicator)?.target ?? '';
    const isCount = !ratio && number?.unit === null && percent?.gt(100);
    // 按时发放11,000户: so many are no percentage, and how many there should be is not said.
    if (isCount && isPercentage(target)) return [];
    if (value && percent && isTargetRepeated(evidence, value, percent, target)) return [];
    if (short) return percent && undone.length === 0 ? notReached(indicator, short, percent, target) : [];
    if (number && isCount) return [{ indicator, actual: { count: number.value } }];
    if (percent)
      return [
        {
          indicator,
          actual: { percent },
          ...(ratio && { of: ratio.of }),
          ...(lastYear && { lastYear }),
          ...(came && values[0]?.number && { was: inPercent(values[0].number) ?? percent }),
        },
      ];
    const [claim] = claims;
    return claim && !evidence.has('target') ? [{ indicator, actual: claimOf(claim) }] : [];
  });
}

/** 不足90: what does not reach the target itself is below it; what does not reach more may still reach the target. */
function notReached(indicator: string, words: string, percent: Decimal, target: string): Check[] {
  const bound = boundOf(target);
  const isBelow = bound?.is === 'atLeast' && bound.percent !== undefined && percent.lte(bound.percent);
  return isBelow ? [{ indicator, actual: { words, met: [], unmet: [target] } }] : [];
}

/** 不低于88就行对吧: a bound that is no higher than the target is the target, and no value that somebody has. */
const isTargetRepeated = (evidence: Evidence, value: Token, percent: Decimal, target: string): boolean =>
  isBoundTold(evidence, value) && percent.lte(boundOf(target)?.percent ?? 0);

/** 500份里不满意的60份: so many of what was not done; 1000户漏发80户 behind what was done tells nobody of how many. */
function isOfPart(
  { live, tokens }: Evidence,
  undone: readonly Token[],
  values: readonly Token[],
  ratio: Ratio | undefined,
): boolean {
  const [word, second] = undone;
  if (!word || second) return false;
  if (!ratio) return values.length === 1;
  const counts = live.filter(({ number }) => number !== undefined);
  const whole = counts.find(({ number }) => number?.value.eq(ratio.of));
  const [nearest] = counts.toSorted((a, b) => Math.abs(a.from - word.from) - Math.abs(b.from - word.from));
  const isDone = whole !== undefined && hasRole(tokens[whole.index - 1], 'indicator');
  return nearest !== whole && !(isA(word, 'undone') && isDone);
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
