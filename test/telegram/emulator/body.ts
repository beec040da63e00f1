import type { IncomingMessage } from 'node:http';

export interface Upload {
  filename: string;
  content: Buffer;
}

export type Payload = Record<string, unknown>;

/** A request's parameters: from the address, JSON, a form, or a multipart form with files. */
export async function payloadOf(request: IncomingMessage, url: URL): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const fromUrl = Object.fromEntries(url.searchParams);
  if (body.length === 0) return fromUrl;
  if (type.startsWith('application/json')) return { ...fromUrl, ...JSON.parse(body.toString()) };
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ...fromUrl, ...Object.fromEntries(new URLSearchParams(body.toString())) };
  }
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)"?/.exec(type)?.[1];
  return boundary === undefined ? fromUrl : { ...fromUrl, ...multipart(body, boundary) };
}

function multipart(body: Buffer, boundary: string): Payload {
  const payload: Payload = {};
  const mark = Buffer.from(`--${boundary}`);
  for (let from = body.indexOf(mark); from >= 0; ) {
    const next = body.indexOf(mark, from + mark.length);
    if (next < 0) break;
    const part = body.subarray(from + mark.length + 2, next - 2);
    const gap = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, gap).toString();
    const content = part.subarray(gap + 4);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const filename = /filename="([^"]*)"/.exec(head)?.[1];
    payload[name] = filename === undefined ? content.toString() : ({ filename, content } satisfies Upload);
    from = next;
  }
  return payload;
}
