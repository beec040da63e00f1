import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Amounts } from '../model.js';
import { levelOf, levelWords } from '../readings/amounts/rows.js';
import type { Proposal } from '../readings/proposal.js';
import { asksHomes } from './changes/homes-asked.js';
import type { Thread } from './thread.js';

/**
 * Why a reading is no answer to the message, though it leaves out nothing that costs much by itself: a word that weighs little
 * where a question stands alone asks for something else behind a talk. Undefined where it leaves none of these.
 */
export function leftWord(
  one: Proposal,
  question: Amounts,
  evidence: Evidence,
  thread: Thread,
): string | undefined {
  if (leavesAdding(question, evidence, thread)) return '没有加到前面的里面';
  if (leavesMinus(question, evidence, thread)) return '没有用到减号';
  if (leavesKind(question, evidence, thread)) return '没有用到所说的“州”';
  if (leavesRest(question, evidence)) return '没有用到“剩下”';
  if (!one.threaded) return undefined;
  if (leavesColumns(question, evidence, thread)) return '没有用到前面比的两列';
  if (asksNothing(evidence)) return '什么也没有问';
  if (leavesOther(question, evidence, thread)) return '没有用到“另一个”';
  if (leavesLevel(question, evidence)) return '没有用到所说的级别';
  if (leavesEach(question, evidence, thread)) return '没有用到“各”';
  if (leavesSide(one, question, evidence)) return '没有用到“前后”';
  if (leavesMiddle(one, evidence)) return '没有用到“中间”';
  if (leavesMore(one, question, evidence)) return '没有用到“再多”';
  if (leavesPoints(question, evidence)) return '问的是百分点';
  return leavesRanks(question, evidence) ? '问的是名次' : undefined;
}

/** 行，就先这样; 就这些了: words that close a talk, and nothing that would ask for what was shown once more. */
const asksNothing = ({ live, mentions, places }: Evidence): boolean =>
  mentions.length + places.excluded.length === 0 &&
  (live.every(saysNothing) ||
    (live.some((token) => isA(token, 'not', 'insteadOf')) &&
      live.every((token) => saysNothing(token) || isA(token, ...DENYING))));

/** 不是这个 says what is not meant, and not what is. */
const DENYING = ['not', 'insteadOf', 'reference', 'these', 'thatOne'];

const saysNothing = (token: Token): boolean =>
  !isA(token, 'particle', 'picture', 'seat', 'within') &&
  (!/[\p{L}\p{N}]/u.test(token.text) ||
    isA(token, 'only', 'these', 'then', 'upTo', 'yesNo', 'time', 'negation') ||
    hasRole(token, 'idle', 'mark', 'talk', 'unknown'));

/** 另一个本次, 隔壁呢: where it cannot be told which, the one that was talked of is not it. */
const leavesOther = ({ rows }: Amounts, evidence: Evidence, { focus }: Thread): boolean =>
  evidence.has('other', 'beside') &&
  evidence.mentions.every(({ ofThread }) => ofThread) &&
  evidence.places.excluded.length === 0 &&
  focus.length === 1 &&
  rows.ids.every((id) => focus.includes(id));

/** 县后三加起来, after prefectures: counties are asked for, and the prefectures themselves are none. */
const leavesLevel = ({ rows, operation }: Amounts, evidence: Evidence): boolean =>
  (operation.is === 'total' || operation.is === 'compare') &&
  evidence.has('front', 'rear', 'frontSome', 'rearSome') &&
  levelOf(levelWords(evidence)) === 'county' &&
  rows.ids.every((id) => evidence.catalogue.row(id)?.kind === 'prefecture');

/** 各自最多的县, of two prefectures, is not the one with the most in both; 占比都是多少, of three, is not the part of the one. */
const leavesEach = ({ rows, operation }: Amounts, evidence: Evidence, { focus, shown }: Thread): boolean =>
  (operation.is === 'order' &&
    evidence.has('apiece') &&
    // 分别在哪个地州: each is told with its own.
    !asksHomes(evidence) &&
    focus.length > 1 &&
    new Set(rows.ids.map((id) => evidence.catalogue.row(id)?.prefecture)).size > 1) ||
  (operation.is === 'share' &&
    rows.ids.length === 1 &&
    shown.length > 1 &&
    evidence.has('all', 'apiece') &&
    evidence.mentions.every(({ ofThread }) => ofThread));

