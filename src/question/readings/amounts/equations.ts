import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { columnNamed } from './columns.js';

/** A figure of a sum, what is done with it, the place that is named right before it, and the column beside it. */
export interface Operand {
  readonly token: Token;
  readonly sign: 'plus' | 'minus';
  readonly mention?: Mention | undefined;
  readonly column?: Token | undefined;
}

/** Figures that are worked out, and what they are said to make. */
export interface Equation {
  readonly operands: readonly Operand[];
  readonly result: Token;
  readonly resultColumn?: Token | undefined;
}

/** What a word does in a sum: a figure, a sign, what parts both sides; all else but columns and pauses ends it. */
type Part = 'figure' | 'plus' | 'minus' | 'equals' | 'else';

interface Piece {
  readonly is: Part;
  readonly token?: Token;
  readonly mention?: Mention | undefined;
  column?: Token | undefined;
}

const LETTERS: Readonly<Record<Part, string>> = {
  figure: 'v',
  plus: '+',
  minus: '-',
  equals: '=',
  else: ';',
};

/** 1842+1748=3590, 莎车65468-叶城56849等于8619, 3590=1842+1748. */
const WORKED_OUT = /(?<![+=-])v(?:[+-]v)+=v(?![+=-])|(?<![+=-])v=v(?:[+-]v)+(?![+=-])/g;

/** Every sum that the text works out with figures of its own, in its order. */
export function equationsIn(evidence: Evidence): readonly Equation[] {
  if (evidence.withRole('number').length < 3) return [];
  const pieces = piecesOf(evidence);
  const spelled = pieces.map(({ is }) => LETTERS[is]).join('');
  return [...spelled.matchAll(WORKED_OUT)].flatMap(
    (match) => equationOf(pieces.slice(match.index, match.index + match[0].length)) ?? [],
  );
}

function equationOf(pieces: readonly Piece[]): Equation | undefined {
  const at = pieces.findIndex(({ is }) => is === 'equals');
  const [left, right] = [pieces.slice(0, at), pieces.slice(at + 1)];
  const [worked, made] = left.length > right.length ? [left, right] : [right, left];
  const result = made[0]?.token;
  const operands = worked.flatMap(({ is, token, mention, column }, i): Operand[] => {
    const sign = worked[i - 1]?.is === 'minus' ? 'minus' : 'plus';
    return is === 'figure' && token ? [{ token, sign, mention, column }] : [];
  });
  return result && { operands, result, resultColumn: made[0]?.column };
}

function piecesOf({ tokens, live, mentions }: Evidence): readonly Piece[] {
  const pieces: Piece[] = [];
  let mention: Mention | undefined;
  let columns: Token[] = [];
  for (const token of tokens) {
    const last = pieces.at(-1);
    const is = partOf(token, last?.is);
    if (hasRole(token, 'place')) mention = mentions.find(({ from }) => from === token.from);
    else if (columnNamed(token)) {
      // 46660提前+18808本次: a column right behind a figure that has none is that figure's.
      if (last?.is === 'figure' && !last.column) last.column = token;
      else columns.push(token);
    } else if (is === 'figure' && live.includes(token)) {
      // 42 -15=27: what is below zero is put to what stands before it.
      if (last?.is === 'figure') pieces.push({ is: isBelowZero(token) ? 'plus' : 'else' });
      // 提前+本次 41187+8653: two before the first figure are those of the figures in their turn.
      pieces.push({ is, token, mention, column: columns.length === 1 ? columns[0] : undefined });
    } else if (is && is !== 'figure') pieces.push({ is });
    if (is) [mention, columns] = [undefined, []];
  }
  return pieces;
}

const isBelowZero = ({ number }: Token): boolean => number !== undefined && number.sign < 0;

/** What the word does; undefined of places, columns, pauses and brackets, which do nothing. */
function partOf(token: Token, last: Part | undefined): Part | undefined {
  if (hasRole(token, 'place') || columnNamed(token)) return undefined;
  if (token.number) return token.number.unit === '%' || token.number.unit === '成' ? 'else' : 'figure';
  const sign = isA(token, 'plus')
    ? 'plus'
    : isA(token, 'minus') || DASH.test(token.text)
      ? 'minus'
      : undefined;
  // 提前+本次 41187+8653: without a figure before it a sign puts columns together.
  if (sign) return last === 'figure' ? sign : undefined;
  const joins = token.text === '=' || isA(token, 'copula', 'sum', 'altogether');
  // 提前是46660+…: 是 right behind a figure parts two sides, and nowhere else.
  if (joins && last === 'figure') return 'equals';
  return hasRole(token, 'idle', 'suffix') || /^[ \t()（）]$/.test(token.text) ? undefined : 'else';
}

const DASH = /^[-−–]$/;
