import * as http from 'node:http';
import * as https from 'node:https';
import { TLSSocket } from 'node:tls';

/** What came back, whatever it is. */
interface Answer {
  readonly status: number;
  readonly body: string;
  /** The server's clock, in ms, where it tells. */
  readonly date: number | undefined;
}

/** What is sent. */
export interface Content {
  readonly type: string;
  readonly body: Buffer;
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

/** Far beyond any answer of Telegram's: a page without an end must not fill the memory. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Posts something and gives back the whole answer. It has an end, whatever comes back and however the connection goes:
 * where nothing else does, `giveUp` settles it. And it tells what fetch cannot: whether a request that failed had left
 * at all.
 */
export function post(url: URL, agent: http.Agent, { type, body }: Content): Posted {
  const headers = { 'content-type': type, 'content-length': body.length };
  const { request: open } = url.protocol === 'http:' ? http : https;
  const request = open(url, { method: 'POST', agent, headers });
  const hasLeft = watchDeparture(request);
  let fail: (code: string) => void = () => undefined;
  const answer = new Promise<Answer>((resolve, reject) => {
    fail = (code) => {
      reject(new TransportError(code, hasLeft()));
      request.destroy();
    };
    request.on('error', ({ code = 'ERROR' }: NodeJS.ErrnoException) => fail(code));
    // A 101 hands the connection over and says nothing more.
    request.once('upgrade', (_, socket) => {
      socket.destroy();
      fail('NOT_TELEGRAM');
    });
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST_BYTES) fail('NOT_TELEGRAM');
        else chunks.push(chunk);
      });
      response.on('error', ({ code = 'ERROR' }: NodeJS.ErrnoException) => fail(code));
      response.once('end', () => {
        const date = Date.parse(response.headers.date ?? '');
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          date: Number.isNaN(date) ? undefined : date,
        });
      });
    });
    // The last word, where no other was said.
    request.once('close', () => reject(new TransportError('CLOSED', hasLeft())));
  });
  request.end(body);
  // A request that waits for its proxy does not notice that it was destroyed.
  return { answer, giveUp: () => fail('TIMEOUT') };
}

/** Tells whether any of a request may have left. */
function watchDeparture(request: http.ClientRequest): () => boolean {
  let sent = false;
  const leave = () => {
    sent = true;
  };
  request.once('socket', (socket) => {
    if (request.reusedSocket) leave();
    else if (socket instanceof TLSSocket) socket.once('secureConnect', leave);
    else if (socket.connecting) socket.once('connect', leave);
    else leave();
  });
  return () => sent;
}
