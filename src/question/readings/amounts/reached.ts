import type { Decimal } from 'decimal.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Bound, Operation } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { boundOf } from './bounds.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { resolve } from './resolve.js';
import { roughlyOf } from './roughly.js';
import { levelWords } from './rows.js';
import { asCounted } from './ten-thousands.js';

/** A number without unit below this is no threshold. */
const SMALLEST = 100;

/** An amount that is asked of one place whether it has come to it, or by how much it has not. */
interface Threshold {
  readonly is: Bound['is'];
  readonly amount: Decimal;
  readonly number: Token;
  readonly tokens: readonly Token[];
}

/** 莎车过6亿没, 伊犁州到7亿了吗, 和田地区离18亿差多少: one place's amount held against a threshold. */
export const reached: Propose = (evidence) => {
  const [place, second] = evidence.mentions;
  if (!place || place.group || second || evidence.withRole('number').length === 0) return [];
  if (evidence.has('except', 'exceptAfter')) return [];
  const threshold = thresholdOf(evidence);
  const column = columnOf(evidence.live);
  // 提前和本次都超过1亿了吗: each would have its own answer.
  if (!threshold || (column === undefined && evidence.withRole('column').length > 0)) return [];
  const asks = asksWhetherReached(evidence) || asksHowFar(evidence);
  if (seeksThose(evidence) && !evidence.has('yesNo', 'confirm')) return [];
  const question = resolve(evidence, [place], ([one], understood) => {
    const row = evidence.catalogue.row(one?.ids[0] ?? '');
    // 塔城地区本次1000以上: of what others lie in, those are sought unless something asks.
    if (!row || (!asks && !row.id.includes('/'))) return undefined;
    const { is, amount } = threshold;
    const peers = evidence.catalogue.notice.rows.filter(({ kind }) => kind === row.kind);
    const { test, notes } = asCounted(
      { is, amount },
      [threshold.number],
      peers,
      column ?? evidence.catalogue.main,
    );
    const operation: Operation = { is: 'show', bound: test as Bound };
    return {
      kind: 'amounts',
      rows: { ids: [row.id] },
      operation,
      ...asked(evidence, column),
      understood: [...understood, ...notes],
    };
  });
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions: [place],
        tokens: [threshold.number, ...threshold.tokens],
        concepts: [
          ...COLUMN_WORDS,
          ...PLAIN,
          'met',
          'difference',
          'more',
          'less',
          'actual',
          'negation',
          'sum',
        ],
      }),
      assumed: asks ? [] : [{ why: '没有问什么', cost: WEIGHTS.unasked }],
    },
  ];
};

/** The threshold that the text puts to the one amount it holds; undefined where that is stated, sought or one of several. */
export function thresholdOf(evidence: Evidence): Threshold | undefined {
  const { live, mentions } = evidence;
  const values = live.filter((token) => token.as === 'value');
  const [number, second] = values;
  if (!number?.number || second || mentions.length > 1 || evidence.has('negative')) return undefined;
  // 喀什一共14行吗: so little with no unit is no money.
  if (number.number.unit === null && number.number.value.lt(SMALLEST)) return undefined;
  // 六亿多 is no one amount; 超过4万的县 are sought.
  if (roughlyOf(evidence, number).rough?.is === 'over' || number.number.until) return undefined;
  if (evidence.has('who', 'list', 'howMany') || levelWords(evidence).length > 0) return undefined;
  const bound = boundAsked(evidence, number);
  return bound && { ...bound, amount: inTenThousands(number.number), number };
}

/** 超过6亿, 到6亿, 有没有6亿, 离6亿: what stands at the amount and makes a threshold of it. */
export function boundAsked(evidence: Evidence, number: Token): Pick<Threshold, 'is' | 'tokens'> | undefined {
  const bound = boundOf(evidence, number);
  // 全年达到3.48亿元，核一下: what came to so much is stated.
  const states = bound?.tokens.some((token) => isA(token, 'actual')) && !putsQuestion(evidence);
  if (bound) return states ? undefined : bound;
  const [before, behind] = [-1, 1].map((step) => beside(evidence, number, step));
  // 16775万到了，这次还能来多少: what has come is told.
  const came = isA(behind, 'upTo', 'met') && putsQuestion(evidence);
  if (isA(before, 'upTo', 'exists', 'met', 'distance') || came) {
    const tokens = [before, behind].filter((token) => token !== undefined);
    return { is: 'atLeast', tokens: tokens.filter((token) => isA(token, ...REACHING)) };
  }
  // 莎车有6亿吗.
  return before?.text === '有' && putsQuestion(evidence) ? { is: 'atLeast', tokens: [before] } : undefined;
}

/** Words that make a threshold of the amount which they stand at. */
const REACHING = ['upTo', 'exists', 'met', 'distance'] as const;

/** The word right before a number or right behind it. */
const beside = ({ live }: Evidence, number: Token, step: number): Token | undefined =>
  live[live.indexOf(number) + step];

/** 过6亿没, 到6亿了吗, 有没有6亿; 是不是超过6亿, 不到6亿吧 are stated and asked about. */
export const asksWhetherReached = (evidence: Evidence): boolean =>
  evidence.has('check', 'confirm') || putsQuestion(evidence);

function putsQuestion({ has, live }: Evidence): boolean {
  const last = live.findLast((token) => !hasRole(token, 'idle', 'mark'));
  return has('yesNo', 'exists', 'met') || isA(last, 'negation');
}

/** 喀什提前2亿以上的: those that are so. */
export const seeksThose = ({ live, has }: Evidence): boolean =>
  has('within') || live.findLast((token) => !hasRole(token, 'mark'))?.text === '的';

/** 差多少到一个亿, 离18亿还有多少, 比6亿多多少. */
const asksHowFar = ({ has }: Evidence): boolean =>
  has('difference') || (has('distance', 'actual', 'than') && has('howMuch', 'more', 'less'));
