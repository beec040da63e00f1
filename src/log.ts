import { type Logger, pino } from 'pino';

export type Log = Logger;

const ANY_TOKEN = /\d{5,}(?::|%3A)[\w-]{30,}/gi;

/**
 * The program's log: pino's lines on standard error. Whatever a line holds, a bot token and the given secrets are
 * taken out of it at the last step, so that not even a library's error can carry them into a file.
 * @param secrets values that must never be seen, e.g. the proxy's password
 */
export function openLog(level: string, secrets: readonly string[] = [], sink: Sink = standardError()): Log {
  const hidden = secrets
    .filter(Boolean)
    .flatMap((s) => [s, encodeURIComponent(s), JSON.stringify(s).slice(1, -1)]);
  const clean = (line: string) =>
    hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line.replace(ANY_TOKEN, '[token]'));
  const log: Log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (err) => failure(err, log) },
    },
    { write: (line) => sink.write(clean(line)) },
  );
  return log;
}

interface Sink {
  write(line: string): unknown;
}

/** Synchronous: the last line before an exit must not be lost. */
function standardError(): Sink {
  return pino.destination({ fd: 2, sync: true });
}

/**
 * An error as the log shows it: its kind and where it arose. Messages of libraries quote what was sent, a question
 * or a reply with its figures, so they appear at debug only; payloads never do.
 */
function failure(err: unknown, log: Log) {
  if (!(err instanceof Error)) return { type: typeof err };
  const code = 'code' in err && ['string', 'number'].includes(typeof err.code) ? err.code : undefined;
  const at = err.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: err.name,
    code,
    at: at?.slice(0, 6).map((line) => line.trim()),
    ...(log.isLevelEnabled('debug') && { message: err.message }),
  };
}
