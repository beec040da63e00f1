import { isHan } from '../../text/fold.js';
import { type Bare, CLAUSE_END, hasRole, type IsOrdinary, isA } from './token.js';

/**
 * Unknown nouns that may be what is asked for: in a run of unknown words between a place (or the beginning) and an asking
 * word (or the end).
 */
export function nounsInSlot(tokens: readonly Bare[], isOrdinary: IsOrdinary): ReadonlySet<number> {
  const found = new Set<number>();
  const passes = ({ roles, text }: Bare): boolean =>
    roles.includes('idle') || (text === ' ' && roles.includes('mark'));
  for (let i = 0; i < tokens.length; i++) {
    if (!tokens[i]?.roles.includes('unknown')) continue;
    let to = i;
    while (tokens[to] && (tokens[to]?.roles.includes('unknown') || passes(tokens[to] as Bare))) to++;
    let from = i - 1;
    while (tokens[from] && passes(tokens[from] as Bare)) from--;
    const before = tokens[from];
    const after = tokens[to];
    for (let at = pickingFrom(tokens, to, isOrdinary); at < to; at++) found.add(at);
    if (isGlued(tokens, i, to, isOrdinary)) found.add(to - 1);
    const opens = before === undefined || before.roles.includes('place') || CLAUSE_END.test(before.text);
    const closes = after === undefined || CLAUSE_END.test(after.text) || asksAmount(after);
    if (opens && closes && (before ?? after))
      for (let at = i; at < to; at++)
        if (isNoun(tokens[at] as Bare, isOrdinary) || endsNoun(tokens, at, i, to, isOrdinary)) found.add(at);
    i = to;
  }
  for (const at of thingsAsked(tokens)) found.add(at);
  return found;
}

/** 团场合计多少, 口岸县一共, 大县合计: where no place is named, a thing or a size that a text begins with picks what is asked for. */
function thingsAsked(tokens: readonly Bare[]): readonly number[] {
  if (tokens.some((token) => hasRole(token, 'place'))) return [];
  return tokens.flatMap((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const opens = before === undefined || CLAUSE_END.test(before.text) || isA(before, 'howMany');
    const isLevel = isA(next, ...PLACE_KINDS);
    const picks =
      (hasRole(token, 'entity') && (isLevel || (next !== undefined && asksAmount(next)))) ||
      (isLevel && token.text.length === 1 && isA(token, 'more', 'less'));
    return opens && picks && next?.from === token.to ? [at] : [];
  });
}

/**
 * 英吉沙小刀多少钱, 洛浦地毯多少: single characters that are no word each make a noun where they stand together right
 * behind a place and before what asks; a hint's character begins it as well as any. One alone may be a slip of the finger.
 */
function isGlued(tokens: readonly Bare[], from: number, to: number, isOrdinary: IsOrdinary): boolean {
  const isJoined = (at: number): boolean => tokens[at]?.to === tokens[at + 1]?.from;
  const isBegun = (at: number): boolean =>
    hasRole(tokens[at], 'hint', 'unknown') && tokens[at]?.text.length === 1 && isJoined(at);
  let start = from;
  while (start > 0 && isBegun(start - 1)) start--;
  const run = tokens.slice(start, to);
  const before = tokens[tokens[start - 1]?.text === '的' ? start - 2 : start - 1];
  const next = tokens[to];
  return (
    run.length > 1 &&
    run.every(({ text }, i) => isHan(text[0] ?? '') && (i + 1 === run.length || isJoined(start + i))) &&
    hasRole(before, 'place') &&
    !run.some(({ text, roles }) => roles[0] === 'unknown' && isOrdinary(text)) &&
    isA(next, 'howMuch', 'howMany', 'thisYear')
  );
}

/**
 * 边境县, 贫困县合计, 麦岳伽三个县, 产棉大县: what is joined to a level, or to a count of one, picks some of the places, and nobody knows
 * which. One character alone says nothing that is known to matter.
 *
 * @param to where the unknown words end
 * @returns where those begin that pick; `to` where none do
 */
function pickingFrom(tokens: readonly Bare[], to: number, isOrdinary: IsOrdinary): number {
  const joined = (at: number): boolean => tokens[at]?.to === tokens[at + 1]?.from;
  let level = to;
  while (joined(level) && (tokens[level]?.number || isA(tokens[level], ...BEFORE_LEVEL))) level++;
  // 我指的是县: 是 ends no name.
  if (!isA(tokens[level], ...PLACE_KINDS) || !hasRole(tokens[to - 1], 'unknown', 'entity')) return to;
  let from = to;
  let first = to;
  // 重点帮扶, 塔额盆地: between unknown characters one that is a word elsewhere is none here.
  while (joined(from - 1) && isInName(tokens[from - 1])) {
    from--;
    if (hasRole(tokens[from], 'unknown', 'entity')) first = from;
  }
  const text = tokens.slice(first, to);
  // 汇总各县, 看下各县: verbs of what is wanted.
  const isVerb =
    tokens.slice(to, level).some((token) => isA(token, 'each')) &&
    text.every((token) => isOrdinary(token.text));
  return !isVerb && (tokens[to]?.from ?? 0) - (tokens[first]?.from ?? 0) > 1 ? first : to;
}

const isInName = (token: Bare | undefined): boolean =>
  hasRole(token, 'unknown', 'entity') || (token?.text.length === 1 && hasRole(token, 'hint', 'idle'));

/** What may stand between a name and the level: 三个, 几个, 各, 大. */
const BEFORE_LEVEL = ['places', 'howMany', 'each', 'more'];

/** Kinds of place of which there are many; 地区 stands behind what may be the name of another, 单位 behind anything. */
const PLACE_KINDS = ['county', 'city', 'district', 'countyLevel', 'prefectureLevel'];

const asksAmount = ({ roles, concepts }: Bare): boolean =>
  roles.includes('column') ||
  roles.includes('unit') ||
  concepts.includes('amount') ||
  concepts.includes('howMuch');

/** 失业金: a character that no word is, behind a word and before the question, makes a noun of both. */
function endsNoun(
  tokens: readonly Bare[],
  at: number,
  from: number,
  to: number,
  isOrdinary: IsOrdinary,
): boolean {
  const before = tokens[at - 1];
  const text = tokens[at]?.text ?? '';
  return (
    at === to - 1 &&
    at > from &&
    before?.to === tokens[at]?.from &&
    before?.roles.includes('unknown') === true &&
    before.text.length > 1 &&
    text.length === 1 &&
    isHan(text) &&
    !isOrdinary(text)
  );
}

const isNoun = ({ roles, text }: Bare, isOrdinary: IsOrdinary): boolean =>
  roles.includes('unknown') && text.length > 1 && isHan(text[0] ?? '') && !isOrdinary(text);
