import type { Server } from 'node:http';
import type { Webhook } from '../config.js';
import type { Log } from '../log.js';
import { type Api, TIMING } from './api.js';
import { UPDATE_KINDS } from './gate.js';
import type { Intake } from './intake.js';
import { Polling } from './polling.js';
import { type Foreign, serveWebhook } from './webhook.js';

/** Polls take at most 10 s where the network works: beyond this, they do not. */
const SILENT_MS = 25_000;

/** When the program ends, as a signal and as a promise. */
export interface Ending {
  readonly signal: AbortSignal;
  readonly promise: Promise<void>;
}

/** How updates come in. */
export interface WayIn {
  readonly name: 'polling' | 'webhook';
  /** Servers that have to listen before Telegram is asked for anything. */
  open(): Promise<Server[]>;
  isReceiving(): boolean;
  /** Takes updates in until the end. */
  run(ending: Ending): Promise<void>;
  /** Tells Telegram at the end what need not be sent again. */
  confirm(): Promise<void>;
}

/** Telegram is asked for updates. */
export function byPolling(api: Api, intake: Intake, log: Log): WayIn {
  const polling = new Polling(api, intake, log, TIMING);
  return {
    name: 'polling',
    open: async () => [],
    isReceiving: () => polling.silence < SILENT_MS,
    async run({ signal }) {
      await api.deleteWebhook();
      await polling.run(signal);
    },
    confirm: () => polling.confirm(),
  };
}

/** Telegram delivers updates; what was delivered is confirmed at once. */
export function byWebhook(webhook: Webhook, api: Api, intake: Intake, log: Log, foreign: Foreign): WayIn {
  let isListening = false;
  return {
    name: 'webhook',
    async open() {
      const server = await serveWebhook(webhook, intake, log, foreign);
      isListening = true;
      return [server];
    },
    isReceiving: () => isListening,
    async run({ promise }) {
      const { url, secret } = webhook;
      await api.setWebhook(url.href, { secret_token: secret, allowed_updates: UPDATE_KINDS });
      await promise;
    },
    confirm: async () => undefined,
  };
}
