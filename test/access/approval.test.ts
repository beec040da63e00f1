import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../telegram/emulator/methods.js';
import { ADMIN, ANN, FIGURE, LISTED, OTHER_ADMIN, Service } from './harness.js';

const DAY = 86_400_000;

describe('a request', () => {
  it('goes from 申请 over a typed line to every admin, and one tap lets the applicant in', async () => {
    const service = await Service.start();
    expect(await service.say(ANN, '喀什 莎车')).toBe(
      '您的编号是 700200003。本服务只对获准人员开放，如需使用，请点下面的“申请使用”，由管理员审批。',
    );
    await service.tap(ANN, service.last(ANN), '申请');
    expect(service.last(ANN).text).toContain('单位和姓名');
    expect(await service.say(ANN, ' 莎车县民政局\n\u202e安娜 ')).toContain('申请已提交');
    for (const admin of [ADMIN, OTHER_ADMIN]) {
      expect(service.card(admin).text).toMatchInlineSnapshot(`
        "有人申请使用本服务
        填写：莎车县民政局 安娜
        Telegram 名称：P700200003
        编号：700200003
        请核实身份后处理，一位管理员处理即可；7 天后失效。"
      `);
    }
    expect(await service.say(ANN, '喀什 莎车')).toContain('正在等管理员审批');
    expect(await service.tap(OTHER_ADMIN, service.card(OTHER_ADMIN), '批准')).toBe('已批准。');
    for (const admin of [ADMIN, OTHER_ADMIN]) {
      expect(service.last(admin).text).toContain('已批准（管理员 700200011）');
      expect(buttonsOf(service.last(admin))).toEqual([]);
    }
    expect(service.last(ANN).text).toContain('获批准');
    expect(service.wordsTo(ANN)).not.toMatch(FIGURE);
    expect(await service.isAnswered(ANN)).toBe(true);
  });

  it('that is refused lets nobody in, and may be made again after pauses that grow', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    await service.tap(ADMIN, service.card(ADMIN), '拒绝');
    expect(service.last(ANN).text).toContain('未获批准');
    expect(await service.isAnswered(ANN)).toBe(false);
    await service.say(ANN, '/start');
    await service.tap(ANN, service.last(ANN), '申请');
    expect(service.last(ANN).text).toContain('2024-11-22 13:00（北京时间）以后可以再次申请');
    expect(await service.say(ANN, '莎车县民政局 安娜')).not.toContain('已提交');
    service.time += DAY / 24 + 1;
    expect(await service.apply(ANN)).toContain('申请已提交');
    await service.tap(ADMIN, service.card(ADMIN), '拒绝');
    service.time += DAY / 24 + 1;
    await service.tap(ANN, service.last(ANN), { data: 'apply' });
    expect(service.last(ANN).text).toContain('2024-11-23 13:00（北京时间）以后可以再次申请');
    expect(service.wordsTo(ANN)).not.toMatch(FIGURE);
  });

  it('is decided once where two admins tap at the same moment', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    service.telegram.tap(ADMIN, service.card(ADMIN), '拒绝');
    service.telegram.tap(OTHER_ADMIN, service.card(OTHER_ADMIN), '批准');
    await service.settle();
    const popped = service.telegram
      .callsOf('answerCallbackQuery')
      .slice(-2)
      .map(({ payload }) => payload.text);
    expect(popped.sort()).toEqual(['已拒绝。', '这份申请此前已拒绝，以先处理的为准。']);
    expect(service.telegram.sentTo(ANN).filter(({ text }) => text?.includes('未获批准'))).toHaveLength(1);
    expect(await service.isAnswered(ANN)).toBe(false);
  });

  it('is approved once though the tap is delivered again, also after a restart', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    const data = buttonsOf(service.card(ADMIN))[0]?.callback_data ?? '';
    const card = { ...service.card(ADMIN) };
    for (let i = 0; i < 3; i++) await service.tap(ADMIN, card, { data });
    await service.restart();
    await service.tap(ADMIN, card, { data });
    const entries = await service.say(ADMIN, '/audit');
    expect(entries.match(/批准“/g)).toHaveLength(1);
    expect(await service.isAnswered(ANN)).toBe(true);
  });

  it('is told to the applicant first, whatever holds up the other admins', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    service.telegram.faults.add({ method: 'editMessageText', chat: OTHER_ADMIN, kind: { delay: 2000 } });
    service.telegram.tap(ADMIN, service.card(ADMIN), '批准');
    const settled = service.settle();
    await service.telegram.until(() => service.last(ANN).text?.includes('获批准'));
    expect(service.last(OTHER_ADMIN).text).not.toContain('已批准');
    await settled;
    expect(service.last(OTHER_ADMIN).text).toContain('已批准');
  });

  it('ends after seven days', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    service.time += 7 * DAY + 1;
    expect(await service.tap(ADMIN, service.card(ADMIN), '批准')).toContain('已失效');
    expect(service.last(ADMIN).text).toContain('申请已失效');
    expect(await service.isAnswered(ANN)).toBe(false);
  });

  it('survives a restart, with its cards', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    await service.restart();
    expect(await service.say(ANN, 'x')).toContain('正在等管理员审批');
    await service.tap(ADMIN, service.card(ADMIN), '批准');
    expect(service.last(OTHER_ADMIN).text).toContain('已批准（管理员 700200001）');
    await service.restart();
    expect(await service.isAnswered(ANN)).toBe(true);
  });

  it('is put before an admin who could not be asked at first', async () => {
    const service = await Service.start();
    service.telegram.world.blocked.add(OTHER_ADMIN);
    await service.apply(ANN);
    service.telegram.world.blocked.clear();
    expect(service.telegram.sentTo(OTHER_ADMIN)).toEqual([]);
    await service.say(ANN, '请问');
    expect(service.card(OTHER_ADMIN).text).toContain('安娜');
    expect(service.telegram.sentTo(ADMIN)).toHaveLength(1);
  });

  it.each([
    ['too long', '局'.repeat(61), '60 个字以内'],
    ['empty of letters', '\u202e\u200b', '没有看到'],
  ])('with a line %s is asked for again', async (_, line, words) => {
    const service = await Service.start();
    expect(await service.apply(ANN, line)).toContain(words);
    expect(service.telegram.sentTo(ADMIN)).toEqual([]);
    expect(await service.say(ANN, '局'.repeat(60))).toContain('申请已提交');
  });

  it('waits behind twenty others: the admins are told, can take it first, and it comes when there is room', async () => {
    const service = await Service.start();
    for (let id = 1; id <= 20; id++) expect(await service.apply(800_000_000 + id)).toContain('申请已提交');
    expect(await service.apply(ANN)).toContain('申请已提交');
    expect(service.last(ADMIN).text).toContain('待审批的申请已有 21 份');
    const told = service.telegram.sentTo(ADMIN).length;
    expect(await service.apply(800_000_021, '后来 者')).toContain('申请已提交');
    expect(service.telegram.sentTo(ADMIN)).toHaveLength(told);
    const words = await service.say(ADMIN, '/users');
    expect(words).toContain('待审批的申请 22 份');
    expect(words).toContain('排队的 2 份');
    expect(words).toContain('700200003　莎车县民政局 安娜');
    expect(await service.say(ADMIN, '/users 800000021')).toContain('后来 者');
    await service.tap(ADMIN, service.card(ADMIN), '批准');
    expect(await service.isAnswered(800_000_021)).toBe(true);
    const first = service.telegram.sentTo(OTHER_ADMIN).find(({ text }) => text?.includes('800000001'));
    await service.tap(OTHER_ADMIN, first ?? service.card(OTHER_ADMIN), '拒绝');
    expect(service.card(OTHER_ADMIN).text).toContain('700200003');
  });
});

