import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openAudit } from '../../src/store/audit-files.js';
import type { Emulator } from '../telegram/emulator/emulator.js';
import { buttonsOf } from '../telegram/emulator/methods.js';
import { ADMIN, ALLOWED, STRANGER, startProcess } from '../telegram/process.js';
import { clockAhead, killAfterEach, Scene, STUCK } from './scene.js';

// The whole program, ended, starved and misled: what was decided and asked stands in the audit, once.

killAfterEach();

const DAY = 86_400_000;

/** Ends the bot while this is decided, but not on record: the next start has to mend that. */
const endedInBetween = async (scene: Scene, act: () => void, decided: string): Promise<void> => {
  await scene.kill();
  await scene.start({}, STUCK);
  act();
  await scene.telegram.until(() => bytesOf(scene.folder).includes(decided), `${decided} in the ledger`);
  await scene.kill();
  await scene.start();
};

it('ended between the act and its record: an approval, then a revocation, each answered the same', async () => {
  const scene = await Scene.set();
  await scene.start();
  await scene.apply();
  const card = await scene.card();
  await endedInBetween(scene, () => scene.telegram.tap(ADMIN, card, '批准'), '"decision"');
  await scene.told(STRANGER, '已获批准');
  expect(scene.telegram.callsOf('answerCallbackQuery').at(-1)?.payload.text).toBe('已批准。');
  expect(scene.kinds('approve')).toMatchObject([{ who: ADMIN, asked: `${STRANGER} 莎车县民政局 安娜` }]);
  await endedInBetween(scene, () => scene.telegram.say(ADMIN, `/revoke ${STRANGER}`), '"revocation"');
  await scene.told(ADMIN, `已停止 ${STRANGER} 的使用`);
  expect(scene.kinds('revoke')).toMatchObject([{ who: ADMIN, asked: String(STRANGER) }]);
  await scene.say(STRANGER, '喀什 莎车', '申请使用');
  expect(await scene.checkAudit()).toMatchObject({ code: 0 });
});

it('ended between 申请 and the line, and between the line and its record: it is an application all the same, and so of its rejection', async () => {
  const scene = await Scene.set();
  await scene.start();
  scene.telegram.tap(STRANGER, await scene.say(STRANGER, '/start', '申请使用'), '申请');
  await scene.told(STRANGER, '写明单位和姓名');
  const line = '莎车县民政局 安娜';
  await endedInBetween(scene, () => scene.telegram.say(STRANGER, line), line);
  await scene.told(STRANGER, '申请已提交');
  const card = await scene.card();
  expect(card.text).toContain(line);
  expect(scene.kinds('apply')).toMatchObject([{ who: STRANGER }]);
  await endedInBetween(scene, () => scene.telegram.tap(ADMIN, card, '拒绝'), '"decision"');
  await scene.told(STRANGER, '未获批准');
  expect(scene.telegram.callsOf('answerCallbackQuery').at(-1)?.payload.text).toBe('已拒绝。');
  expect(scene.kinds('reject')).toMatchObject([{ who: ADMIN, asked: `${STRANGER} ${line}` }]);
  expect(await scene.checkAudit()).toMatchObject({ code: 0 });
});

it('ended between the record of a question and its answer: it is recorded once', async () => {
  const scene = await Scene.set();
  await scene.start();
  scene.telegram.faults.add({ method: 'sendMessage', kind: 'hang', times: 3 });
  scene.telegram.say(ALLOWED, '喀什 莎车');
  await scene.telegram.until(() => scene.telegram.callsOf('sendMessage').length > 0);
  await scene.kill();
  scene.telegram.faults.clear();
  await scene.start();
  await scene.told(ALLOWED, '65,468 万元');
  expect(scene.kinds('question')).toHaveLength(1);
});

