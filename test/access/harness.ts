import { onTestFinished } from 'vitest';
import { openLog } from '../../src/log.js';
import { openDeskAt } from '../../src/open.js';
import { Access } from '../../src/store/access.js';
import { openState, type State } from '../../src/store/state.js';
import { Pace } from '../../src/telegram/access/pace.js';
import { Api, TIMING } from '../../src/telegram/api.js';
import { buildBot } from '../../src/telegram/bot.js';
import { ApiError } from '../../src/telegram/failure.js';
import { featuresOf } from '../../src/telegram/features.js';
import { Loaded } from '../../src/telegram/notices/loaded.js';
import { emptyFolder } from '../store/folder.js';
import { Emulator, TOKEN } from '../telegram/emulator/emulator.js';
import { buttonsOf, type Sent } from '../telegram/emulator/methods.js';

export const ADMIN = 700200001;
export const OTHER_ADMIN = 700200011;
export const LISTED = 700200002;
export const ANN = 700200003;

/** An amount, a target or a share: what nobody but allowed people may see. */
export const FIGURE = /\d,\d{3}|\d{4,6}(?= ?万)|万元|[≥≤]|\d ?%|应保尽保|附件[1-3]/;

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);
const desk = opened;

/** The bot in this process, on the real desk, with a state on disk, speaking to an emulator. */
export class Service {
  readonly telegram = new Emulator();
  readonly folder = emptyFolder();
  /** What the log said. */
  log = '';
  time = Date.UTC(2024, 10, 22, 4);
  #state: State<never> | undefined;
  #bot: ReturnType<typeof buildBot> | undefined;
  readonly #perMinute: number;

  readonly #guarded: boolean;

  private constructor(perMinute: number, guarded: boolean) {
    this.#perMinute = perMinute;
    this.#guarded = guarded;
  }

  /** @param guarded false: without the last look at each outgoing message, so that the gates must hold by themselves */
  static async start(perMinute = 1000, guarded = true): Promise<Service> {
    const service = new Service(perMinute, guarded);
    const apiRoot = await service.telegram.listen();
    onTestFinished(async () => {
      await service.stop();
      await service.telegram.close();
    });
    for (const id of [ADMIN, OTHER_ADMIN, LISTED, ANN]) service.telegram.world.chats.set(id, []);
    await service.restart(apiRoot);
    return service;
  }

  async stop(): Promise<void> {
    await this.#state?.close();
    this.#state = undefined;
  }

  /** @param harm done to the state while the bot is down */
  async restart(
    apiRoot = `http://127.0.0.1:${this.telegram.port}`,
    harm?: (folder: string) => void,
  ): Promise<void> {
    await this.stop();
    harm?.(this.folder);
    const state = openState<never>(this.folder, 400, () => this.time);
    this.#state = state;
    const log = openLog('info', [], {
      write: (line: string) => {
        this.log += line;
      },
    });
    const timing = { ...TIMING, pause: 10, longestPause: 100 };
    const api = new Api({ token: TOKEN, apiRoot, proxyUrl: undefined }, log, timing);
    const access = new Access(state.ledger, [ADMIN, OTHER_ADMIN], [LISTED]);
    if (this.#guarded) api.mayReceive = (id) => access.isAllowed(id);
    this.#bot = buildBot(
      api,
      log,
      featuresOf(
        new Pace(this.#perMinute, (id) => access.isAllowed(id)),
        access,
        new Loaded(desk, this.time),
        'data',
        state,
        () => this.time,
      ),
    );
    this.#bot.botInfo = await api.getMe();
  }

  get faults(): readonly string[] {
    return this.#state?.faults ?? [];
  }

  /** Hands over what people have sent, all at once, whatever kinds the bot asked for. */
  async settle(...more: object[]): Promise<void> {
    const { waiting } = this.telegram.queue;
    const updates = [
      ...waiting.splice(0),
      ...more.map((update, i) => ({ update_id: 1_000_000 + i, ...update })),
    ];
    await Promise.all(
      updates.map(async (update) => {
        try {
          await this.#bot?.handleUpdate(update as never);
        } catch (error) {
          // As the intake does: a call that Telegram refuses is no more than that.
          if (!(error instanceof ApiError)) throw error;
        }
      }),
    );
  }

  /** Somebody writes. @returns what the bot wrote back, joined */
  async say(id: number, text: string, more: object = {}): Promise<string> {
    const before = this.telegram.sentTo(id).length;
    this.telegram.say(id, text, more);
    await this.settle();
    return this.telegram
      .sentTo(id)
      .slice(before)
      .map((sent) => sent.text)
      .join('\n');
  }

  /** Somebody taps. @returns what popped up */
  async tap(id: number, message: Sent, label: string | { data: string }): Promise<string> {
    this.telegram.tap(id, message, label);
    await this.settle();
    return String(this.telegram.callsOf('answerCallbackQuery').at(-1)?.payload.text ?? '');
  }

  last(id: number): Sent {
    const sent = this.telegram.sentTo(id).at(-1);
    if (!sent) throw new Error(`nothing was sent to ${id}`);
    return sent;
  }

  /** The newest message to an admin that can be decided on. */
  card(admin: number): Sent {
    const card = this.telegram
      .sentTo(admin)
      .findLast((sent) => buttonsOf(sent).some(({ text }) => text === '批准'));
    if (!card) throw new Error(`no card for ${admin}`);
    return card;
  }

  /** 申请, then the line. */
  async apply(id: number, line = '莎车县民政局 安娜'): Promise<string> {
    await this.say(id, '/start');
    await this.tap(id, this.last(id), '申请');
    return this.say(id, line);
  }

  async letIn(id: number): Promise<void> {
    await this.apply(id);
    await this.tap(ADMIN, this.card(ADMIN), '批准');
  }

  async isAnswered(id: number): Promise<boolean> {
    return (await this.say(id, '喀什 莎车')).includes('65,468');
  }

  /** Every word that went out to somebody. */
  wordsTo(id: number): string {
    return this.telegram.calls
      .filter(({ payload }) => Number(payload.chat_id) === id)
      .map(({ payload }) => JSON.stringify(payload))
      .join('\n');
  }
}