describe('a button', () => {
  it('forged a hundred times by others lets nobody in', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    const sound = buttonsOf(service.card(ADMIN)).map(({ callback_data }) => callback_data ?? '');
    const card = service.card(ADMIN);
    for (let i = 0; i < 100; i++) {
      const data = i % 2 ? (sound[(i % 4) >> 1] ?? '') : `approve:${String(i).padStart(16, 'A')}`;
      const id = [ANN, LISTED, 900_000_000 + i][i % 3] ?? ANN;
      service.telegram.tap(id, { ...card, chat: { id, type: 'private' } }, { data });
    }
    await service.settle();
    expect(await service.isAnswered(ANN)).toBe(false);
    expect(service.card(ADMIN)).toBe(card);
    expect(service.wordsTo(ANN)).not.toMatch(FIGURE);
  });

  it.each(['approve:AAAAAAAAAAAAAAAA', 'approve:', 'approve:x:y', 'apply', 'reject:________________', ''])(
    'with %j from an admin is refused politely',
    async (data) => {
      const service = await Service.start();
      await service.apply(ANN);
      const popped = await service.tap(ADMIN, service.card(ADMIN), { data: data || '\u0000' });
      expect(popped).toMatch(/失效|太久|获准/);
      expect(await service.isAnswered(ANN)).toBe(false);
    },
  );

  it('of an admin who is one no longer does nothing', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    const card = { ...service.card(ADMIN), chat: { id: LISTED, type: 'private' } };
    expect(await service.tap(LISTED, card, '批准')).toContain('只供管理员');
    expect(await service.isAnswered(ANN)).toBe(false);
  });
});

