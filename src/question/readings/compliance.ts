import { Decimal } from 'decimal.js';
import { sense } from '../../match/term.js';
import { boundOf } from '../../notice/target.js';
import { inPercent } from '../../text/amounts.js';
import { partOf, WHOLE } from '../../text/percent.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Mention } from '../evidence/places/mention.js';
import { claimOf, hasRole, isA, type NumberRole, type Token } from '../evidence/token.js';
import type { Check, Question } from '../model.js';
import { COLUMN_WORDS, PLAIN } from './amounts/columns.js';
import { resolve } from './amounts/resolve.js';
import { levelWords, prefectureOf } from './amounts/rows.js';
import { asksTarget, indicatorsNamed, isHeldAgainst } from './indicator.js';
import { type LastYear, lastYearIn } from './last-year.js';
import { isOfOthers } from './other-target.js';
import { type Propose, using } from './proposal.js';
import { isOwnCount, type Ratio, ratioIn } from './ratio.js';
import {
  cameTo,
  isBoundTold,
  isChangeTold,
  isGapTold,
  isOfTarget,
  isPassed,
  isTargetTold,
  passedOf,
  shortOf,
  undoneIn,
} from './value-told.js';

/** Actual values held against their targets: one, or several in one message. */
export const compliance: Propose = (evidence) => {
  if (
    (evidence.has('whichTarget') && !asksWhichMet(evidence)) ||
    asksTarget(evidence) ||
    isOfOthers(evidence)
  )
    return [];
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
          ...evidence.of('lastYear', 'otherYear', 'partOfYear', 'ofTarget', 'share', 'percent'),
          // 比去年低1个点: the other value is last year's.
          ...(evidence.has('lastYear', 'otherYear') ? evidence.of('than') : []),
          // 应发4000户，按时发放3720户，其余延后: what is left of the two counts.
          ...(evidence.live.filter(({ as }) => as === 'things' || as === 'count').length > 1
            ? evidence.of('rest')
            : []),
        ],
        concepts: AROUND,
      }),
      assumed: [],
    },
  ];
};

/** 纳入率91%，满意度86%，哪项没达标: of several values each with its own name it is asked which of them have met their targets. */
const asksWhichMet = ({ live, has, withRole }: Evidence): boolean =>
  has('met') &&
  withRole('indicator').length > 1 &&
  live.filter(({ as }) => as === 'percent' || as === 'value').length > 1;

/** Words around values and targets that ask for nothing more. */
const AROUND = [
  'each',
  'apiece',
  ...PLAIN,
  'met',
  'ownWhole',
  'claim',
  'target',
  'standard',
  'allTargets',
  'whichTarget',
  'unsaid',
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
  'above',
  'returned',
  'due',
  'heldToLast',
  'offLast',
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
];

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
      (check): Question => ({
        kind: 'compliance',
        check,
        understood: [...notes, ...convertedIn(check)],
        ...(place && { place }),
      }),
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

/** What so much of the target comes to, where a value was told so. */
const convertedIn = ({ ofTarget, actual }: Check): readonly string[] =>
  ofTarget && 'percent' in actual ? [`目标的 ${ofTarget.toFixed()}% 折合 ${actual.percent.toFixed()}%`] : [];

