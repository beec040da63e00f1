/** Telegram takes no longer payload than this. */
const PAYLOAD = /^\/start(?:@\w+)? ([\w-]{1,64})$/;

/** A place's name: it has Han, and no more than letters around it. */
const NAME = /^(?=.*\p{Script=Han})[\p{L}\p{N}·（） ]+$/u;

/**
 * The question that a deep link `t.me/<bot>?start=…` asks: a place's name as base64url, or as it sounds (`shache`,
 * `kashi-shache`). Undefined for any other text.
 */
export function questionOfLink(text: string): string | undefined {
  const payload = PAYLOAD.exec(text)?.[1];
  if (payload === undefined) return undefined;
  const decoded = Buffer.from(payload, 'base64url').toString();
  return NAME.test(decoded) ? decoded : payload.replace(/[_-]+/g, ' ').trim();
}
