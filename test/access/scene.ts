import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, onTestFinished } from 'vitest';
import { emptyFolder } from '../store/folder.js';
import { Emulator } from '../telegram/emulator/emulator.js';
import { buttonsOf, type Sent } from '../telegram/emulator/methods.js';
import { ADMIN, ALLOWED, type BotProcess, killAll, STRANGER, startProcess } from '../telegram/process.js';

const MAIN = join(import.meta.dirname, '../../dist/main.js');

/** A line of the audit, as it stands in its file. */
export interface AuditLine {
  readonly n: number;
  readonly kind: string;
  readonly who: number;
  readonly asked: string;
}

/** What a preload does to the whole program, before its first line. */
const preload = (code: string): string => `--import=data:text/javascript,${encodeURIComponent(code)}`;

/** A disk that takes nothing into the audit any more: the write begins and never ends. */
export const STUCK = preload(`
  import { open } from 'node:fs/promises';
  const handle = await open(process.execPath);
  Object.getPrototypeOf(handle).write = () => new Promise(() => undefined);
  await handle.close();`);

/** A clock that is wrong by so much. */
export const clockAhead = (ms: number): string =>
  preload(`const now = Date.now; Date.now = () => now() + ${ms};`);

/** The compiled program against an emulator, killed and started again on the same state or another. */
export class Scene {
  readonly telegram = new Emulator();
  bot: BotProcess | undefined;
  #settings: Record<string, string> = {};

  /** @param earlier the Telegram of an earlier scene, which goes on */
  static async set(settings: Record<string, string> = {}, earlier?: Emulator): Promise<Scene> {
    const scene = new Scene();
    onTestFinished(() => scene.telegram.close());
    for (const id of [ADMIN, ALLOWED, STRANGER]) scene.telegram.world.chats.set(id, []);
    if (earlier) scene.telegram.follow(earlier);
    const apiRoot = await scene.telegram.listen();
    scene.#settings = { TELEGRAM_API_ROOT: apiRoot, STATE_DIR: join(emptyFolder(), 'state'), ...settings };
    return scene;
  }

  get settings(): Record<string, string> {
    return this.#settings;
  }

  get folder(): string {
    return this.#settings.STATE_DIR ?? '';
  }

  /** Starts, once what ran before has ended. @param node options of the preload */
  async start(settings: Record<string, string> = {}, node = '', command = 'node'): Promise<BotProcess> {
    Object.assign(this.#settings, settings);
    const bot = startProcess({ ...this.#settings, ...(node && { NODE_OPTIONS: node }) }, command);
    this.bot = bot;
    await bot.said(/已启动/);
    return bot;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.bot?.child.kill(signal);
    await this.bot?.ended;
  }

  /** Waits for a message with these words, after the first so many. */
  async told(id: number, words: string, after = 0): Promise<Sent> {
    return this.telegram.until(
      () =>
        this.telegram
          .sentTo(id)
          .slice(after)
          .find(({ text }) => text?.includes(words)),
      `“${words}” to ${id}; there was ${JSON.stringify(this.telegram.sentTo(id).map(({ text }) => text))}`,
    );
  }

  /** Somebody writes, and gets an answer with these words. */
  async say(id: number, text: string, words: string, more: object = {}): Promise<Sent> {
    const before = this.telegram.sentTo(id).length;
    this.telegram.say(id, text, more);
    return this.told(id, words, before);
  }

  /** 申请, then the line. */
  async apply(id = STRANGER, line = '莎车县民政局 安娜'): Promise<void> {
    this.telegram.tap(id, await this.say(id, '/start', '申请使用'), '申请');
    await this.told(id, '写明单位和姓名');
    await this.say(id, line, '申请已提交');
  }

  /** The newest card that can be decided on, with these words. */
  card(admin = ADMIN, words = ''): Promise<Sent> {
    const isOne = (sent: Sent) =>
      sent.text?.includes(words) && buttonsOf(sent).some(({ text }) => text === '批准');
    return this.telegram.until(() => this.telegram.sentTo(admin).findLast(isOne), 'a card');
  }

  async letIn(id = STRANGER): Promise<void> {
    await this.apply(id);
    this.telegram.tap(ADMIN, await this.card(), '批准');
    await this.told(id, '已获批准');
  }

  /** What the audit's files hold, readable or not. */
  lines(): AuditLine[] {
    const folder = join(this.folder, 'audit');
    const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    return names
      .sort()
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text));
  }

  kinds(kind: string): AuditLine[] {
    return this.lines().filter((line) => line.kind === kind);
  }

  checkAudit(words: string[] = [], settings: Record<string, string> = {}): Promise<Checked> {
    return checkAudit({ STATE_DIR: this.folder, ...settings }, words);
  }
}

interface Checked {
  readonly code: number | null;
  readonly out: string;
}

/** `--check-audit`, as an operator runs it. */
export const checkAudit = (settings: Record<string, string>, words: string[] = []): Promise<Checked> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, ...settings };
    const child = spawn(process.execPath, [MAIN, '--check-audit', ...words], { env, cwd: emptyFolder() });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        out += chunk;
      });
    }
    child.on('close', (code) => resolve({ code, out }));
  });

/** For a file of tests: nothing outlives them. */
export const killAfterEach = (): void => {
  afterEach(killAll);
};
