import { sense } from '../match/term.js';
import { type Asking, type Rule, said } from './asking.js';
import { all, narrow } from './narrow.js';

/** The shortest beginning of a code that is taken for one. */
const SHORTEST_CODE = 3;
/** A number this long beside 科目 is meant as a code. */
const WHOLE_CODE = 5;

/** Subject codes: by name, by everyday name, by code or the beginning of one. */
export const subject: Rule = (asking) => {
  const byCode = codesTyped(asking);
  const codes = byCode.length > 0 ? byCode : codesNamed(asking);
  const unknown = asking.reading.numbers.filter(
    (number) =>
      number.digits.length >= WHOLE_CODE &&
      !asking.catalogue.notice.subjects.some((s) => s.code.startsWith(number.digits)),
  );
  if (codes.length > 0)
    return {
      kind: 'subject',
      codes,
      ...said(asking, ...unknown.map((number) => `附件2没有科目代码 ${number.digits}`)),
    };
  if (asking.has('subject') && unknown.length > 0)
    return { kind: 'none', gap: { why: 'code' }, suggestions: [], ...said(asking) };
  if (
    asking.mentions.length === 0 &&
    (asking.has('allSubjects') || (asking.has('subject') && asking.reading.unknown.length === 0))
  )
    return { kind: 'subject', codes: expenditure(asking), ...said(asking) };
  return undefined;
};

const expenditure = (asking: Asking): string[] =>
  asking.catalogue.notice.subjects.filter((s) => s.kind === 'expenditure').map((s) => s.code);

/** Codes typed whole (208-20-01 too) or in part: 20820 is both that begin so, 208 the class itself. */
export function codesTyped(asking: Asking): string[] {
  const { subjects } = asking.catalogue.notice;
  return asking.reading.numbers.flatMap(({ digits, unit }) => {
    if (digits.length < SHORTEST_CODE || unit !== null) return [];
    const whole = subjects.filter((s) => s.code === digits);
    const begun = whole.length > 0 ? whole : subjects.filter((s) => s.code.startsWith(digits));
    return begun.map((s) => s.code);
  });
}

/** Codes that names point at; 城市 or 农村 alone point at nothing, unless a subject is asked for. */
export function codesNamed(asking: Asking): string[] {
  const named = asking.reading.spans.flatMap((span) => sense(span, 'subject') ?? []);
  const cuesCount = asking.has('subject', 'allSubjects');
  const codes = all(narrow(named.map(({ codes, cue }) => ({ to: codes, cue: cue && !cuesCount }))));
  return codes.filter((code) => asking.catalogue.subject(code));
}
