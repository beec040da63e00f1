import * as http from 'node:http';
import * as https from 'node:https';
import { TLSSocket } from 'node:tls';

/** What came back, whatever it is. */
interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A request that got no answer. */
export class TransportError extends Error {
  constructor(
    readonly code: string,
    /** Whether any of it may have left this machine. */
    readonly sent: boolean,
  ) {
    super(code);
  }
}

/** A request under way. */
interface Posted {
  /** Rejects with a TransportError. */
  readonly answer: Promise<Answer>;
  /** Ends it; the answer rejects with `TIMEOUT`. */
  giveUp(): void;
}

/**
 * Posts JSON and gives back the whole answer. Leaner than the fetch of telegraf, and it knows what that cannot tell:
 * whether a request that failed had left at all.
 */
export function postJson(url: URL, agent: http.Agent, content: unknown): Posted {
  const body = Buffer.from(JSON.stringify(content));
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const { request: open } = url.protocol === 'http:' ? http : https;
  const request = open(url, { method: 'POST', agent, headers });
  let sent = false;
  let givenUp = false;
  const leave = () => {
    sent = true;
  };
  request.once('socket', (socket) => {
    if (request.reusedSocket) leave();
    else if (socket instanceof TLSSocket) socket.once('secureConnect', leave);
    else if (socket.connecting) socket.once('connect', leave);
    else leave();
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    const fail = ({ code = 'ERROR' }: NodeJS.ErrnoException) =>
      reject(new TransportError(givenUp ? 'TIMEOUT' : code, sent));
    request.once('error', fail);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
  });
  request.end(body);
  return {
    answer,
    giveUp: () => {
      givenUp = true;
      request.destroy();
    },
  };
}
