import { TelegramError } from 'telegraf';
import { describe, expect, it } from 'vitest';
import { openLog } from '../src/log.ts';
import { TOKEN } from './telegram/emulator/emulator.ts';

const PASSWORD = 'p@ss "word"/秘';

function lines(level: string, write: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  write(openLog(level, [PASSWORD, ''], { write: (line) => (text += line) }));
  return text;
}

const QUESTION = '喀什 莎车';
const fromTelegraf = () =>
  new TelegramError(
    { error_code: 400, description: 'Bad Request' },
    { method: 'sendMessage', payload: { text: QUESTION } },
  );

describe('the log', () => {
  it.each<[string, () => Error]>([
    [
      'a token in an address',
      () => new Error(`invalid json response body at https://api.telegram.org/bot${TOKEN}/getMe`),
    ],
    ['an encoded token', () => new Error(encodeURIComponent(TOKEN))],
    ["a proxy's password", () => new Error(`http://user:${PASSWORD}@proxy`)],
    ["an encoded proxy's password", () => new Error(`http://user:${encodeURIComponent(PASSWORD)}@proxy`)],
    ['a payload', fromTelegraf],
    ['a cause', () => new Error('outer', { cause: new Error(`${TOKEN} ${QUESTION}`) })],
  ])('shows nothing of %s, at any level', (_, make) => {
    for (const level of ['info', 'trace']) {
      const text = lines(level, (log) => {
        log.error({ err: make() }, '出错');
        if (level === 'trace') log.debug(make().message);
      });
      expect(text).toContain('出错');
      for (const secret of [
        TOKEN,
        encodeURIComponent(TOKEN),
        PASSWORD,
        encodeURIComponent(PASSWORD),
        QUESTION,
      ]) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
    }
  });

  it("shows an error's message at debug only, and always where it arose", () => {
    const write = (log: ReturnType<typeof openLog>) =>
      log.error({ err: new Error(`问题是 ${QUESTION}`) }, '出错');
    expect(lines('info', write)).not.toContain(QUESTION);
    expect(lines('info', write)).toContain('log.test.ts');
    expect(lines('debug', write)).toContain(QUESTION);
  });

  it('is one JSON object a line', () => {
    const text = lines('info', (log) => {
      log.info('一');
      log.warn({ err: 'odd' }, '二\n行');
    });
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).msg),
    ).toEqual(['一', '二\n行']);
  });
});
