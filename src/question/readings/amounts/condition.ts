import { Decimal } from 'decimal.js';
import type { Column } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import { WHOLE } from '../../../text/percent.js';
import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Test } from '../../model.js';
import { againstPlace } from './against-place.js';
import { boundOf } from './bounds.js';
import { columnNamed, columnOf } from './columns.js';
import { nearPlace } from './near-place.js';
import { isMeasure, partBound, partOfPlace } from './part-bound.js';
import { poolOf } from './pool.js';
import { lastPlace, roughlyOf } from './roughly.js';
import { levelWords } from './rows.js';
import type { Sought } from './sought.js';
import { TEN_THOUSAND } from './ten-thousands.js';

/** The condition that a text puts on amounts, with its words; undefined where it puts none. */
export function soughtIn(evidence: Evidence): Sought | undefined {
  const { live } = evidence;
  const crossed =
    partBound(evidence) ??
    partOfPlace(evidence) ??
    columnAgainstColumn(evidence) ??
    againstPlace(evidence) ??
    nearPlace(evidence) ??
    againstMean(evidence);
  if (crossed) return crossed;
  const values = live.filter(
    (token) => token.as === 'value' || (isBareYear(token, evidence) && evidence.has('who')),
  );
  // 3亿元以上（含3亿元）: the same amount said twice is one.
  const [first, second] = values.filter(
    (token, i) => !values.slice(0, i).some((other) => sameAmount(token, other)),
  );
  if (!first?.number) {
    const bounded = beyondZero(evidence);
    if (bounded) return bounded;
    // 本次为正的单位: not below zero, and not zero.
    if (evidence.has('positive'))
      return { test: { is: 'above', amount: new Decimal(0) }, tokens: evidence.of('positive') };
    if (evidence.has('negative')) return { test: { is: 'negative' }, tokens: evidence.of('negative') };
    return evidence.has('zero') ? { test: { is: 'zero' }, tokens: evidence.of('zero') } : undefined;
  }
  if (second?.number && values.length === 2) return between(evidence, first, second);
  if (second) return undefined;
  // 核减49万 is an amount of 本次下达 below zero.
  const cut = evidence.has('negative') && first.number.sign > 0;
  const amount = inTenThousands(first.number).times(cut ? -1 : 1);
  const until = first.number.until;
  if (until) {
    const unit = inTenThousands({ ...first.number, value: until });
    return {
      test: { is: 'between', from: Decimal.min(amount, unit), to: Decimal.max(amount, unit) },
      tokens: [first],
    };
  }
  const bound = boundOf(evidence, first);
  if (bound && !cut) return { test: { is: bound.is, amount }, tokens: [first, ...bound.tokens] };
  if (amount.isZero()) return { test: { is: 'zero' }, tokens: [first] };
  const over = overBy(evidence, first);
  if (over && !cut)
    return {
      test: { is: 'between', from: amount, to: inTenThousands({ ...first.number, value: over.until }) },
      tokens: [first, ...over.tokens],
    };
  // 哪个县离5000万最近: the nearest is none that has it.
  if (evidence.has('distance')) return undefined;
  // 6.5亿的是哪个县: what is given to so many digits is sought by them.
  const rough = isBounded(evidence, first) ? undefined : roughlyOf(evidence, first).rough;
  const near = evidence.has('about') || rough?.is === 'rounded';
  return {
    test: near ? { is: 'near', amount, ...(rough?.is === 'rounded' && { rough }) } : { is: 'equal', amount },
    tokens: [first],
  };
}

/** 2900万朝天的: a word right at the amount that nobody knows may be a bound. */
const isBounded = ({ tokens }: Evidence, { index }: Token): boolean =>
  [tokens[index - 1], tokens[index + 1]].some((token) => hasRole(token, 'unknown'));

/** 哪个县是2023: with no 年 behind it a year may be an amount. */
const isBareYear = ({ as, index }: Token, { tokens }: Evidence): boolean =>
  as === 'year' && !/^年/u.test(tokens[index + 1]?.text ?? '');

/** 四千多万, 三万多: up to one more in the last place that is named. */
function overBy({ tokens, has }: Evidence, { number, index, to }: Token) {
  const next = tokens[index + 1];
  // 四亿多的县: 的 may be joined to it.
  const more = next && isA(next, 'more') && next.from === to && /^.的?$/u.test(next.text) ? [next] : [];
  if (!number || has('about') || (!number.vague && more.length === 0)) return undefined;
  return { until: number.value.plus(lastPlace(number.value)), tokens: more };
}