describe('a revocation', () => {
  it('holds at once, beyond a restart and against an old 批准, until a new request is approved', async () => {
    const service = await Service.start();
    await service.apply(ANN);
    const old = structuredClone(service.card(ADMIN));
    await service.tap(ADMIN, service.card(ADMIN), '批准');
    expect(await service.isAnswered(ANN)).toBe(true);
    expect(await service.say(ADMIN, `/revoke ${ANN}`)).toContain('已停止 700200003');
    const seen = service.wordsTo(ANN).length;
    expect(await service.isAnswered(ANN)).toBe(false);
    expect(
      await service.tap(OTHER_ADMIN, { ...old, chat: { id: OTHER_ADMIN, type: 'private' } }, '批准'),
    ).toContain('此前已批准');
    await service.restart();
    await service.tap(ADMIN, old, '批准');
    expect(await service.isAnswered(ANN)).toBe(false);
    expect(service.wordsTo(ANN).slice(seen)).not.toMatch(FIGURE);
    await service.letIn(ANN);
    expect(await service.isAnswered(ANN)).toBe(true);
  });

  it('holds for an answer that is on its way: Telegram asks to wait, and by then the right has ended', async () => {
    const service = await Service.start();
    service.telegram.faults.add({
      method: 'sendMessage',
      chat: LISTED,
      kind: { status: 429, retry_after: 1 },
    });
    service.telegram.say(LISTED, '喀什 莎车');
    const answering = service.settle();
    await service.telegram.until(() => service.telegram.callsOf('sendMessage').length > 0);
    await service.say(ADMIN, `/revoke ${LISTED}`);
    await answering;
    expect(service.telegram.sentTo(LISTED)).toEqual([]);
  });

  it('works for an id of ALLOWED_IDS, and not for an admin', async () => {
    const service = await Service.start();
    expect(await service.isAnswered(LISTED)).toBe(true);
    await service.say(ADMIN, `/revoke ${LISTED}`);
    await service.restart();
    expect(await service.isAnswered(LISTED)).toBe(false);
    expect(await service.say(ADMIN, `/revoke ${OTHER_ADMIN}`)).toContain('ADMIN_IDS');
    expect(await service.isAnswered(OTHER_ADMIN)).toBe(true);
  });

  it.each(['/revoke', '/revoke abc', '/revoke 1 2', '/revoke -5', '/revoke 99999999999999999999'])(
    'asks for a number at %s',
    async (text) => {
      const service = await Service.start();
      expect(await service.say(ADMIN, text)).toContain('请在命令后写上编号');
    },
  );

  it('says where there is nobody', async () => {
    const service = await Service.start();
    expect(await service.say(ADMIN, '/revoke 5')).toContain('没有编号为 5 的获准人员');
  });
});
