import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadNotices } from '../../src/notice/load.js';
import { questionOfLink } from '../../src/telegram/links.js';
import { LISTED, Service } from '../access/harness.js';

const loaded = loadNotices('data');
if (!loaded.ok || !loaded.notices[0]) throw new Error('the data is damaged');
const { rows } = loaded.notices[0];

const link = (name: string) => `/start ${Buffer.from(name).toString('base64url')}`;

describe('a deep link', () => {
  it.each(rows.map(({ name }) => name))('has room for %s', (name) => {
    expect(link(name).length).toBeLessThanOrEqual('/start '.length + 64);
    expect(questionOfLink(link(name))).toBe(name);
  });

  it.each([
    ['/start shache', 'shache'],
    ['/start kashi-shache', 'kashi shache'],
    ['/start Kashi_Shache', 'Kashi Shache'],
    ['/start@xcs_test_bot shache', 'shache'],
    ['/start', undefined],
    ['/start ', undefined],
    ['/start 莎车', undefined],
    ['/start a b', undefined],
    ['/start a\nb', undefined],
    ['/start a/b', undefined],
    [`/start ${'a'.repeat(65)}`, undefined],
    ['莎车 /start shache', undefined],
    ['/starts shache', undefined],
    [link('/revoke 700200001'), expect.not.stringContaining('/')],
  ])('%s asks %s', (text, question) => {
    expect(questionOfLink(text)).toEqual(question);
  });

  it('is bounded, and never a command, whatever it carries', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'/-_aZ9 喀=+'), maxLength: 80 }), (payload) => {
        const question = questionOfLink(`/start ${payload}`) ?? '';
        expect(question.length).toBeLessThanOrEqual(64);
        expect(question).not.toMatch(/^\//);
      }),
    );
  });

  it('counts as a question, which the greeting does not', async () => {
    const service = await Service.start(2);
    for (let n = 0; n < 4; n++) expect(await service.say(LISTED, '/start')).toContain('您好');
    expect(await service.say(LISTED, link('莎车县'))).toContain('65,468');
    expect(await service.say(LISTED, link('莎车县'))).toContain('65,468');
    expect(await service.say(LISTED, link('莎车县'))).not.toContain('65,468');
  });
});
