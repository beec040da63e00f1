import type { Access, Decision } from '../../store/access.js';
import type { State } from '../../store/state.js';
import { Composer, type Context } from '../framework/telegraf.js';
import { askerOf } from '../gate.js';
import { closeCards, readCardData, readRestoreData, sendCards, unlessRefused } from './cards.js';
import { showHeads } from './heads.js';
import { NO_PREVIEW } from './post.js';
import * as say from './wording.js';

/**
 * 批准, 拒绝 and 恢复. Whether it is an admin who taps is looked up at the tap; the first decision stands, and a tap
 * that is handled again says what it said.
 */
export function decisions(
  access: Access,
  state: Pick<State<never>, 'ledger' | 'audit' | 'telling'>,
  now: () => number = Date.now,
): Composer<Context> {
  /** What this process tells applicants, by request: a tap repeated after a stop tells what was not told. */
  const told = new Map<string, Promise<void>>();

  const tell = (
    ctx: Context,
    { verdict, request }: Extract<Decision, { verdict: unknown }>,
  ): Promise<void> => {
    const words = async () => {
      if (access.isAllowed(request.id) !== (verdict === 'approved')) return;
      const text = verdict === 'approved' ? say.toldApproved : say.toldRejected;
      await unlessRefused(() => ctx.telegram.sendMessage(request.id, text));
    };
    // Whoever comes again, since the disk refused something else, waits for the same message.
    const telling = told.get(request.key) ?? words();
    told.set(request.key, telling);
    return telling;
  };

  const decide = async (ctx: Context, admin: number, asked: NonNullable<ReturnType<typeof readCardData>>) => {
    const decision = access.decide(asked.key, asked.verdict, admin, now(), ctx.update.update_id);
    await state.telling.settle();
    await pop(ctx, say.tapped(decision));
    if (decision.kind === 'unknown') return;
    // The applicant waits for no admin: another one's chat may be held for as long as Telegram likes.
    await Promise.all([
      decision.kind !== 'expired' && decision.by === admin ? tell(ctx, decision) : undefined,
      close(ctx, admin, decision),
    ]);
    // One place less is taken: the next in the queue comes before the admins.
    await sendCards(access, ctx.telegram, access.shown(now()));
    if (decision.kind === 'decided')
      void showHeads(ctx.telegram, access, state, now()).catch(() => undefined);
  };

  const close = async (ctx: Context, admin: number, decision: Exclude<Decision, { kind: 'unknown' }>) => {
    const message = ctx.callbackQuery?.message?.message_id;
    // A card that was sent just before a sudden end is not on record yet.
    if (message !== undefined) access.addCard(decision.request.key, { chat: admin, message });
    await closeCards(access, ctx.telegram, decision);
  };

  const restore = async (ctx: Context, admin: number, doubt: number) => {
    const outcome = access.restore(doubt, admin, now(), ctx.update.update_id);
    await state.telling.settle();
    await pop(ctx, say.restored(outcome));
    await unlessRefused(() => ctx.editMessageText(say.restored(outcome), NO_PREVIEW));
  };

  const composer = new Composer();
  composer.on('callback_query', async (ctx, next) => {
    const asker = askerOf(ctx.update);
    const data = 'data' in ctx.callbackQuery ? ctx.callbackQuery.data : '';
    const asked = readCardData(data);
    const doubt = readRestoreData(data);
    if (asker === undefined || (!asked && doubt === undefined)) return next();
    if (!access.isAdmin(asker)) return pop(ctx, say.adminsOnly);
    if (asked) await decide(ctx, asker, asked);
    else if (doubt !== undefined) await restore(ctx, asker, doubt);
  });
  return composer;
}

const pop = async (ctx: Context, words: string): Promise<void> => {
  await ctx.answerCbQuery(words).catch(() => undefined);
};