/** <0的, 大于零的: the bound before a zero in words. */
function beyondZero({ live, tokens }: Evidence): Sought | undefined {
  const zero = live.find((token) => isA(token, 'zero'));
  const bound = zero && tokens[zero.index - 1];
  const is = BOUNDS.find((one) => isA(bound, one));
  if (!zero || !bound || !is) return undefined;
  const test: Test = is === 'below' ? { is: 'negative' } : { is, amount: new Decimal(0) };
  return { test, tokens: [bound, zero] };
}

/** 3亿元以上（含3亿元）: the same amount said twice. */
export const sameAmount = (a: Token, b: Token): boolean =>
  a.number !== undefined && b.number !== undefined && inTenThousands(a.number).eq(inTenThousands(b.number));

/** 1亿到2亿之间; two bounds (超过1亿不到2亿). */
function between(evidence: Evidence, a: Token, b: Token): Sought | undefined {
  const words = [
    ...evidence.of('between', ...BOUNDS),
    ...evidence.of('upTo').filter((t) => t.from >= a.to && t.to <= b.from),
  ];
  const hyphen = evidence.tokens.find((t) => t.from >= a.to && t.to <= b.from && /^[-~]$/.test(t.text));
  if (words.length === 0 && !hyphen) return undefined;
  if (!a.number || !b.number || areTwo(evidence, a, b)) return undefined;
  // 1到2亿: the unit of the second is the first's too.
  const first =
    a.number.unit === null && b.number.unit !== null ? { ...a.number, unit: b.number.unit } : a.number;
  const x = inTenThousands(first);
  const last = inTenThousands(b.number);
  // 五千到一万之间: what would run backwards counts in 万元, and 一万 is 10,000 of them.
  const y = x.gt(last) && /万$/u.test(b.text) ? last.times(TEN_THOUSAND) : last;
  // 核减10到20万: below zero both.
  const cut = evidence.of('negative');
  const [from, to] = cut.length > 0 ? [x.neg(), y.neg()] : [x, y];
  return {
    test: { is: 'between', from: Decimal.min(from, to), to: Decimal.max(from, to) },
    tokens: [a, b, ...words, ...cut, hyphen].filter((t) => t !== undefined),
  };
}

/**
 * 全年超过5000但提前不到1000, 超过1亿或者不到100万: two conditions, each on its own column or for its own places, and no
 * range.
 */
function areTwo(evidence: Evidence, a: Token, b: Token): boolean {
  const columns = [a, b].map((number, i) => {
    const from = i === 0 ? 0 : a.to;
    const own = evidence.live.filter((token) => token.from >= from && token.to <= number.from);
    return columnOf(own);
  });
  const between = evidence.live.filter((token) => token.from >= a.to && token.to <= b.from);
  const joined = between.some(
    (token) =>
      isA(token, 'or') ||
      (isA(token, 'and') && /\p{L}/u.test(token.text) && !between.some((one) => isA(one, 'than'))),
  );
  if (evidence.has('between')) return columns[1] !== undefined && columns[0] !== columns[1];
  // 超过3亿的有几个，低于1000万的有几个: each is asked for; 超过2亿的，超过1亿的: nothing lies between two bounds of one side.
  const asked = between.some((token) => isA(token, 'who', 'list', 'howMany'));
  const sides = evidence.of(...BOUNDS).map((word) => isA(word, 'above', 'atLeast'));
  const sameSide = sides.length === 2 && sides[0] === sides[1];
  return (columns[1] !== undefined && columns[0] !== columns[1]) || joined || asked || sameSide;
}

