import { createInterface } from 'node:readline';
import type { Desk } from '../desk.js';
import { plain } from '../reply/plain.js';

/** Answers each line of standard input, in order: as JSON, or as plain text with a blank line between. @returns the exit code */
export async function answerLines(desk: Desk, format: 'json' | 'plain'): Promise<number> {
  let first = true;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (format === 'json') process.stdout.write(`${JSON.stringify(desk.json(line))}\n`);
    else {
      process.stdout.write(`${first ? '' : '\n'}${plain(desk.ask(line).message)}\n`);
      first = false;
    }
  }
  return 0;
}
