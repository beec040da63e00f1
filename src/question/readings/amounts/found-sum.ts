import type { Decimal } from 'decimal.js';
import { amountOf } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import { type Proposal, type Propose, using } from '../proposal.js';
import { COLUMN_WORDS, columnOf, cutColumn, PLAIN } from './columns.js';
import { cutAmong } from './cut-among.js';
import { cutBefore } from './cut-words.js';
import { amongIn, find } from './find.js';
import { levelWords, prefectureOf } from './rows.js';
import { statedAmount } from './stated.js';

/** 核减一共多少, 被核减的单位全年合计多少: what those come to that are below zero; 一共核减了184万吗 states it. */
export const foundSum: Propose = (evidence) => {
  const stated = cutStated(evidence);
  if (stated) return ofStated(evidence, stated);
  if (!asksSumOfCuts(evidence)) return [];
  return find(evidence).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'find') return [];
    const cut = cutColumn(evidence);
    if (question.operation.test.is !== 'negative' || cut === undefined) return [];
    const ids = cutAmong(evidence, question.rows.ids, cut);
    if (ids.length < 2) return [];
    return [
      {
        question: {
          ...question,
          column: question.column ?? cut,
          rows: { ids },
          operation: { is: 'total', measure: 'sum' },
        },
        used: new Set([...used, ...using(evidence, { concepts: ['sum', 'altogether', 'minus', 'plus'] })]),
        assumed,
      },
    ];
  });
};

/** 合计 behind what says that they were cut; 一共几家 and 一共有哪些 count and list them. */
export function asksSumOfCuts({ live, has }: Evidence): boolean {
  const cut = live.find((token) => isA(token, 'negative'));
  if (!cut || has('howMany', 'most', 'least', 'share', 'average')) return false;
  const sum = live.find((token) => token.from >= cut.to && isA(token, 'sum', 'altogether'));
  return (
    sum !== undefined && !live.some((token) => token.from >= sum.to && isA(token, 'who', 'list', 'rest'))
  );
}

/** A sum that several are said to have been cut by. */
interface CutStated {
  readonly amount: Decimal;
  readonly tokens: readonly Token[];
}

/** 一共核减了184万吗, 乌市机构共核减120万对不对: stated of what lies in a whole, which was not cut itself. */
export function cutStated(evidence: Evidence): CutStated | undefined {
  const { mentions } = evidence;
  if (!evidence.has('check', 'yesNo') || !evidence.has('sum', 'altogether')) return undefined;
  const number = statedAmount(evidence);
  const cut = number && cutBefore(evidence, number);
  if (!number?.number || !cut) return undefined;
  if (mentions.some(({ group, ids }) => !group && !prefectureOf(evidence, ids))) return undefined;
  return { amount: inTenThousands(number.number).abs().neg(), tokens: [number, ...cut] };
}

/** The sum of those that were cut, or of all of the level that is named, where that is what is stated. */
function ofStated(evidence: Evidence, { amount, tokens }: CutStated): readonly Proposal[] {
  const { catalogue } = evidence;
  const column = columnOf(evidence.live.filter((token) => !isA(token, 'altogether'))) ?? cutColumn(evidence);
  const among = amongIn(evidence, { test: { is: 'negative' }, tokens });
  if (!column || !among) return [];
  const sum = catalogue
    .rowsOf(among.ids)
    .reduce((all, row) => all.plus(amountOf(row, column)), amount.minus(amount));
  const ids =
    levelWords(evidence).length > 0 && sum.eq(amount) ? among.ids : cutAmong(evidence, among.ids, column);
  if (ids.length < 2) return [];
  return [
    {
      question: {
        kind: 'amounts',
        rows: { ids },
        operation: { is: 'total', measure: 'sum', claimed: amount },
        column,
        understood: evidence.places.understood,
      },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [...tokens, ...levelWords(evidence)],
        concepts: [...COLUMN_WORDS, ...PLAIN, 'sum', 'minus', 'negative', 'within'],
      }),
      assumed: [],
    },
  ];
}
