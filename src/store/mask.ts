const NUMBER = /[\d０-９](?:[\d０-９,，.．]*[\d０-９])?/g;
const IN_HAN =
  /[零〇一二两三四五六七八九十百千万亿点]+(?=\s*[万亿])|[零〇一二两三四五六七八九十百千万亿点]{2,}(?=\s*元)|[零〇一二两三四五六七八九十百千万亿点]{4,}/g;

/** The class of the subjects, or a whole code: the record must tell which one was asked for. */
const CODE = /^208(?:\d{4})?$/;

/** How many digits make an amount by themselves; with a unit one does. */
const FEWEST = 3;

/**
 * What people typed, with the amounts in it covered: the record says what was asked, never how much. Codes, years,
 * percentages and small numbers stay.
 */
export const mask = (text: string): string =>
  text
    .replace(NUMBER, (found, at: number) =>
      isAmount(found, text.slice(at + found.length)) ? cover(found) : found,
    )
    .replace(IN_HAN, cover);

const isAmount = (found: string, behind: string): boolean => {
  if (/^\s*[万亿]/.test(behind)) return true;
  const number = found.normalize('NFKC');
  if (CODE.test(number) || /^\s*[%％年]/.test(behind)) return false;
  return number.replace(/\D/g, '').length >= FEWEST;
};

const cover = (found: string): string => '＊'.repeat([...found].length);