/** Values and the words that claim something, with the names of indicators around them. */
interface Group {
  readonly names: readonly Token[];
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

/** 上半年86%，下半年90%: each value is that of the part of the year before it. */
const ofEachTime = (evidence: Evidence, group: Group): Group[] =>
  timesIn(evidence, group.values) ? group.values.map((value) => ({ ...group, values: [value] })) : [group];

/** True where several values stand behind a part of the year each. */
const timesIn = ({ live }: Evidence, values: readonly Token[]): boolean =>
  values.length > 1 &&
  values.every((value, i) => {
    const since = values[i - 1]?.to ?? 0;
    return live.some((token) => token.from >= since && token.to <= value.from && isA(token, 'partOfYear'));
  });

/** What is no value that somebody has: the target itself, what is lacking, a mark out of so many (4.5分), what is asked. */
const isNone = (evidence: Evidence, value: Token): boolean =>
  isTargetTold(evidence, value) ||
  isGapTold(evidence, value) ||
  isMark(value) ||
  // 超过90%了吗: whether it did is asked.
  (isPassed(evidence, value) && evidence.has('yesNo', 'check') && !evidence.has('met'));

/** So few per cent nobody gives without a sign. */
const FEWEST = 10;

const isMark = ({ number }: Token): boolean =>
  number?.unit === null && number.value.gt(1) && number.value.lt(FEWEST);

function checksOf(evidence: Evidence): Placed[] {
  const { live, has } = evidence;
  const named = live.filter((token) => hasRole(token, 'indicator'));
  const onlyCues = named.every((token) => sense(token.span, 'indicator')?.cue);
  if (named.length === 0) return [];
  const ratio = ratioIn(evidence);
  if (
    onlyCues &&
    !evidence.has('met', 'target', 'claim') &&
    !tellsWhatWasDone(evidence, ratio) &&
    !areEachTold(evidence, named)
  )
    return [];
  const values = ratio ? [ratio.token] : valuesIn(evidence);
  const claims = evidence.of('claim');
  if (values.length === 0 && claims.length === 0) return [];
  if (has('average') && timesIn(evidence, values)) return [];
  if (!ratio && values.some((value) => isNone(evidence, value))) return [];
  if (!ratio && countsApart(evidence, values)) return [];
  const groups: readonly Group[] = ratio
    ? [{ names: heldBeside(evidence, named), values, claims: [...claims] }]
    : grouped(named, values, claims);
  // 纳入率91%，监测率83%: what one of them names alone the other does not mean.
  const alone = groups.flatMap(({ names, values: own }) => {
    const meant = indicatorsNamed(evidence, { tokens: names, cues: true });
    return groups.length > 1 && own.length > 0 && meant.length === 1 ? meant : [];
  });
  return groups
    .flatMap((group) => (ratio ? [group] : ofEachPlace(evidence, group)))
    .flatMap((group) => (ratio ? [group] : ofEachTime(evidence, group)))
    .flatMap(({ mention, ...group }: Group) =>
      checkOf(evidence, group, { isOne: groups.length === 1, alone }, ratio).map((check) => ({
        check,
        ...(mention && { mention }),
      })),
    );
}

/**
 * 非常满意120份，满意50份，一般20: so many numbers that are parts of one whole, and nobody says what counts. Nor is a value one of
 * 满意150，基本满意30，不满意20, or the number of those that were done where so many places are counted.
 */
function countsApart(evidence: Evidence, values: readonly Token[]): boolean {
  if (values.some(({ as }) => as === 'percent')) return false;
  const counted = (as: NumberRole): readonly Token[] =>
    evidence.live.filter((token) => token.as === as && !isOwnCount(evidence, token));
  const things = counted('things');
  const isMany = values.length > 1 && values.some(({ number }) => number?.value.gt(WHOLE));
  return (
    things.length > 1 ||
    (things.length > 0 && counted('count').length > 0) ||
    (values.length > 1 && (isMany || undoneIn(evidence).length > 0))
  );
}

/** 孤儿20人纳入18人: a share is told where what was done stands with the number of those, and no amount is asked for. */
const tellsWhatWasDone = (evidence: Evidence, ratio: Ratio | undefined): boolean =>
  ratio !== undefined &&
  indicatorsNamed(evidence, { cues: true }).length === 1 &&
  !evidence.has('howMuch', 'amount', ...COLUMN_WORDS) &&
  hasRole(evidence.tokens[ratio.token.index - 1], 'indicator') &&
  !hasRole(evidence.tokens[ratio.token.index - 1], 'subject');

/** 孤儿92，留守86，满意89: a short name stands right before each of several values, and nothing is asked. */
const areEachTold = ({ tokens, live }: Evidence, named: readonly Token[]): boolean =>
  named.length > 1 &&
  named.every(
    ({ index }) => tokens[index + 1]?.number?.unit === null || tokens[index + 1]?.as === 'percent',
  ) &&
  live.every((token) => !hasRole(token, 'place', 'column', 'unit') && token.number?.value.gt(WHOLE) !== true);

/**
 * 孤儿等1250人，发到1115人，按时发放率达标吗: so many of so many are of the one target that stands where it is asked, unless
 * what was named before tells which of several that is (孤儿300人，…，纳入率够不够). Where none stands there, of what is counted first.
 */
function heldBeside(evidence: Evidence, named: readonly Token[]): readonly Token[] {
  const clauses = evidence.of('met').map(({ clause }) => clause);
  const beside = named.filter(({ clause }) => clauses.includes(clause));
  if (beside.length === 0) return countedFirst(evidence, named);
  const meant = indicatorsNamed(evidence, { tokens: beside, cues: true });
  const all = indicatorsNamed(evidence, { tokens: named, cues: true });
  return all.length < meant.length && all.every((name) => meant.includes(name)) ? named : beside;
}

/** 低保对象1200人，纳入1180人: whose name stands before its number is what is counted, and no cue behind it anything else. */
function countedFirst({ tokens }: Evidence, named: readonly Token[]): readonly Token[] {
  const [first] = named;
  const isCounted = first && !sense(first.span, 'indicator')?.cue && tokens[first.index + 1]?.number;
  return isCounted ? [first] : named;
}

/** Each value belongs to the words before it; names that narrow each other down stand between two values. */
function grouped(named: readonly Token[], values: readonly Token[], claims: readonly Token[]): Group[] {
  const groups: (Group & { readonly names: Token[] })[] = [{ names: [], values: [], claims: [] }];
  const events = [...named, ...values, ...claims].sort((a, b) => a.from - b.from);
  const leading = events[0] && !named.includes(events[0]);
  for (const event of leading ? events.toReversed() : events) {
    const group = groups.at(-1) as (typeof groups)[number];
    if (named.includes(event)) {
      if (group.values.length + group.claims.length > 0)
        groups.push({ names: [event], values: [], claims: [] });
      else group.names.push(event);
    } else if (values.includes(event)) group.values.push(event);
    else group.claims.push(event);
  }
  for (const { values: own } of groups) own.sort((a, b) => a.from - b.from);
  return groups;
}

/** Fewer things than these say nothing of a target: 一项, 两个. */
const SMALLEST_COUNT = 10;

/** 满意度89，目标是88，超了1个点: of what is told beside a value the target is no second one, and by how much it is passed neither. */
const isToldBeside = (evidence: Evidence, value: Token): boolean =>
  isHeldAgainst(evidence) && (isTargetTold(evidence, value) || isChangeTold(evidence, value));

/** Percentages where there are any: what else is counted beside them is how they came about. */
function valuesIn(evidence: Evidence): Token[] {
  const numbers = evidence.live.filter(
    (token) =>
      token.number &&
      (token.as === 'percent' || token.as === 'value' || token.as === 'things') &&
      token.number.unit !== '万元' &&
      token.number.unit !== '亿元' &&
      !isTargetQuoted(evidence, token) &&
      !isLoneChange(evidence, token) &&
      !isToldBeside(evidence, token) &&
      !isOwnCount(evidence, token),
  );
  const percents = numbers.filter((token) => token.as === 'percent');
  if (percents.length > 0)
    return numbers.filter((token) => token.as === 'percent' || isOfLastYear(evidence, token));
  return numbers.filter(
    (token) =>
      token.as === 'value' ||
      (numbers.length === 1 && token.as === 'things' && token.number?.value.gte(SMALLEST_COUNT)),
  );
}

/** 比去年高0.2个百分点: a change alone is no value; beside one it tells last year's. */
const isLoneChange = (evidence: Evidence, token: Token): boolean =>
  isChangeTold(evidence, token) &&
  !evidence.live.some((other) => other !== token && (other.as === 'percent' || other.as === 'value'));

/** 认定准确率97%，上年是96.8: the sign is left out where it is said once. */
function isOfLastYear({ tokens }: Evidence, { index, as }: Token): boolean {
  const before = tokens.findLast((token) => token.index < index && !hasRole(token, 'idle'));
  return as === 'value' && isA(before, 'lastYear');
}

function checkOf(
  evidence: Evidence,
  { names, values, claims }: Group,
  { isOne, alone }: { readonly isOne: boolean; readonly alone: readonly string[] },
  ratio: Ratio | undefined,
): Check[] {
  const all = isOne && names.length === evidence.withRole('indicator').length;
  const meant = indicatorsNamed(evidence, all ? { cues: true } : { tokens: names, cues: true });
  const others = meant.filter((name) => !alone.includes(name));
  const named = meant.length > 1 && others.length > 0 ? others : meant;
  const indicators = comparable(evidence, named, values, claims);
  const last = lastYearIn(evidence, values);
  const came = last ? undefined : cameTo(evidence, values);
  const value = came ?? values.find((one) => one !== last?.token);
  const number = value?.number;
  const undone = ratio?.ofDone ? [] : undoneIn(evidence);
  if (undone.length > 0 && !isOfPart(evidence, undone, values, ratio)) return [];
  const short = value && !ratio ? shortOf(evidence, value) : undefined;
  const passed = value && !ratio && !short ? passedOf(evidence, value) : undefined;
  return indicators.flatMap((indicator): Check[] => {
    const told = ratio?.percent ?? (number && inPercent(number));
    const lastYear = last && told && lastValue(last, told);
    const percent = undone.length > 0 ? told && new Decimal(WHOLE).minus(told) : told;
    const target = evidence.catalogue.indicator(indicator)?.target ?? '';
    const isCount = !ratio && number?.unit === null && percent?.gt(WHOLE);
    // 按时发放11,000户: so many are no percentage, and how many there should be is not said.
    if ((isCount || isOfThings(value, ratio)) && isPercentage(target)) return [];
    if (value && percent && isTargetRepeated(evidence, value, percent, target)) return [];
    if (value && percent && isOfTarget(evidence, value)) return ofTarget(indicator, percent, target);
    if (short || passed)
      return percent && undone.length === 0 ? ofSide(indicator, { short, passed }, percent, target) : [];
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

/** 建了19个核对机制: so many things are no percentage, where it is not said of how many. */
const isOfThings = (value: Token | undefined, ratio: Ratio | undefined): boolean =>
  value?.as === 'things' && !ratio;

/** What last year's value was, or has to have been where it is told by how much it changed to what it is. */
function lastValue({ token: { number }, change }: LastYear, told: Decimal): Decimal | undefined {
  const given = number && inPercent(number);
  return change === undefined ? given : given && told.minus(given.times(change));
}

/**
 * 不足90: what does not reach the target itself is below it; what does not reach more may still reach the target. 超过90:
 * what is more than the target has met it.
 */
function ofSide(
  indicator: string,
  { short, passed }: { readonly short: string | undefined; readonly passed: string | undefined },
  percent: Decimal,
  target: string,
): Check[] {
  const bound = boundOf(target);
  if (bound?.is !== 'atLeast' || bound.percent === undefined) return [];
  if (short !== undefined)
    return percent.lte(bound.percent)
      ? [{ indicator, actual: { words: short, met: [], unmet: [target] } }]
      : [];
  return passed !== undefined && percent.gte(bound.percent)
    ? [{ indicator, actual: { words: passed, met: [target], unmet: [] } }]
    : [];
}

/** 达到目标的98%: so much of what the target demands; the target's own value is 达到目标的88%, and says nothing. */
function ofTarget(indicator: string, share: Decimal, target: string): Check[] {
  const { percent } = boundOf(target) ?? {};
  if (percent === undefined || share.eq(percent)) return [];
  return [{ indicator, actual: { percent: partOf(new Decimal(percent), share) }, ofTarget: share }];
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
