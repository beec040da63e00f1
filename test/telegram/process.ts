import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TOKEN } from './emulator/emulator.ts';
import { givingUp } from './emulator/patience.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const running = new Set<ChildProcess>();

/** The ids that the tests' bots know. */
export const ADMIN = 700200001;
export const ALLOWED = 700200002;
export const STRANGER = 700200003;

/** The bot as operators run it. */
export interface BotProcess {
  readonly child: ChildProcess;
  /** What it wrote so far. */
  out(): string;
  log(): string;
  /** Resolves once the log matches; gives up after `ms`, or later where the machine is busy. */
  said(words: RegExp, ms?: number): Promise<void>;
  /** The exit code, or the signal that killed it. */
  readonly ended: Promise<number | string>;
}

/**
 * Starts the compiled program with these settings and nothing from the surroundings.
 * @param command `node` as services run it, `npm start` as people do: a process group of its own; or a shell's line,
 * in which `"$@"` is the program
 * @param more arguments, where it is not npm that starts it
 */
export function startProcess(
  settings: Record<string, string>,
  command = 'node',
  more: readonly string[] = [],
): BotProcess {
  const directory = mkdtempSync(join(tmpdir(), 'bot-'));
  const env = {
    STATE_DIR: join(directory, 'state'),
    PATH: process.env.PATH,
    HOME: directory,
    BOT_TOKEN: TOKEN,
    ADMIN_IDS: String(ADMIN),
    ALLOWED_IDS: String(ALLOWED),
    // The emulator has no limits unless a test sets them: only such tests wait for the pace.
    MESSAGES_PER_SECOND: '1000',
    CHAT_PAUSE_MS: '0',
    ...settings,
  };
  const child =
    command !== 'npm start'
      ? spawn(
          'sh',
          ['-c', command === 'node' ? 'exec "$@"' : command, 'sh', process.execPath, MAIN, ...more],
          {
            env,
            cwd: directory,
            stdio: ['ignore', 'pipe', 'pipe'],
          },
        )
      : spawn('npm', ['--silent', 'start'], {
          env,
          cwd: ROOT,
          detached: true,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
  running.add(child);
  let out = '';
  let log = '';
  const looks = new Set<() => void>();
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    log += chunk;
    for (const look of looks) look();
  });
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    rmSync(directory, { recursive: true, force: true });
    return code ?? signal;
  });
  return {
    child,
    out: () => out,
    log: () => log,
    ended,
    said: (words, ms = 60_000) =>
      new Promise((resolve, reject) => {
        const stopWaiting = givingUp(ms, () => {
          looks.delete(look);
          reject(new Error(`not said: ${words}\n${log}`));
        });
        const look = () => {
          if (!words.test(log)) return;
          stopWaiting();
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
  };
}

/** For afterEach: nothing that a test started outlives it. */
export async function killAll(): Promise<void> {
  const children = [...running];
  for (const child of children) {
    child.kill('SIGKILL');
    // Under npm the program is a member of the group.
    if (child.spawnfile === 'npm') process.kill(-(child.pid ?? 0), 'SIGKILL');
  }
  await Promise.all(
    children.map((child) => (child.exitCode ?? child.signalCode) === null && once(child, 'close')),
  );
}