it('ended twelve times within 25 ms of an act: none is lost, none is told twice', async () => {
  const scene = await Scene.set();
  await scene.start();
  for (let round = 0; round < 6; round++) {
    await scene.apply(STRANGER, `某局 第 ${round} 次`);
    const before = scene.telegram.sentTo(STRANGER).length;
    // A card of an earlier round may stand there still: it was sent just before the end, and not on record.
    scene.telegram.tap(ADMIN, await scene.card(ADMIN, `某局 第 ${round} 次`), '批准');
    await new Promise((resolve) => setTimeout(resolve, round * 5));
    await scene.kill();
    await scene.start();
    await scene.told(STRANGER, '已获批准', before);
    const told = scene.telegram.sentTo(ADMIN).length;
    scene.telegram.say(ADMIN, `/revoke ${STRANGER}`);
    await new Promise((resolve) => setTimeout(resolve, 25 - round * 5));
    await scene.kill();
    await scene.start();
    await scene.told(ADMIN, `已停止 ${STRANGER} 的使用`, told);
  }
  for (const kind of ['apply', 'approve', 'revoke']) expect(scene.kinds(kind), kind).toHaveLength(6);
  expect(await scene.checkAudit()).toMatchObject({ code: 0 });
});

it('a disk that takes a part of a line: no two lines become one, and what was decided is recorded once there is room', async () => {
  const scene = await Scene.set();
  // As large as the limit nearly, so that the disk is full within a line.
  mkdirSync(scene.folder, { recursive: true, mode: 0o700 });
  const audit = openAudit(scene.folder, 400);
  const filler = { who: ALLOWED, kind: 'question', shown: [], outcome: 'answered' } as const;
  const limit = 1536 * 1024;
  const size = () => readFileSync(join(scene.folder, 'audit', dayFile(scene.folder))).length;
  await audit.add({ ...filler, asked: '长'.repeat(Math.floor((limit - 20_000) / 3)) });
  while (size() < limit - 600) await audit.add({ ...filler, asked: '一问' });
  await audit.add({ ...filler, asked: '字'.repeat(Math.max(1, Math.floor((limit - size() - 460) / 3))) });
  await audit.close();
  const { length } = scene.lines();
  expect(limit - size()).toBeLessThan(250);
  await scene.start({}, '', 'ulimit -f 1536; exec "$@"');
  scene.telegram.say(ADMIN, `/revoke ${ALLOWED}`);
  await scene.telegram.until(
    () => bytesOf(scene.folder).includes('"revocation"'),
    'the revocation in the ledger',
  );
  scene.telegram.say(ADMIN, '喀什 莎车');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await scene.kill();
  await scene.start();
  await scene.say(ADMIN, '/audit', '前后相符');
  expect(scene.lines().length).toBeGreaterThan(length);
  expect(scene.kinds('revoke')).toHaveLength(1);
  expect(await scene.checkAudit()).toMatchObject({ code: 0 });
});

it('a clock two years ahead drops nothing; age does, and says so in the chain', async () => {
  const scene = await Scene.set();
  mkdirSync(scene.folder, { recursive: true, mode: 0o700 });
  let now = Date.now() - 6 * DAY;
  const audit = openAudit(scene.folder, 400, () => now);
  for (; now < Date.now(); now += DAY) {
    for (let i = 0; i < 50; i++) {
      await audit.add({ who: ALLOWED, kind: 'question', asked: `问${i}`, shown: [], outcome: 'answered' });
    }
  }
  await audit.close();
  const before = scene.lines().length;
  await scene.start({}, clockAhead(730 * DAY));
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  await scene.kill('SIGTERM');
  expect(scene.lines().length).toBeGreaterThan(before);
  expect(scene.lines()[0]?.n).toBe(1);
  expect(await scene.checkAudit()).toMatchObject({ code: 0 });

  await scene.start({ AUDIT_DAYS: '3' }, clockAhead(731 * DAY));
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  await scene.kill('SIGTERM');
  const [first] = scene.lines();
  expect(first?.n).toBeGreaterThan(50);
  expect(scene.kinds('expire')).toHaveLength(1);
  expect(await scene.checkAudit()).toMatchObject({ code: 0 });
});

