import type { Server } from 'node:http';
import { listenLocally } from './local-server.js';

/** `GET /healthz` on 127.0.0.1: 200 while the service works, else 503. */
export function serveHealth(port: number, works: () => boolean): Promise<Server> {
  return listenLocally(port, 'HEALTH_PORT', (request, response) => {
    const path = request.url?.split('?')[0];
    if (path !== '/healthz' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    const ok = works();
    response.writeHead(ok ? 200 : 503, { 'content-type': 'text/plain' }).end(ok ? 'ok\n' : 'unavailable\n');
  });
}
