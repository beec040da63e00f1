import { sense } from '../../../match/term.js';
import type { Evidence } from '../../evidence/evidence.js';
import { between, isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';
import { lessOf } from './less.js';

/** 奇台不减，减的是木垒; 和静不减了: what was taken out is put back, and another place taken out instead. */
export function putBack(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts') return [];
  const named = [...evidence.places.excluded, ...evidence.mentions];
  const kept = evidence.tokens.filter((token) => isKept(token, evidence));
  const back = new Set(kept.flatMap((token) => placesIn(token).filter((id) => isOut(last, id))));
  if (back.size === 0 || back.size < kept.length) return [];
  const whole = withBack(last, back);
  const out = named.filter(({ from }) => kept.every((token) => token.from !== from));
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

const TURNING = ['insteadOf', 'swap', 'restart', 'copula', 'also'];

/** 不减, 不去掉: the words for taking out that are denied. */
export const deniedTaking = ({ tokens, ...evidence }: Evidence): readonly Token[] =>
  evidence.of('minus', 'except').filter(({ index }) => isA(tokens[index - 1], 'negation', 'not', 'cancel'));

/** 奇台不减, 昌吉市也不减, 不减和静了: beside the name it is denied that it is taken out. */
const isKept = (token: Token, evidence: Evidence): boolean =>
  hasRole(token, 'place') &&
  deniedTaking(evidence).some((word) =>
    [...between(evidence.tokens, token, word), ...between(evidence.tokens, word, token)].every(
      (t) => t.text !== ' ' && (isPassing(t) || isA(t, 'not', 'cancel')),
    ),
  );

/** What the name may mean, whether or not the message takes it back. */
const placesIn = ({ span }: Token): readonly string[] => sense(span, 'place')?.ids ?? [];

/** True where the last question left the place out or took it off. */
const isOut = ({ rows, operation }: Amounts, id: string): boolean =>
  rows.without?.includes(id) === true || (operation.is === 'total' && operation.minus?.includes(id) === true);

/** The last question as it is with the places in it again. */
function withBack(last: Amounts & Question, back: ReadonlySet<string>): Amounts & Question {
  const { rows, operation } = last;
  const stays = (id: string): boolean => !back.has(id);
  const { without = [], ...set } = rows;
  const out = without.filter(stays);
  const ids = [...set.ids, ...without.filter((id) => back.has(id))];
  const minus = operation.is === 'total' ? operation.minus?.filter(stays) : undefined;
  return {
    ...last,
    rows: { ...set, ids, ...(out.length > 0 && { without: out }) },
    operation: operation.is === 'total' ? { ...operation, ...(minus && { minus }) } : operation,
    understood: [],
  };
}
