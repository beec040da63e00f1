import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, makeCertificate } from './emulator/certificate.ts';
import { Emulator, TOKEN } from './emulator/emulator.ts';
import { freePort } from './emulator/ports.ts';
import { connectProxy, socksProxy, type TestProxy } from './emulator/proxies.ts';
import { ALLOWED, killAll, startProcess } from './process.ts';

const CREDENTIALS = { user: '用户', password: 'p@ss:w0rd/秘' };
const LOGIN = `${encodeURIComponent(CREDENTIALS.user)}:${encodeURIComponent(CREDENTIALS.password)}`;

describe('behind a proxy, over TLS', () => {
  let certificate: Certificate;
  let telegram: Emulator;
  let root: string;
  const open: TestProxy[] = [];

  beforeAll(async () => {
    certificate = await makeCertificate();
    telegram = new Emulator({ tls: certificate });
    root = (await telegram.listen()).replace('127.0.0.1', 'localhost');
  });

  afterEach(async () => {
    await killAll();
    for (const proxy of open.splice(0)) await proxy.close();
  });

  afterAll(() => telegram.close());

  const proxies: [string, () => Promise<TestProxy>][] = [
    ['http', () => connectProxy(CREDENTIALS)],
    ['https', () => connectProxy(CREDENTIALS, certificate)],
    ['socks5h', () => socksProxy(CREDENTIALS)],
  ];

  async function start(scheme: string, login: string, make: () => Promise<TestProxy>) {
    const proxy = await make();
    open.push(proxy);
    const bot = startProcess({
      TELEGRAM_API_ROOT: root,
      PROXY_URL: `${scheme}://${login}@localhost:${proxy.port}`,
      NODE_EXTRA_CA_CERTS: certificate.file,
      LOG_LEVEL: 'trace',
    });
    return { proxy, bot };
  }

  it.each(proxies)(
    '%s: answers in words and in a picture, and lets the proxy resolve the name',
    async (scheme, make) => {
      const { proxy, bot } = await start(scheme, LOGIN, make);
      await bot.said(/已启动/);
      const nth = telegram.sentTo(ALLOWED).length + 1;
      telegram.say(ALLOWED, '喀什 莎车');
      expect((await telegram.reply(ALLOWED, nth)).text).toContain('65,468');
      telegram.say(ALLOWED, '喀什地区 图');
      expect((await telegram.reply(ALLOWED, nth + 1)).photo?.[0]?.width).toBe(1080);
      expect(new Set(proxy.targets)).toEqual(new Set([`localhost:${telegram.port}`]));
      bot.child.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
    },
  );

  it.each(proxies)(
    '%s: says that the password is wrong, keeps it secret, and tries again',
    async (scheme, make) => {
      const { bot } = await start(scheme, 'someone:SecretPassword', make);
      await bot.said(/PROXY_URL 的代理不接受用户名或密码（407）/);
      await bot.said(/仍未恢复/);
      expect(bot.log()).not.toContain('SecretPassword');
      expect(bot.log()).not.toContain(TOKEN);
      bot.child.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
    },
  );

  it.each(['http', 'https', 'socks5h'])('%s: says that the proxy cannot be reached', async (scheme) => {
    const port = await freePort();
    const bot = startProcess({
      TELEGRAM_API_ROOT: root,
      PROXY_URL: `${scheme}://${LOGIN}@127.0.0.1:${port}`,
    });
    await bot.said(/连不上 PROXY_URL 的代理/);
    expect(bot.log()).not.toContain(CREDENTIALS.password);
  });

  it('uses the proxy for a server on loopback without TLS too', async () => {
    const plain = new Emulator();
    const proxy = await connectProxy(CREDENTIALS);
    open.push(proxy);
    const plainRoot = await plain.listen();
    const bot = startProcess({
      TELEGRAM_API_ROOT: plainRoot,
      PROXY_URL: `http://${LOGIN}@127.0.0.1:${proxy.port}`,
    });
    await bot.said(/已启动/);
    expect(proxy.targets).toContain(`127.0.0.1:${plain.port}`);
    await killAll();
    await plain.close();
  });

  it('says that a certificate is not trusted', async () => {
    const bot = startProcess({ TELEGRAM_API_ROOT: root });
    await bot.said(/证书不可信/);
  });
});
