import { Composer, type Context } from 'telegraf';
import type { Access, Decision } from '../../store/access.js';
import type { Audit } from '../../store/audit.js';
import { askerOf } from '../gate.js';
import { closeCards, readCardData, unlessRefused } from './cards.js';
import * as say from './wording.js';

/** 批准 and 拒绝. Whether it is an admin who taps is looked up at the tap; the first decision stands. */
export function decisions(access: Access, audit: Audit, now: () => number = Date.now): Composer<Context> {
  /** Requests whose applicant was told by this process: a tap repeated after a stop tells what was not told. */
  const told = new Set<string>();

  const tell = async (ctx: Context, { verdict, request }: Extract<Decision, { verdict: unknown }>) => {
    if (told.has(request.key)) return;
    told.add(request.key);
    if (access.isAllowed(request.id) !== (verdict === 'approved')) return;
    const words = verdict === 'approved' ? say.toldApproved : say.toldRejected;
    await unlessRefused(() => ctx.telegram.sendMessage(request.id, words));
  };

  const composer = new Composer();
  composer.on('callback_query', async (ctx, next) => {
    const asker = askerOf(ctx.update);
    const asked = 'data' in ctx.callbackQuery ? readCardData(ctx.callbackQuery.data) : undefined;
    if (asker === undefined || !asked) return next();
    const pop = (words: string) => ctx.answerCbQuery(words).catch(() => undefined);
    if (!access.isAdmin(asker)) return pop(say.adminsOnly);
    const decision = access.decide(asked.key, asked.verdict, asker, now());
    if (decision.kind === 'decided') {
      const kind = decision.verdict === 'approved' ? 'approve' : 'reject';
      const { id, line } = decision.request;
      await audit.add({ who: asker, kind, asked: `${id} ${line}`, shown: [], outcome: decision.verdict });
    }
    await pop(say.tapped(decision));
    if (decision.kind === 'unknown') return;
    await closeCards(access, ctx.telegram, decision);
    if (decision.kind !== 'expired' && decision.by === asker) await tell(ctx, decision);
  });
  return composer;
}
