import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The compiled program, as operators start it. */
export const MAIN = join(import.meta.dirname, '../../dist/main.js');

/** A folder without `.env`, so that nobody's own settings reach a test. */
const NOWHERE = mkdtempSync(join(tmpdir(), 'relief-funds-'));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Surroundings {
  /** Standard input; it ends behind it. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs the program to its end. */
export function run(args: readonly string[], { input = '', env = {}, cwd = NOWHERE }: Surroundings = {}) {
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      timeout: 120_000,
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    // It may end before it has read everything: that shows in what it wrote.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** One question a line to `--json`; one answer a line back. */
export async function askJson(questions: readonly string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await run(['--json'], { input: `${questions.join('\n')}\n` });
  if (code !== 0 || err !== '') throw new Error(`exit ${code}: ${err}`);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
