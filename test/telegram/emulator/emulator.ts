import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Payload, payloadOf } from './body.ts';
import { type Fault, type FaultKind, Faults } from './faults.ts';
import { buttonsOf, METHODS, type Sent, seconds, World } from './methods.ts';
import { givingUp } from './patience.ts';
import { type Update, UpdateQueue } from './queue.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { Throttle } from './throttle.ts';

/** One call of the bot, and what it was told. */
export interface Call {
  readonly method: string;
  readonly payload: Payload;
  /** When it arrived and when it was answered, in ms. */
  readonly at: number;
  readonly code: number;
  readonly description?: string;
  /** The fault that struck it. */
  readonly fault?: FaultKind;
}

interface Options {
  readonly token?: string;
  /** Serves https with this key and certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Where webhook updates are really delivered, in place of the address's own host: as a reverse proxy would. */
  readonly deliverTo?: string;
}

export const TOKEN = '123456789:AAEmulatorEmulatorEmulatorEmulator_';

/**
 * A Bot API server for tests: it keeps Telegram's limits, says no in Telegram's words, and fails on request. People
 * write through it; what the bot sends is kept for inspection.
 */
export class Emulator {
  readonly token: string;
  readonly world: World;
  readonly queue = new UpdateQueue();
  readonly calls: Call[] = [];
  readonly faults = new Faults();
  /** Telegram's limits; without them, everything is let through. */
  throttle: Throttle | undefined;
  /** What each delivery of an update to the webhook was answered with. */
  readonly deliveries: { update: number; status: number }[] = [];
  private readonly server: Server;
  private readonly onChange = new Set<() => void>();
  private secret = '';
  private deliverTo: string | undefined;
  private updates = 0;
  private taps = 0;

  constructor({ token = TOKEN, tls, deliverTo }: Options = {}) {
    this.token = token;
    this.world = new World(token);
    this.deliverTo = deliverTo;
    const handle = (request: IncomingMessage, response: ServerResponse) =>
      void this.answer(request, response);
    this.server = tls ? createSecureServer(tls, handle) : createServer(handle);
    this.server.keepAliveTimeout = 60_000;
  }

  /** Starts to listen; gives the API root. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return `${'setSecureContext' in this.server ? 'https' : 'http'}://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Cuts every connection: what was under way is lost. */
  cut(): void {
    this.server.closeAllConnections();
  }

  /** Goes on from an earlier Telegram: with its numbers, and with the menus of its chats. */
  follow(earlier: Emulator): void {
    this.updates = earlier.updates;
    for (const [whose, commands] of earlier.world.commands) this.world.commands.set(whose, commands);
  }

  // — people —

  /** A person writes in the private chat. Gives the update's id. */
  say(id: number, text: string, more: object = {}): number {
    return this.push({ message: this.typed(id, text, more) });
  }

  /** A person edits the message sent last. */
  edit(id: number, text: string): number {
    return this.push({ edited_message: { ...this.typed(id, text), edit_date: seconds() } });
  }

  /** A person taps a button, by label or as forged data. */
  tap(id: number, message: Sent, label: string | { data: string }): string {
    const data =
      typeof label === 'string'
        ? buttonsOf(message).find(({ text }) => text.includes(label))?.callback_data
        : label.data;
    if (data === undefined) throw new Error(`no button ${label}`);
    const tap = `tap${++this.taps}`;
    this.world.taps.add(tap);
    this.push({ callback_query: { id: tap, from: person(id), chat_instance: '1', message, data } });
    return tap;
  }

  /** Queues any update; gives its id. */
  push(update: object): number {
    const update_id = ++this.updates;
    const whole: Update = { update_id, ...update };
    this.queue.add(whole);
    if (this.queue.webhook) void this.deliver();
    return update_id;
  }

