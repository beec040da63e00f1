import type { Desk, Memory } from '../desk.js';
import { plain } from '../reply/plain.js';

/** So many chats keep their threads; the one that was silent longest goes first. */
const MOST_CHATS = 10_000;

/** Answers each line of standard input, in order: as JSON, or as plain text with a blank line between. @returns the exit code */
export async function answerLines(desk: Desk, format: 'json' | 'plain'): Promise<number> {
  const chats = new Map<string, Memory>();
  let first = true;
  for await (const line of linesOf(process.stdin)) {
    if (format === 'json') process.stdout.write(`${JSON.stringify(jsonOf(desk, line, chats))}\n`);
    else {
      process.stdout.write(`${first ? '' : '\n'}${plain(desk.ask(line).message)}\n`);
      first = false;
    }
  }
  return 0;
}

/** A line stands alone; an object with a chat is that chat's next message. */
function jsonOf(desk: Desk, line: string, chats: Map<string, Memory>): Record<string, unknown> {
  const turn = turnOf(line);
  if (!turn) return desk.json(line);
  const { json, memory } = desk.turn(turn.q, chats.get(turn.chat));
  chats.delete(turn.chat);
  chats.set(turn.chat, memory);
  if (chats.size > MOST_CHATS) for (const oldest of chats.keys()) return chats.delete(oldest) ? json : json;
  return json;
}

function turnOf(line: string): { readonly chat: string; readonly q: string } | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const { chat, q } = value as { readonly chat?: unknown; readonly q?: unknown };
    return typeof q === 'string' && (typeof chat === 'string' || typeof chat === 'number')
      ? { chat: String(chat), q }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Lines as files have them, `\r\n` too. Not readline's: that takes a carriage return alone for an end, and one question for two. */
async function* linesOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  let begun = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = `${begun}${chunk}`.split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (begun !== '') yield begun.replace(/\r$/, '');
}