/** 后面的呢, after the rank of one: the next one perhaps, and not all that they were ranked in. */
const leavesSide = ({ used }: Proposal, { operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'show' &&
  evidence.mentions.every(({ ofThread }) => ofThread) &&
  !evidence.has('reference') &&
  evidence.of('foremost', 'hindmost').some(({ index }) => !used.has(index));

/** 中间的呢 are neither the first nor the last; 前两个比后两个 holds some against others. */
const leavesMiddle = ({ used }: Proposal, evidence: Evidence): boolean =>
  evidence.mentions.every(({ ofThread }) => ofThread) &&
  (evidence.of('middle').some(({ index }) => !used.has(index)) ||
    (evidence.has('front') &&
      evidence.has('than') &&
      evidence.of('rear').some(({ index }) => !used.has(index))));

/** 剩下的谁最多, where it was not told what is left: none of those that were told of. */
const leavesRest = ({ operation, rows }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'order' &&
  rows.without === undefined &&
  evidence.places.excluded.length === 0 &&
  !evidence.has('except', 'exceptAfter', 'minus') &&
  evidence.mentions.every(({ ofThread }) => ofThread) &&
  evidence.has('rest');

/** 再多给两个, after the first three: the first five perhaps, and not the first two. */
const leavesMore = ({ used }: Proposal, { operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'order' &&
  evidence.live.some(
    (token) =>
      isA(token, 'more') &&
      !used.has(token.index) &&
      evidence.live.some(({ as, from }) => as === 'count' && from >= token.to),
  );

/** 差几个点, of amounts: in per cent of what nobody said. */
const leavesPoints = ({ operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'compare' && !operation.percent && evidence.has('points');

/** 差几名: by how many places, and not by how much money. */
const leavesRanks = ({ operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'compare' &&
  evidence.of('difference').some(({ index }) => isA(evidence.tokens[index + 1], 'rankUnit'));

/** 洛浦20048加进去, after a sum; 把墨玉也加上, after the part of others: it is to be added, and not shown alone. */
const leavesAdding = ({ operation, rows }: Amounts, evidence: Evidence, { last }: Thread): boolean =>
  operation.is === 'show' &&
  last.kind === 'amounts' &&
  (last.operation.is === 'share' || (last.operation.is === 'total' && last.operation.measure === 'sum')) &&
  !rows.ids.every((id) => last.rows.ids.includes(id)) &&
  evidence.of('also').some(({ text }) => text.includes(ADD));

const ADD = '加';

/** -伽师, after a sum: it is to be taken off, and not shown alone. */
const leavesMinus = ({ operation }: Amounts, { text, mentions }: Evidence, { last }: Thread): boolean =>
  operation.is === 'show' &&
  last.kind === 'amounts' &&
  last.operation.is === 'total' &&
  mentions.length > 0 &&
  MINUS.test(text);

const MINUS = /^[-−—]/u;

/** 哪个州最多, in a talk of places that are called 州, is hardly asked of those that are called otherwise. */
function leavesKind({ operation, rows }: Amounts, evidence: Evidence, { focus }: Thread): boolean {
  const words = levelWords(evidence);
  const isCalled = (id: string): boolean => evidence.catalogue.row(id)?.name.endsWith(STATE) === true;
  return (
    operation.is === 'order' &&
    words.length > 0 &&
    words.every(({ text }) => text === STATE) &&
    evidence.mentions.every(({ ofThread }) => ofThread) &&
    focus.length > 0 &&
    focus.every((id) => !id.includes('/') && isCalled(id)) &&
    rows.ids.some((id) => !id.includes('/') && !isCalled(id))
  );
}

const STATE = '州';

/** 巴楚也算下, after the two columns of one place were held against each other: the same of the other, and not both by the year's sum. */
const leavesColumns = ({ operation }: Amounts, evidence: Evidence, { last }: Thread): boolean =>
  operation.is === 'compare' &&
  !operation.columns &&
  last.kind === 'amounts' &&
  last.operation.is === 'compare' &&
  last.operation.columns !== undefined &&
  evidence.has('also') &&
  evidence.withRole('column').length === 0;
