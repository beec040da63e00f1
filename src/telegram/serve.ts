import { setFlagsFromString } from 'node:v8';
import type { Update } from 'telegraf/types';
import { type Config, readConfig, SettingError } from '../config.js';
import type { Desk } from '../desk.js';
import { openLog } from '../log.js';
import { StateError } from '../store/folder.js';
import { openState } from '../store/state.js';
import { startBot } from './start.js';

/** After this long, what still keeps the process alive is not waited for. */
const LINGER_MS = 500;

/**
 * Runs the bot on its settings and its state on disk, until a signal.
 * @returns the exit code: 2, after one sentence on standard error, for a setting that cannot be used
 */
export async function serve(env: NodeJS.ProcessEnv, desk: Desk): Promise<number> {
  // A reply's objects outlive the small collections while it is on its way: collecting them when the heap has doubled,
  // not quadrupled, keeps the memory flat for a little computing.
  setFlagsFromString('--heap-growing-percent=100');
  try {
    const config = readConfig(env);
    const log = openLog(config.logLevel, secretsOf(config));
    desk.warm();
    const state = openState<Update>(config.stateDir, config.auditDays);
    try {
      await startBot(config, desk, state, log);
    } finally {
      await state.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof SettingError || error instanceof StateError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  } finally {
    setTimeout(() => process.exit(), LINGER_MS).unref();
  }
}

function secretsOf({ token, proxyUrl, webhook }: Config): string[] {
  const password = proxyUrl?.password ?? '';
  return [token, password, decodeURIComponent(password), webhook?.secret ?? ''];
}
