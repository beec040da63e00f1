import type { Access, Decision, Request } from '../../store/access.js';
import { ApiError } from '../failure.js';
import type { Telegram } from '../framework/telegraf.js';
import { NO_PREVIEW } from './post.js';
import * as say from './wording.js';

const DATA = /^(approve|reject):([\w-]{16})$/;
const RESTORE = /^restore:(\d{1,15})$/;

/** What a card's button carries. Undefined for anything else. */
export const readCardData = (data: string) => {
  const [, word, key] = DATA.exec(data) ?? [];
  return key === undefined
    ? undefined
    : ({ key, verdict: word === 'approve' ? 'approved' : 'rejected' } as const);
};

/** Which doubt the button under {@link sendDoubt} is about. Undefined for anything else. */
export const readRestoreData = (data: string): number | undefined => {
  const doubt = RESTORE.exec(data)?.[1];
  return doubt === undefined ? undefined : Number(doubt);
};

/** Puts what waits before each admin who has no card of it yet. One who cannot be reached is passed over. */
export const sendCards = async (
  access: Access,
  telegram: Telegram,
  requests: readonly Request[],
): Promise<void> => {
  await Promise.all(access.admins.map((admin) => sendMissing(access, telegram, requests, admin)));
};

/** Puts what waits before one admin, as far as that has not been done, oldest first. */
export const sendMissing = async (
  access: Access,
  telegram: Telegram,
  requests: readonly Request[],
  admin: number,
): Promise<void> => {
  for (const request of requests) {
    const has = access.cards(request.key).some(({ chat }) => chat === admin);
    if (!has) await sendCard(access, telegram, request, admin);
  }
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
      ...NO_PREVIEW,
      reply_markup: { inline_keyboard: [buttons] },
    });
    access.addCard(request.key, { chat: admin, message: message_id });
  });
};

/** Tells one admin who is suspended and why, with the button that lets them go on. */
export const sendDoubt = async (
  access: Access,
  telegram: Telegram,
  admin: number,
  findings: readonly string[] = [],
): Promise<void> => {
  const { doubt } = access;
  const button = { text: say.RESTORE, callback_data: `restore:${doubt}` };
  await unlessRefused(() =>
    telegram.sendMessage(admin, say.doubt(findings, access.suspended), {
      ...NO_PREVIEW,
      ...(doubt > 0 && { reply_markup: { inline_keyboard: [[button]] } }),
    }),
  );
};

/** Takes the buttons off every card and says to the admins how it ended. */
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
        unlessRefused(() =>
          access.isAdmin(chat)
            ? telegram.editMessageText(chat, message, undefined, text, NO_PREVIEW)
            : telegram.editMessageReplyMarkup(chat, message, undefined, undefined),
        ),
      ),
  );
};

/** Takes the buttons off what stands with people who are no admins any more. */
export const stripFormer = async (access: Access, telegram: Telegram, now: number): Promise<void> => {
  const cards = access.open(now).flatMap(({ key }) => access.cards(key));
  for (const { chat, message } of cards.filter((card) => !access.isAdmin(card.chat))) {
    await unlessRefused(() => telegram.editMessageReplyMarkup(chat, message, undefined, undefined));
  }
};

/**
 * Somebody who blocked the bot, or a message that is gone, must not keep the others from being told.
 * @returns undefined where Telegram said no
 */
export const unlessRefused = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ApiError) || error.fate === 'stopped' || error.code === 401) throw error;
    return undefined;
  }
};
