import { Composer, type Context } from 'telegraf';
import type { Access } from '../../store/access.js';
import type { Audit } from '../../store/audit.js';
import { sendCard } from './cards.js';
import { postLines } from './post.js';
import * as say from './wording.js';

/** As registered with Telegram for admins, beside everybody's. */
export const ADMIN_COMMANDS = [
  { command: 'users', description: '获准人员和待审批的申请' },
  { command: 'revoke', description: '停止某人的使用：/revoke 编号' },
  { command: 'audit', description: '最近的查询记录和核对' },
  { command: 'misses', description: '没有答上的提问' },
];

const LATEST = 10;
const MOST_MISSES = 30;

/**
 * The commands of admins.
 * @param faults what was found damaged at the start: each admin is told once, with the first thing that they send
 */
export function admin(
  access: Access,
  audit: Audit,
  faults: readonly string[],
  now: () => number = Date.now,
): Composer<Context> {
  const commands = new Composer();

  commands.command('users', async (ctx) => {
    const open = access.open(now());
    await postLines(ctx, say.users(access, open.length));
    for (const request of open) await sendCard(access, ctx.telegram, request, ctx.from.id);
  });

  commands.command('revoke', async (ctx) => {
    const given = ctx.payload.normalize('NFKC').trim();
    const id = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
    if (!Number.isSafeInteger(id)) {
      await ctx.reply(say.revokeUsage);
      return;
    }
    const outcome = access.revoke(id, ctx.from.id, now());
    if (outcome === 'revoked') {
      await audit.add({ who: ctx.from.id, kind: 'revoke', asked: given, shown: [], outcome });
    }
    await ctx.reply(say.revoked(id, outcome));
  });

  commands.command('audit', async (ctx) => {
    const check = await audit.check();
    await postLines(ctx, say.audit(audit.head, await audit.latest(LATEST), check, audit.faults));
  });

  commands.command('misses', async (ctx) => {
    await postLines(ctx, say.misses(await audit.misses(MOST_MISSES)));
  });

  const told = new Set<number>();
  const composer = new Composer();
  composer.use(async (ctx, next) => {
    const id = ctx.from?.id;
    if (id === undefined || !access.isAdmin(id)) return next();
    if (faults.length > 0 && !told.has(id)) {
      told.add(id);
      await postLines(ctx, say.faultsFound(faults));
    }
    await commands.middleware()(ctx, next);
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
