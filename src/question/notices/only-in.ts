import { sense } from '../../match/term.js';
import type { Catalogue } from '../../notice/catalogue.js';
import type { Shelf } from '../../notice/shelf.js';
import { inTenThousands } from '../../text/amounts.js';
import { isA, type Token } from '../evidence/token.js';
import { columnNamed } from '../readings/amounts/columns.js';

/**
 * The notice that alone has what the text speaks of: a target, a subject, a code or a column that the standing notice
 * lacks; an amount where it is asked of which year it is (50483哪年的).
 * Undefined where the standing one has it, or where none does.
 */
export function onlyIn(tokens: readonly Token[], shelf: Shelf): Catalogue | undefined {
  const asksYear = tokens.some((token) => isA(token, 'whichYear'));
  for (const token of tokens) {
    const has = holding(token) ?? (asksYear ? holdingAmount(token) : undefined);
    if (!has || has(shelf.standing)) continue;
    const [newest] = shelf.catalogues.filter(has);
    if (newest) return newest;
  }
  return undefined;
}

/** Whether a notice has what a word names; undefined of a word that names nothing of that kind. */
function holding(token: Token): ((catalogue: Catalogue) => boolean) | undefined {
  const { span, number } = token;
  const citing = citingIn(token);
  if (citing.length > 0) return ({ notice }) => citing.includes(notice.id);
  const indicator = sense(span, 'indicator');
  if (indicator && !indicator.cue)
    return ({ notice }) => notice.indicators.some(({ name }) => indicator.names.includes(name));
  const column = isA(token, 'column') ? columnNamed(token) : undefined;
  if (column !== undefined) return (one) => one.columns.includes(column);
  const subject = sense(span, 'subject');
  if (subject && !subject.cue) return (one) => subject.codes.some((code) => one.subjectLike(code));
  if (number && number.unit === null && WHOLE_CODE.test(number.digits))
    return (one) => one.subject(number.digits) !== undefined;
  return undefined;
}

/** Whether a row of a notice has the amount. */
function holdingAmount({ number, as }: Token): ((catalogue: Catalogue) => boolean) | undefined {
  if (!number || as !== 'value') return undefined;
  const amount = inTenThousands(number);
  return ({ notice }) =>
    notice.rows.some(({ amounts }) => Object.values(amounts).some((one) => one?.eq(amount)));
}

/** The notices that speak of the document whose number a word is; none of what is no such number. */
export const citingIn = ({ span }: Token): string[] =>
  (span?.senses ?? []).flatMap((one) => (one.is === 'fact' && one.of !== undefined ? [one.of] : []));

/** A code down to its last level. */
const WHOLE_CODE = /^\d{7}$/;
