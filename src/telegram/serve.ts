import type { Update } from 'telegraf/types';
import { readConfig, SettingError } from '../config.js';
import type { Desk } from '../desk.js';
import { StateError } from '../store/folder.js';
import { openState } from '../store/state.js';
import { startBot } from './start.js';

/** Runs the bot with its state on disk. A setting that cannot be used is one sentence and exit code 2. */
export async function serve(env: NodeJS.ProcessEnv, desk: Desk): Promise<number> {
  try {
    const { stateDir, auditDays } = readConfig(env);
    const state = openState<Update>(stateDir, auditDays);
    try {
      return await startBot(env, desk, state);
    } finally {
      await state.close();
    }
  } catch (error) {
    if (!(error instanceof SettingError || error instanceof StateError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
