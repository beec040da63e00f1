import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Emulator, TOKEN } from '../telegram/emulator/emulator.ts';
import { Bot } from './bot.ts';
import { SwapAskers, Timeline } from './swap-askers.ts';
import { makeSets, type SetName } from './swap-sets.ts';

const PEOPLE = 24;
const ADMIN = 700_200_001;
const FAULTY_EVERY = 10;
/** One in so many is not told by a signal: the bot has to notice it. */
const UNTOLD_EVERY = 100;
const UNTOLD_AT = 15;
/** Between two swaps, up to this, in ms. */
const LONGEST_PAUSE_MS = 200;
const PATIENCE_MS = 120_000;
const MOST_GROWTH = 0.1;

/** What amounts look like; hours, ids and milliseconds do not. */
const AMOUNT = /\d,\d{3}|\d万|＊?\d{5,}(?= ?万)/;

/** What a run found; all lists are empty where all is well. */
export interface Swapped {
  readonly swaps: number;
  readonly refused: number;
  /** Refusals that the admin was told of. */
  readonly told: number;
  readonly askers: SwapAskers;
  /** Lines of the log with an amount in them. */
  readonly leaked: readonly string[];
  /** The longest step of each load, and the whole of it, in ms. */
  readonly steps: readonly number[];
  readonly loads: readonly number[];
  /** Resident memory behind each swap, in MB. */
  readonly memory: readonly number[];
  readonly ended: number | string;
}

