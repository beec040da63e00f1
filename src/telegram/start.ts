import type { Server } from 'node:http';
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, SettingError } from '../config.js';
import type { Log } from '../log.js';
import { Access } from '../store/access.js';
import type { State } from '../store/state.js';
import { StorageProbe } from '../store/storage.js';
import { Attendance } from './access/attendance.js';
import { Pace } from './access/pace.js';
import { Api } from './api.js';
import { buildBot } from './bot.js';
import { COMMANDS } from './commands.js';
import { ApiError, advice } from './failure.js';
import { featuresOf } from './features.js';
import type { Update } from './framework/telegraf.js';
import { faultsOf, serveHealth } from './health.js';
import { Intake } from './intake.js';
import type { Loaded } from './notices/loaded.js';
import type { Renewal } from './notices/renewal.js';
import { tellAdmins } from './notices/tell.js';
import { byPolling, byWebhook, type Ending } from './way-in.js';
import { Foreign } from './webhook.js';

/** How long the end waits for replies under way; the rest of the ten seconds is for the last words. */
const FINISH_MS = 5000;
const CONFIRM_MS = 1500;

const TELL_LOAD_MS = 60_000;

/**
 * Runs the Telegram bot until a signal. What is unanswered at the end stays in the inbox.
 * @param renewal puts other notices into the place of those that are loaded
 * @throws SettingError where a setting cannot be used at the start, the token among them
 */
export async function startBot(
  config: Config,
  loaded: Loaded,
  renewal: Renewal,
  state: State<Update>,
  log: Log,
): Promise<void> {
  watchForBugs(log);
  // Node gives up each address after 250 ms, too short for the way to Telegram.
  setDefaultAutoSelectFamilyAttemptTimeout(5000);

  const api = new Api(config, log);
  for (const fault of state.faults) log.error(fault);
  const access = new Access(state.ledger, config.adminIds, config.allowedIds);
  api.mayReceive = (id) => access.isAllowed(id);
  const complain = (err: unknown) => log.error({ err }, '图没有画成，已改发文字');
  api.traffic.isFirst = api.mayReceive;
  const pace = new Pace(config.questionsPerMinute, api.mayReceive);
  const { data } = renewal.origin;
  // Ages are Telegram's: while our clock is wrong, no request ends and no pause is over.
  const now = (): number => api.now();
  const bot = buildBot(api, log, featuresOf(pace, access, loaded, data, state, now, complain));
  const attendance = new Attendance(api, access, state, log);
  const handle = (update: Update) => attendance.ready.then(() => bot.handleUpdate(update));
  const intake = new Intake(state.inbox, handle, log, pace);
  const foreign = new Foreign(log);
  const wayIn = config.webhook
    ? byWebhook(config.webhook, api, intake, log, foreign)
    : byPolling(api, intake, log);
  const servers: Server[] = [];
  const ending = untilSignal(log);

  const storage = new StorageProbe(config.stateDir);
  const telling = setInterval(() => tellLoad(api, intake, log), TELL_LOAD_MS).unref();
  renewal.begin((refusal) => tellAdmins(api, access, refusal, data, log));
  intake.resume();
  try {
    if (config.healthPort !== undefined) {
      const look = () => ({
        faults: faultsOf(wayIn.isReceiving(), api.reach, intake.storage.words ?? storage.fault()),
        intake: intake.load,
        traffic: api.traffic.load,
        foreign: foreign.count,
      });
      servers.push(await serveHealth(config.healthPort, look));
    }
    servers.push(...(await wayIn.open()));
    const work = async () => {
      bot.botInfo = await api.identify();
      await attendance.begin(ending.signal);
      log.info({ bot: bot.botInfo.username, way: wayIn.name }, '已启动');
      void introduce(api, log);
      await wayIn.run(ending);
    };
    const working = work();
    working.catch(() => undefined);
    await Promise.race([working, ending.promise]);
  } catch (error) {
    if (!(error instanceof ApiError) || error.fate !== 'refused') throw error;
    throw refusal(error, config);
  } finally {
    stopListening(servers);
    await Promise.race([intake.lanes.below(0), pass(FINISH_MS)]);
    await Promise.race([wayIn.confirm(), pass(CONFIRM_MS)]);
    clearInterval(telling);
    renewal.stop();
    api.stop();
    intake.stop();
    await Promise.race([intake.lanes.idle(), pass(300)]);
    for (const server of servers) server.closeAllConnections();
    log.info({ unanswered: intake.lanes.size }, '已停止');
  }
}

/** What the log says of a busy minute. */
function tellLoad(api: Api, intake: Intake, log: Log): void {
  const { waiting, first, oldest } = intake.load;
  const { sent, throttled, perSecond } = api.traffic.load;
  if (waiting === 0 && throttled === 0) return;
  const seconds = Math.round(oldest / 1000);
  log.info({ waiting, first, oldest: seconds, sent, throttled, perSecond: Math.round(perSecond) }, '负载');
}

/** No new request is taken; what is under way may end. */
function stopListening(servers: readonly Server[]): void {
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
}

/** Time that passes; nothing is kept alive for it. */
function pass(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}

/** The first signal ends the program in good order. Further ones change nothing: npm passes each on a second time. */
function untilSignal(log: Log): Ending {
  const control = new AbortController();
  const promise = new Promise<void>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) {
      process.on(name, () => {
        if (control.signal.aborted) return;
        log.info({ signal: name }, '正在停止');
        control.abort();
        resolve();
      });
    }
  });
  return { signal: control.signal, promise };
}

/** A bug that nothing caught ends the program, without Node's dump of the error, which may hold a reply. */
function watchForBugs(log: Log): void {
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, '程序出错，已退出；重新启动后会继续处理未答完的消息');
    process.exit(1);
  });
}

/** Registers the names of everybody's commands. A comfort: the bot does not wait for it. */
async function introduce(api: Api, log: Log): Promise<void> {
  try {
    await api.setMyCommands(COMMANDS);
  } catch (err) {
    log.debug({ err }, '命令菜单没有登记上');
  }
}

function refusal(error: ApiError, { webhook, apiRoot }: Config): SettingError {
  if (error.code === 401 || error.code === 404) {
    return new SettingError(`${advice(error)}${apiRoot ? '，并检查 TELEGRAM_API_ROOT' : ''}。`);
  }
  return new SettingError(
    `${webhook ? 'WEBHOOK_URL' : 'BOT_TOKEN'} 不能用：Telegram 答复 ${error.code}，请检查这项设置。`,
  );
}
