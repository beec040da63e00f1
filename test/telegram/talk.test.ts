import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Emulator } from './emulator/emulator.ts';
import { ALLOWED, killAll, startProcess } from './process.ts';

/** So many people talk at once. */
const CHATS = 200;
const FIRST = 800_000_000;
const PEOPLE = Array.from({ length: CHATS }, (_, i) => FIRST + i);

/** Counties with their current amounts: whoever asks 那本次呢 gets the one of the own county. */
const TALKS = [
  { county: '莎车县', current: '18,808' },
  { county: '叶城县', current: '8,001' },
  { county: '巴楚县', current: '11,431' },
  { county: '墨玉县', current: '8,653' },
  { county: '奇台县', current: '645' },
];

describe('a talk', () => {
  const telegram = new Emulator();

  beforeAll(async () => {
    const bot = startProcess({
      TELEGRAM_API_ROOT: await telegram.listen(),
      ALLOWED_IDS: [ALLOWED, ...PEOPLE].join(','),
      QUESTIONS_PER_MINUTE: '1000',
    });
    await bot.said(/已启动/);
  });

  afterAll(async () => {
    await killAll();
    await telegram.close();
  });

  /** Asks, and waits for the answer. */
  async function asked(text: string, more: object = {}) {
    const nth = telegram.sentTo(ALLOWED).length + 1;
    telegram.say(ALLOWED, text, more);
    return telegram.reply(ALLOWED, nth);
  }

  it('goes on from the last answer', async () => {
    await asked('莎车 本次下达');
    expect((await asked('那叶城呢')).text).toContain('8,001');
  });

  it('goes on from an older answer where that is quoted, and from it again behind that', async () => {
    const older = await asked('墨玉 提前下达');
    await asked('满意度 目标');
    await asked('奇台');
    const quoting = await asked('本次呢', { reply_to_message: older });
    expect(quoting.text).toContain('墨玉县');
    expect(quoting.text).toContain('8,653');
    expect((await asked('占和田地区多少')).text).toContain('24.92');
  });

  it('takes a quoted message that is none of the answers for nothing', async () => {
    await asked('巴楚');
    const stray = { message_id: 1, date: 1, chat: { id: ALLOWED, type: 'private' }, text: '别的' };
    expect((await asked('本次呢', { reply_to_message: stray })).text).toContain('11,431');
  });

  it(`never mixes ${CHATS} chats at once`, async () => {
    for (const [i, person] of PEOPLE.entries())
      telegram.say(person, TALKS[i % TALKS.length]?.county as string);
    await Promise.all(PEOPLE.map((person) => telegram.reply(person)));
    for (const person of PEOPLE) telegram.say(person, '那本次呢');
    const answers = await Promise.all(PEOPLE.map((person) => telegram.reply(person, 2)));
    answers.forEach(({ text }, i) => {
      const { county, current } = TALKS[i % TALKS.length] as (typeof TALKS)[number];
      expect(text).toContain(county);
      expect(text).toContain(`本次下达　${current} 万元`);
    });
  });
});
