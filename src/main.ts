import { fileURLToPath } from 'node:url';
import type { Fault } from './notice/fault.js';
import { openDeskAt } from './open.js';
import { readArguments } from './terminal/arguments.js';

/** Picks the way in that the program is started for; what only one way needs is loaded there. Gives the exit code. */
async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2));
  if ('misuse' in asked) return refuse(asked.misuse, 2);
  if (asked.mode === 'check-audit') return (await import('./store/audit-command.js')).checkAudit(asked.noted);
  const tables = fileURLToPath(new URL('../data', import.meta.url));
  const data = asked.data ?? tables;
  if (asked.mode === 'new-notice')
    return (await import('./terminal/new-notice.js')).newNotice(asked.name ?? '', data, tables);
  // Before they are read: what changes behind this is a change.
  const traces = asked.mode === 'none' ? await (await import('./notice/traces.js')).tracesOf(data) : '';
  const hints: Fault[] = [];
  const checks = asked.mode === 'check';
  const desk = openDeskAt(data, tables, { whole: checks, hints: checks ? hints : undefined });
  if (checks) return (await import('./terminal/check.js')).check(desk, data, asked.source, hints);
  if (typeof desk === 'string') return refuse(desk, 1);
  if (asked.mode === 'json') return (await import('./terminal/lines.js')).answerLines(desk, 'json');
  if (asked.mode === 'explain')
    return (await import('./terminal/explain.js')).explainOnce(desk, [asked.question, ...(asked.then ?? [])]);
  if (asked.mode === 'question') return (await import('./terminal/once.js')).answerOnce(desk, asked.question);

  (await import('dotenv')).config({ quiet: true });
  if (process.env.BOT_TOKEN)
    return (await import('./telegram/serve.js')).serve(process.env, desk, { data, tables, traces });
  if (process.stdin.isTTY) return (await import('./terminal/chat.js')).chat(desk);
  return (await import('./terminal/lines.js')).answerLines(desk, 'plain');
}

function refuse(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

// A reader that has seen enough (head, less) closes the pipe: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main();
