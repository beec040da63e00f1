/**
 * Reads bytes as offices save them: UTF-8 with or without BOM, else GB18030 (Excel and WPS in Chinese).
 * @returns the text with `\n` line ends, or null where the bytes are neither
 */
export function decode(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
    } catch {
      // Not this encoding: the next one decides.
    }
  }
  return null;
}
