/** Marks that part two questions in one message. */
const PARTING = /[?？;；\n]+/u;

/** More questions than these in one message are read as one text. */
const MOST = 5;

/** A message cut at its question marks, semicolons and line ends; one part where there is nothing to cut. */
export function partsOf(text: string): readonly string[] {
  const parts = text
    .split(PARTING)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 && parts.length <= MOST ? parts : [text];
}
