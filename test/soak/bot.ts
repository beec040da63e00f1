import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A bot in a process of its own, whose memory can be read. */
export class Bot {
  private readonly closed: Promise<[number | null, string]>;

  private constructor(private readonly child: ChildProcess) {
    this.closed = once(child, 'close') as Promise<[number | null, string]>;
  }

  /** @param onLine takes the log, line by line, in place of this process's own standard error */
  static start(
    script: string,
    env: Record<string, string>,
    more: readonly string[] = [],
    onLine?: (line: string) => void,
  ): Bot {
    const child = spawn(process.execPath, [script, ...more], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'inherit', onLine ? 'pipe' : 'inherit'],
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    if (onLine && child.stderr) createInterface(child.stderr).on('line', onLine);
    return new Bot(child);
  }

  /** Resident memory in MB, now and at its peak; undefined where the system does not tell. */
  memory(): { now: number; peak: number } | undefined {
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
      return { now: read('VmRSS'), peak: read('VmHWM') };
    } catch {
      return undefined;
    }
  }

  /**
   * What it holds on to in MB, once all else is collected. Only for one that was started with `inside.ts`.
   * @param file its HELD
   */
  async held(file: string): Promise<number> {
    rmSync(file, { force: true });
    this.child.kill('SIGUSR2');
    for (;;) {
      await sleep(100);
      try {
        return Number(readFileSync(file, 'utf8')) / 1024 / 1024;
      } catch {
        if (this.child.exitCode !== null || this.child.signalCode !== null) return Number.NaN;
      }
    }
  }

  /** The exit code, or the signal that ended it. */
  get ended(): Promise<number | string> {
    return this.closed.then(([code, by]) => code ?? by);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  end(signal: NodeJS.Signals): Promise<number | string> {
    this.child.kill(signal);
    return this.ended;
  }
}
