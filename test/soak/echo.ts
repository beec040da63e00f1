import { Telegraf } from 'telegraf';

// What telegraf does out of the box, as the measure of what the service costs.
const bot = new Telegraf(process.env.BOT_TOKEN ?? '', {
  telegram: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
});
bot.on('text', (ctx) => ctx.reply(ctx.message.text));
void bot.launch();
