import { sense } from '../../match/term.js';
import type { Evidence } from '../evidence/evidence.js';
import { between, isPassing } from '../evidence/places/neighbours.js';
import { isA, type Token } from '../evidence/token.js';

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

/** A code that is stated for what is named. */
export interface StatedCode {
  readonly code: string;
  /** True where the notice has it so. */
  readonly agrees: boolean;
  readonly tokens: readonly Token[];
}

/** 流浪乞讨人员救助写成2082003，对不对: a code is stated for what is named, as the notice has it or not. */
export function codeStated(evidence: Evidence, byName: readonly string[]): StatedCode | undefined {
  const codes = evidence.tokens.filter(
    (token) => codesBegun(evidence, token).length > 0 || isUnknownCode(evidence, token),
  );
  const [code] = codes;
  const names = evidence.withRole('subject').filter(isNamed);
  if (codes.length !== 1 || !code?.number || names.length === 0 || byName.length === 0) return undefined;
  const written = evidence
    .of('not')
    .filter((word) => word.to <= code.from && between(evidence.tokens, word, code).every(isPassing));
  const told = names.some((name) => name.to <= code.from);
  const agrees = codesBegun(evidence, code).some((one) => byName.includes(one));
  return (told && evidence.has('check', 'insteadOf', 'misstated')) || isSaidToBe(evidence, code, names)
    ? { code: code.number.digits, agrees, tokens: [code, ...written] }
    : undefined;
}

/** 2081902是城市低保, 城市低保就是2081902: one is said to be the other; of two that it may be (是…还是…) it is asked which. */
function isSaidToBe(evidence: Evidence, code: Token, names: readonly Token[]): boolean {
  if (evidence.has('or')) return false;
  return names.some((name) => {
    const [first, second] = name.from < code.from ? [name, code] : [code, name];
    const words = between(evidence.tokens, first, second);
    return (
      words.some((word) => isA(word, 'copula')) &&
      words.every((word) => isA(word, 'copula') || isPassing(word))
    );
  });
}
