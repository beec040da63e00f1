import type { Fault, FaultAt } from './fault.js';

/** How a field that is still to be filled in begins, whatever its type: no value of a notice does. */
const OPENS = '（填写：';
const CLOSES = '）';

/** What stands in a field until it is filled in; says what belongs there. */
export const toFill = (what: string): string => `${OPENS}${what}${CLOSES}`;

type Path = readonly (string | number)[];

/**
 * @param lineOf the line of a value in the file
 * @returns a fault for each field that is not filled in yet, in the file's order: what belongs there is what it says
 */
export function blanksIn(value: unknown, lineOf: (path: Path) => number, at: FaultAt): Fault[] {
  const visit = (found: unknown, path: Path): Fault[] => {
    if (typeof found === 'string' && found.startsWith(OPENS))
      return [at(lineOf(path), `“${path.join('.')}”还没有填写`, whatOf(found))];
    if (typeof found !== 'object' || found === null) return [];
    const isList = Array.isArray(found);
    return Object.entries(found).flatMap(([key, part]) => visit(part, [...path, isList ? Number(key) : key]));
  };
  return visit(value, []);
}

const whatOf = (blank: string): string =>
  blank.slice(OPENS.length, blank.endsWith(CLOSES) ? -CLOSES.length : undefined);
