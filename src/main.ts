import { fileURLToPath } from 'node:url';
import { openDeskAt } from './open.js';
import { readArguments } from './terminal/arguments.js';

/** Everything that the program is started for; gives the exit code. */
async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if ('misuse' in asked) return refuse(asked.misuse, 2);
  const tables = fileURLToPath(new URL('../data', import.meta.url));
  const data = asked.data ?? tables;
  if (asked.mode === 'check') {
    const { checkReport } = await import('./notice/report.js');
    const opened = openDeskAt(data, tables, { whole: true });
    const { ok, text } =
      typeof opened === 'string' ? { ok: false, text: opened } : checkReport(data, asked.source);
    process.stdout.write(`${text}\n`);
    return ok ? 0 : 1;
  }
  const desk = openDeskAt(data, tables);
  if (typeof desk === 'string') return refuse(desk, 1);
  if (asked.mode === 'json') {
    const { answerLines } = await import('./terminal/lines.js');
    await answerLines(desk, 'json');
    return 0;
  }
  if (asked.mode === 'explain') {
    const { explain } = await import('./terminal/explain.js');
    process.stdout.write(`${explain(desk, asked.question)}\n`);
    return 0;
  }
  if (asked.mode === 'question') {
    const { plain } = await import('./reply/plain.js');
    const { message, outcome } = desk.ask(asked.question);
    process.stdout.write(`${plain(message)}\n`);
    if (message.picture) {
      const { barsOfText } = await import('./terminal/bars.js');
      process.stdout.write(`\n${barsOfText(message.picture).join('\n')}\n`);
    }
    return outcome === 'none' ? 1 : 0;
  }
  const { config } = await import('dotenv');
  config({ quiet: true });
  if (process.env.BOT_TOKEN) {
    const { serve } = await import('./telegram/serve.js');
    return serve(process.env, desk);
  }
  if (process.stdin.isTTY) {
    const { chat } = await import('./terminal/chat.js');
    await chat(desk);
  } else {
    const { answerLines } = await import('./terminal/lines.js');
    await answerLines(desk, 'plain');
  }
  return 0;
}

function refuse(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

// A reader that has seen enough (head, less) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main();
