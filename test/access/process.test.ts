import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { emptyFolder } from '../store/folder.js';
import { Emulator } from '../telegram/emulator/emulator.js';
import { buttonsOf } from '../telegram/emulator/methods.js';
import { ADMIN, ALLOWED, killAll, STRANGER, startProcess } from '../telegram/process.js';

// The whole program, killed and started again.

afterEach(killAll);

const setUp = async () => {
  const telegram = new Emulator();
  onTestFinished(() => telegram.close());
  for (const id of [ADMIN, STRANGER]) telegram.world.chats.set(id, []);
  const settings = { TELEGRAM_API_ROOT: await telegram.listen(), STATE_DIR: join(emptyFolder(), 'state') };
  const start = async () => {
    const bot = startProcess(settings);
    await bot.said(/已启动/);
    return bot;
  };
  /** Somebody says something: waits for a reply with these words, and gives all that came. */
  const say = async (id: number, text: string, words: string): Promise<string> => {
    const before = telegram.sentTo(id).length;
    const fresh = () =>
      telegram
        .sentTo(id)
        .slice(before)
        .map((sent) => sent.text)
        .join('\n');
    telegram.say(id, text);
    // What a SIGKILL cut off may come again before it.
    await telegram.until(() => fresh().includes(words), words);
    return fresh();
  };
  return { telegram, settings, start, say };
};

it('approves, answers, revokes and denies across SIGKILLs', async () => {
  const { telegram, settings, start, say } = await setUp();
  let bot = await start();
  const again = async () => {
    bot.child.kill('SIGKILL');
    await bot.ended;
    bot = await start();
    expect(bot.log()).not.toMatch(/损坏|丢失|缺失|撤回/);
  };
  await say(STRANGER, '喀什 莎车', String(STRANGER));
  telegram.tap(STRANGER, await telegram.reply(STRANGER), '申请');
  await telegram.reply(STRANGER, 2);
  await say(STRANGER, '莎车县民政局 安娜', '申请已提交');
  const card = await telegram.until(() =>
    telegram.sentTo(ADMIN).find((sent) => buttonsOf(sent).some(({ text }) => text === '批准')),
  );
  await again();
  telegram.tap(ADMIN, card, '批准');
  await telegram.until(() => telegram.sentTo(STRANGER).find(({ text }) => text?.includes('获批准')));
  await again();
  await say(STRANGER, '喀什 莎车', '65,468 万元');
  await say(ADMIN, `/revoke ${STRANGER}`, '已停止');
  await again();
  expect(await say(STRANGER, '喀什 莎车', String(STRANGER))).not.toContain('65,468');
  await say(ADMIN, '/audit', '前后相符');
  for (const name of readdirSync(settings.STATE_DIR, { recursive: true, encoding: 'utf8' })) {
    expect(statSync(join(settings.STATE_DIR, name)).mode & 0o077, name).toBe(0);
  }
});

it('a second process on the same state ends at once and says why', async () => {
  const { settings, start, say } = await setUp();
  await start();
  const second = startProcess(settings);
  expect(await second.ended).toBe(2);
  expect(second.log()).toMatch(/^STATE_DIR 中的“.*”正由另一个进程使用，请先停止那个进程.*。\n$/);
  await say(ALLOWED, '喀什 莎车', '65,468');
});

it('a folder that cannot be written is one sentence and exit code 2', async () => {
  const { settings } = await setUp();
  writeFileSync(settings.STATE_DIR, '');
  const bot = startProcess(settings);
  expect(await bot.ended).toBe(2);
  expect(bot.log()).toMatch(/^STATE_DIR 指向的文件夹“.*”无法写入（EEXIST）.*。\n$/);
});
