import { createServer, type RequestListener, type Server } from 'node:http';
import { SettingError } from '../config.js';

/**
 * A server on 127.0.0.1, listening.
 * @param setting the variable that gave the port
 * @throws SettingError where the port cannot be had
 */
export async function listenLocally(port: number, setting: string, handle: RequestListener): Promise<Server> {
  const server = createServer({ requestTimeout: 20_000, headersTimeout: 10_000 }, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => {
      reject(new SettingError(`${setting} 的端口 ${port} 不能用（可能已被占用），请换一个空闲的端口。`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  server.removeAllListeners('error');
  server.on('error', () => undefined);
  return server;
}
