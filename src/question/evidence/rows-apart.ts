import { Decimal } from 'decimal.js';
import type { Catalogue } from '../../notice/catalogue.js';
import { inTenThousands } from '../../text/amounts.js';
import type { Bare } from './token.js';

/** Figures that only blanks part, as indexes of the first token and of the one behind the last. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** A stretch of digits in a text. */
interface Digits {
  readonly text: string;
  readonly from: number;
}

/** In 万元 a table's figures with five digits and more; one that is written whole shows that blanks part no thousands. */
const WHOLE = /^[1-9]\d{3,}$/;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * 天山区 2037 797 1240, 克拉玛依 891 311 580: blanks part the figures of a row of the table as well as the thousands of one figure.
 * What may be either is one figure where a row has it or a subject its code; else it is several, where two of the row's figures
 * are one place's, one of them is written whole, or no row has nearly as much.
 */
export function rowsApart(tokens: readonly Bare[], catalogue: Catalogue): readonly Bare[] {
  if (!tokens.some((token) => isGlued(token) || isJoined(token))) return tokens;
  const runs = runsOf(tokens);
  return tokens.flatMap((token, index) => {
    if (isWorkedOut(tokens, index, catalogue)) return apart(token, '-');
    const run = runs.find(({ from, to }) => index >= from && index < to);
    return run && isGlued(token) && areSeveral(token, tokens.slice(run.from, run.to), catalogue)
      ? apart(token)
      : [token];
  });
}

/** A figure with blanks among its digits, which counts 万元 or nothing. */
const isGlued = ({ number, text }: Bare): boolean =>
  number !== undefined &&
  number.digits !== '' &&
  (number.unit === null || number.unit === '万元') &&
  /^\d+(?: \d+)+/.test(text);

/** Figures that a hyphen joins, as it does the parts of a code. */
const isJoined = ({ number, text }: Bare): boolean => number?.unit === null && /^\d+-\d+$/.test(text);

/** 2103-878=1225: what no subject has as its code, and makes something, is one figure taken off another. */
function isWorkedOut(tokens: readonly Bare[], index: number, catalogue: Catalogue): boolean {
  const token = tokens[index] as Bare;
  const next = tokens[index + 1]?.text === ' ' ? tokens[index + 2] : tokens[index + 1];
  return isJoined(token) && next?.text === '=' && !catalogue.subject(token.number?.digits ?? '');
}

function runsOf(tokens: readonly Bare[]): readonly Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!tokens[from]?.number) continue;
    let to = from + 1;
    while (tokens[to]?.text === ' ' && tokens[to + 1]?.number) to += 2;
    runs.push({ from, to });
    from = to;
  }
  return runs;
}

function areSeveral(token: Bare, run: readonly Bare[], catalogue: Catalogue): boolean {
  const { rows } = catalogue.notice;
  const whole = token.number ? inTenThousands(token.number) : new Decimal(0);
  const amounts = rows.map((row) => Object.values(row.amounts).flatMap((amount) => amount ?? []));
  const has = (some: readonly Decimal[], amount: Decimal): boolean => some.some((one) => one.eq(amount));
  const isCode = token.number?.unit === null && catalogue.subject(token.number.digits) !== undefined;
  if (isCode || amounts.some((some) => has(some, whole) || has(some, whole.div(10_000)))) return false;
  const figures = run.flatMap((one) => (isGlued(one) ? digitsOf(one) : one.number ? [one] : []));
  const values = figures.map(({ text }) => text).filter((text) => /^\d+$/.test(text));
  const isOfOne = amounts.some((some) => values.filter((value) => has(some, new Decimal(value))).length > 1);
  const isWritten = run.some(({ text }) => WHOLE.test(text) && !YEAR.test(text));
  return isOfOne || isWritten || (!isCodeLike(token) && isTooMuch(whole, amounts));
}

/** 2081 901: a class and the rest of a code, right or wrong. */
const isCodeLike = ({ text }: Bare): boolean => /^\d{4} \d{3}$|^\d{3} \d{2} ?\d{2}$/.test(text);

const isTooMuch = (whole: Decimal, amounts: readonly (readonly Decimal[])[]): boolean =>
  amounts.flat().every((amount) => amount.lt(whole));

const digitsOf = ({ text, from }: Bare): readonly Digits[] =>
  [...text.matchAll(/\d+/g)].map((match) => ({ text: match[0], from: from + match.index }));

/** The parts of a figure, each a figure of its own; the last one keeps the unit. */
function apart(token: Bare, mark = ' '): readonly Bare[] {
  const parts = digitsOf(token);
  return parts.flatMap(({ text, from }, i): Bare[] => {
    const isLast = i === parts.length - 1;
    const to = isLast ? token.to : from + text.length;
    const number = { from, to, digits: text, value: new Decimal(text), unit: null, sign: 1 } as const;
    const figure: Bare = {
      ...token,
      from,
      to,
      text: token.text.slice(from - token.from, to - token.from),
      number: isLast && token.number ? { ...number, unit: token.number.unit } : number,
    };
    return isLast ? [figure] : [figure, { ...BLANK, text: mark, from: to, to: to + 1 }];
  });
}

const BLANK: Bare = {
  from: 0,
  to: 0,
  text: ' ',
  roles: ['mark'],
  concepts: [],
  span: undefined,
  number: undefined,
  as: undefined,
};