  /** The messages in a chat, the newest last, the bot's only. */
  sentTo(chat: number): Sent[] {
    return (this.world.chats.get(chat) ?? []).filter(({ from }) => from.id === this.world.me.id);
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method.toLowerCase());
  }

  /** Waits until this gives something; in vain for `ms`, or longer where the machine is busy. */
  async until<T>(look: () => T | undefined | false, what = look.toString(), ms = 60_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = () => {
        stopWaiting();
        clearInterval(again);
        this.onChange.delete(check);
      };
      const check = () => {
        const found = look();
        if (found === undefined || found === false) return;
        end();
        resolve(found);
      };
      const stopWaiting = givingUp(ms, () => {
        end();
        reject(new Error(`waited in vain for ${what}`));
      });
      // Most changes come with a call; a few do not.
      const again = setInterval(check, 50);
      this.onChange.add(check);
      check();
    });
  }

  /** Waits for the bot's nth message in a chat. */
  reply(chat: number, nth = 1, ms?: number): Promise<Sent> {
    return this.until(() => this.sentTo(chat)[nth - 1], `message ${nth} to ${chat}`, ms);
  }

  private typed(id: number, text: string, more: object = {}) {
    const command = /^\/\w+/.exec(text)?.[0];
    const entities = command ? [{ type: 'bot_command', offset: 0, length: command.length }] : undefined;
    if (!this.world.chats.has(id)) this.world.chats.set(id, []);
    return {
      message_id: this.world.nextMessageId(),
      from: person(id),
      chat: { id, type: 'private', first_name: `P${id}` },
      date: seconds(),
      text,
      ...(entities && { entities }),
      ...more,
    };
  }

  // — the server —

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const url = new URL(request.url ?? '/', 'http://emulator');
    const [, token, name = ''] = /^\/bot([^/]*)\/(\w+)$/.exec(url.pathname) ?? [];
    const method = name.toLowerCase();
    let payload: Payload = {};
    let outcome: { code: number; body: object; description?: string };
    let fault: Fault | undefined;
    try {
      payload = await payloadOf(request, url);
      fault = this.faults.take(method, payload.chat_id);
      if (fault && !fault.done && !isDelay(fault.kind)) {
        outcome = { code: 0, body: {} };
      } else {
        if (token !== this.token)
          throw new Refusal(/^\d+:/.test(token ?? '') ? 401 : 404, token ? 'Unauthorized' : 'Not Found');
        this.throttle?.pass(method, payload.chat_id);
        const closed = new Promise<void>((resolve) => response.once('close', resolve));
        outcome = { code: 200, body: { ok: true, result: await this.run(method, payload, closed) } };
      }
    } catch (error) {
      if (!(error instanceof Refusal)) {
        response.destroy();
        return;
      }
      outcome = refused(error);
    }
    const { code, body, description } = outcome;
    this.calls.push({
      method,
      payload,
      at,
      code,
      ...(description && { description }),
      ...(fault && { fault: fault.kind }),
    });
    if (fault) strike(fault.kind, response, body);
    else reply(response, code, body);
    this.changed();
  }

  private run(method: string, payload: Payload, closed: Promise<void>): unknown {
    switch (method) {
      case 'getupdates':
        this.queue.allow(payload.allowed_updates);
        return this.queue.get(
          Number(payload.offset ?? 0),
          Number(payload.limit ?? 100),
          Number(payload.timeout ?? 0),
          closed,
        );
      case 'setwebhook':
        return this.setWebhook(payload);
      case 'deletewebhook':
        this.queue.webhook = '';
        return true;
      case 'getwebhookinfo':
        return { url: this.queue.webhook, pending_update_count: this.queue.waiting.length };
    }
    const known = METHODS[method];
    if (known === undefined) throw new Refusal(404, 'Not Found: method not found');
    return known(this.world, payload);
  }

  private setWebhook(payload: Payload): true {
    const url = String(payload.url ?? '');
    const secret = String(payload.secret_token ?? '');
    if (secret.length > 256) throw badRequest('secret token is too long');
    if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
    if (!url.startsWith('https://')) {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    }
    this.secret = secret;
    this.queue.allow(payload.allowed_updates);
    this.queue.webhook = url;
    this.queue.end409('setWebhook request');
    void this.deliver();
    return true;
  }

  private delivering = false;

  /** Delivers what waits, one after the other; what is not acknowledged is tried again. */
  private async deliver(): Promise<void> {
    if (this.delivering) return;
    this.delivering = true;
    while (this.queue.webhook && this.queue.waiting[0]) {
      const update = this.queue.waiting[0];
      const target = this.deliverTo
        ? new URL(new URL(this.queue.webhook).pathname, this.deliverTo)
        : this.queue.webhook;
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': this.secret };
      const status = await fetch(target, { method: 'POST', headers, body: JSON.stringify(update) }).then(
        (response) => response.status,
        () => 0,
      );
      this.deliveries.push({ update: update.update_id, status });
      if (status === 200) this.queue.confirm(update.update_id + 1);
      else await new Promise((resolve) => setTimeout(resolve, 100));
      this.changed();
    }
    this.delivering = false;
  }

  private changed(): void {
    for (const look of this.onChange) look();
  }
}

export function person(id: number) {
  return { id, is_bot: false, first_name: `P${id}`, language_code: 'zh-hans' };
}

function refused({ code, description, parameters }: Refusal) {
  return {
    code,
    description,
    body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
  };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const PAGE = '<html><head><title>上网认证</title></head><body>请先登录</body></html>';

function isDelay(kind: FaultKind): kind is { delay: number } {
  return typeof kind === 'object' && 'delay' in kind;
}

function strike(kind: FaultKind, response: ServerResponse, body: object): void {
  if (kind === 'hang') return;
  if (kind === 'reset') {
    response.socket?.resetAndDestroy();
  } else if (kind === 'switch') {
    response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  } else if (kind === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  } else if (kind === 'broken') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"resu');
  } else if (isDelay(kind)) {
    setTimeout(() => reply(response, 200, body), kind.delay);
  } else {
    const { status, retry_after, description } = kind as Extract<FaultKind, { status: number }>;
    const words =
      description ?? (status === 429 ? `Too Many Requests: retry after ${retry_after}` : 'Bad Gateway');
    const error = new Refusal(status, words, retry_after === undefined ? undefined : { retry_after });
    reply(response, status, refused(error).body);
  }
}
