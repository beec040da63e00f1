import { config } from 'dotenv';
import { readStateConfig, SettingError } from '../config.js';
import { inspectAudit } from './audit-inspect.js';
import type { Head } from './chain.js';
import { StateError } from './folder.js';

/**
 * `--check-audit`: checks the audit that the settings name, and prints what was found.
 * @param noted an entry's number and the beginning of its hash
 * @returns the exit code: 1 where anything is wrong or cannot be read, 2 for a setting that cannot be used
 */
export const checkAudit = async (noted?: Head): Promise<number> => {
  config({ quiet: true });
  try {
    const { ok, text } = await inspectAudit(readStateConfig(process.env), noted);
    process.stdout.write(`${text}\n`);
    return ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return error instanceof SettingError ? 2 : 1;
  }
};

/** @throws what no setting and no disk is to blame for */
const sentenceOf = (error: unknown): string => {
  if (error instanceof SettingError || error instanceof StateError) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return `STATE_DIR 中的“${path ?? ''}”无法读取（${code}），请检查路径和文件权限。`;
};
