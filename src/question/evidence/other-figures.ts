import { type Bare, CLAUSE_END, hasRole, type IsOrdinary, isA } from './token.js';
import { yearsAway } from './year-away.js';

/** What a text says beside its question with figures of its own. */
export interface OtherFigures {
  /** Tokens that are told by the way. */
  readonly told: ReadonlySet<number>;
  /** Figures of something else among those that are to be checked: no claim, and nothing that may be passed over. */
  readonly foreign: ReadonlySet<number>;
}

/** A clause, as indexes of its first token and of the one behind its last. */
interface Clause {
  readonly from: number;
  readonly to: number;
  readonly words: readonly Bare[];
  /** True where a sentence ends before and behind it. */
  readonly whole: boolean;
}

const NOTHING: OtherFigures = { told: new Set(), foreign: new Set() };

/**
 * 办公经费35万元，墨玉县本次下达多少; 满意度96%。叶城县全年资金是多少: a clause that states a figure of something else asks nothing where
 * another one asks plainly for an amount. The place that it names stays, where the question names none. Where figures are to be
 * checked one of something else is none of a place's: 墨玉49840万，医院3000万，对吗.
 */
export function otherFigures(tokens: readonly Bare[], isOrdinary: IsOrdinary): OtherFigures {
  if (!tokens.some(({ number }) => number)) return NOTHING;
  const clauses = clausesOf(tokens);
  if (clauses.length < 2 || tokens.some((token) => isA(token, 'who'))) return NOTHING;
  const isOwn = (token: Bare | undefined): boolean => token !== undefined && isElse(token, isOrdinary);
  return tokens.some(verifies) ? amongChecked(clauses, isOwn) : besideQuestion(tokens, clauses, isOwn);
}

type IsOwn = (token: Bare | undefined) => boolean;

/** 发票号03456789，金额1,200元，莎车县全年多少: what goes on behind such a clause with a figure and no word of its own is of it. */
function besideQuestion(tokens: readonly Bare[], clauses: readonly Clause[], isOwn: IsOwn): OtherFigures {
  const asking = clauses.filter(asksAmount);
  const question = asking.find(({ words }) => words.some(isPlace)) ?? asking[0];
  const told = new Set<number>();
  if (!question) return NOTHING;
  const needed = !question.words.some(isPlace);
  for (const { from, to, words } of clauses) {
    const states = words.some((_, at) => isFigure(words, at)) && !words.some(asksMore);
    if (!states || asking.some((one) => one.from === from)) continue;
    if (!isOfElse(words, isOwn) && !(told.has(from - 2) && !words.some(isOurs))) continue;
    if (needed && !words.some(isPlace)) continue;
    for (let at = from; at < to; at++) if (!needed || !isPlace(tokens[at])) told.add(at);
  }
  return { told, foreign: new Set() };
}

/** A sentence of its own is told by the way; what stands among the figures is to be checked as well, and cannot be. */
function amongChecked(clauses: readonly Clause[], isOwn: IsOwn): OtherFigures {
  const [told, foreign] = [new Set<number>(), new Set<number>()];
  // The figures that are to be checked stand beside their places.
  if (!clauses.some(({ words }) => words.some(isPlace) && words.some((_, at) => isFigure(words, at))))
    return NOTHING;
  for (const { from, to, words, whole } of clauses) {
    if (words.some((token) => isOurs(token) || hasRole(token, 'indicator', 'topic') || asksMore(token)))
      continue;
    words.forEach((_, i) => {
      if (!isFigure(words, i) || !isOwnersOf(words, i, isOwn)) return;
      if (whole) for (let at = from; at < to; at++) told.add(at);
      else foreign.add(from + i);
    });
  }
  return { told, foreign };
}

function clausesOf(tokens: readonly Bare[]): Clause[] {
  const found: Clause[] = [];
  let from = 0;
  let opens = true;
  for (let at = 0; at <= tokens.length; at++) {
    // 12,345人: the comma of a number parts nothing.
    const text = tokens[at]?.number ? '' : tokens[at]?.text;
    if (text !== undefined && !CLAUSE_END.test(text)) continue;
    const closes = text === undefined || ENDS_SENTENCE.test(text);
    if (at > from) found.push({ from, to: at, words: tokens.slice(from, at), whole: opens && closes });
    opens = closes;
    from = at + 1;
  }
  return found;
}