/** Swaps the notices of a running bot so many times, every tenth set faulty, while people ask. */
export async function swap(main: string, root: URL, count: number): Promise<Swapped> {
  const base = mkdtempSync(join(tmpdir(), 'swaps-'));
  try {
    return await new Swaps(main, root, base).run(count);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

class Swaps {
  private readonly telegram = new Emulator();
  private readonly timeline = new Timeline();
  private readonly sets;
  private readonly askers;
  private readonly steps: number[] = [];
  private readonly loads: number[] = [];
  private readonly memory: number[] = [];
  private readonly leaked: string[] = [];
  private current: SetName = 'one';
  private swaps = 0;
  private refused = 0;
  private started = false;
  /** The last line of the log about a load. */
  private last = '';
  private onLoad: (() => void) | undefined;

  constructor(
    private readonly main: string,
    root: URL,
    private readonly base: string,
  ) {
    this.sets = makeSets(base, root);
    const tables = fileURLToPath(new URL('data', root));
    this.askers = new SwapAskers(PEOPLE, this.telegram, this.timeline, this.sets, tables);
  }

  async run(count: number): Promise<Swapped> {
    const { telegram, askers } = this;
    telegram.world.chats.set(ADMIN, []);
    const settings = {
      BOT_TOKEN: TOKEN,
      ADMIN_IDS: String(ADMIN),
      ALLOWED_IDS: askers.ids.join(),
      QUESTIONS_PER_MINUTE: '1000',
      MESSAGES_PER_SECOND: '10000',
      CHAT_PAUSE_MS: '0',
      STATE_DIR: join(this.base, 'state'),
      TELEGRAM_API_ROOT: await telegram.listen(),
    };
    const bot = Bot.start(this.main, settings, ['--data', this.sets.shown], (line) => this.read(line));
    await until(() => this.started);
    await askers.learnPicture('one');
    await this.swap(bot, false);
    await askers.learnPicture('other');
    const asking = askers.run();
    for (let nth = 1; nth <= count; nth++) {
      await sleep(Math.random() * LONGEST_PAUSE_MS);
      const isUntold = nth % UNTOLD_EVERY === UNTOLD_AT;
      if (nth % FAULTY_EVERY === 0) await this.fail(bot);
      else await this.swap(bot, isUntold);
      this.memory.push(bot.memory()?.now ?? Number.NaN);
      if (nth % 100 === 0) {
        const { answers, wrong, stale, missing } = askers.tally;
        console.log(
          `${nth} swaps, ${answers} answers, ${wrong.length + stale.length + missing.length} faults`,
        );
      }
    }
    askers.close();
    await asking;
    await sleep(1000);
    const told = telegram
      .sentTo(ADMIN)
      .filter(
        ({ text, has_protected_content }) => has_protected_content && text?.includes('没有换上'),
      ).length;
    const ended = await bot.end('SIGTERM');
    await telegram.close();
    const { steps, loads, memory, leaked, refused } = this;
    return { swaps: this.swaps, refused, told, askers, leaked, steps, loads, memory, ended };
  }

  /** Shows the other good set. @param isUntold without a signal */
  private async swap(bot: Bot, isUntold: boolean): Promise<void> {
    const { swaps } = this;
    this.current = this.current === 'one' ? 'other' : 'one';
    const under = this.timeline.begin(this.current);
    this.sets.show(this.sets.folders[this.current]);
    if (!isUntold) bot.signal('SIGHUP');
    await this.loaded();
    if (this.swaps !== swaps + 1) throw new Error(`a good set was not taken, or twice: ${this.last}`);
    under.to = Date.now();
  }

  /** Shows a faulty set: nothing may change. */
  private async fail(bot: Bot): Promise<void> {
    const { faulty } = this.sets;
    const { refused } = this;
    this.sets.show(faulty[refused % faulty.length] ?? '');
    bot.signal('SIGHUP');
    await this.loaded();
    if (this.refused !== refused + 1) throw new Error(`a faulty set was taken: ${this.last}`);
  }

  private async loaded(): Promise<void> {
    let isLoaded = false;
    this.onLoad = () => {
      isLoaded = true;
    };
    await until(() => isLoaded);
  }

  private read(line: string): void {
    if (AMOUNT.test(line)) this.leaked.push(line);
    const said = JSON.parse(line) as { msg: string; ms?: number; longest?: number };
    if (said.msg.startsWith('已启动')) this.started = true;
    const isSwap = said.msg.startsWith('已换上');
    if (!isSwap && !said.msg.includes('没有换上')) return;
    if (isSwap) this.swaps++;
    else this.refused++;
    this.last = line;
    if (said.ms !== undefined) this.loads.push(said.ms);
    if (said.longest !== undefined) this.steps.push(said.longest);
    this.onLoad?.();
  }
}

/** `npm run soak swaps`: prints what was found. @returns whether all is well */
export async function swaps(main: string, root: URL, count: number): Promise<boolean> {
  const found = await swap(main, root, count);
  const { tally } = found.askers;
  const { wrong, stale, missing, surplus } = tally;
  const part = (from: number, to: number) => {
    const { length } = found.memory;
    const taken = found.memory.slice(Math.floor(length * from), Math.floor(length * to));
    return taken.reduce((sum, mb) => sum + mb, 0) / taken.length;
  };
  const [early, late] = [part(1 / 3, 2 / 3), part(2 / 3, 1)];
  const of = (values: readonly number[]) =>
    `median ${quantile(values, 0.5)} ms, p95 ${quantile(values, 0.95)} ms, longest ${quantile(values, 1)} ms`;
  console.log(
    [
      `${found.swaps} swaps while ${PEOPLE} people ask; ${found.refused} faulty sets refused, ${found.told} of them told`,
      `${tally.questions} questions, ${tally.answers} answers: ${wrong.length} wrong or mixed, ${stale.length} of a set ` +
        `that was not current, ${missing.length} missing, ${surplus.length} too many`,
      `follow-ups: ${tally.onward} gone on with, ${tally.alone} read alone behind a swap`,
      `answers: ${of(tally.waits)}`,
      `loading: ${of(found.loads)}; its longest step: ${of(found.steps)}`,
      `memory: ${early.toFixed(0)} MB in the second third, ${late.toFixed(0)} MB in the last, at most ` +
        `${Math.max(...found.memory).toFixed(0)} MB`,
      `lines of the log with an amount: ${found.leaked.length}; ended with ${found.ended}`,
      ...[...wrong, ...stale, ...missing, ...surplus, ...found.leaked].slice(0, 10),
    ].join('\n'),
  );
  const faults = [wrong, stale, missing, surplus, found.leaked].reduce((sum, { length }) => sum + length, 0);
  return faults === 0 && found.told === found.refused && found.ended === 0 && late / early - 1 < MOST_GROWTH;
}

const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN);
};

async function until(test: () => boolean): Promise<void> {
  for (const began = Date.now(); !test(); await sleep(5))
    if (Date.now() - began > PATIENCE_MS) throw new Error(`waited in vain for ${test}`);
}
