import { createInterface } from 'node:readline';
import colours from 'picocolors';
import type { Desk, Memory } from '../desk.js';
import type { Message, Span } from '../reply/message.js';
import { barsOfText } from './bars.js';
import { inColumns } from './columns.js';

const PROMPT = '问 › ';
const HISTORY = 200;

type Colours = ReturnType<typeof colours.createColors>;

/** What a chat is held on: the process's own streams, or others that behave like a terminal's. */
interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/**
 * A chat at the prompt: arrow-key history, colours where the terminal has them, choices answered by their number.
 *
 * @returns when the person ends it with Ctrl-D or Ctrl-C
 */
export function chat(desk: Desk, { stdin, stdout, stderr }: Streams = process): Promise<number> {
  stderr.write(
    `${colours.dim('没有设置 BOT_TOKEN，在终端里回答。输入问题后回车，“帮助”看例子，Ctrl-D 结束。')}\n`,
  );
  const terminal = createInterface({
    input: stdin,
    output: stdout,
    prompt: PROMPT,
    historySize: HISTORY,
    removeHistoryDuplicates: true,
  });
  let memory: Memory | undefined;
  terminal.on('line', (line) => {
    const reply = desk.ask(line, memory);
    memory = reply.memory;
    stdout.write(`${render(reply.message)}\n`);
    if (reply.message.picture) stdout.write(`\n${barsOfText(reply.message.picture).join('\n')}\n`);
    stdout.write('\n');
    terminal.prompt();
  });
  return new Promise((resolve) => {
    terminal.on('close', () => {
      stdout.write('\n');
      resolve(0);
    });
    terminal.on('SIGINT', () => terminal.close());
    terminal.prompt();
  });
}

/** The reply with its headings in bold, amounts in colour and folded parts dimmed, by the colours that are given. */
export function render(message: Message, pc: Colours = colours): string {
  const span = (s: Span): string =>
    typeof s === 'string' ? s : 'strong' in s ? pc.bold(s.strong) : pc.cyan(s.copy);
  const blocks = message.blocks.map(({ lines, folded }) =>
    inColumns(lines)
      .map((line) => (folded ? pc.dim(line.map(bare).join('')) : line.map(span).join('')))
      .join('\n'),
  );
  const choices = message.choices.map(
    (offer, index) => `${pc.cyan(String(index + 1).padStart(2))} ${offer.label}`,
  );
  const next =
    message.next.length > 0 && choices.length === 0
      ? [pc.dim(`还可以问：${message.next.map((offer) => offer.ask).join(' · ')}`)]
      : [];
  return [...blocks, ...choices, ...next].join('\n');
}

const bare = (s: Span): string => (typeof s === 'string' ? s : 'strong' in s ? s.strong : s.copy);
