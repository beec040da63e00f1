import { type Bare, hasRole, isA } from './token.js';
import { yearsAway } from './year-away.js';

const ENDS_CLAUSE = /^[,，。;；:：!！?？\n】—]$/u;

/** A year of what happened is a time like another: it is asked by nobody. */
const TIME = { roles: ['hint'], concepts: ['time'] } as const;

/** The words of a text with its years told apart. */
interface YearsApart {
  readonly tokens: readonly Bare[];
  /** Where years stand of which nobody can tell whether they are asked: 去年的台账丢了，…. */
  readonly doubtful: ReadonlySet<Bare>;
}

/**
 * The words, where a year says when something happened and not which money is asked about: 我去年才调来，…; 请于2023年12月31日
 * 前报送，…. It stands in a clause that asks nothing and names no place, and another clause does.
 */
export function apartFromEvents(all: readonly Bare[]): YearsApart {
  if (!all.some(tellsYear)) return { tokens: all, doubtful: NOTHING };
  const tokens = withYearsNamed(all);
  const clauses = clausesOf(tokens);
  const asking = clauses.filter((clause) => clause.some(asks));
  const doubtful = new Set<Bare>();
  const out = [...tokens];
  for (const clause of clauses) {
    const alone = asking.every((other) => other === clause);
    clause.forEach((token, i) => {
      if (!isYear(clause, i)) return;
      const role = cameDown(clause, i) ? 'event' : alone ? roleAlone(clause, i) : roleBeside(clause, i);
      if (role === 'event')
        out[tokens.indexOf(token)] = { from: token.from, to: token.to, text: token.text, ...TIME };
      else if (role === 'doubt') doubtful.add(token);
    });
  }
  return { tokens: out, doubtful };
}

const NOTHING: ReadonlySet<Bare> = new Set();

/** A year, or what may stand for one; most texts hold neither. */
const tellsYear = (token: Bare): boolean =>
  token.number !== undefined || isA(token, 'yearNamed') || yearsAway(token) !== undefined;

/** 2023年尚为县，当年金额多少: the word is the year that was named in a clause before. */
function withYearsNamed(tokens: readonly Bare[]): readonly Bare[] {
  return tokens.map((token, at) => {
    if (!isA(token, 'yearNamed')) return token;
    const mark = tokens.slice(0, at).findLastIndex(({ text }) => ENDS_CLAUSE.test(text));
    const year = tokens.slice(0, Math.max(mark, 0)).findLastIndex((_, i) => isYear(tokens, i));
    const { from, to, text } = token;
    return year < 0 ? token : { ...(tokens[year] as Bare), from, to, text };
  });
}

/** 今年的钱里头去年年底就提前下来的: within the money of a year, another one is when it came. */
function cameDown(clause: readonly Bare[], at: number): boolean {
  const named = clause.findIndex((_, i) => i < at && isYear(clause, i));
  const between = clause.slice(Math.max(named, 0), at);
  const behind = behindYear(clause, at);
  const column = behind.findIndex((token) => hasRole(token, 'column'));
  return (
    named >= 0 &&
    column > 0 &&
    between.some((token) => isA(token, 'within')) &&
    !between.some((token) => isA(token, 'than', 'and', 'compare')) &&
    behind.slice(0, column).every((token) => isA(token, 'time', 'only') || hasRole(token, 'idle'))
  );
}

/** What a year does in a question. */
type YearRole = 'asked' | 'event' | 'doubt';

function clausesOf(tokens: readonly Bare[]): (readonly Bare[])[] {
  const clauses: Bare[][] = [[]];
  for (const token of tokens) {
    if (ENDS_CLAUSE.test(token.text)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** Four digits, or two before 年; 去年, 今年. */
function isYear(clause: readonly Bare[], at: number): boolean {
  const token = clause[at] as Bare;
  if (!token.number) return yearsAway(token) !== undefined;
  const { digits, unit } = token.number;
  if (unit !== null) return false;
  return /^(?:19|20)\d\d$/.test(digits) || (digits.length === 2 && isYearWord(clause[at + 1]));
}

const isYearWord = (token: Bare | undefined): boolean => /^年/u.test(token?.text ?? '');

/** 我是去年才调来的莎车多少: said in one breath, a year is an event's only before what nobody knows. */
function roleAlone(clause: readonly Bare[], at: number): YearRole {
  const [next, after] = behindYear(clause, at);
  const rest = clause.slice(at + 1);
  return isA(next, 'only') && hasRole(after, 'unknown') && rest.some(asks) ? 'event' : 'asked';
}

/** A year in a clause, where another one asks. */
function roleBeside(clause: readonly Bare[], at: number): YearRole {
  const behind = behindYear(clause, at);
  const [next, after] = behind;
  const others = clause.filter((_, i) => i !== at);
  if (others.some((token) => hasRole(token, 'place') || asksPlainly(token))) return roleAlone(clause, at);
  // 2023年12月31日前: a day; 去年11月发的那个文 may be the notice of that year.
  // 截至2023年12月底: up to then it is asked.
  if (next?.number && isA(after, 'time') && !others.some((token) => isA(token, 'asOf')))
    return isA(clause.at(-1), 'paper') ? 'doubt' : 'event';
  if (next === undefined || others.some(asks)) return 'asked';
  // 去年的老账本: it may be what is asked, or what is told of.
  if (next.text === '的') return behind.some(tells) ? 'doubt' : 'asked';
  // 去年才, 去年就; 去年换了.
  const happened = isA(next, 'only') || (after && /^[了过]$/u.test(after.text) && !isA(next, 'give'));
  return happened || behind.some(tells) ? 'event' : 'asked';
}

const behindYear = (clause: readonly Bare[], at: number): readonly Bare[] =>
  clause.slice(isYearWord(clause[at + 1]) ? at + 2 : at + 1);

/** A word for what happens: one that nobody knows, or something people do. */
const tells = (token: Bare): boolean => hasRole(token, 'unknown', 'entity') || isA(token, 'activity');

/** Something of the money, or a place, is asked about. */
const asks = (token: Bare): boolean =>
  (hasRole(token, 'place', 'operator', 'column', 'topic', 'unit', 'subject', 'indicator', 'notice') &&
    !isA(token, 'only')) ||
  asksPlainly(token);

const asksPlainly = (token: Bare): boolean => isA(token, 'howMuch', 'who', 'amount');
