import type { Message, Span } from './message.js';

const spanText = (span: Span): string =>
  typeof span === 'string' ? span : 'strong' in span ? span.strong : span.copy;

/** The reply as plain text; choices as a numbered list. */
export function plain(message: Message): string {
  const lines = message.blocks.flatMap(({ lines }) => lines.map((line) => line.map(spanText).join('')));
  const choices = message.choices.map((offer, index) => `${index + 1}. ${offer.label}`);
  return [...lines, ...choices].join('\n');
}
