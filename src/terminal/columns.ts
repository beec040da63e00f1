import stringWidth from 'string-width';
import type { Line } from '../reply/message.js';

/** 标签　值: a label with its blank, then an amount. */
type Pair = readonly [label: string, amount: { readonly copy: string }, ...Line];

const isPair = (line: Line): line is Pair => {
  const [label, amount] = line;
  return typeof label === 'string' && label.endsWith('　') && typeof amount === 'object' && 'copy' in amount;
};

/** The lines of a block with labels and amounts in columns, by the width that Han takes; lines of another form stay. */
export function inColumns(lines: readonly Line[]): readonly Line[] {
  const pairs = lines.filter(isPair);
  if (pairs.length < 2) return lines;
  const label = Math.max(...pairs.map(([text]) => stringWidth(text)));
  const amount = Math.max(...pairs.map(([, { copy }]) => copy.length));
  return lines.map((line) => {
    if (!isPair(line)) return line;
    const [text, { copy }, ...rest] = line;
    const gap = ' '.repeat(label - stringWidth(text) + amount - copy.length);
    return [`${text}${gap}`, { copy }, ...rest];
  });
}