it("a clock two years ahead ends no request: ages are measured on Telegram's", async () => {
  const scene = await Scene.set();
  await scene.start();
  await scene.apply();
  const card = await scene.card();
  await scene.kill();
  await scene.start({}, clockAhead(730 * DAY));
  scene.telegram.tap(ADMIN, card, '批准');
  await scene.told(STRANGER, '已获批准');
  await scene.kill('SIGTERM');
  expect(await scene.checkAudit()).toMatchObject({ code: 0 });
});

/** What somebody could do to the state. */
const EXCHANGES: readonly (readonly [string, (folder: string, older: string) => void])[] = [
  ['an empty one', (folder) => rmSync(folder, { recursive: true })],
  ['an older one', (folder, older) => replace(folder, older)],
  [
    'one without the ledger',
    (folder) => {
      rmSync(join(folder, 'access.db'));
      rmSync(join(folder, 'access.head'));
    },
  ],
  [
    'one with an older ledger',
    (folder, older) => {
      for (const name of ['access.db', 'access.head']) cpSync(join(older, name), join(folder, name));
    },
  ],
];

const replace = (folder: string, other: string): void => {
  rmSync(folder, { recursive: true });
  cpSync(other, folder, { recursive: true });
};

describe('a STATE_DIR that is not the one from before', () => {
  /** The state before somebody was revoked, and the one behind that; the Telegram where it was. */
  const states = mkdtempSync(join(tmpdir(), 'states-'));
  const [older, newer] = [join(states, 'older'), join(states, 'newer')];
  let telegram: Emulator;
  afterAll(() => rmSync(states, { recursive: true }));

  it('is told from the one from before, which is taken as it is', async () => {
    const scene = await Scene.set();
    await scene.start();
    await scene.letIn();
    await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
    await scene.kill('SIGTERM');
    cpSync(scene.folder, older, { recursive: true });
    const bot = await scene.start();
    expect(bot.log()).not.toMatch(/STATE_DIR|access\.db/);
    await scene.say(ADMIN, `/revoke ${ALLOWED}`, '已停止');
    await scene.say(ADMIN, `/revoke ${STRANGER}`, '已停止');
    await scene.kill('SIGTERM');
    cpSync(scene.folder, newer, { recursive: true });
    telegram = scene.telegram;
  });

  it.each(EXCHANGES)('%s, lets nobody in again who was revoked', async (_, exchange) => {
    const scene = await Scene.set({}, telegram);
    cpSync(newer, scene.folder, { recursive: true });
    exchange(scene.folder, older);
    const bot = await scene.start();
    expect(bot.log()).toMatch(/STATE_DIR|access\.db/);
    for (const id of [ALLOWED, STRANGER]) await scene.say(id, '喀什 莎车', '申请使用');
    await scene.say(ADMIN, '/users', '暂不能使用');
    // Whoever is known to be out is taken out first; then an admin's tap lets the others go on.
    await scene.say(ADMIN, `/revoke ${STRANGER}`, '');
    const card = await scene.telegram.until(() =>
      scene.telegram
        .sentTo(ADMIN)
        .findLast((sent) => buttonsOf(sent).some(({ text }) => text.includes('恢复'))),
    );
    await scene.kill();
    await scene.start();
    await scene.say(ALLOWED, '喀什 莎车', '申请使用');
    scene.telegram.tap(ADMIN, card, '恢复');
    await scene.telegram.until(() => card.text?.includes('已恢复'));
    await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
    await scene.say(STRANGER, '喀什 莎车', '申请使用');
    expect(scene.kinds('restore')).toHaveLength(1);
    await scene.kill();
    await scene.start();
    await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  });
});

