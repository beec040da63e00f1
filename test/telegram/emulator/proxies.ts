import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** A proxy for tests, on loopback. */
export interface TestProxy {
  readonly port: number;
  /** `host:port` of each connection asked for. */
  readonly targets: string[];
  close(): Promise<void>;
}

/** A proxy that tunnels after CONNECT, for http or, with a certificate, https. */
export async function connectProxy(
  { user, password }: Credentials,
  tls?: { key: string; cert: string },
): Promise<TestProxy> {
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const server: Server = tls ? createSecureServer(tls) : createServer();
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    client.on('error', () => undefined);
    if (request.headers['proxy-authorization'] !== expected) {
      client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n<html>407</html>',
      );
      return;
    }
    targets.push(request.url ?? '');
    const [host = '', port] = (request.url ?? '').split(':');
    join(client, host, Number(port), sockets, () =>
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n'),
    );
  });
  return listening(server, targets, sockets);
}

/** A SOCKS5 proxy that asks for user and password and resolves names itself. */
export async function socksProxy({ user, password }: Credentials): Promise<TestProxy> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTcpServer((client) => {
    client.on('error', () => undefined);
    sockets.add(client);
    const read = reader(client);
    void (async () => {
      const [, methods = 0] = await read(2);
      await read(methods);
      client.write(Buffer.from([5, 2]));
      const [, userLength = 0] = await read(2);
      const name = (await read(userLength)).toString();
      const [passwordLength = 0] = await read(1);
      const secret = (await read(passwordLength)).toString();
      const welcome = name === user && secret === password;
      client.write(Buffer.from([1, welcome ? 0 : 1]));
      if (!welcome) return client.end();
      const [, , , kind] = await read(4);
      const host =
        kind === 3 ? (await read((await read(1))[0] ?? 0)).toString() : [...(await read(4))].join('.');
      const port = (await read(2)).readUInt16BE();
      targets.push(`${host}:${port}`);
      join(client, host, port, sockets, () => client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])));
    })();
  });
  return listening(server, targets, sockets);
}

/** Gives exactly so many bytes at a time. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  return async (length) => {
    for (;;) {
      const chunk = length === 0 ? Buffer.alloc(0) : socket.read(length);
      if (chunk !== null) return chunk;
      await new Promise((resolve) => socket.once('readable', resolve));
    }
  };
}

function join(client: Socket, host: string, port: number, sockets: Set<Socket>, joined: () => void): void {
  const target = connect(port, host === 'localhost' ? '127.0.0.1' : host, () => {
    joined();
    client.pipe(target).pipe(client);
  });
  sockets.add(client).add(target);
  target.on('error', () => client.destroy());
  client.on('close', () => target.destroy());
}

async function listening(server: TcpServer, targets: string[], sockets: Set<Socket>): Promise<TestProxy> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    targets,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
