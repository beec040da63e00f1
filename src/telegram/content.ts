import type { Content } from './transport.js';

/** A file to send: what telegraf calls an input file. */
interface File {
  readonly source: Buffer;
  readonly filename?: string;
}

/** Whether something is sent with a file in it: such a call takes longer. */
export function hasFile(payload: object): boolean {
  return Object.values(payload).some(isFile);
}

/** A call's parameters as they are sent: JSON, or a form where there is a file among them. */
export async function contentOf(payload: object): Promise<Content> {
  if (hasFile(payload)) return formOf(payload);
  return { type: 'application/json', body: Buffer.from(JSON.stringify(payload)) };
}

/** Written by Node's own fetch; sent like everything else, since fetch knows no proxies. */
async function formOf(payload: object): Promise<Content> {
  const form = new FormData();
  for (const [name, value] of Object.entries(payload)) {
    if (value === undefined) continue;
    if (isFile(value)) form.append(name, new Blob([value.source]), value.filename ?? 'file');
    else form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const written = new Response(form);
  return {
    type: written.headers.get('content-type') ?? '',
    body: Buffer.from(await written.arrayBuffer()),
  };
}

function isFile(value: unknown): value is File {
  return typeof value === 'object' && value !== null && 'source' in value && Buffer.isBuffer(value.source);
}
