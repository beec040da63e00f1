import { sense } from '../../match/term.js';
import { type Bare, hasRole, isA, rolesOf } from './token.js';

/** What no notice is. */
const OTHER_DOCUMENT = { roles: ['beyond'], concepts: ['otherDocument'] } as const;

/** A word of the same date. */
const SAYS_NOTHING = { roles: ['idle'], concepts: [] } as const;

/** Behind a day 印发 tells when, and not by whom. */
const WHEN = { is: 'fact', topics: ['issued'], cue: true } as const;

/** A notice that is named and of which nothing else is asked is told by its number. */
const NUMBER = { is: 'fact', topics: ['number'], cue: false } as const;

/** Of the notice that is meant anyway it says nothing new. */
const MONEY = { is: 'word', role: 'hint', concept: 'money' } as const;

/** So many words stand between what is done with a paper and the paper: 发的那份文件. */
const PAPER = 3;

/** Words of a day, from its year to its 日: so many stand before it at most. */
const LONGEST = 5;

/**
 * The words, where a notice is sought by a date that none of ours has: 2024年8月17日印发的是哪份通知. A date of one is known as a
 * whole, and stands in no words of its own. 通知是8月17日印发的吗 seeks no notice: it is told when ours was issued.
 */
export function apartFromDates(all: readonly Bare[]): readonly Bare[] {
  const tokens = all.some(isOurDay) ? withOurDays(all) : all;
  const day = tokens.findIndex((token, at) => isDay(token) && isIssued(tokens, at + 1));
  if (day < 0) return tokens;
  const start = startOf(tokens, day);
  const issued = tokens[day + 1]?.span;
  const seeks = seeksPaper(tokens.slice(day + 1));
  if (!seeks && !sense(issued, 'fact')) return tokens;
  return tokens.map((token, at): Bare => {
    if (at < start || at > day) return token;
    const { from, to, text } = token;
    if (at < day) return { from, to, text, ...SAYS_NOTHING };
    if (seeks || !issued) return { from, to, text, ...OTHER_DOCUMENT };
    return { from, to, text, roles: ['fact'], concepts: [], span: { ...issued, senses: [WHEN] } };
  });
}

/** A day that one of ours was issued on says what it is there: the name of that notice, or what is told of it. */
const withOurDays = (all: readonly Bare[]): readonly Bare[] =>
  all.map((token, at) => {
    if (isOurDay(token)) return ourDay(token, all.slice(at + 1));
    // 印发的, behind the day of a notice that is named.
    const day = all[at - 1];
    return day && isOurDay(day) && namesPaper(all.slice(at)) && isIssued([token], 0)
      ? { from: token.from, to: token.to, text: token.text, ...SAYS_NOTHING }
      : token;
  });

const isOurDay = ({ span }: Bare): boolean => {
  const fact = sense(span, 'fact');
  return fact?.of !== undefined && fact.topics.includes('issued');
};

/** 11月28日印发的通知 names the notice; without the paper a day is what the notice says of itself. */
function ourDay(token: Bare, behind: readonly Bare[]): Bare {
  const { from, to, text, span } = token;
  if (!span) return token;
  const names = namesPaper(behind);
  const senses = span.senses.filter(({ is }) => is === (names ? 'notice' : 'fact'));
  if (senses.length === 0) return { from, to, text, ...SAYS_NOTHING };
  return {
    from,
    to,
    text,
    roles: rolesOf(senses),
    concepts: [],
    span: { ...span, senses: [...senses, ...(names ? [NUMBER, MONEY] : [])] },
  };
}

const namesPaper = (behind: readonly Bare[]): boolean => {
  const end = behind.findIndex((one) => isA(one, 'paper'));
  return end >= 0 && end < PAPER && behind.slice(0, end).every(isIssuing);
};

/** 印发的, 发的那份: what may stand between a day and the paper of it. */
const isIssuing = (token: Bare): boolean =>
  hasRole(token, 'idle') || isIssued([token], 0) || isA(token, 'give');

const isDay = ({ text }: Bare): boolean => /^[日号]$/u.test(text);

/** 印发, or 发的那份文件. */
const isIssued = (tokens: readonly Bare[], at: number): boolean =>
  sense(tokens[at]?.span, 'fact')?.topics.includes('issued') === true ||
  (isA(tokens[at], 'give') && tokens.slice(at + 1, at + 1 + PAPER).some((token) => isA(token, 'paper')));

const seeksPaper = (behind: readonly Bare[]): boolean =>
  !behind.some((token) => isA(token, 'check')) &&
  behind.some(
    (token) => isA(token, 'who', 'paper') || sense(token.span, 'fact')?.topics.includes('number') === true,
  );

function startOf(tokens: readonly Bare[], day: number): number {
  let at = day;
  while (at > 0 && day - at < LONGEST && isOfDate(tokens[at - 1] as Bare)) at--;
  return at;
}

const isOfDate = ({ text, number }: Bare): boolean => number?.unit === null || /^[年月]$/u.test(text);
