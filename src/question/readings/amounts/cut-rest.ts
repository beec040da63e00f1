import { type Evidence, within } from '../../evidence/evidence.js';
import { endBehind } from '../../evidence/scope/opens-else.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Level } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { cutOut } from './cut-out.js';
import { order } from './order.js';
import { poolOf } from './pool.js';

/** 喀什地区除去前三名剩下的合计多少: what is left of a set without those that a ranking would show. */
export const cutRest: Propose = (evidence) => {
  const word = evidence.of('except').find((token) => endBehind(token, evidence.tokens));
  // 去掉最多的喀什: the one at the end is named, and is no place in which it is sought.
  if (!word || isNamedBehind(evidence, word)) return [];
  if (evidence.places.excluded.length > 0 || evidence.has('average', 'share')) return [];
  return order(evidence).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'order') return [];
    const whole = wholeOf(evidence, word, question.rows.level);
    if (!whole) return [];
    const { to, by } = question.operation;
    const gone =
      to !== undefined && by === 'amount'
        ? cutOut(question.rows, question.operation, question.column, evidence)
        : undefined;
    const ids = whole.rows.ids.filter((id) => !gone?.includes(id));
    if (!gone || ids.length !== whole.rows.ids.length - gone.length) return [];
    const names = evidence.catalogue.rowsOf(gone).map(({ name }) => name);
    const place = evidence.catalogue.row(whole.rows.scope ?? '')?.name ?? whole.rows.label ?? '';
    return [
      {
        question: {
          ...question,
          rows: { ...whole.rows, ids, without: gone, label: `${place}（不含${names.join('、')}）` },
          operation: { is: 'total' as const, measure: 'sum' as const },
        },
        used: new Set([
          ...used,
          word.index,
          ...using(evidence, {
            tokens: whole.tokens,
            concepts: ['exceptAfter', 'rest', 'sum', 'altogether'],
          }),
        ]),
        assumed,
      },
    ];
  });
};

/** 去掉最多的喀什: nothing but 的 stands between the end and the place. */
const isNamedBehind = ({ tokens, mentions }: Evidence, word: Token): boolean => {
  const end = tokens.find((token) => token.from >= word.to && isA(token, 'most', 'least', 'first'));
  const next = tokens.find((token) => end !== undefined && token.from >= end.to && token.text !== '的');
  return mentions.some(({ from }) => from === next?.from);
};

/** What it is taken off: the place before the word with all that lies in it, or those of the level that is named there. */
const wholeOf = (evidence: Evidence, word: Token, level: Level | undefined) =>
  poolOf(within(evidence, 0, word.from), level === 'prefecture' ? level : 'unit');
