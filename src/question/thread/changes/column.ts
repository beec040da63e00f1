import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { contains, isLevel, levelOf, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { areAlike } from '../alike.js';
import { columnsFor } from '../held.js';
import { pointedAt } from '../references.js';
import { withColumn, withRows } from '../replace.js';
import { onlyKind } from '../so-called.js';
import type { Thread } from '../thread.js';
import { goesOn, nameOf, noting, ONWARD, proposal, unitNamed } from './common.js';
import { isSumOfSet } from './sum-of-set.js';

/** 提前的呢, 换成亿呢, 按本次下达排呢. */
export function otherColumn(evidence: Evidence, thread: Thread): Proposal[] {
  if (evidence.mentions.length > 0 || evidence.places.gap || pointedAt(evidence, thread)) return [];
  if (leavesOut(evidence, thread) || onlyKind(evidence)) return [];
  const column = columnOf(evidence.live.filter((token) => !isSaidAgain(token, thread.last)));
  const unit = unitNamed(evidence);
  if (!column && !unit) return [];
  const { last } = thread;
  // 一共占多少, after the part of each: of all of them together.
  if (last.kind === 'several' && evidence.has('altogether') && evidence.has('share')) return [];
  // 合计, after 几个: what was counted is summed.
  if (last.kind === 'amounts' && last.operation.is === 'total' && last.operation.measure === 'count')
    return [];
  if (sumsThem(evidence, thread) || isSumOfSet(evidence, thread)) return [];
  if (sumsListed(evidence, last)) return listedTogether(evidence, last);
  if (asksOfTheOne(evidence, thread) || asksOfAnEnd(evidence, thread)) return [];
  const rows = last.kind === 'amounts' ? last.rows : { ids: thread.focus };
  const turned = proposal(
    noting(
      withColumn(last, column, unit),
      `接上一问：${nameOf(evidence, rows.scope && last.kind === 'amounts' && last.operation.is === 'order' ? [rows.scope] : rows.ids)}`,
    ),
    using(evidence, {
      tokens: ofTheirLevel(evidence, last),
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        'insteadOf',
        'not',
        // 剩下这次下达的呢, after what came in advance: the rest of the year.
        ...(last.kind === 'amounts' && last.operation.is === 'show' && last.column ? ['rest'] : []),
        ...sameOperation(last),
      ],
    }),
    [goesOn(evidence, '接上一问，换一列')],
  );
  return turned.flatMap((one) => [one, ...orTogether(one, evidence, thread)]);
}

/** 一共换成元, after a sum: it is that sum still, and not the year's. */
const isSaidAgain = (token: Token, last: Question): boolean =>
  isA(token, 'altogether') &&
  last.kind === 'amounts' &&
  last.operation.is === 'total' &&
  last.operation.measure === 'sum' &&
  last.column !== undefined;

/** 把霍城剔出去，剩下的合计: less of what was asked about, and not the same in a column. */
const leavesOut = (evidence: Evidence, { last, shown }: Thread): boolean => {
  if (last.kind !== 'amounts') return false;
  const spoken = [...last.rows.ids, ...shown];
  const isOf = (id: string): boolean => spoken.some((one) => one === id || contains(evidence, one, id));
  return evidence.places.excluded.some(({ ids }) => ids.some(isOf));
};

/** 合计, after several were found, ranked, set side by side or averaged: no other column, but what they come to together. */
const sumsThem = ({ live }: Evidence, { last, focus }: Thread): boolean =>
  last.kind === 'amounts' &&
  (last.operation.is === 'find' ||
    last.operation.is === 'order' ||
    last.operation.is === 'compare' ||
    (last.operation.is === 'total' && last.operation.measure === 'average')) &&
  focus.length > 1 &&
  // 合计, 本次合计; 全年 is a column alone.
  isA(
    live.findLast((token) => hasRole(token, 'column')),
    'altogether',
  );

