/** What shows as nothing or as a blank, though Unicode does not count it among those: Braille's empty cell and its like. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u{2800}\u{FFFC}\u{1D159}]/gu;

/** Text that others typed, fit to stand in a line of ours: no line breaks, nothing that turns or hides what follows. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();

/** Cleaned, and cut behind `most` characters. */
export const cut = (text: string, most = 60): string => {
  const letters = [...clean(text)];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
};
