import { sense } from '../../match/term.js';
import type { Evidence } from '../evidence/evidence.js';
import { isPassing } from '../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { kindAlone } from './so-called.js';

/** Words that ask by themselves: a 呢 behind them only ends the question. */
const ASKING = ['howMuch', 'howMany', 'who', 'rankOf', 'percent', 'check', 'met', 'list', 'compare'];

/** Words that point at places that were spoken of. */
const POINTING = ['reference', 'references', 'pair', 'trio', 'referenceWhole', 'lastOfThem'];

/**
 * The words of a message that go on from something said before it: neither 呢 behind a question word, nor 那 in the middle
 * of a sentence, nor 它 for a place that the message itself names.
 */
export const wordsOnward = (evidence: Evidence): readonly Token[] =>
  evidence.live.filter((token) => {
    if (isCounting(evidence, token)) return !pointsWithin(evidence, token);
    if (isA(token, 'within')) return namesNothing(evidence);
    if (token === kindAlone(evidence)) return true;
    // 前一名 is counted from one that was spoken of.
    if (isA(token, 'ahead', 'behind')) return evidence.mentions.length === 0;
    return (
      hasRole(token, 'thread') &&
      !(isA(token, 'particle') && asksByItself(evidence)) &&
      !(isA(token, 'narrowing') && evidence.mentions.some(({ to }) => to <= token.from)) &&
      !(isA(token, 'then') && !opens(evidence, token)) &&
      !(isA(token, ...POINTING) && pointsWithin(evidence, token))
    );
  });

/** 里头超过九千万的: in what was spoken of, where the message names nothing itself. */
const namesNothing = (evidence: Evidence): boolean =>
  evidence.mentions.length + evidence.places.excluded.length === 0 &&
  evidence.withRole('topic', 'fact', 'subject', 'indicator').length === 0;

/** 此二县, 这三个, 这几个, and neither 这句 nor 这三个数. */
export function isCounting({ tokens }: Evidence, token: Token): boolean {
  const count = tokens[token.index + 1];
  if (!isA(token, 'these') || !(count?.as === 'count' || isA(count, 'howMany'))) return false;
  const next = tokens.find(({ index, ...of }) => index > token.index + 1 && !isA(of, 'places'));
  return !isA(next, 'amount') && !hasRole(next, 'topic', 'indicator', 'subject');
}

/** True where the message has a question of its own. */
export const asksByItself = (evidence: Evidence): boolean =>
  evidence.has(...ASKING) || evidence.withRole('unit').length > 0;

/** 那叶城呢, and not 巴楚的那个数. */
function opens({ tokens }: Evidence, { index }: Token): boolean {
  const before = tokens[index - 1];
  return (
    before === undefined ||
    hasRole(before, 'mark', 'talk', 'thread') ||
    (hasRole(before, 'idle') && !before.text.endsWith('的'))
  );
}

/** What stands before the place that something lies in. */
const IN = '在';

const ENDS_SENTENCE = /^[。;；!！?？\n]$/u;

/** Operators behind which a reference is an operand of its own: 莎车和它比. */
const BESIDE = ['and', 'than', 'compare', 'plus', 'minus', 'or', 'between'];

/**
 * 莎车、叶城这两个县, 乌什比他们阿瓦提多, 库车占它自己全年的: the word points at what the message itself names before it, or right
 * behind it, and not at the talk.
 */
export function pointsWithin(evidence: Evidence, word: Token): boolean {
  const { mentions, places, live, tokens } = evidence;
  const named = [...mentions, ...places.excluded].filter(({ ofThread }) => !ofThread);
  if (named.length === 0) return false;
  const count = tokens[word.index + 1];
  const rows = named.reduce((n, { group, ids }) => n + (group ? ids.length : 1), 0);
  if (count?.as === 'count' && count.number)
    return count.number.value.lte(named.length) || count.number.value.eq(rows);
  // 巴州把这两家扣掉: the one place that is named is what two of the talk are taken off.
  if (isA(word, 'pair') && rows < 2 && evidence.has('minus', 'except', 'exceptAfter')) return false;
  const next = named.find(({ from }) => from >= word.to);
  const isBetween = (t: Token): boolean => next !== undefined && t.from >= word.to && t.to <= next.from;
  // 他们阿瓦提, 他们佛独山子: a stray syllable parts nothing.
  // 它在伊犁州占多少: what it lies in is no other name of it.
  const isNothing = (t: Token): boolean =>
    t.text !== IN && (isPassing(t) || (hasRole(t, 'unknown') && t.text.length === 1));
  if (next && tokens.filter(isBetween).every(isNothing)) return true;
  // 老家那个县给了多少。班长请查：伊宁县: the next sentence names it.
  if (next && tokens.filter(isBetween).some(({ text }) => ENDS_SENTENCE.test(text))) return true;
  const before = named.filter(({ to }) => to <= word.from);
  if (before.length === 0) return false;
  // 伊犁州三个县级市…占该州: the prefecture that the message names.
  const whole = tokens.some(
    ({ to, span }) => to <= word.from && sense(span, 'place')?.ids.some((id) => !id.includes('/')),
  );
  if (whole && before.length > 1 && isA(word, 'referenceWhole')) return true;
  const led = live.findLast((token) => token.to <= word.from && !isPassing(token) && token.text !== '的');
  // 阜康占它多少, and neither 占它全年多少 nor 占它自己的: a whole that is not its own.
  const own = tokens
    .slice(word.index + 1)
    .some((token) => hasRole(token, 'column', 'unknown') || isA(token, 'ownWhole'));
  if (isA(led, 'share') && !own) return false;
  return !isA(led, ...BESIDE) || led?.text === '，' || led?.text === ',';
}
