import { Composer, type Context } from 'telegraf';
import type { Enquiries } from './enquiries.js';
import { send } from './send.js';

/** As registered with Telegram; admins see theirs too. */
export const COMMANDS = [
  { command: 'start', description: '开始使用' },
  { command: 'help', description: '能问什么、怎么问' },
  { command: 'id', description: '我的编号' },
];

/** The commands of whoever may ask. */
export function commands(enquiries: Enquiries): Composer<Context> {
  const composer = new Composer();
  composer.command(['start', 'help'], async (ctx) => {
    const help = await enquiries.ask(ctx.from.id, '', 'question');
    await send(ctx, help.message);
  });
  composer.command('id', (ctx) => ctx.reply(`您的编号是 ${ctx.from.id}。`));
  return composer;
}
