import { inPercent } from '../../../text/amounts.js';
import { WHOLE } from '../../../text/percent.js';
import type { Evidence } from '../../evidence/evidence.js';
import { claimOf, hasRole, isA, type Token } from '../../evidence/token.js';
import type { Check, Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { levelWords, prefectureOf } from '../../readings/amounts/rows.js';
import { indicatorsNamed } from '../../readings/indicator.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { ratioIn } from '../../readings/ratio.js';
import type { Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 87呢, 我们是90，达标吗, 去年97%, 要是910个人满意呢: another value for the target that was asked about. */
export function otherValue(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  // 塔城地区93%: the targets of a prefecture are those of its table.
  const [mention] = evidence.mentions;
  const home =
    mention && evidence.mentions.length === 1
      ? (prefectureOf(evidence, mention.ids) ?? countyIn(evidence, mention.ids, last))
      : undefined;
  if (mention && !home) return [];
  const pointed = indicatorFor(evidence, thread);
  const given = pointed && (countedIn(evidence, last) ?? statedIn(evidence, last));
  if (!given) return [];
  const { indicator, tokens } = pointed;
  const place = home ?? ('place' in last ? last.place : undefined);
  return proposal(
    {
      kind: 'compliance',
      check: { indicator, ...given.check },
      ...(place && { place }),
      understood: [`接上一问：${indicator}`],
    },
    using(evidence, {
      mentions: evidence.mentions,
      tokens: [
        ...given.tokens,
        ...tokens,
        ...evidence.withRole('indicator', 'subject'),
        ...evidence.of('ordinal', 'places'),
      ],
      concepts: [...ONWARD, ...PLAIN, ...AROUND],
    }),
    [{ why: '接上一问，换一个数', cost: 0 }],
  );
}

/** 木垒报的83.2%: a county, whose plain figure would be an amount. */
function countyIn(evidence: Evidence, [id, more]: readonly string[], last: Question): string | undefined {
  // 叶城90呢, after a value was held against a target: a number up to a hundred that goes on.
  const goesOn =
    last.kind === 'compliance' &&
    (evidence.has('particle') ||
      evidence.live.every((token) => hasRole(token, 'place', 'number', 'idle', 'mark'))) &&
    evidence.live.some(
      ({ number }) => number?.unit === null && number.value.lte(WHOLE) && number.value.gt(10),
    );
  const states = goesOn || evidence.has('met') || evidence.live.some(({ number }) => number?.unit === '%');
  return more || !states ? undefined : id;
}

/** 要求多少, after a value was held against a target: that target. */
export function sameTarget(evidence: Evidence, { last }: Thread): Proposal[] {
  const indicator = lastIndicator(last);
  const asks =
    evidence.has('target') && evidence.withRole('indicator', 'category', 'number', 'unknown').length === 0;
  if (!indicator || !asks || evidence.mentions.length > 0 || evidence.has('allTargets', 'list', 'all'))
    return [];
  const place = 'place' in last ? last.place : undefined;
  return proposal(
    {
      kind: 'indicator',
      indicators: [indicator],
      ...(place && { place }),
      understood: [`接上一问：${indicator}`],
    },
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'target', 'quota'] }),
    [{ why: '接上一问，同一指标', cost: 0 }],
  );
}

/** 差几个点, after a value was held against a target: what its answer told already. */
export function shortBy(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'compliance' || !evidence.has('difference')) return [];
  if (evidence.mentions.length > 0 || evidence.withRole('number', 'indicator', 'column').length > 0)
    return [];
  return proposal(
    { ...last, understood: [`接上一问：${last.check.indicator}`] },
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'difference', 'percent', 'less', 'target'] }),
    [{ why: '接上一问，差多少', cost: 0 }],
  );
}

/** Words around a value that say nothing else. */
const AROUND = [
  'met',
  'claim',
  'check',
  'actual',
  'lastYear',
  'thisYear',
  'insteadOf',
  'target',
  'only',
  'otherYear',
  'partOfYear',
  'due',
  'returned',
  'counter',
  // 我们县一共412个孩子.
  'altogether',
  'person',
  'within',
];

