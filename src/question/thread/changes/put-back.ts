import { sense } from '../../../match/term.js';
import type { Evidence } from '../../evidence/evidence.js';
import { between, isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { contains } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';
import { lessOf } from './less.js';

/** 奇台不减，减的是木垒; 和静不减了, 含救助站呢: what was taken out is put back, and another place taken out instead. */
export function putBack(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts') return [];
  const named = [...evidence.places.excluded, ...evidence.mentions];
  const kept = evidence.tokens.filter((token) => isKept(token, evidence));
  const back = new Set(kept.flatMap((token) => placesIn(token).filter((id) => isOut(evidence, last, id))));
  if (back.size === 0 || back.size < kept.length) return [];
  const whole = withBack(last, back);
  // 只扣救助站，福利院不扣: what is out already stays so.
  const out = named.filter(
    ({ from, ids }) =>
      kept.every((token) => token.from !== from) && !ids.some((id) => isOut(evidence, last, id)),
  );
  const question = out.length > 0 ? lessOf(evidence, whole, out)?.question : whole;
  return proposal(
    noting(question && inItsColumn(question, evidence), `接上一问，不去掉${nameOf(evidence, [...back])}`),
    using(evidence, {
      mentions: named,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...TAKING, ...TURNING],
    }),
    [{ why: '接上一问，放回去', cost: 0 }],
  );
}

const TAKING = ['minus', 'except', 'exceptAfter', 'negative', 'not', 'cancel', 'negation', 'rest', 'sum'];

const TURNING = ['insteadOf', 'swap', 'restart', 'copula', 'also', 'including', 'plus'];

/** 不减, 不去掉: the words for taking out that are denied. */
export const deniedTaking = ({ tokens, ...evidence }: Evidence): readonly Token[] =>
  evidence.of('minus', 'except').filter(({ index }) => isA(tokens[index - 1], 'negation', 'not', 'cancel'));

/** 奇台不减, 昌吉市也不减, 不减和静了, 含救助站: beside the name it is denied that it is taken out, or told that it is in. */
const isKept = (token: Token, evidence: Evidence): boolean =>
  hasRole(token, 'place') &&
  [...deniedTaking(evidence), ...evidence.of('including', 'plus', 'also')].some((word) =>
    [...between(evidence.tokens, token, word), ...between(evidence.tokens, word, token)].every(
      (t) => t.text !== ' ' && (isPassing(t) || isA(t, 'not', 'cancel')),
    ),
  );

/** What the name may mean, whether or not the message takes it back. */
const placesIn = ({ span }: Token): readonly string[] =>
  (sense(span, 'place') ?? sense(span, 'group'))?.ids ?? [];

/** True where the last question left the place out or took it off; of a sum of the counties, that of an institution. */
const isOut = (evidence: Evidence, { rows, operation }: Amounts, id: string): boolean =>
  rows.without?.includes(id) === true ||
  (operation.is === 'total' && operation.minus?.includes(id) === true) ||
  (rows.scope !== undefined && !rows.ids.includes(id) && contains(evidence, rows.scope, id));

/** The last question as it is with the places in it again. */
function withBack(last: Amounts & Question, back: ReadonlySet<string>): Amounts & Question {
  const { rows, operation } = last;
  const stays = (id: string): boolean => !back.has(id);
  const { without = [], ...set } = rows;
  const out = without.filter(stays);
  const taken = operation.is === 'total' ? (operation.minus ?? []) : [];
  const ids = [...set.ids, ...[...back].filter((id) => !taken.includes(id))];
  const minus = operation.is === 'total' ? operation.minus?.filter(stays) : undefined;
  return {
    ...last,
    rows: { ...set, ids, ...(out.length > 0 && { without: out }) },
    operation: operation.is === 'total' ? { ...operation, ...(minus && { minus }) } : operation,
    understood: [],
  };
}
