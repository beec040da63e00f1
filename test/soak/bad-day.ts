import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Emulator, TOKEN } from '../telegram/emulator/emulator.ts';
import { Throttle } from '../telegram/emulator/throttle.ts';
import { Bot } from './bot.ts';
import { Askers, career, flood, type Span } from './crowd.ts';
import { Disk } from './disk.ts';
import { MemoryWatch } from './memory.ts';
import { questions } from './questions.ts';
import { CLOCKS, DAY, Troubles } from './timeline.ts';

const PEOPLE = 400;
const CAREERS = 30;
const ADMIN = 700_200_001;
const RESTART_MS = 1000;
/** How long the last answers may take: what was refused last waits up to five minutes. */
const SETTLE_MS = 12 * 60_000;
const MOST_P95_MS = 3000;

/** Runs in a space of its own, where a disk can be mounted. */
export async function badDay(main: string, root: URL, minutes: number): Promise<boolean> {
  if (process.env.OWN_SPACE) return new BadDay(main, root, minutes * 60_000).run();
  const again = [process.execPath, process.argv[1] ?? '', 'bad-day', String(minutes)];
  const env = { ...process.env, OWN_SPACE: '1' };
  return spawnSync('unshare', ['-rm', ...again], { stdio: 'inherit', env }).status === 0;
}

/**
 * 400 people ask for as long as the day lasts, at Telegram's own limits, while 30 others apply, are let in, ask and
 * are stopped; calls fail, the disk fills up and turns read-only, the clock jumps, strangers flood, and the bot is
 * killed 30 times. Whatever ends it starts it again, as systemd would.
 */
class BadDay {
  private readonly telegram = new Emulator();
  private readonly disk = new Disk();
  private readonly clock = `${this.disk.folder}-clock`;
  private readonly heldFile = `${this.disk.folder}-held`;
  private readonly started = Date.now();
  private readonly askers: Askers;
  private readonly troubles = new Troubles(() => this.part);
  private readonly kills: Span[] = [];
  private readonly codes: (number | string)[] = [];
  private readonly memory = new MemoryWatch();
  private readonly careers: Promise<number>[] = [];
  private bot: Bot | undefined;
  private ending = false;
  private minute = 0;

  constructor(
    private readonly main: string,
    private readonly root: URL,
    private readonly length: number,
  ) {
    this.askers = new Askers(PEOPLE, this.telegram, questions(root));
  }

  async run(): Promise<boolean> {
    const { telegram, askers } = this;
    telegram.throttle = new Throttle({
      perSecond: 30,
      chatMs: 1000,
      retryAfter: () => 1 + Math.floor(Math.random() * 30),
    });
    telegram.world.chats.set(ADMIN, []);
    this.watch();
    const root = await telegram.listen();
    const supervised = this.supervise(root);
    askers.begin();
    this.schedule();
    while (this.part < 1 || (askers.unanswered > 0 && Date.now() - this.started < this.length + SETTLE_MS)) {
      await sleep(1000);
      if (this.part >= DAY.lastQuestion) askers.open = false;
      const mb = this.bot?.memory()?.now;
      if (mb && this.part >= DAY.steadyFrom && this.part < DAY.lastQuestion) this.memory.note(mb);
      this.tell(mb);
    }
    const done = await Promise.race([Promise.all(this.careers), sleep(SETTLE_MS, undefined)]);
    await sleep(5000);
    this.ending = true;
    await this.bot?.end('SIGTERM');
    await supervised;
    await telegram.close();
    const good = this.report(done ?? []);
    this.disk.remove();
    for (const file of [this.clock, this.heldFile]) rmSync(file, { force: true });
    return good;
  }

  /** A line a minute, for whoever watches. */
  private tell(mb = 0): void {
    const minute = Math.floor((Date.now() - this.started) / 60_000);
    if (minute === this.minute) return;
    this.minute = minute;
    const { all, unanswered, wrong } = this.askers;
    console.log(
      `${minute} min: asked ${all.length}, unanswered ${unanswered}, wrong ${wrong}, ${Math.round(mb)} MB, ` +
        `waiting at Telegram ${this.telegram.queue.waiting.length}, 429s ${this.telegram.throttle?.refused}`,
    );
  }

  private get part(): number {
    return (Date.now() - this.started) / this.length;
  }

  /** Counts what arrives; what is not looked at again is not kept: the emulator's memory is not what is measured. */
  private watch(): void {
    const { telegram, askers, troubles } = this;
    let struck = false;
    telegram.faults.plan = (method) => {
      const fault = troubles.plan(method);
      struck = fault?.done === true;
      return fault;
    };
    const post = telegram.world.post.bind(telegram.world);
    telegram.world.post = (chat, id, payload, content) => {
      const message = post(chat, id, payload, content);
      if (askers.take(message, struck)) chat.length = 0;
      return message;
    };
    setInterval(() => {
      telegram.calls.length = 0;
    }, 1000).unref();
  }

  private async supervise(root: string): Promise<void> {
    const env = {
      BOT_TOKEN: TOKEN,
      ADMIN_IDS: String(ADMIN),
      ALLOWED_IDS: this.askers.ids.join(),
      STATE_DIR: this.disk.state,
      TELEGRAM_API_ROOT: root,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
      CLOCK: this.clock,
      HELD: this.heldFile,
      NODE_OPTIONS: `--import=${new URL('./inside.js', import.meta.url).href}`,
    };
    while (!this.ending) {
      this.bot = Bot.start(this.main, env);
      this.codes.push(await this.bot.ended);
      await sleep(RESTART_MS);
    }
  }

