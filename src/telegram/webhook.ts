import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Webhook } from '../config.js';
import type { Log } from '../log.js';
import { storageFault } from '../store/storage.js';
import type { Intake } from './intake.js';
import { listenLocally } from './local-server.js';
import { numberOf } from './shape.js';

const TELL_EVERY_MS = 3_600_000;
const MOST_BYTES = 1024 * 1024;

/**
 * Listens for what Telegram delivers. An update is acknowledged only once it is saved; whatever is not Telegram's is
 * turned away before it is read.
 */
export function serveWebhook(
  { url, secret, port }: Webhook,
  intake: Intake,
  log: Log,
  foreign = new Foreign(log),
): Promise<Server> {
  const isSecret = sameAs(secret);
  return listenLocally(port, 'PORT', async (request, response) => {
    const end = (status: number) => response.writeHead(status).end();
    if (request.url !== url.pathname) return end(404);
    if (request.method !== 'POST') return end(405);
    if (!isSecret(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''))) {
      foreign.add();
      return end(403);
    }
    try {
      const body = await readBody(request, response);
      if (body === undefined) return;
      const update = parseUpdate(body);
      if (update === undefined) return end(400);
      await intake.accept([update]);
      end(200);
    } catch (err) {
      if (!storageFault(err)) log.error({ err }, '一条消息没能处理；Telegram 会再送一次');
      if (!response.headersSent) end(500);
    }
  });
}

/** Compares in constant time, whatever the lengths. */
function sameAs(secret: string): (given: string) => boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const expected = hash(secret);
  return (given) => timingSafeEqual(hash(given), expected);
}

/** The whole body, or undefined where it was too large and has been refused. */
async function readBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = Number(request.headers['content-length'] ?? 0) > MOST_BYTES ? MOST_BYTES + 1 : 0;
  if (size === 0) {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > MOST_BYTES) break;
      chunks.push(chunk);
    }
  }
  if (size <= MOST_BYTES) return Buffer.concat(chunks);
  response.writeHead(413, { connection: 'close' }).end(() => request.destroy());
  return undefined;
}

/** Counts requests with a wrong secret: the first is told, then once an hour how many there were. */
export class Foreign {
  count = 0;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly log: Log) {}

  add(): void {
    this.count++;
    if (performance.now() - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = performance.now();
    this.log.warn(
      { requests: this.count },
      '收到密钥不对的请求，已拒绝；若是 Telegram 发来的，请检查 WEBHOOK_SECRET；此后每小时只记一次总数',
    );
  }
}

function parseUpdate(body: Buffer): unknown {
  try {
    const update = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return numberOf(update) === undefined ? undefined : update;
  } catch {
    return undefined;
  }
}
