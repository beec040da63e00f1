import type { Folded } from './fold.js';

/** 特克斯特克斯的提前, 前五名前五名: what was dictated twice in one breath. So short a piece may be twice in a word or between two names. */
const TWICE = /(\p{Script=Han}{3,24}?)\1+/gu;

/** The text with what somebody says twice right after each other said once; figures are as they stand. */
export function withoutStutter(folded: Folded): Folded {
  const { text, at } = folded;
  let [kept, from]: [string, number] = ['', 0];
  const places: number[] = [];
  for (const { index, 0: whole, 1: once = '' } of text.matchAll(TWICE)) {
    const end = index + once.length;
    kept += text.slice(from, end);
    places.push(...at.slice(from, end));
    from = index + whole.length;
  }
  if (from === 0) return folded;
  return { ...folded, text: kept + text.slice(from), at: [...places, ...at.slice(from)] };
}