it('an empty STATE_DIR where there was a state before waits for an admin, even if nobody had been decided on', async () => {
  const scene = await Scene.set();
  await scene.start();
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  await scene.kill('SIGTERM');
  await scene.start();
  await scene.telegram.until(() => menuOf(scene).includes('审计 1-'), 'the head in the menu');
  await scene.kill('SIGTERM');
  rmSync(scene.folder, { recursive: true });
  await scene.start();
  const card = await scene.told(ADMIN, '请检查 STATE_DIR 是否指向原来的文件夹');
  await scene.say(ALLOWED, '喀什 莎车', '申请使用');
  scene.telegram.tap(ADMIN, card, '恢复');
  await scene.telegram.until(() => card.text?.includes('已恢复'));
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
});

it('a new STATE_DIR where there was none before lets ALLOWED_IDS in, and is told to the log', async () => {
  const scene = await Scene.set();
  const bot = await scene.start();
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  expect(bot.log()).toContain('STATE_DIR 是新的');
  await scene.kill('SIGTERM');
  const again = await scene.start();
  expect(again.log()).not.toContain('STATE_DIR 是新的');
});

it('AUDIT_KEY can be set later, which is told, and not be changed', async () => {
  const scene = await Scene.set();
  await scene.start();
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  await scene.kill('SIGTERM');
  const AUDIT_KEY = 'a key that is kept elsewhere';
  const bot = await scene.start({ AUDIT_KEY });
  expect(bot.log()).toContain('AUDIT_KEY 从审计第 2 条起生效');
  await scene.say(ADMIN, '/users', 'AUDIT_KEY 从审计第 2 条起生效');
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  await scene.kill('SIGTERM');
  const { code, out } = await scene.checkAudit([], { AUDIT_KEY });
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('自第 2 条起受 AUDIT_KEY 保护') });
  const again = await scene.start();
  expect(again.log()).not.toContain('起生效');
  await scene.kill('SIGTERM');
  for (const other of ['another key, by mistake', '']) {
    const refused = startProcess({ ...scene.settings, AUDIT_KEY: other });
    expect(await refused.ended).toBe(2);
    expect(refused.log()).toMatch(/^AUDIT_KEY 与 STATE_DIR 中的审计所用的不同.*。\n$/);
  }
});

it('every day each admin gets the head, and the next start holds the audit against it', async () => {
  const scene = await Scene.set();
  await scene.start();
  await scene.letIn();
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  await scene.kill('SIGTERM');
  await scene.start({}, clockAhead(DAY));
  const sent = await scene.told(ADMIN, '--check-audit');
  const [, n = '', hash = ''] = /--check-audit (\d+) ([0-9a-f]{64})/.exec(sent.text ?? '') ?? [];
  await scene.telegram.until(() => menuOf(scene).includes('审计 4-'), 'the head in the menu');
  await scene.kill('SIGTERM');
  expect(await scene.checkAudit([n, hash])).toMatchObject({ code: 0 });
  expect(await scene.checkAudit([n, hash.replace(/^./, hash.startsWith('0') ? '1' : '0')])).toMatchObject({
    code: 1,
  });
  rmSync(join(scene.folder, 'audit'), { recursive: true });
  const bot = await scene.start({}, clockAhead(DAY));
  await scene.told(ADMIN, '审计只到第 0 条，而管理员的聊天里记下的是第 4 条');
  expect(bot.log()).toContain('审计只到第 0 条');
  await scene.say(ALLOWED, '喀什 莎车', '65,468 万元');
  expect(await scene.checkAudit()).toMatchObject({ code: 1 });
});

const menuOf = (scene: Scene): string =>
  JSON.stringify(scene.telegram.world.commands.get(`chat:${ADMIN}`) ?? []);

const bytesOf = (folder: string): string => {
  const file = join(folder, 'access.db');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

const dayFile = (folder: string): string =>
  readdirSync(join(folder, 'audit')).find((name) => name.endsWith('.jsonl')) ?? '';
