import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Emulator } from './emulator/emulator.ts';
import { buttonsOf, type Sent } from './emulator/methods.ts';
import { ADMIN, ALLOWED, type BotProcess, killAll, STRANGER, startProcess } from './process.ts';

const FIGURE = /\d,\d{3}|万元|≥|%/;
const link = (name: string) => `/start ${Buffer.from(name).toString('base64url')}`;

describe('on the phone', () => {
  const telegram = new Emulator();
  let bot: BotProcess;

  const start = async () => {
    bot = startProcess({ TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}` });
    await bot.said(/已启动/);
  };

  beforeAll(async () => {
    await telegram.listen();
    await start();
  });

  afterAll(async () => {
    await killAll();
    await telegram.close();
  });

  async function say(text: string, id = ALLOWED): Promise<Sent> {
    const before = telegram.sentTo(id).length;
    telegram.say(id, text);
    return telegram.reply(id, before + 1);
  }

  /** Taps what leads to a new message. */
  async function tap(message: Sent, label: string | { data: string }): Promise<Sent> {
    const before = telegram.sentTo(ALLOWED).length;
    telegram.tap(ALLOWED, message, label);
    return telegram.reply(ALLOWED, before + 1);
  }

  /** Taps what turns the message into something else. */
  async function turn(message: Sent, label: string): Promise<string> {
    const before = message.text;
    telegram.tap(ALLOWED, message, label);
    await telegram.until(() => message.text !== before);
    return message.text ?? '';
  }

  const labels = (message: Sent) => buttonsOf(message).map(({ text }) => text);

  it('leads a newcomer from the greeting to help', async () => {
    const greeting = await say('/start');
    expect(greeting.text).toContain('您好');
    expect(greeting.text).not.toMatch(FIGURE);
    expect(labels(greeting)).toHaveLength(3);

    const answer = await tap(greeting, '喀什 莎车');
    expect(answer.text).toContain('65,468 万元');
    expect(answer.has_protected_content).toBe(true);
    expect(labels(answer)).toEqual(['绩效目标', '本次下达', '与叶城县对比', '喀什地区明细', '喀什地区排名']);

    const comparison = await tap(answer, '与叶城县对比');
    expect(comparison.text).toContain('莎车县比叶城县多 8,619 万元');

    const choice = await say('和田 图');
    expect(labels(choice)).toEqual(['和田地区', '和田市 · 和田地区', '和田县 · 和田地区']);
    const picture = await tap(choice, '和田地区');
    expect(picture.photo?.[0]?.width).toBe(1080);
    expect(picture.has_protected_content).toBe(true);
    expect(picture.caption).toContain('178,215 万元');
    expect(picture.caption).toMatch(/\n来源：新财社〔2024〕35号 附件1、附件3$/);
    expect(picture.caption_entities?.map(({ type }) => type)).toContain('code');

    const help = await say('/help');
    expect(help.text).toContain('可以这样问');
    expect(labels(help)).toHaveLength(3);
  });

  it('goes on from a picture in words', async () => {
    const picture = await say('和田地区 图');
    expect(picture.caption).toContain('178,215 万元');
    const followUp = await say('那本次下达呢');
    expect(followUp.text).toContain('和田地区');
    expect(followUp.text).toContain('34,730 万元');
  });

  it('goes on from an answer', async () => {
    await say('和田地区');
    const followUp = await say('那本次下达呢');
    expect(followUp.text).toContain('和田地区');
    expect(followUp.text).toContain('34,730 万元');
  });

  it('turns a choice into the answer in place', async () => {
    const choice = await say('伊宁');
    expect(await turn(choice, '伊宁县')).toContain('伊宁县 · 伊犁州');
    expect(choice.has_protected_content).toBe(true);
  });

  it('turns the pages of a long list in place, after a restart too', async () => {
    const list = await say('全区县市区排名');
    expect(list.text).toContain('第 1 页，共 5 页');
    expect(labels(list).filter((label) => label.includes('页'))).toEqual(['下一页 ›']);
    expect(await turn(list, '下一页')).toContain('\n21. ');
    expect(labels(list).filter((label) => label.includes('页'))).toEqual(['‹ 上一页', '下一页 ›']);

    bot.child.kill('SIGTERM');
    await bot.ended;
    await start();

    for (const page of [3, 4, 5]) expect(await turn(list, '下一页')).toContain(`第 ${page} 页，共 5 页`);
    expect(list.text).toContain('\n97. ');
    expect(labels(list).filter((label) => label.includes('页'))).toEqual(['‹ 上一页']);
    expect(await turn(list, '上一页')).toContain('第 4 页');
    expect(list.entities?.length).toBeLessThanOrEqual(100);
  });

  it('draws what a button asks for, and gives the words to a picture', async () => {
    const answer = await say('喀什地区');
    const picture = await tap(answer, '看图');
    expect(picture.photo).toHaveLength(1);
    const words = await tap(picture, '看文字');
    expect(words.text).toContain('370,526 万元');
  });

  it.each([
    ['a name', link('莎车县'), '65,468'],
    ['a name with its prefecture', link('喀什地区 莎车县'), '65,468'],
    ['a name as it sounds', '/start shache', '65,468'],
    ['two names as they sound', '/start kashi-shache', '65,468'],
  ])('opens a place by a link with %s', async (_, text, figure) => {
    const answer = await say(text);
    expect(answer.text).toContain(figure);
    expect(answer.has_protected_content).toBe(true);
  });

  it('greets where a link is none', async () => {
    for (const text of ['/start', '/start 喀什', `/start ${'A'.repeat(65)}`, '/start a b']) {
      expect((await say(text)).text).toContain('您好');
    }
  });

  it('shows a stranger no figure by a link, and lets nobody in by it', async () => {
    for (const text of [link('莎车县'), link('批准'), '/start approve', link(`批准 ${STRANGER}`)]) {
      expect((await say(text, STRANGER)).text).toContain(String(STRANGER));
    }
    expect((await say('莎车县', STRANGER)).text).not.toMatch(FIGURE);
  });

  it.each(['approve', 'p0:莎车县', 'p:莎车县', 'n~AAAA', 'p2~ePk', 'x'.repeat(64)])(
    'says of %s that the button is too old',
    async (data) => {
      const message = await say('莎车县');
      const before = telegram.callsOf('answerCallbackQuery').length;
      telegram.tap(ALLOWED, message, { data });
      const call = await telegram.until(() => telegram.callsOf('answerCallbackQuery')[before]);
      expect(call.payload.text).toBe('这个按钮太久了，请把问题再发一次');
    },
  );

  it('opens a page beyond the last at the last, and one of what has no pages as it is', async () => {
    const list = await say('全区县市区排名');
    telegram.tap(ALLOWED, list, { data: 'p99:全区县市区排名' });
    await telegram.until(() => list.text?.includes('第 5 页'));
    telegram.tap(ALLOWED, list, { data: 'p99:莎车县' });
    await telegram.until(() => list.text?.startsWith('莎车县 · 喀什地区'));
  });

  it('registers its commands in Chinese, those of admins for admins alone', async () => {
    telegram.say(ADMIN, '/id');
    const everybody = await telegram.until(() => telegram.world.commands.get('default'));
    expect(everybody.map(({ command }) => command)).toEqual(['start', 'help', 'id']);
    for (const { description } of everybody) expect(description).toMatch(/^\p{Script=Han}/u);
  });
});
