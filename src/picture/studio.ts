import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Chart } from '../reply/chart.js';
import { encodeChart } from './wire.js';
import type { WorkerAnswer } from './worker.js';

/** Draws charts off the main thread. */
export interface Studio {
  /**
   * The chart as PNG, 1080 pixels wide. The same chart again comes from memory, also while it is being drawn.
   * @throws Error where it cannot be drawn or takes longer than the deadline; the next one starts afresh
   */
  draw(chart: Chart): Promise<Buffer>;
}

interface Settings {
  readonly worker: URL;
  /** How long one picture may take, in ms; its wait in the queue does not count. */
  readonly deadline: number;
  /** How many pictures are kept; one is some 100 to 250 kB. */
  readonly kept: number;
  /** How many may wait: beyond that it is kinder to say so at once. */
  readonly queue: number;
}

const SETTINGS: Settings = {
  worker: new URL('./worker.js', import.meta.url),
  deadline: 10_000,
  kept: 64,
  queue: 32,
};

/** What a worker may hold before it ends in place of the whole program. The tallest picture takes a tenth of it. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/** A studio with one worker, which starts with the first picture and never keeps the process alive by itself. */
export function createStudio(settings: Partial<Settings> = {}): Studio {
  const { worker: script, deadline, kept, queue } = { ...SETTINGS, ...settings };
  const pictures = new Map<string, Promise<Buffer>>();
  let worker: Worker | undefined;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(chart: string): Promise<Buffer> {
    if (waiting >= queue) return Promise.reject(new Error('too many pictures are waiting to be drawn'));
    waiting++;
    const picture = last.then(() => drawNow(chart));
    last = picture.catch(() => {}).then(() => waiting--);
    return picture;
  }

  async function drawNow(chart: string): Promise<Buffer> {
    worker ??= start();
    const at = worker;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), deadline);
    // Only while it draws does the worker hold the process.
    at.ref();
    try {
      at.postMessage(chart);
      const answer = await answerOf(at, over.signal);
      if ('png' in answer) return Buffer.from(answer.png);
      throw new Error(answer.fault);
    } catch (error) {
      // Whatever state it is in, the next picture gets a new one.
      worker = undefined;
      void at.terminate();
      throw new Error('the picture could not be drawn', { cause: error });
    } finally {
      clearTimeout(timer);
      over.abort();
      at.unref();
    }
  }

  function start(): Worker {
    // It needs neither the settings, which hold the token, nor the flags that node was started with.
    const started = new Worker(script, { env: {}, execArgv: [], resourceLimits: MEMORY });
    const forget = () => {
      if (worker === started) worker = undefined;
    };
    return started.on('error', forget).on('exit', forget);
  }

  return {
    draw(chart) {
      const key = encodeChart(chart);
      const picture = pictures.get(key) ?? inTurn(key);
      // The last one asked for stands last, so the first is the one to forget.
      pictures.delete(key);
      pictures.set(key, picture);
      picture.catch(() => pictures.get(key) === picture && pictures.delete(key));
      const [oldest] = pictures.keys();
      if (pictures.size > kept && oldest !== undefined) pictures.delete(oldest);
      return picture;
    },
  };
}

/** The worker's next message; rejects where it fails, ends, or the signal comes first. */
async function answerOf(worker: Worker, signal: AbortSignal): Promise<WorkerAnswer> {
  const ended = once(worker, 'exit', { signal }).then(() => {
    throw new Error('the worker ended');
  });
  const [answer] = await Promise.race([once(worker, 'message', { signal }), ended]);
  return answer;
}

const studio = createStudio();

/** Draws with the studio that the whole process shares; see {@link Studio.draw}. */
export const drawPicture = (chart: Chart): Promise<Buffer> => studio.draw(chart);
