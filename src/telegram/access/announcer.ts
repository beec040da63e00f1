import { type Access, MAX_SHOWN } from '../../store/access.js';
import type { Telegram } from '../framework/telegraf.js';
import { sendCards, unlessRefused } from './cards.js';
import * as say from './wording.js';

const HOUR_MS = 3_600_000;

/** Puts a request before the admins; that more wait than they are shown, they hear once an hour. */
export class Announcer {
  #alarmedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly access: Access,
    private readonly now: () => number,
  ) {}

  async announce(telegram: Telegram, id: number): Promise<void> {
    const { access, now } = this;
    const shown = access.shown(now()).filter((request) => request.id === id);
    await sendCards(access, telegram, shown);
    const { length } = access.open(now());
    if (shown.length > 0 || length <= MAX_SHOWN || now() - this.#alarmedAt < HOUR_MS) return;
    this.#alarmedAt = now();
    await Promise.all(
      access.admins.map((admin) => unlessRefused(() => telegram.sendMessage(admin, say.queueLong(length)))),
    );
  }
}
