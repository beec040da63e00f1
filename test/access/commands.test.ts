import { describe, expect, it } from 'vitest';
import { ADMIN, ANN, FIGURE, LISTED, Service } from './harness.js';

it.each(['/users', '/revoke 700200001', '/audit', '/misses'])('%s is for admins', async (command) => {
  const service = await Service.start();
  expect(await service.say(LISTED, command)).toContain('只供管理员');
  expect(await service.say(ANN, command)).toContain('申请使用');
  expect(await service.isAnswered(ADMIN)).toBe(true);
});

it('/users lists who is allowed, and puts open requests before the admin again', async () => {
  const service = await Service.start();
  await service.letIn(ANN);
  await service.apply(800_000_001, '喀什市民政局 <b>李四</b>');
  const words = await service.say(ADMIN, '/users');
  expect(words).toMatchInlineSnapshot(`
    "管理员 2 人：700200001、700200011
    设置 ALLOWED_IDS 中 1 人：700200002
    经批准 1 人：
    700200003　莎车县民政局 安娜（P700200003）　2024-11-22 由 700200001 批准
    待审批的申请 1 份，见下。
    停止某人的使用：/revoke 编号
    有人申请使用本服务
    填写：喀什市民政局 <b>李四</b>
    Telegram 名称：P800000001
    编号：800000001
    请核实身份后处理，一位管理员处理即可；7 天后失效。"
  `);
  await service.tap(ADMIN, service.last(ADMIN), '批准');
  expect(await service.isAnswered(800_000_001)).toBe(true);
});

it('/users fits into Telegram however many there are', async () => {
  const service = await Service.start();
  for (let id = 1; id <= 50; id++) {
    await service.apply(800_000_000 + id, '局'.repeat(60));
    await service.tap(ADMIN, service.card(ADMIN), '批准');
  }
  const words = await service.say(ADMIN, '/users');
  expect(words).toContain('经批准 50 人');
  expect(words).toContain('800000050　');
});

describe('/audit', () => {
  it('shows who asked what, which rows were shown and how it ended, with the newest number and hash', async () => {
    const service = await Service.start();
    await service.isAnswered(LISTED);
    await service.say(LISTED, '石河子');
    await service.tap(LISTED, service.telegram.sentTo(LISTED)[0] ?? service.last(LISTED), {
      data: 'n:喀什地区 叶城县',
    });
    service.telegram.edit(LISTED, '和田');
    await service.settle();
    await service.letIn(ANN);
    await service.say(ADMIN, `/revoke ${ANN}`);
    const words = await service.say(ADMIN, '/audit');
    expect(words.replace(/[0-9a-f]{64}/, 'HASH')).toMatchInlineSnapshot(`
      "最新编号：7
      校验值：HASH
      核对：保留的 7 条（自第 1 条起）前后相符。
      最近 7 条（北京时间）：
      7　11-22 12:00　700200001　停用“700200003”　已停用
      6　11-22 12:00　700200001　批准“700200003 莎车县民政局 安娜”　已批准
      5　11-22 12:00　700200003　申请“莎车县民政局 安娜”　已提交
      4　11-22 12:00　700200002　改问“和田”　请对方选择
      3　11-22 12:00　700200002　点按“喀什地区 叶城县”　已答复，出示 1 项：喀什地区/叶城县
      2　11-22 12:00　700200002　提问“石河子”　未找到
      1　11-22 12:00　700200002　提问“喀什 莎车”　已答复，出示 1 项：喀什地区/莎车县"
    `);
    expect(words).not.toMatch(FIGURE);
  });

  it('says that there is nothing yet', async () => {
    const service = await Service.start();
    expect(await service.say(ADMIN, '/audit')).toBe('审计中还没有记录。');
  });
});

it('/misses counts what ended in none or a choice, as plain text, cut at 60 characters', async () => {
  const service = await Service.start();
  for (const text of ['石河子', '石河子', `<b>&${'噫'.repeat(80)}\u202e`]) await service.say(LISTED, text);
  await service.isAnswered(LISTED);
  expect(await service.say(ADMIN, '/misses')).toBe(
    [
      '近 30 天未找到或请对方选择的提问：',
      '2 次　未找到　“石河子”',
      `1 次　未找到　“<b>&${'噫'.repeat(55)}…”`,
    ].join('\n'),
  );
  expect(service.telegram.calls.every(({ payload }) => payload.parse_mode === undefined)).toBe(true);
});

describe('the pace', () => {
  it('allows a burst of QUESTIONS_PER_MINUTE, says so once, then is quiet; others go on', async () => {
    const service = await Service.start(3);
    await service.isAnswered(LISTED);
    service.telegram.edit(LISTED, '莎车县');
    await service.settle();
    await service.tap(LISTED, service.last(LISTED), { data: 'n:叶城县' });
    const sent = service.telegram.sentTo(LISTED).length;
    expect(await service.say(LISTED, '喀什 莎车')).toBe(
      '您问得有些快，每分钟最多 3 个问题，请过一分钟再问。',
    );
    expect(await service.say(LISTED, '喀什 莎车')).toBe('');
    expect(await service.tap(LISTED, service.last(LISTED), { data: 'n:叶城县' })).toBe('');
    expect(service.telegram.world.taps.size).toBe(0);
    expect(service.telegram.sentTo(LISTED)).toHaveLength(sent + 1);
    expect(await service.isAnswered(ADMIN)).toBe(true);
  });

  it('counts no command, and no decision', async () => {
    const service = await Service.start(1);
    for (const command of ['/start', '/help', '/id', '/users', '/audit', '/misses', '/revoke 5']) {
      expect(await service.say(ADMIN, command)).not.toContain('有些快');
    }
    await service.letIn(ANN);
    expect(await service.isAnswered(ADMIN)).toBe(true);
    expect(await service.isAnswered(ANN)).toBe(true);
  });

  it('answers a long text with a sentence', async () => {
    const service = await Service.start();
    expect(await service.say(LISTED, '喀什 莎车'.repeat(120))).toContain('超过 500 个字');
  });
});

it('a stranger gets ten answers, then silence, whatever is sent', async () => {
  const service = await Service.start();
  for (let i = 0; i < 10; i++) expect(await service.say(ANN, `喀什 ${i}`)).toContain(String(ANN));
  for (let i = 0; i < 15; i++) expect(await service.say(ANN, '/start')).toBe('');
  await service.tap(ANN, service.last(ANN), '申请');
  expect(await service.say(ANN, '某局 安')).toContain('申请已提交');
});
