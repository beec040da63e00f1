import type { Log } from '../../log.js';
import type { Access } from '../../store/access.js';
import { unlessRefused } from '../access/cards.js';
import { NO_PREVIEW } from '../access/post.js';
import type { Telegram } from '../framework/telegraf.js';
import type { Refusal } from './loaded.js';
import { refused } from './wording.js';

/** Tells each admin of notices that were not taken. Nobody waits for it. @param data the folder that they are in */
export function tellAdmins(
  telegram: Telegram,
  access: Access,
  refusal: Refusal,
  data: string,
  log: Log,
): void {
  const words = refused(data, refusal);
  for (const admin of access.admins)
    void unlessRefused(() =>
      telegram.sendMessage(admin, words, { ...NO_PREVIEW, protect_content: true }),
    ).catch((err) => log.warn({ err, admin }, '通知数据有问题一事没有送达管理员'));
}
