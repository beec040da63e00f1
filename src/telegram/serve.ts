import type { Update } from 'telegraf/types';
import { readConfig, SettingError } from '../config.js';
import type { Desk } from '../desk.js';
import { openFolder, StateError } from '../store/folder.js';
import { openInbox } from '../store/inbox-database.js';
import { startBot } from './start.js';

/** Runs the bot with its state on disk. A setting that cannot be used is one sentence and exit code 2. */
export async function serve(env: NodeJS.ProcessEnv, desk: Desk): Promise<number> {
  try {
    const { stateDir } = readConfig(env);
    const inbox = openInbox<Update>(openFolder(stateDir));
    try {
      return await startBot(env, desk, inbox);
    } finally {
      inbox.close();
    }
  } catch (error) {
    if (!(error instanceof SettingError || error instanceof StateError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
