import type { Enquiries } from './enquiries.js';
import { Composer, type Context } from './framework/telegraf.js';
import { questionOfLink } from './links.js';
import type { Replies } from './send.js';

/** As registered with Telegram; admins see theirs too. */
export const COMMANDS = [
  { command: 'start', description: '开始使用' },
  { command: 'help', description: '能问什么、怎么问' },
  { command: 'id', description: '我的编号' },
];

/** The commands of whoever may ask. A deep link is a question and goes on to where those are answered. */
export function commands(enquiries: Enquiries, replies: Replies): Composer<Context> {
  const composer = new Composer();
  composer.command('start', async (ctx, next) =>
    questionOfLink(ctx.message.text) === undefined
      ? void (await replies.send(ctx, enquiries.greeting()))
      : next(),
  );
  composer.command('help', async (ctx) => {
    const help = await enquiries.ask(ctx.from.id, '', 'question', ctx.update.update_id);
    await replies.send(ctx, help.message);
  });
  composer.command('id', (ctx) => ctx.reply(`您的编号是 ${ctx.from.id}。`));
  return composer;
}
