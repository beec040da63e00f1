import { sense } from '../../match/term.js';
import type { Evidence } from '../evidence/evidence.js';
import { between, isPassing } from '../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { narrow, type Pointer } from '../narrow.js';

/** The shortest beginning of a code that is taken for one. */
const SHORTEST_CODE = 3;
/** A number this long beside 科目 is meant as a code. */
const WHOLE_CODE = 5;

/** Codes typed whole (208-20-01 too) or in part: 20820 is both that begin so, 208 the class itself. */
export function codesBegun({ catalogue }: Evidence, { number }: Token, below = false): string[] {
  const { subjects } = catalogue.notice;
  if (!number || number.digits.length < SHORTEST_CODE || number.unit !== null) return [];
  const whole = subjects.filter((s) => s.code === number.digits);
  const longer = subjects.filter((s) => s.code.startsWith(number.digits) && s.code !== number.digits);
  if (below && longer.length > 0) return longer.map((s) => s.code);
  return (whole.length > 0 ? whole : subjects.filter((s) => s.code.startsWith(number.digits))).map(
    (s) => s.code,
  );
}

/** A code of the notice that is typed whole. */
export const isCode = ({ catalogue }: Evidence, { as, number }: Token): boolean =>
  as === 'value' && number?.unit === null && catalogue.subject(number.digits) !== undefined;

/** 2082201: as long as a code of the notice and of the same class, though the notice has none such. */
export const isLikeCode = (evidence: Evidence, token: Token): boolean => {
  const digits = token.number?.digits ?? '';
  return (
    isUnknownCode(evidence, token) &&
    evidence.catalogue.notice.subjects.some(
      ({ code }) =>
        code.length === digits.length && code.slice(0, SHORTEST_CODE) === digits.slice(0, SHORTEST_CODE),
    )
  );
};

/** A code that is typed whole and that the notice does not have. */
export const isUnknownCode = (evidence: Evidence, token: Token): boolean =>
  token.number !== undefined &&
  token.number.digits.length >= WHOLE_CODE &&
  token.number.unit === null &&
  codesBegun(evidence, token).length === 0;

/** A name that points at codes by itself: where the notice has none of them, all of its codes are no answer. */
export const isNamed = ({ span }: Token): boolean => sense(span, 'subject')?.cue === false;

/** Codes that names point at; 城市 or 农村 alone point at nothing, unless a subject is asked for. */
export function codesNamed(
  { catalogue, tokens: all }: Evidence,
  tokens: readonly Token[],
  cuesCount: boolean,
): readonly string[] {
  const pointers = tokens.flatMap((token) => {
    const named = sense(token.span, 'subject');
    return named ? [{ to: named.codes, cue: named.cue, joined: isJoined(all, token) }] : [];
  });
  const codes = narrow(pointers.map(besideNext), cuesCount).flat();
  return [...new Set(codes.flatMap((code) => catalogue.subjectLike(code)?.code ?? []))];
}

/** 城市和农村低保: a cue that is joined to a name of another kind points at what is kept beside that. */
function besideNext(pointer: Pointer, at: number, pointers: readonly Pointer[]): Pointer {
  const next = pointers.slice(at + 1).find(({ cue }) => !cue);
  const isJoinedTo = pointers.slice(at + 1, next && pointers.indexOf(next) + 1).every(({ joined }) => joined);
  if (!pointer.cue || !next || !isJoinedTo || next.to.some((code) => pointer.to.includes(code)))
    return pointer;
  const to = besideIn(pointer.to, next.to);
  return to.length > 0 ? { ...pointer, to, cue: false } : pointer;
}

/** Those codes that are kept under the same heading as others: 2081901 beside 2081902. */
const besideIn = (codes: readonly string[], others: readonly string[]): readonly string[] =>
  codes.filter((code) =>
    others.some((other) => other !== code && other.slice(0, WHOLE_CODE) === code.slice(0, WHOLE_CODE)),
  );

/** 农村低保代码？城市的？: what a cue that is asked about alone, behind codes that are meant, points at beside them. */
export const askedBeside = (
  { live, tokens }: Evidence,
  meant: readonly string[],
  since: number,
): readonly string[] =>
  live.flatMap((token) => {
    const cue = sense(token.span, 'subject');
    const clause = tokens.filter((other) => other.clause === token.clause && other !== token);
    const isAlone = clause.every(
      (other) => hasRole(other, 'mark', 'idle', 'thread', 'ask', 'link') || isA(other, 'subject'),
    );
    return cue?.cue && token.clause > since && isAlone ? besideIn(cue.codes, meant) : [];
  });

