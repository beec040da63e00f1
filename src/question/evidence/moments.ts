import { type Bare, isA } from './token.js';

/** What a word of a moment says: when something was or is to be, which no figure hangs on. */
const WHEN = { roles: ['hint'], concepts: ['time'] } as const;

const LAST_HOUR = 24;
const LAST_MONTH = 12;
const LAST_DAY = 31;

/** 14:30, 14:30:05. */
const COLON = /^[:：]$/u;
/** 2024-05-20, 2024/5/20, 2024.5.20. */
const STROKE = /^[-/.]$/u;
/** 5.20 as one number. */
const POINTED = /^(\d{1,2})\.(\d{2})$/;

/**
 * The words, where figures with colons or strokes between them are a moment, each as one word that says when: 14:30 莎车县全年多少,
 * 2024-05-20 墨玉县 49840 核对. A date of another year stays as it is: that year may be asked about.
 *
 * @param standing the year that 今年 is
 */
export function apartFromMoments(tokens: readonly Bare[], standing: number): readonly Bare[] {
  if (!tokens.some(({ number }) => number)) return tokens;
  const out: Bare[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = clockAt(tokens, at) ?? dateAt(tokens, at, standing) ?? dayAt(tokens, at);
    if (end === undefined) out.push(tokens[at++] as Bare);
    else {
      out.push(joined(tokens.slice(at, end)));
      at = end;
    }
  }
  return out;
}

const joined = (words: readonly Bare[]): Bare => ({
  from: words[0]?.from ?? 0,
  to: words.at(-1)?.to ?? 0,
  text: words.map(({ text }) => text).join(''),
  ...WHEN,
});

/** Behind 14:30 or 14:30:05: an hour, and minutes of two digits each. 来电：14:30 has a colon of another kind before it. */
function clockAt(tokens: readonly Bare[], at: number): number | undefined {
  const goesOn = COLON.test(tokens[at - 1]?.text ?? '') && tokens[at - 2]?.number !== undefined;
  if (!isUpTo(tokens[at], 0, LAST_HOUR) || goesOn) return undefined;
  let end = at + 1;
  while (COLON.test(tokens[end]?.text ?? '') && isOfHour(tokens[end + 1]) && isGlued(tokens, end)) end += 2;
  return end > at + 1 ? end : undefined;
}

const isOfHour = (token: Bare | undefined): boolean => isBare(token) && /^[0-5]\d$/.test(token?.text ?? '');

/** Behind -05-20, of a date whose year stands right before. */
function dateAt(tokens: readonly Bare[], at: number, standing: number): number | undefined {
  const year = tokens[at - 1];
  if (!isBare(year) || year?.text !== String(standing) || !STROKE.test(tokens[at]?.text ?? ''))
    return undefined;
  if (!isGlued(tokens, at)) return undefined;
  const [month, stroke] = [tokens[at + 1], tokens[at + 2]];
  // 2024.5.20: the rest is read as one number with a point.
  if (isPointedDay(month)) return at + 2;
  const isDate =
    isUpTo(month, 1, LAST_MONTH) && stroke?.text === tokens[at]?.text && isUpTo(tokens[at + 3], 1, LAST_DAY);
  return isDate && isGlued(tokens, at + 2) ? at + 4 : undefined;
}

/** Behind 5-20, 5/20 or 5.20 that opens the text or a clause of it and stands alone there: of a range or a part there is more. */
function dayAt(tokens: readonly Bare[], at: number): number | undefined {
  const before = tokens[at - 1];
  if (before !== undefined && !ALONE.test(before.text)) return undefined;
  const stroke = tokens[at + 1];
  const isDay =
    isUpTo(tokens[at], 1, LAST_MONTH) &&
    /^[-/]$/.test(stroke?.text ?? '') &&
    isUpTo(tokens[at + 2], 1, LAST_DAY) &&
    isGlued(tokens, at + 1);
  const end = isPointedDay(tokens[at]) ? at + 1 : isDay ? at + 3 : undefined;
  if (end === undefined) return undefined;
  // 5.23文件: the paper of that day.
  if (!ALONE.test(tokens[end]?.text ?? '') && !isA(tokens[end], 'paper')) return undefined;
  return tokens.some((token) => isA(token, ...OF_FIGURES)) ? undefined : end;
}

/** What may be asked of a figure that looks like a day: 3/12，达标吗, 3-12 名, 5.20 对吗. */
const OF_FIGURES = ['met', 'check', 'order', 'ordinal', 'rankOf', 'percent', 'share', 'who', 'most', 'least'];

const ALONE = /^[ ,，。\n[\](（)）]$/u;

const isPointedDay = (token: Bare | undefined): boolean => {
  const [, month, day] = (isBare(token) && POINTED.exec(token?.text ?? '')) || [];
  return (
    day !== undefined &&
    Number(month) >= 1 &&
    Number(month) <= LAST_MONTH &&
    Number(day) >= 1 &&
    Number(day) <= LAST_DAY
  );
};

const isBare = (token: Bare | undefined): boolean =>
  token?.number?.unit === null && token.number.sign === 1 && /^[\d.]+$/.test(token.text);

const isUpTo = (token: Bare | undefined, least: number, most: number): boolean =>
  isBare(token) &&
  /^\d{1,2}$/.test(token?.text ?? '') &&
  token?.number?.value.gte(least) === true &&
  token.number.value.lte(most);

/** True where the mark parts nothing but what stands right beside it. */
const isGlued = (tokens: readonly Bare[], mark: number): boolean =>
  tokens[mark - 1]?.to === tokens[mark]?.from && tokens[mark]?.to === tokens[mark + 1]?.from;
