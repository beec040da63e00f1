import { sense } from '../match/term.js';
import type { Catalogue } from '../notice/catalogue.js';
import type { Column } from '../notice/model.js';
import { inPercent } from '../text/amounts.js';
import type { Evidence } from './evidence/evidence.js';
import { hasRole, isA, type Token } from './evidence/token.js';
import type { Amounts, Check, Question } from './model.js';
import { columnNamed } from './readings/amounts/columns.js';
import { columnsApart } from './readings/amounts/columns-apart.js';
import { isNamed } from './readings/codes.js';

/**
 * Whether a reading takes a word as its own and has what it says nowhere in what it asks: the columns of
 * 提前下达排前五的县本次下达合计, the second value of 发放率95%，满意度84%. Such a word is left out, whatever the reading says.
 */
export function isUnheld(token: Token, question: Question, evidence: Evidence): boolean {
  const { catalogue } = evidence;
  switch (question.kind) {
    case 'several':
      return question.questions.every((one) => isUnheld(token, one, evidence));
    case 'amounts': {
      if (turnsAround(token, question, evidence) || asksWhich(token, question, evidence)) return true;
      if (isMagnitude(token, question, evidence)) return true;
      const column = columnNamed(token);
      if (column === undefined || (column === catalogue.main && saysOfWhat(token, evidence))) return false;
      return !showsEach(question) && !columnsOf(question, catalogue.main).includes(column);
    }
    case 'compliance':
      return token.as === 'percent' && !holdsPercent(question.check, token, catalogue);
    case 'subject': {
      const named = sense(token.span, 'subject');
      // 2082101是城市特困还是农村特困: a code says which of the two.
      if (!named || named.cue || evidence.has('or')) return false;
      // Another year may have it under another code.
      return !named.codes.some((code) => question.codes.includes(catalogue.subjectLike(code)?.code ?? code));
    }
    case 'document':
      // 文件啥时候印发的 孤儿科目代码多少: which code it is asks for more than what the notice says of itself.
      if (isA(token, 'subject')) return evidence.withRole('subject').some(isNamed);
      // 规定日期发到1115人，达标吗: whether a value meets its target asks for more than what the notice says of itself.
      return isA(token, 'met') && evidence.withRole('indicator').length > 0;
    default:
      return false;
  }
}

/**
 * 全年的提前下达: the year's sum before a part says of what it is one; 一共 is none beside it. Where each place has a column of
 * its own, and behind what is sought (提前最多的县全年多少), it is asked for.
 */
function saysOfWhat(word: Token, evidence: Evidence): boolean {
  if (columnsApart(evidence)) return false;
  if (isA(word, 'altogether')) return true;
  const other = evidence.live.find(
    (token) => hasRole(token, 'column') && !isA(token, 'total', 'altogether') && columnNamed(token),
  );
  return other === undefined || word.to <= other.from;
}

/** 昌吉州里面比昌吉市少的有哪些, of two that are set side by side: those that have less are asked for. */
const asksWhich = (token: Token, { operation }: Amounts, evidence: Evidence): boolean =>
  operation.is === 'compare' && isA(token, 'list') && evidence.has('than') && evidence.has('more', 'less');

/** 几百万的县有哪些: a unit right before a kind of place says how much those have that are sought, and not in what it is told. */
function isMagnitude(token: Token, { operation }: Amounts, { tokens }: Evidence): boolean {
  if (operation.is === 'find' || !hasRole(token, 'unit')) return false;
  const next = tokens.find(({ index, text }) => index > token.index && text !== '的');
  return (
    !tokens[token.index - 1]?.number &&
    hasRole(next, 'level', 'suffix') &&
    tokens[token.index + 1]?.text === '的'
  );
}

/** 从高到低, of an order from the least; 从高到低，倒数第二 counts from the other end. */
const turnsAround = (token: Token, { operation }: Amounts, { live }: Evidence): boolean =>
  operation.is === 'order' &&
  !live.some(({ as }) => as === 'rank') &&
  ((operation.end === 'least' && isA(token, 'descending')) ||
    (operation.end === 'most' && isA(token, 'ascending')));

/** One place's answer has every column; of several all where none is asked for; a count takes none. */
const showsEach = ({ column, operation }: Amounts): boolean =>
  operation.is === 'show' ||
  (column === undefined && (operation.is === 'list' || operation.is === 'compare')) ||
  (operation.is === 'total' && operation.measure === 'count');

/** The columns that a question takes its figures from, or holds others against. */
function columnsOf({ column, operation }: Amounts, main: Column): readonly (Column | undefined)[] {
  const claims = 'claims' in operation ? (operation.claims ?? []) : [];
  return [
    column,
    ...('columns' in operation ? (operation.columns ?? []) : []),
    ...('by' in operation && operation.by === 'share' ? [main] : []),
    ...(operation.is === 'order' ? [operation.beside] : []),
    ...(operation.is === 'share' ? [operation.of, ...(operation.whole === 'year' ? [main] : [])] : []),
    ...claims.map((claim) => claim.column),
    ...(operation.is === 'find' && 'other' in operation.test ? [operation.test.other] : []),
    ...(operation.is === 'find' && 'was' in operation.test ? [operation.test.was] : []),
  ];
}

/** 12个县建了11个够不够95%: beside the value the target itself may be given. */
function holdsPercent(
  { indicator, actual, lastYear }: Check,
  { number }: Token,
  catalogue: Catalogue,
): boolean {
  const given = number && inPercent(number);
  if (given === undefined) return true;
  const held = [...('percent' in actual ? [actual.percent] : []), ...(lastYear ? [lastYear] : [])];
  const isTarget = catalogue.notice.indicators.some(
    ({ name, target }) => name === indicator && target.endsWith(`${given}%`),
  );
  return isTarget || held.some((one) => one.eq(given));
}
