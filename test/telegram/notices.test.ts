import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, it } from 'vitest';
import { makeSets } from '../soak/swap-sets.ts';
import { Emulator } from './emulator/emulator.ts';
import { ADMIN, ALLOWED, killAll, STRANGER, startProcess } from './process.ts';

const ROOT = new URL('../../', import.meta.url);
/** 莎车县 in the one set and in the other. */
const ONE = '65,468';
const OTHER = '71,978';
const TAKEN = /已换上/g;
const REFUSED = /没有换上/g;

/** Each case has a bot, a Telegram and a shelf of its own, so they wait side by side. */
describe.concurrent('notices that change under a running bot', () => {
  const folders: string[] = [];
  afterAll(async () => {
    await killAll();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  async function start(settings: Record<string, string> = {}) {
    const telegram = new Emulator();
    for (const id of [ADMIN, ALLOWED, STRANGER]) telegram.world.chats.set(id, []);
    const folder = mkdtempSync(join(tmpdir(), 'shelf-'));
    folders.push(folder);
    const sets = makeSets(folder, ROOT);
    const bot = startProcess({ TELEGRAM_API_ROOT: await telegram.listen(), ...settings }, 'node', [
      '--data',
      sets.shown,
    ]);
    await bot.said(/已启动/);
    const asked = async (id: number, text: string) => {
      const nth = telegram.sentTo(id).length + 1;
      telegram.say(id, text);
      return (await telegram.reply(id, nth)).text ?? '';
    };
    const times = (words: RegExp) => bot.log().match(words)?.length ?? 0;
    const until = (words: RegExp, count: number) =>
      telegram.until(() => times(words) >= count, String(words));
    return { telegram, bot, sets, asked, times, until };
  }

  it('are taken at SIGHUP; a chat that goes on is read alone, a button asks the new set', async ({
    expect,
  }) => {
    const { telegram, bot, sets, asked, until } = await start();
    expect(await asked(ALLOWED, '喀什 莎车')).toContain(ONE);
    expect(await asked(ALLOWED, '莎车 本次下达')).toContain('18,808');
    expect(await asked(ALLOWED, '那叶城呢')).toContain('本次下达　8,001 万元');
    telegram.say(ALLOWED, '和田');
    const choice = await telegram.reply(ALLOWED, 4);
    sets.show(sets.folders.other);
    bot.child.kill('SIGHUP');
    await until(TAKEN, 1);
    const alone = await asked(ALLOWED, '那巴楚呢');
    expect(alone).not.toContain('接上一问');
    expect(alone).toContain('全年合计　41,969 万元');
    expect(await asked(ALLOWED, '那叶城呢')).toContain('63,359');
    telegram.tap(ALLOWED, choice, '和田地区');
    await telegram.until(() => choice.edit_date);
    expect(choice.text).toContain('236,805');
    bot.child.kill('SIGHUP');
    await until(TAKEN, 2);
    expect(await asked(ALLOWED, '喀什 莎车')).toContain(OTHER);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.log()).not.toMatch(/\d,\d{3}|\d万/);
  });

  it('are taken once their folder has changed and settled, and not before', async ({ expect }) => {
    const { bot, sets, asked, times, until } = await start();
    const table = (name: keyof typeof sets.folders) =>
      readFileSync(join(sets.folders[name], '2024-xcs35/allocations.csv'));
    const [before, after] = [table('one'), table('other')];
    // Somebody saves again and again, half of it first.
    for (let nth = 1; nth <= 5; nth++) {
      writeFileSync(join(sets.shown, '2024-xcs35/allocations.csv'), after.subarray(0, nth * 500));
      await sleep(1000);
    }
    expect(times(TAKEN) + times(REFUSED)).toBe(0);
    expect(await asked(ALLOWED, '喀什 莎车')).toContain(ONE);
    cpSync(sets.folders.other, sets.folders.one, { recursive: true });
    await until(TAKEN, 1);
    expect(times(REFUSED)).toBe(0);
    expect(await asked(ALLOWED, '喀什 莎车')).toContain(OTHER);
    // What no notice is made of, and what stays as it is, changes nothing.
    writeFileSync(join(sets.shown, '~$x.xlsx'), '');
    writeFileSync(join(sets.shown, '2024-xcs35/.~lock.allocations.csv#'), '');
    await sleep(6000);
    expect(times(TAKEN)).toBe(1);
    expect(before.equals(after)).toBe(false);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('are refused where anything is wrong: every admin is told, the old ones go on answering', async ({
    expect,
  }) => {
    const other = 700200011;
    const { telegram, bot, sets, asked, until } = await start({ ADMIN_IDS: `${ADMIN},${other}` });
    telegram.world.chats.set(other, []);
    expect(await asked(ALLOWED, '莎车 本次下达')).toContain('18,808');
    for (const [nth, folder] of sets.faulty.entries()) {
      sets.show(folder);
      bot.child.kill('SIGHUP');
      await until(REFUSED, nth + 1);
    }
    // The thread goes on: nothing has taken its place.
    expect(await asked(ALLOWED, '那叶城呢')).toContain('本次下达　8,001 万元');
    const told = await telegram.reply(ADMIN, sets.faulty.length);
    expect(await telegram.reply(other, sets.faulty.length)).toMatchObject({ text: told.text });
    const [first] = telegram.sentTo(ADMIN);
    expect(first?.has_protected_content).toBe(true);
    expect(first?.text).toMatchInlineSnapshot(`
      "新的通知数据有 2 处问题，没有换上，仍用原来的数据答复：
      1. 2024-xcs35/allocations.csv 第 4 行：“乌鲁木齐市/天山区”全年资金合计 ＊＊＊＊＊；应为提前下达与本次实际下达之和 ＊＊＊＊（＊＊＊ + ＊＊＊＊）。
      2. 2024-xcs35/allocations.csv 第 3 行：“乌鲁木齐市”全年资金合计 ＊＊＊＊；应为下属 ＊＊ 行之和 ＊＊＊＊＊。
      数字以“＊”代替；在服务器上运行 node dist/main.js --check 可看全部。改正后会自动重新载入。"
    `);
    for (const { text } of telegram.sentTo(ADMIN)) expect(text).not.toMatch(/\d{4,}(?!-xcs)|\d,\d{3}/);
    expect(telegram.sentTo(ALLOWED)).toHaveLength(2);
    expect(bot.log()).toContain('2024-xcs35/allocations.csv 第 4 行');
    expect(bot.log()).not.toMatch(/92037|2037|1240|\d,\d{3}/);
    sets.show(sets.folders.other);
    await until(TAKEN, 1);
    expect(await asked(ALLOWED, '喀什 莎车')).toContain(OTHER);
  });

  it('are shown to admins by /notices, with the last refusal', async ({ expect }) => {
    const { telegram, bot, sets, asked, until } = await start();
    const plain = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'THEN');
    expect(plain(await asked(ADMIN, '/notices'))).toMatchInlineSnapshot(`
      "现在用于答复的通知 2 份，THEN（北京时间）载入：
      新财社〔2024〕35号　2024 年　正式下达　中央财政困难群众救助补助资金　分配表 133 行（2024-xcs35；没有指明时答这一份）
      新财社〔2023〕12号　2023 年　提前下达　中央财政困难群众救助补助资金　分配表 131 行（2023-xcs12）
      启动以来没有换不上的数据。"
    `);
    expect(await asked(ALLOWED, '/notices')).toContain('只供管理员');
    expect(await asked(STRANGER, '/notices')).toContain('申请使用');
    sets.show(sets.faulty[0] ?? '');
    bot.child.kill('SIGHUP');
    await until(REFUSED, 1);
    await telegram.reply(ADMIN, 2);
    expect(plain(await asked(ADMIN, '/notices'))).toMatchInlineSnapshot(`
      "现在用于答复的通知 2 份，THEN（北京时间）载入：
      新财社〔2024〕35号　2024 年　正式下达　中央财政困难群众救助补助资金　分配表 133 行（2024-xcs35；没有指明时答这一份）
      新财社〔2023〕12号　2023 年　提前下达　中央财政困难群众救助补助资金　分配表 131 行（2023-xcs12）
      最近一次没有换上：THEN，有 2 处问题：
      1. 2024-xcs35/allocations.csv 第 4 行：“乌鲁木齐市/天山区”全年资金合计 ＊＊＊＊＊；应为提前下达与本次实际下达之和 ＊＊＊＊（＊＊＊ + ＊＊＊＊）。
      2. 2024-xcs35/allocations.csv 第 3 行：“乌鲁木齐市”全年资金合计 ＊＊＊＊；应为下属 ＊＊ 行之和 ＊＊＊＊＊。"
    `);
    sets.show(join(ROOT.pathname, 'data'));
    bot.child.kill('SIGHUP');
    await until(TAKEN, 1);
    const now = await asked(ADMIN, '/notices');
    expect(now).toContain('现在用于答复的通知 1 份');
    expect(now).not.toContain('2023-xcs12');
    expect(now).toContain('最近一次没有换上');
  });

  it('may be asked for at any moment, again and again: what was shown last answers', async ({ expect }) => {
    const { bot, sets, asked, times } = await start({ QUESTIONS_PER_MINUTE: '1000' });
    for (let nth = 0; nth < 20; nth++) {
      sets.show(nth % 2 === 0 ? sets.folders.other : sets.folders.one);
      bot.child.kill('SIGHUP');
      await sleep(100);
    }
    sets.show(sets.folders.other);
    bot.child.kill('SIGHUP');
    bot.child.kill('SIGHUP');
    // Nothing is said of which signal was the last to be heard: it is seen by the answers.
    let right = 0;
    for (let nth = 0; nth < 200 && right < 20; nth++) {
      await sleep(200);
      right = (await asked(ALLOWED, '喀什 莎车')).includes(OTHER) ? right + 1 : 0;
    }
    expect(right).toBe(20);
    expect(times(TAKEN)).toBeLessThanOrEqual(22);
    bot.child.kill('SIGHUP');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
  });
});