const ENDS_SENTENCE = /^[。;；!！?？\n]$/u;

/** Asks for an amount and for nothing that a figure of the text may be needed for. */
const asksAmount = ({ words }: Clause): boolean =>
  words.some(
    (token) => isA(token, 'howMuch') || (hasRole(token, 'column') && words.some((one) => isA(one, 'opener'))),
  ) &&
  words.some((token) => isPlace(token) || hasRole(token, 'column') || isA(token, 'amount')) &&
  !words.some(
    (token) => asksMore(token) || hasRole(token, 'topic', 'beyond', 'indicator', 'subject', 'thread'),
  );

/** Does something with places or figures: a plain amount is not all that is asked. */
const asksMore = (token: Bare): boolean =>
  (hasRole(token, 'operator') && !hasRole(token, 'idle', 'hint') && !isA(token, ...PLAIN)) ||
  (hasRole(token, 'scope') && !isA(token, 'unsure')) ||
  isA(token, 'who', 'rankOf', 'reference', 'references');

/** 每村3万元, 总数, 120万只: operators that change nothing of what one place has. */
const PLAIN = ['list', 'each', 'sum', 'only'];

const verifies = (token: Bare): boolean => isA(token, 'check', 'met', 'target', 'yesNo', 'actual');

const isPlace = (token: Bare | undefined): boolean => hasRole(token, 'place');

const isOurs = (token: Bare): boolean => hasRole(token, 'place', 'column');

/** A number that may be an amount, a rate or many things: neither 第3条 nor 一声, and no part of a date. */
function isFigure(words: readonly Bare[], at: number): boolean {
  const { number } = words[at] as Bare;
  if (!number) return false;
  const isYear = number.unit === null && /^(?:19|20)\d\d$/.test(number.digits);
  return !isYear && !isA(words[at + 1], 'time') && (number.unit !== null || number.value.gte(LEAST));
}

const LEAST = 20;

/** True where each of the figures of a clause is of something that is no place and no column. */
function isOfElse(words: readonly Bare[], isOwn: IsOwn): boolean {
  if (!words.some(isOurs))
    return words.some(
      (token, at) =>
        isOwn(token) ||
        hasRole(token, 'unknown', 'indicator', 'subject') ||
        (isFigure(words, at) &&
          ((isA(words[at + 1], 'give', 'rear') && words[at + 1]?.from === token.to) || isOfAsker(words, at))),
    );
  return words.every((_, at) => !isFigure(words, at) || isOwnersOf(words, at, isOwn));
}

/** 我这里是12345，…多少: a bare number right behind who asks is the one that they answer under. */
const isOfAsker = (words: readonly Bare[], at: number): boolean =>
  words[at]?.number?.unit === null && isA(words[at - 1], 'self');

/** 办公经费35万元, 房租是1500, 120急救: who has the figure stands right before it, or what it counts right behind. */
function isOwnersOf(words: readonly Bare[], at: number, isOwn: IsOwn): boolean {
  const next = words[at + 1];
  if (next?.from === words[at]?.to && isOwn(next)) return true;
  let before = at - 1;
  while (isA(words[before], 'amount', 'money', 'copula', 'about')) before--;
  return isOwn(words[before]) || hasRole(words[before], 'indicator', 'subject');
}

/** A word for something that no notice has: a noun that nobody knows, a thing, what numbers or measures another one. */
const isElse = (token: Bare, isOrdinary: IsOrdinary): boolean =>
  (hasRole(token, 'unknown') && !isOrdinary(token.text)) ||
  (hasRole(token, 'entity') && !isA(token, 'calling')) ||
  isA(token, 'label', 'counter', 'person') ||
  (hasRole(token, 'beyond') && !isA(token, ...YEARS) && yearsAway(token) === undefined);

/** Of another year the figure may be asked for. */
const YEARS = [
  'otherYear',
  'lastYear',
  'yearBefore',
  'nextYear',
  'everyYear',
  'yearlyAverage',
  'grown',
  'noticeBefore',
];