  private schedule(): void {
    const at = (part: number, act: () => void) => setTimeout(act, part * this.length);
    const { from, to, count } = DAY.kills;
    for (let nth = 0; nth < count; nth++) {
      at(from + ((to - from) * (nth + Math.random())) / count, () => void this.kill());
    }
    for (const { from, to } of DAY.full) {
      at(from, () => this.disk.fill());
      at(to, () => this.disk.free());
    }
    at(DAY.readOnly.from, () => void this.turnReadOnly());
    at(DAY.readOnly.to, () => this.disk.setReadOnly(false));
    // Outside of what is measured: a collection of ours must not make the memory flat.
    for (const part of [DAY.steadyFrom - DAY.moment, DAY.lastQuestion + DAY.moment])
      at(part, () => void this.hold());
    for (const part of DAY.floods) at(part, () => flood(this.telegram));
    for (const [index, part] of DAY.clocks.entries()) {
      at(part, () => writeFileSync(this.clock, String(CLOCKS[index])));
    }
    const [question = { text: '', firstLine: /^$/ }] = questions(this.root);
    for (let nth = 0; nth < CAREERS; nth++) {
      at((nth / CAREERS) * 0.8, () => this.careers.push(career(this.telegram, nth, ADMIN, question)));
    }
  }

  private async hold(): Promise<void> {
    const answers = this.askers.all.length - this.askers.unanswered;
    const mb = (await this.bot?.held(this.heldFile)) ?? Number.NaN;
    this.memory.noteHeld(mb, answers);
  }

  private async kill(): Promise<void> {
    const from = Date.now();
    await this.bot?.end('SIGKILL');
    // What it had sent off arrives even after its end.
    await sleep(100);
    this.kills.push({ from, to: Date.now() });
  }

  /** A file system that is written to cannot be turned: the bot is killed, and starts on a disk that refuses. */
  private async turnReadOnly(): Promise<void> {
    await this.kill();
    this.disk.setReadOnly(true);
  }

  private report(careers: readonly number[]): boolean {
    const { askers, kills } = this;
    const doubled = askers.doubled(kills);
    const flooded = DAY.floods.at(-1) ?? 0;
    const from = this.started + flooded * this.length;
    const waits = askers.waits({ from, to: from + DAY.timedFor * this.length }).sort((a, b) => a - b);
    const p95 = waits[Math.floor(waits.length * 0.95)] ?? Number.NaN;
    const audit = this.audit(careers);
    const foreign = this.codes.filter((code) => !['SIGKILL', 3, 0].includes(code));
    const chain = spawnSync(process.execPath, [this.main, '--check-audit'], {
      env: { STATE_DIR: this.disk.state },
      encoding: 'utf8',
    });
    const all = askers.all.length;
    console.log(
      `${PEOPLE} people, ${all} questions in ${Math.round((Date.now() - this.started) / 60_000)} min`,
    );
    console.log(`${this.troubles.calls} calls; 429s ${this.telegram.throttle?.refused}`);
    console.log(`${kills.length} SIGKILLs; ends: ${JSON.stringify(tally(this.codes))}`);
    console.log(`unanswered ${askers.unanswered}, told ${askers.told}, wrong ${askers.wrong}`);
    console.log(`chats out of order ${askers.outOfOrder}`);
    console.log(
      `doubled by a fault ${doubled.byFault}, by a kill ${doubled.byKill}, for nothing ${doubled.unexplained}`,
    );
    console.log(`careers ended ${careers.length} of ${CAREERS}`);
    console.log(`audit: ${JSON.stringify(audit)}; --check-audit exits ${chain.status}`);
    if (chain.status !== 0) console.log(chain.stdout.slice(0, 2000));
    console.log(
      `answers beside 1,000 strangers: ${waits.length}, median ${waits[waits.length >> 1]} ms, p95 ${p95} ms`,
    );
    for (const line of this.memory.lines) console.log(line);
    return (
      askers.unanswered + askers.wrong + askers.outOfOrder + doubled.unexplained === 0 &&
      careers.length === CAREERS &&
      audit.missing + audit.doubled === 0 &&
      foreign.length === 0 &&
      p95 <= MOST_P95_MS &&
      this.memory.good
    );
  }

  /** Holds the audit against what was done: everything is in it once. */
  private audit(careers: readonly number[]): { entries: number; missing: number; doubled: number } {
    const folder = join(this.disk.state, 'audit');
    const lines = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line) as { kind: string; who: number; asked: string });
    const found = new Map<string, number>();
    for (const { kind, who, asked } of lines) {
      const key =
        kind === 'approve' || kind === 'revoke'
          ? `${kind} ${asked.split(' ')[0]}`
          : `${kind} ${who} ${asked}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    const expected = [...this.asked(), ...careers.flatMap((id) => [`approve ${id}`, `revoke ${id}`])];
    const counts = expected.map((key) => found.get(key) ?? 0);
    return {
      entries: lines.length,
      missing: counts.filter((count) => count === 0).length,
      doubled: counts.filter((count) => count > 1).length,
    };
  }

  private asked(): string[] {
    return this.askers.entries.map(({ id, text }) => `question ${id} ${text}`);
  }
}

function tally(values: readonly (number | string)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
