import type { Server } from 'node:http';
import type { IntakeLoad } from './intake.js';
import { listenLocally } from './local-server.js';
import type { Reach } from './reach.js';
import type { TrafficLoad } from './traffic.js';

/** How the service is, at this moment. */
export interface Health {
  /** What does not work, a sentence each; empty where the service works. */
  readonly faults: readonly string[];
  readonly intake: IntakeLoad;
  readonly traffic: TrafficLoad;
  /** Requests to the webhook with a wrong secret. */
  readonly foreign: number;
}

/** A token that is refused may be renewed any moment; beyond this, somebody has to look. */
const TOKEN_REFUSED_MS = 600_000;

/** What keeps the service from working. @param storage what is wrong with the disk, in a sentence */
export function faultsOf(
  isReceiving: boolean,
  reach: Pick<Reach, 'tokenRefusedFor' | 'lapses'>,
  storage: string | undefined,
): string[] {
  const faults: string[] = [];
  if (!isReceiving) faults.push(reach.lapses.receiving.words ?? '收不到 Telegram 的消息');
  if (reach.tokenRefusedFor > TOKEN_REFUSED_MS) {
    const minutes = Math.floor(reach.tokenRefusedFor / 60_000);
    faults.push(`Telegram 不接受 BOT_TOKEN 已有 ${minutes} 分钟，请向 @BotFather 核对令牌`);
  }
  if (storage !== undefined) faults.push(storage);
  return faults;
}

/** `GET /healthz` on 127.0.0.1: 200 while the service works, else 503; then what is wrong, and the load. */
export function serveHealth(port: number, look: () => Health): Promise<Server> {
  return listenLocally(port, 'HEALTH_PORT', (request, response) => {
    const path = request.url?.split('?')[0];
    if (path !== '/healthz' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    const health = look();
    const ok = health.faults.length === 0;
    const lines = [ok ? 'ok' : 'unavailable', ...health.faults, ...loadOf(health)];
    response
      .writeHead(ok ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8' })
      .end(`${lines.join('\n')}\n`);
  });
}

function loadOf({ intake, traffic, foreign }: Health): string[] {
  const oldest = Math.round(intake.oldest / 1000);
  const { sent, throttled, perSecond } = traffic;
  return [
    `待处理的消息 ${intake.waiting} 条，其中获准人员 ${intake.first} 条，最早的已等 ${oldest} 秒`,
    `近一分钟发出 ${sent} 条，Telegram 要求放慢 ${throttled} 次，现在每秒至多 ${Math.round(perSecond)} 条`,
    ...(intake.aside > 0 ? [`无法识别而搁置的消息 ${intake.aside} 条`] : []),
    ...(foreign > 0 ? [`密钥不对而拒绝的回调请求 ${foreign} 次`] : []),
  ];
}
