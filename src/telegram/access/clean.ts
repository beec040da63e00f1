/** Text that others typed, fit to stand in a line of ours: no line breaks, nothing that turns or hides what follows. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .replace(/[\p{C}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();

/** Cleaned, and cut behind `most` characters. */
export const cut = (text: string, most = 60): string => {
  const letters = [...clean(text)];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
};
