import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buttonsOf, type Sent } from '../telegram/emulator/methods.js';
import { ADMIN, ALLOWED, STRANGER } from '../telegram/process.js';
import { killAfterEach, Scene } from './scene.js';

// What admins see of the whole program, and what others can do with it.

killAfterEach();

const OTHER_ADMIN = 700200011;
const BOTH = { ADMIN_IDS: `${ADMIN},${OTHER_ADMIN}` };

it('a forged button puts no figure into a message that is not protected', async () => {
  const scene = await Scene.set();
  await scene.start();
  const open = await scene.say(ALLOWED, '/id', '您的编号');
  expect(open.has_protected_content).toBeUndefined();
  for (const data of ['c:喀什 莎车', 'p1:喀什地区明细', 'c:全区一共多少']) {
    const before = scene.telegram.sentTo(ALLOWED).length;
    scene.telegram.tap(ALLOWED, open, { data });
    const answer = await scene.told(ALLOWED, '万元', before);
    expect(answer.has_protected_content).toBe(true);
  }
  expect(open.text).toContain('您的编号');
  // A choice of our own is protected, and turns into its answer as before.
  const choice = await scene.say(ALLOWED, '经开区', '请选择');
  scene.telegram.tap(ALLOWED, choice, '库尔勒');
  await scene.telegram.until(() => choice.text?.includes('万元'));
});

it('amounts that people type are not in the record; /audit and /misses do not leave the chat', async () => {
  const scene = await Scene.set();
  await scene.start();
  const asked = [
    '65468是哪个县',
    '石河子 １２，３４５ 万元',
    '三千二百一十万给了石河子',
    '2081901 是什么',
    '满意度 86% 达标吗',
  ];
  for (const text of asked) await scene.say(ALLOWED, text, '');
  const audit = await scene.say(ADMIN, '/audit', '核对');
  const misses = await scene.say(ADMIN, '/misses', '近 30 天');
  const folder = join(scene.folder, 'audit');
  const record = readFileSync(join(folder, `${today()}.jsonl`), 'utf8');
  for (const text of [audit.text, misses.text, record]) {
    expect(text).not.toMatch(/65468|１２，３４５|12,?345|三千二百一十/);
  }
  expect(audit.text).toContain('＊＊＊＊＊是哪个县');
  expect(audit.text).toContain('2081901 是什么');
  expect(audit.text).toContain('满意度 86% 达标吗');
  for (const sent of [audit, misses]) expect(sent.has_protected_content).toBe(true);
});

it('twenty accounts keep nobody out: the next one waits, the admins know, and it comes when there is room', async () => {
  const scene = await Scene.set();
  await scene.start();
  for (let id = 800_000_001; id <= 800_000_020; id++) await scene.apply(id, `某局 ${id}`);
  await scene.apply(STRANGER);
  await scene.told(ADMIN, '待审批的申请已有 21 份');
  await scene.kill();
  await scene.start();
  await scene.say(ADMIN, '/users', '排队的 1 份');
  const first = await scene.told(ADMIN, '800000001');
  scene.telegram.tap(ADMIN, first, '拒绝');
  await scene.telegram.until(() => cardsOf(scene, ADMIN).some(({ text }) => text?.includes('莎车县民政局')));
  // Who was rejected waits before asking again.
  await scene.told(800_000_001, '未获批准');
  const start = await scene.say(800_000_001, '/start', '申请使用');
  scene.telegram.tap(800_000_001, start, '申请');
  await scene.told(800_000_001, '以后可以再次申请');
  scene.telegram.say(800_000_001, '又是 我');
  await scene.say(ADMIN, '/users', '待审批的申请 20 份');
});

it('an admin who has never opened the bot is noticed at the start, and sees what waits at the first /start', async () => {
  const scene = await Scene.set(BOTH);
  const bot = await scene.start();
  await bot.said(new RegExp(`管理员 ${OTHER_ADMIN} 收不到消息`));
  expect(bot.log()).not.toContain(`管理员 ${ADMIN} 收不到消息`);
  await scene.apply();
  await scene.say(ADMIN, '/users', `其中收不到消息 1 人：${OTHER_ADMIN}`);
  expect(scene.telegram.sentTo(OTHER_ADMIN)).toEqual([]);
  await scene.say(OTHER_ADMIN, '/start', '莎车县民政局 安娜');
  expect(cardsOf(scene, OTHER_ADMIN)).toHaveLength(1);
  await scene.say(OTHER_ADMIN, '/id', '您的编号');
  expect((await scene.say(ADMIN, '/users', '管理员 2 人')).text).not.toContain('收不到消息');
});

it('cards unfold no page, hide nothing, and lose their buttons with an admin who is one no longer', async () => {
  const scene = await Scene.set(BOTH);
  scene.telegram.world.chats.set(OTHER_ADMIN, []);
  await scene.start();
  await scene.apply(STRANGER, 'https://example.com \u2800\u2800\u034f某局\ufffc 安');
  const card = await scene.card(OTHER_ADMIN);
  expect(card.text).toContain('填写：https://example.com 某局 安\n');
  await scene.say(ADMIN, '/users', '待审批');
  scene.telegram.tap(ADMIN, await scene.card(), '批准');
  await scene.told(STRANGER, '已获批准');
  await scene.say(ADMIN, '/users', 'https://example.com');
  await scene.say(ADMIN, '/misses', '近 30 天');
  const shown = scene.telegram.calls.filter(
    ({ method, payload }) =>
      ['sendmessage', 'editmessagetext'].includes(method) &&
      [ADMIN, OTHER_ADMIN].includes(Number(payload.chat_id)),
  );
  expect(shown.length).toBeGreaterThan(4);
  for (const { payload } of shown) expect(payload.link_preview_options).toEqual({ is_disabled: true });

  await scene.apply(800_000_001);
  const left = await scene.card(OTHER_ADMIN);
  await scene.kill('SIGTERM');
  await scene.start({ ADMIN_IDS: String(ADMIN) });
  await scene.telegram.until(() => buttonsOf(left).length === 0);
});

it("a command in somebody else's words is not obeyed", async () => {
  const scene = await Scene.set();
  await scene.start();
  const origin = { type: 'user', sender_user: { id: 1, is_bot: false, first_name: 'A' }, date: 1 };
  for (const more of [
    { forward_origin: origin },
    { forward_date: 1 },
    { via_bot: { id: 2, is_bot: true, first_name: 'B' } },
  ]) {
    await scene.say(ADMIN, `/revoke ${ALLOWED}`, '请自己输入', more);
  }
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  await scene.say(ADMIN, `/revoke ${ALLOWED}`, '已停止');
});

const cardsOf = (scene: Scene, admin: number): Sent[] =>
  scene.telegram.sentTo(admin).filter((sent) => buttonsOf(sent).some(({ text }) => text === '批准'));

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
