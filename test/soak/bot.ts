import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A bot in a process of its own, whose memory can be read. */
export class Bot {
  private constructor(private readonly child: ChildProcess) {}

  static start(script: string, env: Record<string, string>): Bot {
    const child = spawn(process.execPath, [script], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
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

  async end(signal: NodeJS.Signals): Promise<number | string> {
    const closed = once(this.child, 'close');
    this.child.kill(signal);
    const [code, by] = await closed;
    return code ?? by;
  }
}
