/** Telegram takes no longer payload than this. */
const PAYLOAD = /^\/start(?:@\w+)? ([\w-]{1,64})$/;

/**
 * The question that a deep link `t.me/<bot>?start=…` asks: a place's name as base64url, or as it sounds (`shache`,
 * `kashi-shache`). Undefined for any other text.
 */
export function questionOfLink(text: string): string | undefined {
  const payload = PAYLOAD.exec(text)?.[1];
  if (payload === undefined) return undefined;
  const decoded = Buffer.from(payload, 'base64url').toString();
  return /^[\p{Script=Han}·（） ]+$/u.test(decoded) ? decoded : payload.replace(/[_-]+/g, ' ').trim();
}
