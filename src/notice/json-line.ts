import type { Fault, FaultAt } from './fault.js';

/**
 * Finds where a value stands in a JSON text, for a fault's line number.
 * @param path keys and indexes from the top
 * @returns the line, counted from 1; that of the nearest container where the value itself is missing
 */
export function lineInJson(json: string, path: readonly (string | number)[]): number {
  const open: { key: string | number; list: boolean }[] = [];
  let best = { depth: -1, offset: 0 };
  let key: string | undefined;
  const visit = (offset: number) => {
    const depth = open.length;
    if (depth > path.length || depth <= best.depth) return;
    if (open.every((level, i) => String(level.key) === String(path[i]))) best = { depth, offset };
  };
  visit(0);
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const top = open.at(-1);
    if (token === '{' || token === '[') {
      visit(index);
      open.push({ key: token === '[' ? 0 : '', list: token === '[' });
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && top?.list) top.key = Number(top.key) + 1;
    else if (token === ':' && top && key !== undefined) top.key = JSON.parse(key) as string;
    else visit(index);
    key = token.startsWith('"') ? token : undefined;
  }
  return json.slice(0, best.offset).split('\n').length;
}

/** @returns what a JSON text holds, or undefined with the fault and its line reported */
export function parseJson(json: string, at: FaultAt, faults: Fault[]): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position === undefined ? 0 : json.slice(0, Number(position)).split('\n').length;
    faults.push(at(line, '不是正确的 JSON', '逗号、引号和括号都成对的 JSON'));
    return undefined;
  }
}
