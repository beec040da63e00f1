import type { Access } from '../../store/access.js';
import type { State } from '../../store/state.js';
import { Composer, type Context } from '../framework/telegraf.js';
import { sendCard, sendDoubt, sendMissing } from './cards.js';
import { showHeads } from './heads.js';
import { ADMIN_COMMANDS } from './names.js';
import { postLines } from './post.js';
import * as say from './wording.js';

const LATEST = 10;
const MOST_MISSES = 30;

/** A revocation is answered once the admins' chats know of it, or after so long. */
const MOST_WAIT_MS = 5000;

type Kept = Pick<State<never>, 'ledger' | 'audit' | 'telling' | 'faults'>;

/**
 * The commands of admins. What was found damaged at the start, each is told once, with the first thing
 * that they send.
 * @param notices the lines of /notices
 */
export function admin(
  access: Access,
  state: Kept,
  notices: () => readonly string[],
  now: () => number = Date.now,
): Composer<Context> {
  const { audit, faults } = state;
  const commands = new Composer();

  // Behind the greeting stands what waits: an admin who opens the bot late has missed the cards.
  commands.command('start', async (ctx, next) => {
    await next();
    await sendMissing(access, ctx.telegram, access.shown(now()), ctx.from.id);
  });

  commands.command('users', async (ctx) => {
    const open = access.open(now());
    const given = idOf(ctx.payload);
    const asked = open.find(({ id }) => id === given);
    if (asked) return sendCard(access, ctx.telegram, asked, ctx.from.id);
    const shown = access.shown(now());
    await postLines(ctx, say.users(access, open, shown.length));
    if (access.doubt > 0) await sendDoubt(access, ctx.telegram, ctx.from.id);
    for (const request of shown) await sendCard(access, ctx.telegram, request, ctx.from.id);
  });

  commands.command('revoke', async (ctx) => {
    const id = idOf(ctx.payload);
    if (id === undefined) {
      await ctx.reply(say.revokeUsage);
      return;
    }
    const outcome = access.revoke(id, ctx.from.id, now(), ctx.update.update_id);
    await state.telling.settle();
    if (outcome === 'revoked') await atMost(showHeads(ctx.telegram, access, state, now()));
    await ctx.reply(say.revoked(id, outcome));
  });

  commands.command('audit', async (ctx) => {
    const check = await audit.check();
    await postLines(ctx, say.audit(audit.head, await audit.latest(LATEST), check, audit.faults), true);
  });

  commands.command('misses', async (ctx) => {
    await postLines(ctx, say.misses(await audit.misses(MOST_MISSES)), true);
  });

  commands.command('notices', async (ctx) => {
    await postLines(ctx, notices());
  });

  const told = new Set<number>();
  const composer = new Composer();
  composer.use(async (ctx, next) => {
    const id = ctx.from?.id;
    if (id === undefined || !access.isAdmin(id)) return next();
    access.unreachable.delete(id);
    if (faults.length > 0 && !told.has(id)) {
      told.add(id);
      await postLines(ctx, say.faultsFound(faults));
      if (access.doubt > 0) await sendDoubt(access, ctx.telegram, id);
    }
    if (isBorrowed(ctx)) await ctx.reply(say.notForwarded);
    else await commands.middleware()(ctx, next);
  });
  composer.command(
    ADMIN_COMMANDS.map(({ command }) => command),
    async (ctx, next) => {
      if (access.isAdmin(ctx.from.id)) return next();
      await ctx.reply(say.adminsOnly);
    },
  );
  return composer;
}

const OURS = new RegExp(`^/(?:${ADMIN_COMMANDS.map(({ command }) => command).join('|')})(?:@|\\s|$)`);

/** An admin's command in somebody else's words: forwarded, or sent through another bot. */
const isBorrowed = ({ message }: Context): boolean =>
  message !== undefined &&
  'text' in message &&
  OURS.test(message.text) &&
  ['forward_origin', 'forward_date', 'forward_from', 'via_bot'].some((key) => key in message);

const idOf = (payload: string): number | undefined => {
  const given = payload.normalize('NFKC').trim();
  const id = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
  return Number.isSafeInteger(id) ? id : undefined;
};

const atMost = (work: Promise<void>): Promise<void> =>
  Promise.race([
    work.catch(() => undefined),
    new Promise<void>((resolve) => setTimeout(resolve, MOST_WAIT_MS).unref()),
  ]);
