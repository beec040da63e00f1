import type { Telegram } from 'telegraf';
import type { Access, Decision, Request } from '../../store/access.js';
import { ApiError } from '../failure.js';
import * as say from './wording.js';

const DATA = /^(approve|reject):([\w-]{16})$/;

/** What a card's button carries. Undefined for anything else. */
export const readCardData = (data: string) => {
  const [, word, key] = DATA.exec(data) ?? [];
  return key === undefined
    ? undefined
    : ({ key, verdict: word === 'approve' ? 'approved' : 'rejected' } as const);
};

/** Puts a request before each admin who has no card of it yet. One who cannot be reached is passed over. */
export const sendCards = async (access: Access, telegram: Telegram, request: Request): Promise<void> => {
  const have = new Set(access.cards(request.key).map(({ chat }) => chat));
  const missing = access.admins.filter((admin) => !have.has(admin));
  await Promise.all(missing.map((admin) => sendCard(access, telegram, request, admin)));
};

/** Puts a request before one admin, with its buttons. */
export const sendCard = async (
  access: Access,
  telegram: Telegram,
  request: Request,
  admin: number,
): Promise<void> => {
  const buttons = [
    { text: say.APPROVE, callback_data: `approve:${request.key}` },
    { text: say.REJECT, callback_data: `reject:${request.key}` },
  ];
  await unlessRefused(async () => {
    const { message_id } = await telegram.sendMessage(admin, say.card(request), {
      reply_markup: { inline_keyboard: [buttons] },
    });
    access.addCard(request.key, { chat: admin, message: message_id });
  });
};

/** Takes the buttons off every admin's card and says how it ended. */
export const closeCards = async (
  access: Access,
  telegram: Telegram,
  decision: Exclude<Decision, { kind: 'unknown' }>,
): Promise<void> => {
  const text = say.closedCard(decision);
  await Promise.all(
    access
      .cards(decision.request.key)
      .map(({ chat, message }) =>
        unlessRefused(() => telegram.editMessageText(chat, message, undefined, text)),
      ),
  );
};

/** Somebody who blocked the bot, or a message that is gone, must not keep the others from being told. */
export const unlessRefused = async (call: () => Promise<unknown>): Promise<void> => {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof ApiError) || error.fate === 'stopped' || error.code === 401) throw error;
  }
};
