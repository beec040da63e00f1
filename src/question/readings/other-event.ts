import { sense } from '../../match/term.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { WEIGHTS } from '../weights.js';
import { PLAIN } from './amounts/columns.js';
import { type Propose, using } from './proposal.js';

/** 什么时候到账, 低保什么时候发: when something happens that the notice does not date. Its own date is told beside. */
export const otherEvent: Propose = (evidence) => {
  const words = undatedIn(evidence);
  if (words.length === 0) return [];
  return [
    {
      question: {
        kind: 'none',
        gap: { why: 'event' },
        suggestions: [],
        understood: evidence.places.understood,
      },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [...words, ...evidence.withRole('subject', 'beyond', 'fact', 'hint', 'unknown', 'column')],
        concepts: [...PLAIN, 'met', 'when', 'asOf', 'target', 'quota'],
      }),
      assumed: [{ why: '通知里没有这个时间', cost: WEIGHTS.beyond }],
    },
  ];
};

/** The words that ask when something else than the notice's own issue is. */
export function undatedIn(evidence: Evidence): readonly Token[] {
  // 几号之前要报, 多久内下达: the notice sets no date by which anything is to be done.
  const deadlines = evidence.of('deadline');
  if (deadlines.length > 0) return deadlines;
  const days = evidence
    .of('whichDay')
    .filter((day) => isToday(evidence, day) || besideIn(evidence, day).some(isDue));
  if (days.length > 0) return days;
  if (!asksWhen(evidence)) return [];
  const words = evidence.live.filter((token) => sense(token.span, 'fact')?.topics[0] === 'issued');
  const isUndated = (token: Token): boolean =>
    isA(token, 'when')
      ? isToday(evidence, token) || besideIn(evidence, token).some(isEvent)
      : isPaidOut(evidence, token) || isOfOther(evidence, token);
  // 到底啥时候印发的？他怀疑日期: where the issue is asked for it is what any other word asks too.
  return words.every(isUndated) ? words : [];
}

const asksWhen = ({ withRole }: Evidence): boolean =>
  withRole('fact').some((token) => sense(token.span, 'fact')?.topics[0] === 'issued');

/** The other words of its clause, up to the next mark. */
const besideIn = ({ live }: Evidence, when: Token): readonly Token[] =>
  live.filter((token) => token !== when && token.clause === when.clause);

/** 今天几号, 今天是几月几号: no notice's day. */
function isToday({ tokens }: Evidence, { index }: Token): boolean {
  const before = tokens[isA(tokens[index - 1], 'copula') ? index - 2 : index - 1];
  return isA(before, 'time') && !before?.number;
}

/** 几号截止, 几号前报: what is due on a day; 几号 beside anything else asks for a number. */
const isDue = (token: Token): boolean => isA(token, 'spent', 'asOf', 'unsaid', 'handedIn', 'activity');

/** What happens with the money, what is handed in, or what nobody knows: 到账, 截止, 上报, 生效. */
const isEvent = (token: Token): boolean =>
  isDue(token) ||
  isA(token, 'give') ||
  TOLD_HOW.includes(sense(token.span, 'fact')?.topics[0] ?? '') ||
  (isA(token, 'met') && !hasRole(token, 'idle')) ||
  (hasRole(token, 'unknown') && token.text.length > 1);

/** What the notice tells how to do, and not when. */
const TOLD_HOW: readonly string[] = ['carryover', 'system', 'expenditure', 'targets'];

/** 低保什么时候发: what is paid out to people, and no paper. */
const isPaidOut = ({ tokens }: Evidence, { index, text }: Token): boolean =>
  hasRole(tokens[index - 1], 'subject') && !/文|[的了]$/u.test(text);

/** 财政部的文什么时候发的: another document's date. */
function isOfOther({ tokens }: Evidence, { index }: Token): boolean {
  let at = index - 1;
  while (tokens[at] && (hasRole(tokens[at], 'idle') || tokens[at]?.text === '文')) at--;
  const topics = sense(tokens[at]?.span, 'fact')?.topics ?? [];
  return topics.some((topic) => topic === 'basis' || topic === 'management');
}
