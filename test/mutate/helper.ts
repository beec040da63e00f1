import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { SCRATCH } from './build.js';
import type { Report, Request } from './messages.js';

/**
 * What is allowed before a worker has said anything: to load, to measure, to try a first short test. What runs without end
 * mostly passes its own switch too often; the time is for the rest, and long enough for a busy machine.
 */
const ALLOWED_MS = { load: 600_000, measure: 3_600_000, try: 60_000 } as const;

/** A worker process, which is ended where it hangs. */
export class Helper {
  #process: ChildProcess | undefined;

  /**
   * Asks a new worker, or the one that there is.
   *
   * @param heard takes what is told on the way
   * @returns the last word, or why there is none
   */
  ask(request: Request, heard: (report: Report) => void = () => {}): Promise<Report | 'hangs' | 'dies'> {
    this.#process ??= started();
    const worker = this.#process;
    return new Promise((done) => {
      let timer: NodeJS.Timeout;
      const allow = (ms: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => end('hangs'), ms);
      };
      const end = (word: Report | 'hangs' | 'dies'): void => {
        clearTimeout(timer);
        worker.off('message', listen);
        worker.off('exit', died);
        if (typeof word === 'string') this.stop();
        done(word);
      };
      const listen = (report: Report): void => {
        if (report.is === 'beat') allow(report.allow);
        else if (report.is === 'test') heard(report);
        else end(report);
      };
      const died = (): void => end('dies');
      worker.on('message', listen);
      worker.on('exit', died);
      allow(ALLOWED_MS[request.is]);
      worker.send(request);
    });
  }

  /** Ends the worker; the next request starts another. */
  stop(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }
}

/** Numbers travel as they lie in memory; what tests write goes where it is swept away; each kept message is a test. */
const started = (): ChildProcess =>
  fork(join(import.meta.dirname, 'worker.js'), {
    serialization: 'advanced',
    env: { ...process.env, TMPDIR: SCRATCH, READS_APART: '1' },
  });