/** 城市和|农村的: nothing but a conjunction parts it from the subject before. */
function isJoined(tokens: readonly Token[], { index }: Token): boolean {
  let at = index - 1;
  while (isA(tokens[at], 'and') || tokens[at]?.text === '的' || tokens[at]?.text === ' ') at--;
  return hasRole(tokens[at], 'subject');
}

/** A code that is stated for what is named. */
export interface StatedCode {
  readonly code: string;
  /** What it is stated for, as it was typed, and the codes that this has. */
  readonly words: string;
  readonly codes: readonly string[];
  /** True where the notice has it so. */
  readonly agrees: boolean;
  readonly tokens: readonly Token[];
}

/** 流浪乞讨人员救助写成2082003，对不对; 城市低保2081902、农村低保2081901: codes that are stated for what is named, each as the notice has it or not. */
export function codesStated(evidence: Evidence): readonly StatedCode[] {
  const { live } = evidence;
  const isTyped = (token: Token): boolean =>
    codesBegun(evidence, token).length > 0 ||
    isLikeCode(evidence, token) ||
    (evidence.has('subject') && isUnknownCode(evidence, token));
  const typed = live.filter(isTyped);
  const words = live.filter((token) => isTyped(token) || hasRole(token, 'subject'));
  const names = words.filter(isNamed);
  if (typed.length === 0 || names.length === 0 || evidence.has('or')) return [];
  const pairs = typed.length === 1 ? [words] : pairsOf(words, isTyped);
  const stated = pairs.flatMap((pair) => statedIn(evidence, pair, isTyped) ?? []);
  const isSaid = evidence.has('check', 'insteadOf', 'misstated') || stated.every((one) => one.beside);
  return isSaid && stated.length === typed.length ? stated : [];
}

/** The words of each pair, the name before its code or behind it throughout; none where some word has no other. */
function pairsOf(words: readonly Token[], isTyped: (token: Token) => boolean): readonly (readonly Token[])[] {
  const codeFirst = isTyped(words[0] as Token);
  const pairs: Token[][] = [];
  for (const [i, word] of words.entries()) {
    const before = words[i - 1];
    const opens = codeFirst ? isTyped(word) : before === undefined || isTyped(before);
    if (opens) pairs.push([]);
    pairs.at(-1)?.push(word);
  }
  return pairs.every((pair) => pair.filter(isTyped).length === 1 && pair.length > 1) ? pairs : [];
}

/** What a pair states, and whether its code stands right beside what it is stated for. */
function statedIn(
  evidence: Evidence,
  pair: readonly Token[],
  isTyped: (token: Token) => boolean,
): (StatedCode & { readonly beside: boolean }) | undefined {
  const code = pair.find(isTyped);
  const own = pair.filter((token) => !isTyped(token));
  const digits = code?.number?.digits;
  // 低保：城市2081901，农村2081902: what all of them are was named before the first.
  const leading = own.some(isNamed)
    ? []
    : evidence.live.filter((token) => isNamed(token) && token.to <= (own[0]?.from ?? 0)).slice(-1);
  const codes = codesNamed(evidence, [...leading, ...own], true);
  if (!code || !digits || codes.length === 0) return undefined;
  const [nearest = code] = own.toSorted(
    (a, b) => Math.abs(a.from - code.from) - Math.abs(b.from - code.from),
  );
  const [first, second] = nearest.from < code.from ? [nearest, code] : [code, nearest];
  const words = between(evidence.tokens, first, second);
  return {
    code: digits,
    words: [...leading, ...own]
      .toSorted((a, b) => Number(isNamed(a)) - Number(isNamed(b)))
      .map(({ text }) => text)
      .join(''),
    codes,
    agrees: codesBegun(evidence, code).some((one) => codes.includes(one)),
    tokens: [code, ...own, ...words.filter((word) => isA(word, 'not', 'misstated'))],
    beside: words.every((word) => isA(word, 'copula') || isPassing(word) || /^[:：]$/u.test(word.text)),
  };
}