/** The target that the message means: one that it names, or numbers among those that were listed; else the last one. */
function indicatorFor(
  evidence: Evidence,
  { last, indicators, targets }: Thread,
): { readonly indicator: string; readonly tokens: readonly (Token | undefined)[] } | undefined {
  const before = lastIndicator(last);
  const named = among(evidence, indicators) ?? sameAs(evidence, before) ?? among(evidence, targets);
  if (!named && evidence.withRole('indicator').length > 0) return undefined;
  const nth = evidence.live.find((token) => token.as === 'rank');
  const n = nth?.number?.value.toNumber() ?? (evidence.has('first') ? 1 : undefined);
  // 头一个我们是94%, after targets that were asked about one at a time, counts those.
  const counted = indicators.length > 1 ? indicators : targets;
  const indicator = named ?? (n === undefined ? before : counted[n - 1]);
  return indicator ? { indicator, tokens: [nth, ...evidence.of('first')] } : undefined;
}

/** 910个人满意: what only names the last target once more. */
const sameAs = (evidence: Evidence, before: string | undefined): string | undefined =>
  before && indicatorsNamed(evidence, { cues: true }).includes(before) ? before : undefined;

interface Given {
  readonly check: Omit<Check, 'indicator'>;
  readonly tokens: readonly Token[];
}

/** 1200人里1100人; or 1100人 alone, of as many as were counted before. */
function countedIn(evidence: Evidence, last: Question): Given | undefined {
  const ratio = ratioIn(evidence);
  const counts = evidence.live.filter(isCount);
  // 8个县市建了7个: what is counted has a name.
  if (ratio)
    return {
      check: { actual: { percent: ratio.percent }, of: ratio.of },
      tokens: [...counts, ...levelWords(evidence)],
    };
  const of = last.kind === 'compliance' ? last.check.of : undefined;
  const [count] = counts;
  const value = count?.number?.value;
  if (!of || !value || counts.length > 1 || value.gt(of)) return undefined;
  // A bare number of a hundred or less may be the percentage.
  if (count.as === 'value' && value.lte(WHOLE)) return undefined;
  return { check: { actual: { percent: value.times(WHOLE).div(of) }, of }, tokens: counts };
}

const isCount = ({ number, as }: Token): boolean =>
  number?.unit === null &&
  number.value.isInteger() &&
  ['count', 'things', 'value', 'small'].includes(as ?? '');

/** 87%, 去年97%, 应保尽保. */
function statedIn(evidence: Evidence, last: Question): Given | undefined {
  const values = evidence.live.filter(
    (token) =>
      token.number &&
      token.as !== 'count' &&
      token.as !== 'rank' &&
      token.number.unit !== '万元' &&
      token.number.unit !== '亿元',
  );
  const isLast = (token: Token): boolean => {
    const word = evidence.live.findLast((t) => t.to <= token.from && isA(t, 'lastYear', 'thisYear'));
    return isA(word, 'lastYear');
  };
  const before = values.find(isLast);
  const now = values.findLast((token) => token !== before);
  const kept = last.kind === 'compliance' ? last.check : undefined;
  const [claim] = evidence.of('claim');
  const percent = now?.number && inPercent(now.number);
  const lastYear = before?.number ? inPercent(before.number) : kept?.lastYear;
  const words = claim && !now ? claimOf(claim) : undefined;
  const actual = percent ? { percent } : (words ?? (before ? kept?.actual : undefined));
  return actual && { check: { actual, ...(lastYear && { lastYear }) }, tokens: values };
}

/** 孤儿那个: the one of those that were listed, or talked of, that the words point at. */
function among(evidence: Evidence, indicators: readonly string[]): string | undefined {
  const pointed = indicatorsNamed(evidence, { cues: true }).filter((name) => indicators.includes(name));
  return indicators.length > 1 && pointed.length === 1 ? pointed[0] : undefined;
}

const lastIndicator = (last: Question): string | undefined => {
  if (last.kind === 'compliance') return last.check.indicator;
  return last.kind === 'indicator' && last.indicators.length === 1 ? last.indicators[0] : undefined;
};
