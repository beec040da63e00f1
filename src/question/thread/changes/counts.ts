import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 一共几个, 两个地区合起来多少个县, after 喀什地区有几个县市 and 塔城地区呢: both counts together, and not the last one once more. */
export function countsTogether(evidence: Evidence, thread: Thread): Proposal[] {
  const counts = countsOf(thread);
  if (!counts || !asksBoth(evidence)) return [];
  const [first, second] = counts;
  const ids = [...first.rows.ids, ...second.rows.ids];
  return proposal(
    {
      kind: 'amounts',
      rows: { ids },
      operation: { is: 'total', measure: 'count' },
      understood: [
        `接上一问：${nameOf(
          evidence,
          [first, second].flatMap(({ rows }) => rows.scope ?? []),
        )}`,
      ],
    },
    using(evidence, {
      tokens: [...levelWords(evidence), ...evidence.live.filter(({ as }) => as === 'count')],
      concepts: [...ONWARD, ...PLAIN, 'altogether', 'sum', 'howMany', 'pair', 'places'],
    }),
    [{ why: '接上一问，合起来的个数', cost: 0 }],
  );
}

/** The last two questions, where each counted what lies in one place, and in another. */
export function countsOf({ last, previous }: Thread): readonly [Amounts, Amounts] | undefined {
  if (!previous || !isCount(previous) || !isCount(last) || previous.notice !== last.notice) return undefined;
  const apart = previous.rows.ids.every((id) => !last.rows.ids.includes(id));
  return apart && previous.rows.level === last.rows.level ? [previous, last] : undefined;
}

const isCount = (question: Question): question is Amounts & Question =>
  question.kind === 'amounts' &&
  question.operation.is === 'total' &&
  question.operation.measure === 'count' &&
  question.rows.scope !== undefined;

/** Nothing is said but that they are counted together. */
const asksBoth = (evidence: Evidence): boolean =>
  evidence.has('howMany') &&
  evidence.has('altogether', 'sum') &&
  evidence.mentions.length + evidence.places.excluded.length === 0 &&
  evidence.live.every(
    (token) =>
      isA(token, 'altogether', 'sum', 'howMany', 'pair') ||
      token.as === 'count' ||
      hasRole(token, 'idle', 'mark', 'talk', 'thread', 'suffix', 'level', 'ask', 'hint'),
  );