/** 合计嘞, after what lies in a prefecture was listed in a column: what that comes to in it, which is the prefecture's own figure. */
const sumsListed = ({ live, catalogue }: Evidence, last: Question): boolean =>
  last.kind === 'amounts' &&
  last.operation.is === 'list' &&
  last.column !== undefined &&
  last.column !== catalogue.main &&
  live.every((token) => !hasRole(token, 'column') || isA(token, 'altogether'));

const listedTogether = (evidence: Evidence, last: Question): Proposal[] =>
  last.kind === 'amounts'
    ? proposal(
        noting({ ...last, operation: { is: 'show' } }, `接上一问：${nameOf(evidence, last.rows.ids)}`),
        using(evidence, { concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'sum'] }),
        [goesOn(evidence, '接上一问，合计')],
      )
    : [];

/** 本次是多少, after 第四名是谁 or 3293是哪个县: of the one that was found, and no other that stands there in that column. */
const asksOfTheOne = (evidence: Evidence, { last, focus }: Thread): boolean =>
  last.kind === 'amounts' &&
  focus.length === 1 &&
  ((last.operation.is === 'order' && evidence.has('howMuch')) ||
    (last.operation.is === 'find' && ['equal', 'near'].includes(last.operation.test.is)));

/** 倒数第一的全年多少, after the last three: of the last one, and not of all three. */
const asksOfAnEnd = (evidence: Evidence, { last }: Thread): boolean =>
  last.kind === 'amounts' &&
  last.operation.is === 'order' &&
  last.operation.to !== last.operation.from &&
  evidence.has('lastRank');

/** 一共, after the 提前下达 of one place and then of another: its whole year, or what they come to together. */
function orTogether(one: Proposal, evidence: Evidence, thread: Thread): Proposal[] {
  const { last, singles } = thread;
  const part = last.kind === 'amounts' && last.operation.is === 'show' && last.column !== undefined;
  const sums = evidence.live.every((token) => !hasRole(token, 'column') || isA(token, 'altogether'));
  if (
    !part ||
    !sums ||
    !evidence.has('altogether') ||
    singles.length < 2 ||
    last.column === evidence.catalogue.main
  )
    return [];
  return columnsFor(thread, singles, evidence.catalogue).flatMap((column) => {
    const question = noting(
      withRows(column ? { ...last, column } : last, singles, true),
      `接上一问：${nameOf(evidence, singles)}`,
    );
    return question ? [{ ...one, question }] : [];
  });
}

/** 本次哪个州多, after two prefectures were set side by side: the kind says what they are. */
function ofTheirLevel(evidence: Evidence, last: Question): readonly Token[] {
  const words = levelWords(evidence);
  const level = levelOf(words);
  const compared = last.kind === 'amounts' && last.operation.is === 'compare';
  return compared && level && evidence.catalogue.rowsOf(last.rows.ids).every((row) => isLevel(row, level))
    ? words
    : [];
}

/** Words that name what the last question did: 同样减法，换本次; 这次的差是多少. */
function sameOperation(last: Question): readonly string[] {
  if (last.kind === 'several' && areAlike(last.questions)) return last.questions.flatMap(sameOperation);
  if (last.kind !== 'amounts') return [];
  const { operation } = last;
  switch (operation.is) {
    case 'compare':
      return ['compare', 'difference', 'more', 'less', 'minus'];
    case 'total':
      return operation.minus ? ['minus', 'difference', 'sum', 'rest'] : [NAMES[operation.measure]];
    case 'order':
      return operation.end === 'both' ? ['order', 'most', 'least'] : ['order', operation.end, 'who'];
    case 'share':
      return ['share', 'percent', 'also'];
    case 'find':
      return [];
    // 全年合起来呢, of one place: its columns together are its year's.
    case 'show':
      return ['sum'];
    case 'rank':
      return ['rankOf', 'order'];
    default:
      return [];
  }
}

const NAMES = { sum: 'sum', difference: 'difference', average: 'average', count: 'howMany' } as const;
