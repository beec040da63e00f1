import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { type Config, readConfig, SettingError } from '../config.js';
import type { Desk } from '../desk.js';
import { type Log, openLog } from '../log.js';
import { diskFault, isOpenToOthers, openFolder, StateError } from '../store/folder.js';
import { openState, type State } from '../store/state.js';
import { storageFault } from '../store/storage.js';
import type { Update } from './framework/telegraf.js';
import { Loaded } from './notices/loaded.js';
import { type Origin, Renewal } from './notices/renewal.js';
import { startBot } from './start.js';

/** How long a start waits for the disk, attempt by attempt. */
const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000];

/** After this long, what still keeps the process alive is not waited for. */
const LINGER_MS = 500;

/**
 * Runs the bot on its settings and its state on disk, until a signal; SIGHUP loads the notices anew.
 * @param desk what answers first @param origin where its notices come from
 * @returns the exit code: after one sentence on standard error, 2 for a setting that cannot be used, and 3 for a disk
 * that cannot be used at this moment: then another start may do
 */
export async function serve(env: NodeJS.ProcessEnv, desk: Desk, origin: Origin): Promise<number> {
  // Node 20 leaves some 30 kB of every answer to the large collections alone: each object that is spread into a larger
  // one gets a hidden class of its own. Where they wait until the heap has doubled, or more, memory goes up and down by
  // a quarter; a fifth is as quick, measured in computing time.
  setFlagsFromString('--heap-growing-percent=20');
  // Else half-empty pages stay, and memory grows by a seventh in a quarter of an hour while what is held grows less:
  // measured on a bad day of fifty minutes.
  setFlagsFromString('--optimize-for-size');
  try {
    const config = readConfig(env);
    const log = openLog(config.logLevel, secretsOf(config));
    if (isOpenToOthers('.env'))
      log.warn('.env 可以被本机其他用户读取，里面有令牌和密码：请运行 chmod 600 .env');
    const loaded = new Loaded(desk, Date.now());
    const renewal = new Renewal(origin, loaded, log);
    process.on('SIGHUP', () => renewal.ask());
    for (const warm of desk.warming) warm();
    await untilWritable(config.stateDir, log);
    const state = openState<Update>(config.stateDir, config.auditDays, Date.now, config.auditKey);
    try {
      await startBot(config, loaded, renewal, state, log);
    } finally {
      await close(state, log);
    }
    return 0;
  } catch (error) {
    const told = asTold(error);
    process.stderr.write(`${told.message}\n`);
    return told instanceof StateError && told.passing ? 3 : 2;
  } finally {
    setTimeout(() => process.exit(), LINGER_MS).unref();
  }
}

/** Waits a while for a disk that is full, read-only or not there yet. @throws StateError where that does not end */
async function untilWritable(directory: string, log: Log): Promise<void> {
  for (const pause of PAUSES_MS) {
    try {
      openFolder(directory);
      return;
    } catch (error) {
      if (!(error instanceof StateError && error.passing)) throw error;
      log.warn(error.message);
    }
    await sleep(pause);
  }
}

/** What a sentence can be said about; @throws whatever else it is */
function asTold(error: unknown): SettingError | StateError {
  if (error instanceof SettingError || error instanceof StateError) return error;
  const code = storageFault(error);
  if (code === undefined) throw error;
  return diskFault('STATE_DIR', code, true);
}

/** A disk that refuses at the end leaves what stands in the state as after a sudden end, which the next start mends. */
async function close(state: State<Update>, log: Log): Promise<void> {
  try {
    await state.close();
  } catch (error) {
    const code = storageFault(error);
    if (code === undefined) throw error;
    log.error({ code }, 'STATE_DIR 没能完整关闭，下次启动时会检查');
  }
}

function secretsOf({ token, auditKey, proxyUrl, webhook }: Config): string[] {
  const password = proxyUrl?.password ?? '';
  return [token, auditKey ?? '', password, decodeURIComponent(password), webhook?.secret ?? ''];
}
