import { isHan } from '../../text/fold.js';

interface Word {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly roles: readonly string[];
}

/** A word that spells a character out is at most so long: 精神的精. */
const LONGEST = 4;

/**
 * Which words of a dictated text spell a name's characters out and say nothing else: 精河县，精神的精，河流的河. Each ends in
 * 的 and a character that the word before has, and that a name of the text has as well.
 */
export function spelledOut(tokens: readonly Word[], text: string): boolean[] {
  const spelled = new Array<boolean>(tokens.length).fill(false);
  const names = tokens.filter(({ roles }) => roles.includes('place'));
  for (let at = text.indexOf('的'); at > 0; at = text.indexOf('的', at + 1)) {
    const character = text[at + 1] ?? '';
    const from = text.lastIndexOf(character, at - 1);
    if (!isHan(character) || from < 0 || at - from > LONGEST || /[县市区州]/u.test(character)) continue;
    if (!names.some((name) => name.to <= from + 1 && name.text.includes(character))) continue;
    // 疏附的附: the name itself spells, and stays.
    const start =
      from === at - 1 ? (names.some((name) => name.to === at) ? at : startOf(tokens, from)) : from;
    tokens.forEach((token, i) => {
      // 精神的精河流的河: two spellings run together may look like the name once more; 提前 behind 的 is no spelling.
      const torn = from < at - 1 && token.roles.includes('place');
      if (token.from >= start && (token.to <= at + 2 || (torn && token.from < at + 2))) spelled[i] = true;
    });
  }
  return spelled;
}

const startOf = (tokens: readonly Word[], at: number): number =>
  tokens.find((token) => token.from <= at && token.to > at)?.from ?? at;
