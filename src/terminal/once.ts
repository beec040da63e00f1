import type { Desk } from '../desk.js';
import { plain } from '../reply/plain.js';

/** Answers one question as plain text, its picture as bars. @returns the exit code: 1 where nothing in the notice matches */
export async function answerOnce(desk: Desk, question: string): Promise<number> {
  const { message, outcome } = desk.ask(question);
  process.stdout.write(`${plain(message)}\n`);
  if (message.picture) {
    const { barsOfText } = await import('./bars.js');
    process.stdout.write(`\n${barsOfText(message.picture).join('\n')}\n`);
  }
  return outcome === 'none' ? 1 : 0;
}