/** 提前超过全年的: one column against another of the same row. */
function columnAgainstColumn(evidence: Evidence): Sought | undefined {
  const { live } = evidence;
  const bound = evidence.of('above', 'below', 'than', 'more', 'less')[0];
  if (!bound || live.some((token) => token.as === 'value' || isMeasure(token))) return undefined;
  const columns = live.filter((token) => hasRole(token, 'column') && columnNamed(token));
  const denied = evidence.of('negates')[0];
  // 提前没有本次多的: the denial stands between the two, and the side behind them.
  const between = denied && denied.from < bound.from ? denied : bound;
  const left = columns.findLast((token) => token.to <= between.from);
  const right = columns.find((token) => token.from >= between.to);
  const [a, b] = [left && columnNamed(left), right && columnNamed(right)];
  if (!left || !right || !a || !b || a === b) return undefined;
  const less = evidence.has('below', 'less');
  if (denied && denied.from >= left.to && denied.to <= right.from) {
    const words = evidence.of('above', 'below', 'than', 'more', 'less');
    return { test: notBeyond(b, less), tokens: [left, right, denied, ...words] };
  }
  const test: Test = { is: 'exceeds', other: less ? a : b };
  return {
    test,
    tokens: [
      less ? right : left,
      less ? left : right,
      ...evidence.of('above', 'below', 'than', 'more', 'less'),
    ],
  };
}

/** 提前没有超过本次的: at most as much as the other column; 没有低于 is at least as much. */
const notBeyond = (other: Column, less: boolean): Test => ({
  is: 'part',
  other,
  bound: less ? 'atLeast' : 'atMost',
  percent: new Decimal(WHOLE),
});

/** 高于平均的县, 比全区平均低的地州: the average of those that are searched is the bound. */
function againstMean(evidence: Evidence): Sought | undefined {
  const [mean] = evidence.of('average');
  if (!mean) return undefined;
  const before = evidence.live.findLast(
    (token) => token.to <= mean.from && !hasRole(token, 'place', 'suffix', 'level', 'idle', 'mark'),
  );
  const side = isA(before, 'than')
    ? evidence.of('more', 'less').find((token) => token.from >= mean.to)
    : before;
  const is = BOUNDS.find((one) => isA(side, one)) ?? sideNamed(side);
  const seeks = evidence.has('who', 'list', 'howMany') || levelWords(evidence).length > 0;
  if (!before || !side || !is || !seeks || evidence.has('figure')) return undefined;
  // 3亿以上的县平均多少: the bound is that of the number before it.
  if (evidence.tokens[before.index - 1]?.as === 'value') return undefined;
  const own = evidence.mentions.filter((mention) => isOfMean(mention, mean, evidence));
  const others = evidence.mentions.filter((mention) => !own.includes(mention));
  // 和田地区高于全区县均的县: the average is that of the one, and those that are sought lie in the other.
  const apart = own.length > 0 && others.length > 0;
  const pool = poolOf(evidence, 'county', apart ? own : evidence.mentions);
  const among = apart ? poolOf(evidence, 'county', others) : pool;
  const rows = pool?.rows.ids.flatMap((id) => evidence.catalogue.row(id) ?? []) ?? [];
  if (!pool || !among || rows.length === 0) return undefined;
  const column = columnOf(evidence.live) ?? evidence.catalogue.main;
  const sum = rows.reduce((all, row) => all.plus(row.amounts[column] ?? 0), new Decimal(0));
  const amount = sum.div(rows.length).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return { test: { is, amount }, tokens: [before, side, mean], pool: among };
}

/** 全区县均, 喀什地区的平均: the place stands right before the average. */
const isOfMean = ({ to, covers }: Mention, mean: Token, { tokens }: Evidence): boolean => {
  const end = Math.max(to, ...covers);
  return (
    end <= mean.from &&
    tokens.every(
      (token) =>
        token.to <= end ||
        token.from >= mean.from ||
        covers.includes(token.from) ||
        hasRole(token, 'level', 'suffix', 'idle'),
    )
  );
};

const sideNamed = (token: Token | undefined): 'above' | 'below' | undefined =>
  isA(token, 'less') ? 'below' : isA(token, 'more') ? 'above' : undefined;

/** 核减了吗, 是负的吗: whether something is so of what the talk is about, and not of what it is so. */
export const asksIfSo = (evidence: Evidence): boolean =>
  evidence.has('yesNo') &&
  !evidence.has('who', 'list', 'howMany', 'within', 'negation') &&
  levelWords(evidence).length === 0;

/** 没有核减的: what is denied is not sought. */
export const isDenied = (evidence: Evidence, { test, tokens }: Sought): boolean =>
  (test.is === 'negative' || test.is === 'zero') &&
  tokens.some((token) => isA(evidence.tokens[token.index - 1], 'negation'));
