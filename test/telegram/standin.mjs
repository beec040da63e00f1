// Stands in for main.ts until that starts the bot: a desk that knows two places, a state in memory.
import { memoryState } from '../../dist/store/state.js';
import { startBot } from '../../dist/telegram/start.js';

const memory = { at: 0, turn: null };
const reply = (outcome, lines, more = {}) => ({
  outcome,
  shown: [],
  memory,
  message: {
    blocks: [{ lines: lines.map((line) => [line]) }],
    choices: [],
    next: [],
    figures: false,
    ...more,
  },
});
const desk = {
  ask(text) {
    if (text === '') return reply('help', ['可以问：喀什 莎车']);
    if (text.includes('莎车')) {
      return reply('answered', ['莎车县', '全年合计　65,468 万元', '来源：新财社〔2024〕35号 附件1'], {
        figures: true,
      });
    }
    if (text === '喀什') {
      const choices = ['喀什地区', '喀什市'].map((label) => ({ label, ask: `喀什地区 莎车 ${label}` }));
      return reply('choice', ['您问的是哪一个'], { choices });
    }
    return reply('none', ['通知里没有找到']);
  },
};

try {
  process.exit(await startBot(process.env, desk, memoryState()));
} catch (error) {
  if (error?.name !== 'SettingError') throw error;
  console.error(error.message);
  process.exit(2);
}
