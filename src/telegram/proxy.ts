import type { Agent, ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';

type Target = Parameters<SocksProxyAgent['connect']>[1];

/** Why a proxy did not let a request through. Nothing was sent to Telegram. */
class ProxyError extends Error {
  constructor(readonly code: 'PROXY_AUTH' | 'PROXY_REFUSED' | 'PROXY_UNREACHABLE') {
    super(code);
  }
}

/**
 * An agent that reaches Telegram through the proxy at this address (http, https or socks5h), keeping connections.
 * Its failures are ProxyErrors: the libraries' own carry the password, or look like answers of the server behind.
 */
export function proxyAgent(url: URL): Agent {
  return url.protocol === 'socks5h:'
    ? new Socks(url, { keepAlive: true })
    : new Tunnel(url, { keepAlive: true });
}

class Tunnel extends HttpsProxyAgent<string> {
  override async connect(request: ClientRequest, options: Target): Promise<Socket> {
    let status = 0;
    request.once('proxyConnect', (answer: { statusCode: number }) => {
      status = answer.statusCode;
    });
    const socket = await super.connect(request, options as never).catch(() => {
      throw new ProxyError('PROXY_UNREACHABLE');
    });
    if (status === 200) return socket;
    socket.destroy();
    throw new ProxyError(status === 407 || status === 401 ? 'PROXY_AUTH' : 'PROXY_REFUSED');
  }
}

class Socks extends SocksProxyAgent {
  override async connect(request: ClientRequest, options: Target): Promise<Socket> {
    return super.connect(request, options).catch((cause: Error) => {
      if (/authentication/i.test(cause.message)) throw new ProxyError('PROXY_AUTH');
      throw new ProxyError(/rejected/i.test(cause.message) ? 'PROXY_REFUSED' : 'PROXY_UNREACHABLE');
    });
  }
}
