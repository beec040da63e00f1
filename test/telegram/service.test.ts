import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, it } from 'vitest';
import { Emulator, TOKEN } from './emulator/emulator.ts';
import { freePort } from './emulator/ports.ts';
import { ADMIN, ALLOWED, killAll, startProcess } from './process.ts';

/** Each case has a bot and a Telegram of its own, so they wait side by side. */
describe.concurrent('the service', () => {
  afterAll(killAll);

  async function start(settings: Record<string, string> = {}) {
    const telegram = new Emulator();
    const bot = startProcess({ TELEGRAM_API_ROOT: await telegram.listen(), ...settings });
    await bot.said(/已启动/);
    await telegram.until(() => telegram.callsOf('setMyCommands').length > 0);
    return { telegram, bot };
  }

  it('starts while Telegram is out of reach, and comes up by itself', async ({ expect }) => {
    const port = await freePort();
    const health = await freePort();
    const bot = startProcess({ TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`, HEALTH_PORT: String(health) });
    await bot.said(/连接不通（ECONNREFUSED）/);
    expect(await statusOf(health)).toBe(503);
    const telegram = new Emulator();
    await telegram.listen(port);
    telegram.say(ALLOWED, '喀什 莎车');
    expect((await telegram.reply(ALLOWED)).text).toContain('65,468');
    expect(await statusOf(health)).toBe(200);
    expect(bot.log().match(/连接不通/g)).toHaveLength(1);
    expect(await statusOf(health, '/other')).toBe(404);
  });

  it('notices a dead connection, turns unhealthy, and recovers', async ({ expect }) => {
    const health = await freePort();
    const { telegram, bot } = await start({ HEALTH_PORT: String(health) });
    await telegram.until(() => telegram.callsOf('getUpdates').length > 0);
    telegram.faults.add({ method: 'getUpdates', kind: 'hang' });
    await bot.said(/迟迟没有回答/);
    for (let waited = 0; (await statusOf(health)) === 200 && waited < 60; waited++) await sleep(500);
    expect(await statusOf(health)).toBe(503);
    telegram.say(ALLOWED, '喀什 莎车');
    await telegram.reply(ALLOWED);
    expect(await statusOf(health)).toBe(200);
    await bot.said(/恢复/);
  });

  it('answers others while one send stalls, and keeps that chat in order', async ({ expect }) => {
    const { telegram } = await start();
    telegram.faults.add({ method: 'sendMessage', chat: ALLOWED, kind: 'hang' });
    telegram.say(ALLOWED, '喀什 莎车');
    telegram.say(ALLOWED, '/id');
    telegram.say(ADMIN, '喀什 莎车');
    await telegram.reply(ADMIN);
    expect(telegram.sentTo(ALLOWED)).toHaveLength(0);
    await telegram.reply(ALLOWED, 2);
    expect(telegram.sentTo(ALLOWED).map(({ text }) => text?.includes('65,468'))).toEqual([true, false]);
  });

  it('waits as long as a 429 asks', async ({ expect }) => {
    const { telegram, bot } = await start();
    telegram.faults.add({ method: 'sendMessage', kind: { status: 429, retry_after: 2 } });
    telegram.say(ALLOWED, '喀什 莎车');
    await telegram.reply(ALLOWED);
    const [first, second] = telegram.callsOf('sendMessage');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1990);
    await bot.said(/要求放慢/);
  });

  it('sends a reply again until one is confirmed, after an error page, a cut connection, a page of a firewall and half an answer', async ({
    expect,
  }) => {
    const { telegram, bot } = await start();
    for (const kind of [{ status: 502 }, 'reset', 'html', 'broken'] as const) {
      const before = telegram.sentTo(ALLOWED).length;
      telegram.faults.add({ method: 'sendMessage', kind, times: 3, done: true });
      telegram.say(ALLOWED, '喀什 莎车');
      telegram.say(ALLOWED, '/id');
      await telegram.reply(ALLOWED, before + 5);
      const contents = telegram
        .sentTo(ALLOWED)
        .slice(before)
        .map(({ text }) => text?.includes('65,468'));
      expect(contents, JSON.stringify(kind)).toEqual([true, true, true, true, false]);
    }
    expect(bot.log()).not.toContain(TOKEN);
    expect(bot.log()).not.toMatch(/65,?468/);
    expect(bot.log()).not.toContain('莎车');
  });

  it('survives a blocked chat, a refused message, and another poller', async ({ expect }) => {
    const { telegram, bot } = await start();
    telegram.world.blocked.add(ALLOWED);
    telegram.say(ALLOWED, '喀什 莎车');
    await bot.said(/"code":403/);
    telegram.world.blocked.clear();
    telegram.faults.add({
      method: 'sendMessage',
      kind: { status: 400, description: 'Bad Request: chat not found' },
    });
    telegram.say(ALLOWED, '喀什 莎车');
    await bot.said(/"code":400/);
    telegram.faults.add({
      method: 'answerCallbackQuery',
      kind: { status: 400, description: 'Bad Request: query is too old' },
    });
    telegram.say(ALLOWED, '和田');
    const choice = await telegram.reply(ALLOWED);
    telegram.tap(ALLOWED, choice, '和田地区');
    await telegram.until(() => choice.edit_date);
    await fetch(`http://127.0.0.1:${telegram.port}/bot${TOKEN}/getUpdates?timeout=0`);
    await bot.said(/另有程序/);
    telegram.say(ALLOWED, '/id');
    await telegram.reply(ALLOWED, 2);
    expect(bot.log().match(/"code":403/g)).toHaveLength(1);
    expect(telegram.callsOf('sendMessage')).toHaveLength(4);
  });

  it('removes a webhook that someone set', async () => {
    const { telegram } = await start();
    telegram.queue.webhook = 'https://elsewhere.example/';
    telegram.queue.end409('setWebhook request');
    await telegram.until(() => telegram.queue.webhook === '');
  });

  it('finishes what is in hand at SIGTERM, though it comes twice, and confirms', async ({ expect }) => {
    const { telegram, bot } = await start();
    telegram.faults.add({ method: 'sendMessage', kind: { delay: 1500 }, times: 2 });
    const last = Math.max(telegram.say(ALLOWED, '喀什 莎车'), telegram.say(ALLOWED, '/id'));
    await telegram.until(() => telegram.callsOf('sendMessage').length > 0);
    bot.child.kill('SIGTERM');
    bot.child.kill('SIGTERM');
    bot.child.kill('SIGINT');
    expect(await bot.ended).toBe(0);
    expect(telegram.sentTo(ALLOWED)).toHaveLength(2);
    expect(telegram.queue.confirmed).toContain(last);
    expect(bot.out()).toBe('');
  });

  it('ends in good order under npm start, which passes a signal to the group on a second time', async ({
    expect,
  }) => {
    const telegram = new Emulator();
    const bot = startProcess({ TELEGRAM_API_ROOT: await telegram.listen() }, 'npm start');
    await bot.said(/已启动/);
    telegram.faults.add({ method: 'sendMessage', kind: { delay: 1000 } });
    telegram.say(ALLOWED, '喀什 莎车');
    await telegram.until(() => telegram.callsOf('sendMessage').length > 0);
    process.kill(-(bot.child.pid ?? 0), 'SIGTERM');
    await bot.ended;
    await bot.said(/"unanswered":0,"msg":"已停止"/);
    expect(bot.log().match(/正在停止/g)).toHaveLength(1);
    expect(telegram.sentTo(ALLOWED)).toHaveLength(1);
    expect(bot.out()).toBe('');
  });

  it('ends within ten seconds though the network hangs', async ({ expect }) => {
    const { telegram, bot } = await start();
    telegram.faults.add({ method: 'sendMessage', kind: 'hang', times: 1000 });
    telegram.say(ALLOWED, '喀什 莎车');
    await telegram.until(() => telegram.callsOf('sendMessage').length > 0);
    telegram.faults.add({ kind: 'hang', times: 1000 });
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    // By its own clock: how long a busy machine takes to wake it and to bury it is not its doing.
    const at = (words: string) => {
      const line = bot
        .log()
        .split('\n')
        .find((one) => one.includes(words));
      return Date.parse(JSON.parse(line ?? '{}').time);
    };
    expect(at('已停止') - at('正在停止')).toBeLessThan(10_000);
  });

  it('ends at once where nothing is in hand, while Telegram is out of reach too', async ({ expect }) => {
    const bot = startProcess({ TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}` });
    await bot.said(/连接不通/);
    bot.child.kill('SIGINT');
    expect(await bot.ended).toBe(0);
  });

  it('loses nothing to SIGKILL, repeats at most what was in flight, and keeps the order', async ({
    expect,
  }) => {
    const people = Array.from({ length: 20 }, (_, index) => 700_500_000 + index);
    const counties = ['莎车县', '叶城县', '巴楚县', '疏附县', '疏勒县', '泽普县', '伽师县', '麦盖提县'];
    const stateDir = mkdtempSync(join(tmpdir(), 'killed-'));
    const telegram = new Emulator();
    telegram.faults.plan = (method) => (method === 'sendmessage' ? { kind: { delay: 40 } } : undefined);
    const settings = {
      TELEGRAM_API_ROOT: await telegram.listen(),
      ALLOWED_IDS: people.join(),
      STATE_DIR: stateDir,
    };
    for (const county of counties) for (const id of people) telegram.say(id, county);
    const answers = () =>
      people.map((id) => telegram.sentTo(id).map(({ text }) => text?.split(' ')[0] ?? ''));
    const kills = [25, 90];
    for (const after of kills) {
      const bot = startProcess(settings);
      await telegram.until(() => answers().flat().length >= after);
      bot.child.kill('SIGKILL');
      expect(await bot.ended).toBe('SIGKILL');
    }
    const last = startProcess(settings);
    await telegram.until(() => answers().every((given) => new Set(given).size === counties.length));
    await last.said(/继续处理上次未答完的消息/);
    last.child.kill('SIGTERM');
    expect(await last.ended).toBe(0);
    for (const given of answers()) {
      expect(given.filter((name, index) => name !== given[index - 1])).toEqual(counties);
      expect(given.length).toBeLessThanOrEqual(counties.length + kills.length);
    }
    rmSync(stateDir, { recursive: true });
  });

  it('lets no second process share its state', async ({ expect }) => {
    const stateDir = mkdtempSync(join(tmpdir(), 'shared-'));
    const { telegram } = await start({ STATE_DIR: stateDir });
    const second = startProcess({
      TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}`,
      STATE_DIR: stateDir,
    });
    expect(await second.ended).toBe(2);
    expect(second.log()).toContain('STATE_DIR');
  });

  it('keeps a button working after a restart', async ({ expect }) => {
    const { telegram, bot } = await start();
    telegram.say(ALLOWED, '和田');
    const choice = await telegram.reply(ALLOWED);
    bot.child.kill('SIGTERM');
    await bot.ended;
    startProcess({ TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}` });
    telegram.tap(ALLOWED, choice, '和田地区');
    await telegram.until(() => choice.edit_date);
    expect(choice.text).toContain('和田地区');
    expect(choice.text).toContain('万元');
  });

  it.for([401, 404])(
    'ends with 2 and names BOT_TOKEN where Telegram refuses it (%i)',
    async (status, { expect }) => {
      const telegram = new Emulator();
      const root = await telegram.listen();
      telegram.faults.add({ method: 'getMe', kind: { status, description: 'Unauthorized' } });
      const bot = startProcess({ TELEGRAM_API_ROOT: root });
      expect(await bot.ended).toBe(2);
      expect(bot.log()).toMatch(/不接受 BOT_TOKEN/);
      expect(bot.log()).not.toContain(TOKEN);
    },
  );
});

async function statusOf(port: number, path = '/healthz'): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).status;
}
